import type { HourAndMonth } from '../../domain/prices.ts';
import type { MonthlyCost } from './record.ts';
import type { ResourceStore } from '../../resources/store.ts';

/** @param price in the currency of the store's price list; undefined where it is not known */
export function monthlyCost(
  price: Pick<HourAndMonth, 'month' | 'source'> | undefined,
  { prices }: Pick<ResourceStore, 'prices'>,
): MonthlyCost | undefined {
  return price && prices && { amount: price.month, currency: prices.currency, source: price.source };
}

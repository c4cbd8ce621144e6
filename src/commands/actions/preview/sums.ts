import * as l10n from '@vscode/l10n';
import { formatMoney } from '../../../domain/money.ts';
import type { HourAndMonth, SumSource } from '../../../domain/prices.ts';
import { sourceOfAll } from '../../../domain/prices.ts';
import { priceCaveats, withSource } from '../../../ui/format/price-caveats.ts';
import type { BulkStore } from './bulk-store.ts';

/** What many things cost together, as far as that is known. */
export interface Sum extends Omit<HourAndMonth, 'source'> {
  readonly source: SumSource;
  /** Of how many the price is in the sum, and of how many it is not known. */
  readonly known: number;
  readonly unknown: number;
}

/** Sentences; those that there is no reason for are left out. */
export type Sentences = readonly (string | undefined)[];

export function sumOf(prices: readonly (HourAndMonth | undefined)[]): Sum {
  const known = prices.filter((price) => price !== undefined);
  return {
    hour: known.reduce((sum, { hour }) => sum + hour, 0),
    month: known.reduce((sum, { month }) => sum + month, 0),
    source: sourceOfAll(known),
    known: known.length,
    unknown: prices.length - known.length,
  };
}

/** An amount of what many cost together: at least that where the price of some is not known; with where it is from. */
function summed(text: string, { unknown, source }: Pick<Sum, 'unknown' | 'source'>): string {
  const amount = withSource(text, source);
  return unknown === 0 ? amount : l10n.t('at least {0}', amount);
}

export function money(amount: number, { prices }: Pick<BulkStore, 'prices'>): string {
  return formatMoney(amount, prices?.currency);
}

export function aMonth(sum: Sum, store: Pick<BulkStore, 'prices'>): string {
  return summed(l10n.t('{0} a month', money(sum.month, store)), sum);
}

export function hourAndMonth(sum: Sum, store: Pick<BulkStore, 'prices'>): string {
  return summed(l10n.t('{0} an hour, {1} a month', money(sum.hour, store), money(sum.month, store)), sum);
}

/** Says of how many no price is known, and where the prices are not Barrack's own of now. */
export function priceNotes(
  { unknown, known }: Pick<Sum, 'known' | 'unknown'>,
  { prices }: Pick<BulkStore, 'prices'>,
): Sentences {
  const some = known > 0;
  return [
    some && unknown === 1 ? l10n.t('The price of 1 of them is not known.') : undefined,
    some && unknown > 1 ? l10n.t('The prices of {0} of them are not known.', unknown) : undefined,
    ...(some && prices !== undefined ? priceCaveats(prices) : []),
  ];
}

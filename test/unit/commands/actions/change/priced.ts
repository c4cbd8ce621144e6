import type { Priced } from '../../../../../src/commands/actions/preview/costs.ts';
import type { ResourceStore } from '../../../../../src/resources/store.ts';
import type { PriceList } from '../../../../../src/domain/prices.ts';
import { documentedPrices, instancePrices, volumePrice } from '../../../../../src/domain/prices.ts';
import { tierOf } from '../../../../../src/domain/tiers.ts';

/** Barrack's own prices in USD, but for what a test changes. */
export function priceList(changes: Partial<PriceList> = {}): PriceList {
  const list = documentedPrices('USD');
  if (list === undefined) {
    throw new Error('There are no documented prices in USD');
  }
  return {
    ...list,
    source: 'api',
    gpus: [
      { tier: 'advanced', model: 'H100', perGpuHour: 2.2 },
      { tier: 'legacy', model: 'A100', perGpuHour: 1.35 },
    ],
    ...changes,
  };
}

/** What a store answers that knows these prices. */
type Known = Priced & Pick<ResourceStore, 'needsId' | 'shortId'>;

export function priced(prices = priceList()): Known {
  return {
    needsId: () => false,
    shortId: ({ id }) => id,
    prices,
    priceOf: ({ region, volumeType, sizeGb }) => volumePrice(prices, tierOf(region), volumeType, sizeGb),
    pricesOfInstance: (instance) => instancePrices(prices, tierOf(instance.region), instance),
  };
}

/** What a store answers that knows none. */
export const unpriced: Known = {
  needsId: () => false,
  shortId: ({ id }) => id,
  prices: undefined,
  priceOf: () => undefined,
  pricesOfInstance: () => undefined,
};

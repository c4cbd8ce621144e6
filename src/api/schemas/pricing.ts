import * as z from 'zod/mini';
import { tierOf } from '../../domain/tiers.ts';
import { at, isObject } from '../json.ts';
import type { CatalogRate, PriceCatalog, Prices } from '../price-catalog.ts';
import { number, reader } from './common.ts';

const price = number.check(z.nonnegative());
const perTbHour = /^per\s*tb\s*(?:per|an|\/)\s*hour$/iu;

function pricesIn(value: unknown): Prices {
  const prices = at(value, 'prices');
  return new Map(
    Object.entries(isObject(prices) ? prices : {}).flatMap(([currency, amount]) => {
      const parsed = price.safeParse(amount);
      return parsed.success ? [[currency.trim().toUpperCase(), parsed.data] as const] : [];
    }),
  );
}

/** A price with a unit other than the documented one is left out: none is better than a wrong one. */
function hasKnownUnit(...places: readonly unknown[]): boolean {
  const unit = places.map((place) => at(place, 'unit')).find((found) => found !== undefined);
  return unit === undefined || (typeof unit === 'string' && perTbHour.test(unit.trim()));
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function ratesIn(volumes: unknown): readonly CatalogRate[] {
  return entries(at(volumes, 'pricing')).flatMap(([tier, types]) =>
    entries(types)
      .filter(([, type]) => hasKnownUnit(type, types, volumes))
      .map(([volumeType, type]) => ({ tier: tierOf(undefined, tier), volumeType, prices: pricesIn(type) }))
      .filter((rate) => rate.prices.size > 0),
  );
}

/** Reads `pricing_data` (documented). */
export const readPricing = reader(z.object({ volumes: z.looseObject({}) }), (_, record): PriceCatalog => {
  const { volumes, snapshots } = record;
  const minimum = number.safeParse(at(volumes, 'minimum_size_gb'));
  return {
    volumes: ratesIn(volumes),
    snapshots: pricesIn(at(at(snapshots, 'pricing'), 'legacy')),
    minimumVolumeGb: minimum.data,
    record,
  };
});

import * as z from 'zod/mini';
import type { PriceList, VolumeRate } from '../../domain/prices.ts';
import type { JsonObject } from '../../domain/resources.ts';
import type { Tier } from '../../domain/tiers.ts';
import { tierOf } from '../../domain/tiers.ts';
import { at, isObject } from '../json.ts';
import { number, reader } from './common.ts';

/** Prices by currency code. */
type Prices = ReadonlyMap<string, number>;

interface CatalogRate {
  readonly tier: Tier;
  readonly volumeType: string;
  /** Per TB an hour. */
  readonly prices: Prices;
}

/** Every price the API gave, for all currencies and tiers. */
export interface PriceCatalog {
  readonly volumes: readonly CatalogRate[];
  /** A snapshot's hour, as the API prints it. */
  readonly snapshots: Prices;
  readonly minimumVolumeGb: number | undefined;
  readonly record: JsonObject;
}

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

/** The catalog in one currency; undefined where it has no volume price in it. */
export function toPriceList(catalog: PriceCatalog, currency: string): PriceList | undefined {
  const wanted = currency.toUpperCase();
  const volumes = catalog.volumes.flatMap(({ tier, volumeType, prices }): readonly VolumeRate[] => {
    const found = prices.get(wanted);
    return found === undefined ? [] : [{ tier, volumeType, perTbHour: found }];
  });
  const snapshotHour = catalog.snapshots.get(wanted);
  return volumes.length === 0 ? undefined : { source: 'api', currency: wanted, volumes, snapshotHour };
}

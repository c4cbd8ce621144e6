import * as z from 'zod/mini';
import { currencyOf } from '../../domain/money.ts';
import type { Tier } from '../../domain/tiers.ts';
import { tierOf } from '../../domain/tiers.ts';
import { at, isObject } from '../answers/json.ts';
import type { PriceCatalog, Prices } from '../../domain/price-catalog.ts';
import { number, reader } from './common.ts';

const price = number.check(z.nonnegative());
const perTbHour = /^per\s*tb\s*(?:per|an|\/)\s*hour$/iu;
const perGpuHour = /^per\s*gpu\s*(?:per|an|\/)\s*hour$/iu;

function pricesIn(value: unknown): Prices {
  const prices = at(value, 'prices');
  return new Map(
    Object.entries(isObject(prices) ? prices : {}).flatMap(([currency, amount]) => {
      const parsed = price.safeParse(amount);
      const code = currencyOf(currency);
      return parsed.success && code !== undefined ? [[code, parsed.data] as const] : [];
    }),
  );
}

/** A price with a unit other than the documented one is left out: none is better than a wrong one. */
function hasUnit(known: RegExp, ...places: readonly unknown[]): boolean {
  const unit = places.map((place) => at(place, 'unit')).find((found) => found !== undefined);
  return unit === undefined || (typeof unit === 'string' && known.test(unit.trim()));
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

interface Rate {
  readonly tier: Tier;
  /** A type of volume, or a model of GPU. */
  readonly name: string;
  readonly prices: Prices;
}

/** What `pricing.<tier>.<name>` of a section says. */
function ratesIn(section: unknown, unit: RegExp): readonly Rate[] {
  return entries(at(section, 'pricing')).flatMap(([tier, names]) =>
    entries(names)
      .filter(([, given]) => hasUnit(unit, given, names, section))
      .map(([name, given]) => ({ tier: tierOf(undefined, tier), name, prices: pricesIn(given) }))
      .filter(({ prices }) => prices.size > 0),
  );
}

/** Reads `pricing_data` (documented). */
export const readPricing = reader(z.object({ volumes: z.looseObject({}) }), (_, record): PriceCatalog => {
  const { volumes, snapshots, gpus } = record;
  const minimum = number.safeParse(at(volumes, 'minimum_size_gb'));
  return {
    volumes: ratesIn(volumes, perTbHour).map(({ name, ...rate }) => ({ ...rate, volumeType: name })),
    snapshots: pricesIn(at(at(snapshots, 'pricing'), 'legacy')),
    gpus: ratesIn(gpus, perGpuHour).map(({ name, ...rate }) => ({ ...rate, model: name })),
    minimumVolumeGb: minimum.data,
    record,
  };
});

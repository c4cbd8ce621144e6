import type { GpuRate, PriceList, VolumeRate } from './prices.ts';
import type { JsonObject } from './resources.ts';
import type { Tier } from './tiers.ts';

/** Prices by currency code. */
export type Prices = ReadonlyMap<string, number>;

interface CatalogRate {
  readonly tier: Tier;
  readonly volumeType: string;
  /** Per TB an hour. */
  readonly prices: Prices;
}

interface CatalogGpuRate {
  readonly tier: Tier;
  readonly model: string;
  /** Per GPU an hour. */
  readonly prices: Prices;
}

/** Every price the API gave, for all currencies and tiers. */
export interface PriceCatalog {
  readonly volumes: readonly CatalogRate[];
  /** A snapshot's hour, as the API prints it. */
  readonly snapshots: Prices;
  readonly gpus: readonly CatalogGpuRate[];
  readonly minimumVolumeGb: number | undefined;
  readonly record: JsonObject;
}

/** The catalog in one currency; undefined where it has no volume price in it. */
export function toPriceList(catalog: PriceCatalog, currency: string): PriceList | undefined {
  const wanted = currency.toUpperCase();
  const volumes = catalog.volumes.flatMap(({ tier, volumeType, prices }): readonly VolumeRate[] => {
    const found = prices.get(wanted);
    return found === undefined ? [] : [{ tier, volumeType, perTbHour: found }];
  });
  const gpus = catalog.gpus.flatMap(({ tier, model, prices }): readonly GpuRate[] => {
    const found = prices.get(wanted);
    return found === undefined ? [] : [{ tier, model, perGpuHour: found }];
  });
  const snapshotHour = catalog.snapshots.get(wanted);
  return volumes.length === 0
    ? undefined
    : { source: 'api', currency: wanted, currencyAssumed: false, volumes, snapshotHour, gpus };
}

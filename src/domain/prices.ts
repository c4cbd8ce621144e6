import type { Instance } from './resources.ts';
import type { Tier } from './tiers.ts';
import { gbPerTb } from './sizes.ts';

/** Barrack bills by the hour and counts 730 of them a month; a TB is 1024 GB (docs/platform.md, "Prices"). */
export const hoursPerMonth = 730;
/** As so many GB a snapshot is billed, whatever its size (docs/platform.md, "Prices"). */
const snapshotBilledGb = 100;

/** `api`: as Barrack told; `documented`: as its guides say, since it did not tell. */
export type PriceSource = 'api' | 'documented';

/** What things cost in one currency. Barrack has a list a currency, not an exchange rate. */
export interface PriceList {
  /** Of what is in the list. */
  readonly source: PriceSource;
  readonly currency: string;
  /** True where Barrack does not tell the account's currency, so that this is a guess. */
  readonly currencyAssumed: boolean;
  readonly volumes: readonly VolumeRate[];
  /** What a snapshot costs an hour, as the API prints it; whether that is for each or per TB is not documented. */
  readonly snapshotHour: number | undefined;
  /** Empty where Barrack's own prices are not known: no guide lists them. */
  readonly gpus: readonly GpuRate[];
}

export interface VolumeRate {
  readonly tier: Tier;
  readonly volumeType: string;
  /** Per TB an hour, in the list's currency. */
  readonly perTbHour: number;
}

export interface GpuRate {
  readonly tier: Tier;
  /** As the API writes it. */
  readonly model: string;
  /** In the list's currency. */
  readonly perGpuHour: number;
}

export interface HourAndMonth {
  readonly hour: number;
  readonly month: number;
  readonly source: PriceSource;
}

/** Where a sum of prices is from. */
export type SumSource = PriceSource | 'mixed';

export function sourceOfAll(prices: readonly { readonly source: PriceSource }[]): SumSource {
  const sources = new Set(prices.map(({ source }) => source));
  const [only = 'api'] = sources;
  return sources.size > 1 ? 'mixed' : only;
}

/** The price of one volume, in the currency of its list. */
export interface VolumePrice extends HourAndMonth {
  readonly perTbMonth: number;
}

/** What an instance costs in its states. */
export interface InstancePrices {
  /** The same in SHUTOFF, which is billed in full. */
  readonly running: HourAndMonth | undefined;
  readonly hibernated: HourAndMonth | undefined;
}

/** What a hibernated instance costs an hour (docs/platform.md, "Prices"; the API does not tell). */
const hibernatedHour: Readonly<Record<string, number>> = { USD: 0.01, EUR: 0.01, INR: 1 };

type Row = readonly [tier: Tier, volumeType: string, perTbHour: number];

const documented: Readonly<Record<string, { rows: readonly Row[]; snapshotHour: number }>> = {
  USD: { rows: [['advanced', 'NVMe', 0.3], ['advanced', 'HDD', 0.08], ['legacy', 'SSD', 0.1]], snapshotHour: 0.1 }, // prettier-ignore
  EUR: { rows: [['advanced', 'NVMe', 0.35], ['advanced', 'HDD', 0.1], ['legacy', 'SSD', 0.1]], snapshotHour: 0.1 }, // prettier-ignore
  INR: {
    rows: [
      ['advanced', 'NVMe', 30],
      ['advanced', 'HDD', 8],
      ['legacy', 'SSD', 10],
    ],
    snapshotHour: 10,
  },
};

/** The documented prices (docs/platform.md, "Prices"), or undefined for a currency that has none. */
export function documentedPrices(currency: string): PriceList | undefined {
  const table = Object.hasOwn(documented, currency) ? documented[currency] : undefined;
  if (table === undefined) {
    return undefined;
  }
  const volumes = table.rows.map(([tier, volumeType, perTbHour]) => ({ tier, volumeType, perTbHour }));
  const { snapshotHour } = table;
  return { source: 'documented', currency, currencyAssumed: false, volumes, snapshotHour, gpus: [] };
}

/** The rate of a tier; where that is not known, the only one there is in all. */
function rateOf<R extends { readonly tier: Tier }>(rates: readonly R[], tier: Tier): R | undefined {
  if (tier === 'unknown') {
    return rates.length === 1 ? rates[0] : undefined;
  }
  return rates.find((rate) => rate.tier === tier);
}

function sameWord(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function anHour(hour: number, source: PriceSource): HourAndMonth {
  return { hour, month: hour * hoursPerMonth, source };
}

/** Price of a volume of that tier, type and size (GB); undefined where the list has no rate for it. */
export function volumePrice(
  list: Pick<PriceList, 'volumes' | 'source'>,
  tier: Tier,
  volumeType: string | undefined,
  sizeGb: number | undefined,
): VolumePrice | undefined {
  if (volumeType === undefined || sizeGb === undefined) {
    return undefined;
  }
  const ofType = list.volumes.filter((rate) => sameWord(rate.volumeType, volumeType));
  const rate = rateOf(ofType, tier);
  return (
    rate && {
      perTbMonth: rate.perTbHour * hoursPerMonth,
      ...anHour((sizeGb / gbPerTb) * rate.perTbHour, list.source),
    }
  );
}

/** What a snapshot costs a month, in the two ways that the price of an hour can be read. */
interface SnapshotMonths {
  /** Where that is for each snapshot. */
  readonly each: number;
  /** Where that is for a TB. */
  readonly perTb: number;
}

/** In the currency of the list; undefined where it has no price for snapshots. */
export function snapshotMonths({
  snapshotHour,
}: Pick<PriceList, 'snapshotHour'>): SnapshotMonths | undefined {
  if (snapshotHour === undefined) {
    return undefined;
  }
  const each = snapshotHour * hoursPerMonth;
  return { each, perTb: each * (snapshotBilledGb / gbPerTb) };
}

function runningPrice(
  { gpus, source }: Pick<PriceList, 'gpus' | 'source'>,
  tier: Tier,
  { gpuModel, gpuCount }: Pick<Instance, 'gpuModel' | 'gpuCount'>,
): HourAndMonth | undefined {
  if (gpuModel === undefined || gpuCount === undefined || gpuCount <= 0) {
    return undefined;
  }
  const ofModel = gpus.filter(({ model }) => sameWord(model, gpuModel));
  const rate = rateOf(ofModel, tier);
  return rate && anHour(rate.perGpuHour * gpuCount, source);
}

/** What an instance costs, by its GPUs; undefined where that is not known. */
export function instancePrices(
  list: PriceList,
  tier: Tier,
  instance: Pick<Instance, 'gpuModel' | 'gpuCount'>,
): InstancePrices {
  const hour = Object.hasOwn(hibernatedHour, list.currency) ? hibernatedHour[list.currency] : undefined;
  return {
    running: runningPrice(list, tier, instance),
    hibernated: hour === undefined ? undefined : anHour(hour, 'documented'),
  };
}

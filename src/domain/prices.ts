import type { Tier } from './tiers.ts';

/** Barrack bills by the hour and counts 730 of them a month; a TB is 1024 GB (clone guide, "Pricing"). */
export const hoursPerMonth = 730;
const gbPerTb = 1024;

/** What things cost in one currency. Barrack has a list a currency, not an exchange rate. */
export interface PriceList {
  /** `api`: as Barrack told; `documented`: the table of its guides, since the API could not be asked. */
  readonly source: 'api' | 'documented';
  readonly currency: string;
  /** True where Barrack does not tell the account's currency, so that this is a guess. */
  readonly currencyAssumed: boolean;
  readonly volumes: readonly VolumeRate[];
  /** What a snapshot costs an hour, as the API prints it; whether that is for each or per TB is not documented. */
  readonly snapshotHour: number | undefined;
}

export interface VolumeRate {
  readonly tier: Tier;
  readonly volumeType: string;
  /** Per TB an hour, in the list's currency. */
  readonly perTbHour: number;
}

/** The price of one volume, in the currency of its list. */
export interface VolumePrice {
  readonly perTbMonth: number;
  readonly hour: number;
  readonly month: number;
}

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

/** The documented prices (contract.md, "Prices"), or undefined for a currency that has none. */
export function documentedPrices(currency: string): PriceList | undefined {
  const table = Object.hasOwn(documented, currency) ? documented[currency] : undefined;
  if (table === undefined) {
    return undefined;
  }
  const volumes = table.rows.map(([tier, volumeType, perTbHour]) => ({ tier, volumeType, perTbHour }));
  const { snapshotHour } = table;
  return { source: 'documented', currency, currencyAssumed: false, volumes, snapshotHour };
}

function rateOf(list: Pick<PriceList, 'volumes'>, tier: Tier, volumeType: string): VolumeRate | undefined {
  const type = volumeType.toLowerCase();
  const ofType = list.volumes.filter((rate) => rate.volumeType.toLowerCase() === type);
  return (
    ofType.find((rate) => rate.tier === tier) ??
    (tier === 'unknown' && ofType.length === 1 ? ofType[0] : undefined)
  );
}

/** Price of a volume of that tier, type and size (GB); undefined where the list has no rate for it. */
export function volumePrice(
  list: Pick<PriceList, 'volumes'>,
  tier: Tier,
  volumeType: string | undefined,
  sizeGb: number | undefined,
): VolumePrice | undefined {
  const rate = volumeType === undefined ? undefined : rateOf(list, tier, volumeType);
  if (rate === undefined || sizeGb === undefined) {
    return undefined;
  }
  const hour = (sizeGb / gbPerTb) * rate.perTbHour;
  return { perTbMonth: rate.perTbHour * hoursPerMonth, hour, month: hour * hoursPerMonth };
}

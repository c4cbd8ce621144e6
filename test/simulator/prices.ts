/** The documented price table (docs/platform.md, "Prices"): per TB an hour. GPU prices are made up for the simulator. */
import type { Currency, Instance, Tier, Volume, VolumeType } from './model.ts';

export type Prices = Readonly<Record<Currency, number>>;

export const currencies: readonly Currency[] = ['USD', 'EUR', 'INR'];
export const minimumVolumeSize = 100;
export const maximumVolumeSize = 1_048_576;
export const snapshotBilledSize = 100;

export const volumePrices: Readonly<Record<Tier, Partial<Record<VolumeType, Prices>>>> = {
  legacy: { SSD: { USD: 0.1, EUR: 0.1, INR: 10 } },
  advanced: { NVMe: { USD: 0.3, EUR: 0.35, INR: 30 }, HDD: { USD: 0.08, EUR: 0.1, INR: 8 } },
};

/** Per snapshot and hour, as the pricing page prints it. */
export const snapshotPrices: Prices = { USD: 0.1, EUR: 0.1, INR: 10 };

/** The least that must be left on an account for anything new to be made (docs/platform.md, "Credits"). */
export const minimumBalance: Prices = { USD: 1, EUR: 1, INR: 100 };

const hibernationPrices: Prices = { USD: 0.01, EUR: 0.01, INR: 1 };

export const gpuPrices: Readonly<Record<Tier, Readonly<Record<string, Prices>>>> = {
  legacy: { A100: { USD: 1.35, EUR: 1.25, INR: 115 }, L40: { USD: 0.95, EUR: 0.9, INR: 80 } },
  advanced: { H100: { USD: 2.2, EUR: 2.05, INR: 185 }, L40S: { USD: 1.1, EUR: 1.05, INR: 92 } },
};

/** The price of a volume an hour. The type must be one of the table. */
export function volumeRate(volume: Pick<Volume, 'size' | 'type'>, currency: Currency): number {
  const prices = volumePrices.advanced[volume.type] ?? volumePrices.legacy[volume.type];
  if (!prices) throw new Error(`No price for ${volume.type}`);
  return (volume.size / 1024) * prices[currency];
}

/** The price of an instance an hour: in full also in SHUTOFF, next to nothing in HIBERNATED. */
export function instanceRate(
  instance: Pick<Instance, 'status' | 'gpuModel' | 'gpuCount'>,
  currency: Currency,
): number {
  if (instance.status === 'HIBERNATED') return hibernationPrices[currency];
  const prices = gpuPrices.advanced[instance.gpuModel] ?? gpuPrices.legacy[instance.gpuModel];
  if (!prices) throw new Error(`No price for ${instance.gpuModel}`);
  return prices[currency] * instance.gpuCount;
}

import type { Tier, VolumeType } from './model.ts';
import { volumePrices } from './prices.ts';

export interface Region {
  readonly name: string;
  readonly tier: Tier;
  readonly country: string;
  readonly features: readonly string[];
}

const legacyFeatures = ['volumes', 'snapshots', 'custom_images'];
const advancedFeatures = ['volumes', 'volume_clone', 'volume_resize', 'hibernation'];

export const regions: readonly Region[] = [
  { name: 'CANADA-1', tier: 'legacy', country: 'Canada', features: legacyFeatures },
  { name: 'FINLAND-1', tier: 'advanced', country: 'Finland', features: advancedFeatures },
  { name: 'FINLAND-2', tier: 'advanced', country: 'Finland', features: advancedFeatures },
  { name: 'FINLAND-3', tier: 'advanced', country: 'Finland', features: advancedFeatures },
];

/** The tier of a region, or undefined if there is no such region. */
export function tierOf(region: string): Tier | undefined {
  return regions.find(({ name }) => name === region)?.tier;
}

/** The volume types of a tier, in the price table's order, less those that were withdrawn. */
export function volumeTypesOf(tier: Tier, withdrawn: readonly string[] = []): VolumeType[] {
  return (Object.keys(volumePrices[tier]) as VolumeType[]).filter((type) => !withdrawn.includes(type));
}

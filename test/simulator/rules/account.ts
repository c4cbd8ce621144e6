/** What an account and its key must be for an operation. */
import type { Tier } from '../model.ts';
import { maximumVolumeSize, minimumBalance, minimumVolumeSize } from '../prices.ts';
import { fieldRefusal, Refusal } from '../refusal.ts';
import { tierOf, volumeTypesOf } from '../regions.ts';
import type { OperationRequest } from '../request.ts';
import type { VolumeType } from '../model.ts';

export function requireProfile({ account }: OperationRequest): void {
  if (!account.profileComplete)
    throw new Refusal(403, 'Profile incomplete. Please complete your profile before continuing.');
}

/** Refuses if the balance is under the minimum, or does not pay for one hour of what is asked for. */
export function requireCredits({ world, account }: OperationRequest, hourlyRate: number): void {
  const needed = Math.max(minimumBalance[account.currency], hourlyRate);
  const balance = world.balanceOf(account);
  if (balance >= needed) return;
  throw new Refusal(
    402,
    `Insufficient credits: ${needed.toFixed(2)} ${account.currency} needed, ${balance.toFixed(2)} ${account.currency} available`,
  );
}

/** The tier of a region that the key may use; 400 for an unknown region, 403 for a key of the other tier. */
export function requireRegion({ keyTier }: OperationRequest, region: string): Tier {
  const tier = tierOf(region);
  if (!tier) throw fieldRefusal(400, 'region', `"${region}" is not a valid choice.`);
  if (keyTier !== 'both' && keyTier !== tier)
    throw new Refusal(403, `This API key has no access to ${tier} tier resources`);
  return tier;
}

export function requireVolumeType({ world }: OperationRequest, tier: Tier, type: string): VolumeType {
  const known = volumeTypesOf(tier, world.settings.withdrawnTypes).find(
    (name) => name.toLowerCase() === type.toLowerCase(),
  );
  if (!known) throw fieldRefusal(400, 'volume_type', `"${type}" is not available in the ${tier} tier.`);
  return known;
}

/** Refuses a size in GB that no volume can have, naming the field it came in. */
export function requireVolumeSize(size: number, field = 'size'): void {
  if (size < minimumVolumeSize)
    throw fieldRefusal(400, field, `Ensure this value is greater than or equal to ${minimumVolumeSize}.`);
  if (size > maximumVolumeSize)
    throw fieldRefusal(400, field, `Ensure this value is less than or equal to ${maximumVolumeSize}.`);
}

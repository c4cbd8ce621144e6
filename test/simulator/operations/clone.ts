import { durations } from '../durations.ts';
import type { Account, Volume } from '../model.ts';
import { volumeRate } from '../prices.ts';
import { fieldRefusal, Refusal } from '../refusal.ts';
import type { Handler } from '../request.ts';
import {
  requireCredits,
  requireProfile,
  requireRegion,
  requireVolumeSize,
  requireVolumeType,
} from '../rules/account.ts';
import { goodName, integerField, textField } from '../rules/input.ts';
import { volumeNameError } from '../rules/names.ts';
import { volumeView } from '../views.ts';
import { isBeingCloned, makeVolume, requireFreeVolumeName, volumeOf } from './volumes.ts';

const notCloneable = 'Volume can only be cloned when available or attached to shut off instance';

function requireCloneable(account: Account, volume: Volume): void {
  if (volume.status === 'available') return;
  if (volume.status !== 'attached') throw new Refusal(400, notCloneable);
  const instance = account.instances.get(volume.instanceId ?? '');
  if (instance?.status !== 'SHUTOFF') throw new Refusal(400, notCloneable);
}

/** Checks in the order of docs/platform.md, "Clone a volume", and of the profile with the credits. */
export const cloneVolume: Handler = (request) => {
  const { account, body } = request;
  const source = volumeOf(request);
  requireCloneable(account, source);
  const askedType = textField(body, 'volume_type', source.type);
  requireProfile(request);
  requireCredits(request, volumeRate(source, account.currency));
  const region = textField(body, 'region', source.region);
  const tier = requireRegion(request, source.region);
  if (tier !== 'advanced') throw new Refusal(400, 'Cloning only supported for advanced tier regions');
  if (region !== source.region) throw new Refusal(400, 'Cross-region cloning not supported');
  const type = requireVolumeType(request, tier, askedType);
  const name = goodName(textField(body, 'name'), volumeNameError);
  requireFreeVolumeName(account, name, region);
  const { size, bootable } = source;
  const clone = makeVolume(request, { name, size, region, type, bootable, sourceId: source.id });
  return { message: 'Volume clone started', status: 201, payload: { volume: volumeView(account, clone) } };
};

export const resizeVolume: Handler = (request) => {
  const { world, account, body } = request;
  const volume = volumeOf(request);
  if (requireRegion(request, volume.region) !== 'advanced')
    throw new Refusal(400, 'Resizing only supported for advanced tier regions');
  if (volume.status !== 'available' && volume.status !== 'attached')
    throw new Refusal(409, 'Volume can only be resized when available or attached');
  if (isBeingCloned(account, volume)) throw new Refusal(409, 'Volume is being cloned and cannot be resized');
  const size = integerField(body, 'size');
  if (size <= volume.size)
    throw fieldRefusal(400, 'size', `New size must be greater than the current size of ${volume.size} GB`);
  requireVolumeSize(size);
  requireCredits(request, volumeRate({ ...volume, size }, account.currency));
  const before = volume.status;
  volume.status = 'resizing';
  volume.size = size;
  world.chargeVolume(account, volume);
  world.later(durations.resize, volume, () => {
    volume.status = before;
  });
  return { message: 'Volume resize started', status: 202, payload: { volume: volumeView(account, volume) } };
};

import { durations, volumeCreation } from '../durations.ts';
import type { Account, Volume } from '../model.ts';
import { volumePrices, volumeRate } from '../prices.ts';
import { fieldRefusal, Refusal } from '../refusal.ts';
import { tierOf, volumeTypesOf } from '../regions.ts';
import { find, type Handler, type OperationRequest } from '../request.ts';
import {
  requireCredits,
  requireProfile,
  requireRegion,
  requireVolumeSize,
  requireVolumeType,
} from '../rules/account.ts';
import { booleanField, goodName, idsField, integerField, textField } from '../rules/input.ts';
import { volumeNameError } from '../rules/names.ts';
import { volumeView } from '../views.ts';
import { osImagesIn } from './images.ts';

/** The volume in the path, if the account has it and the key may use its region. */
export function volumeOf(request: OperationRequest): Volume {
  const volume = find(request.account.volumes, request.id, 'Volume');
  requireRegion(request, volume.region);
  return volume;
}

export function requireFreeVolumeName(account: Account, name: string, region: string): void {
  for (const volume of account.volumes.values())
    if (volume.name === name && volume.region === region)
      throw fieldRefusal(409, 'name', `A volume named "${name}" already exists in ${region}`);
}

/** Whether a clone of this volume is still being made: until then it must not be changed or deleted. */
export function isBeingCloned(account: Account, { id }: Volume): boolean {
  return [...account.volumes.values()].some(
    ({ sourceId, status }) => sourceId === id && status === 'creating',
  );
}

/** Puts a new volume in `creating` into the account; it is billed at once, and ends as the request's `ending` says. */
export function makeVolume(
  request: OperationRequest,
  facts: Pick<Volume, 'name' | 'size' | 'region' | 'type' | 'bootable' | 'sourceId'>,
): Volume {
  const { world, account, ending } = request;
  const volume: Volume = {
    ...facts,
    id: world.newId(),
    status: 'creating',
    instanceId: null,
    createdAt: new Date().toISOString(),
  };
  account.volumes.set(volume.id, volume);
  world.chargeVolume(account, volume);
  world.later(volumeCreation(volume.size), volume, () => {
    if (ending === 'vanish') world.remove(account, volume);
    else volume.status = ending === 'error' ? 'error' : 'available';
  });
  return volume;
}

/** The first of `volume-1`, `volume-2`, … that no volume has. */
function nextName(account: Account): string {
  const taken = new Set([...account.volumes.values()].map(({ name }) => name));
  let number = taken.size + 1;
  while (taken.has(`volume-${number}`)) number += 1;
  return `volume-${number}`;
}

export const listVolumes: Handler = ({ account, query, keyTier }) => {
  const region = query.get('region');
  const items = [...account.volumes.values()]
    .filter((volume) => region === null || region === '' || volume.region === region)
    .filter((volume) => keyTier === 'both' || tierOf(volume.region) === keyTier)
    .map((volume) => volumeView(account, volume));
  return {
    message: 'Volumes retrieved successfully',
    list: { key: 'volumes', items },
    payload: { next_name: nextName(account) },
  };
};

export const getVolume: Handler = (request) => ({
  message: 'Volume details retrieved successfully',
  payload: { volume: volumeView(request.account, volumeOf(request)) },
});

/** A bootable volume is made from an image of the account, or from an OS image of its region. */
function requireImage({ account, body }: OperationRequest, region: string): void {
  const [id] = idsField({ image_id: [body['image_id']] }, 'image_id');
  const known = osImagesIn(region).some((image) => image.id === id);
  if (!known && account.images.get(id ?? '')?.status !== 'available')
    throw fieldRefusal(400, 'image_id', 'Image not found');
}

export const createVolume: Handler = (request) => {
  const { account, body } = request;
  const name = goodName(textField(body, 'name'), volumeNameError);
  const size = integerField(body, 'size');
  const region = textField(body, 'region');
  const tier = requireRegion(request, region);
  const type = requireVolumeType(request, tier, textField(body, 'volume_type'));
  const bootable = booleanField(body, 'bootable');
  requireVolumeSize(size);
  if (bootable) requireImage(request, region);
  requireProfile(request);
  requireCredits(request, volumeRate({ size, type }, account.currency));
  requireFreeVolumeName(account, name, region);
  const volume = makeVolume(request, { name, size, region, type, bootable, sourceId: null });
  return {
    message: 'Volume creation started',
    status: 201,
    payload: { volume: volumeView(account, volume) },
  };
};

export const deleteVolume: Handler = (request) => {
  const { world, account } = request;
  const volume = volumeOf(request);
  if (volume.instanceId !== null)
    throw new Refusal(409, 'Volume is attached to an instance. Detach it before deleting');
  if (isBeingCloned(account, volume)) throw new Refusal(409, 'Volume is being cloned and cannot be deleted');
  if (volume.status !== 'available' && volume.status !== 'error')
    throw new Refusal(409, `Volume cannot be deleted while ${volume.status}`);
  volume.status = 'deleting';
  world.later(durations.deleteVolume, volume, () => {
    world.remove(account, volume);
  });
  return { message: 'Volume deletion started', status: 202 };
};

export const volumeTypes: Handler = ({ world }) => {
  const items = (tier: 'legacy' | 'advanced'): object[] =>
    volumeTypesOf(tier, world.settings.withdrawnTypes).map((name) => ({
      name,
      prices: volumePrices[tier][name],
      unit: 'per TB per hour',
    }));
  return {
    message: 'Volume types retrieved successfully',
    payload: { volume_types: { legacy: items('legacy'), advanced: items('advanced') } },
  };
};

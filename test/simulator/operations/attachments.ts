import { durations } from '../durations.ts';
import type { Account, Instance, Volume } from '../model.ts';
import { Refusal } from '../refusal.ts';
import { find, type Handler, type OperationRequest } from '../request.ts';
import { requireRegion } from '../rules/account.ts';
import { idsField } from '../rules/input.ts';
import { volumeView } from '../views.ts';
import { instanceOf } from './instances.ts';
import { isBeingCloned } from './volumes.ts';

/** Volumes of legacy instances change hands while they run, those of advanced ones while they are shut off. */
function requireReadyInstance(request: OperationRequest, instance: Instance): void {
  const needed = requireRegion(request, instance.region) === 'legacy' ? 'ACTIVE' : 'SHUTOFF';
  if (instance.status !== needed)
    throw new Refusal(409, `Instance must be ${needed} (it is ${instance.status})`);
}

function volumesOf({ account, body }: OperationRequest): Volume[] {
  return idsField(body, 'volume_ids').map((id) => find(account.volumes, id, 'Volume'));
}

function requireAttachable(account: Account, volume: Volume, instance: Instance): void {
  if (volume.region !== instance.region)
    throw new Refusal(400, `Volume "${volume.name}" and the instance are not in the same region`);
  if (isBeingCloned(account, volume)) throw new Refusal(409, `Volume "${volume.name}" is being cloned`);
  if (volume.status !== 'available')
    throw new Refusal(409, `Volume "${volume.name}" is not available (it is ${volume.status})`);
}

function requireDetachable(account: Account, volume: Volume, instance: Instance): void {
  if (volume.instanceId !== instance.id)
    throw new Refusal(400, `Volume "${volume.name}" is not attached to this instance`);
  if (volume.bootable) throw new Refusal(400, `Boot volume "${volume.name}" cannot be detached`);
  if (isBeingCloned(account, volume)) throw new Refusal(409, `Volume "${volume.name}" is being cloned`);
  if (volume.status !== 'attached') throw new Refusal(409, `Volume "${volume.name}" is ${volume.status}`);
}

export const attachVolumes: Handler = (request) => {
  const { world, account } = request;
  const instance = instanceOf(request);
  const volumes = volumesOf(request);
  requireReadyInstance(request, instance);
  for (const volume of volumes) requireAttachable(account, volume, instance);
  for (const volume of volumes) {
    volume.status = 'attaching';
    volume.instanceId = instance.id;
    world.later(durations.attach, volume, () => {
      volume.status = 'attached';
    });
  }
  return {
    message: 'Volume attachment started',
    status: 202,
    payload: { volumes: volumes.map((volume) => volumeView(account, volume)) },
  };
};

export const detachVolumes: Handler = (request) => {
  const { world, account } = request;
  const instance = instanceOf(request);
  const volumes = volumesOf(request);
  requireReadyInstance(request, instance);
  for (const volume of volumes) requireDetachable(account, volume, instance);
  for (const volume of volumes) {
    volume.status = 'detaching';
    world.later(durations.attach, volume, () => {
      volume.status = 'available';
      volume.instanceId = null;
    });
  }
  return {
    message: 'Volume detachment started',
    status: 202,
    payload: { volumes: volumes.map((volume) => volumeView(account, volume)) },
  };
};

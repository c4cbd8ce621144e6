import { durations } from '../durations.ts';
import type { Instance, Snapshot } from '../model.ts';
import { instanceRate, snapshotBilledSize, snapshotPrices } from '../prices.ts';
import { fieldRefusal, Refusal } from '../refusal.ts';
import { tierOf } from '../regions.ts';
import { find, type Handler, type OperationRequest } from '../request.ts';
import { requireCredits, requireProfile, requireRegion } from '../rules/account.ts';
import { goodName, textField } from '../rules/input.ts';
import { snapshotNameError } from '../rules/names.ts';
import { imageOf, instanceView, snapshotView } from '../views.ts';
import { instanceOf } from './instances.ts';

/** The snapshot in the path, if the account has it and the key may use its region. */
export function snapshotOf(request: OperationRequest): Snapshot {
  const snapshot = find(request.account.snapshots, request.id, 'Snapshot');
  requireRegion(request, snapshot.region);
  return snapshot;
}

export const listSnapshots: Handler = ({ account, keyTier }) => ({
  message: 'Snapshots retrieved successfully',
  list: {
    key: 'snapshots',
    items: [...account.snapshots.values()]
      .filter(({ region }) => keyTier === 'both' || tierOf(region) === keyTier)
      .map((snapshot) => snapshotView(account, snapshot)),
  },
});

export const getSnapshot: Handler = (request) => ({
  message: 'Snapshot details retrieved successfully',
  payload: { snapshot: snapshotView(request.account, snapshotOf(request)) },
});

export const createSnapshot: Handler = (request) => {
  const { world, account, body, ending } = request;
  const instance = instanceOf(request);
  if (requireRegion(request, instance.region) !== 'legacy')
    throw new Refusal(400, 'Snapshots only supported for legacy tier regions');
  if (instance.status !== 'ACTIVE')
    throw new Refusal(409, `Instance must be ACTIVE (it is ${instance.status})`);
  const name = goodName(textField(body, 'name'), snapshotNameError);
  const description = textField(body, 'description', '');
  requireProfile(request);
  requireCredits(request, snapshotPrices[account.currency]);
  const snapshot: Snapshot = {
    id: world.newId(),
    name,
    description,
    size: snapshotBilledSize,
    status: 'creating',
    region: instance.region,
    instanceId: instance.id,
    instanceName: instance.name,
    createdAt: new Date().toISOString(),
  };
  account.snapshots.set(snapshot.id, snapshot);
  world.chargeSnapshot(account, snapshot);
  world.later(durations.createSnapshot, snapshot, () => {
    if (ending === 'vanish') world.remove(account, snapshot);
    else snapshot.status = ending === 'error' ? 'error' : 'available';
  });
  return {
    message: 'Snapshot creation started',
    status: 201,
    payload: { snapshot: snapshotView(account, snapshot) },
  };
};

export const deleteSnapshot: Handler = (request) => {
  const { world, account } = request;
  const snapshot = snapshotOf(request);
  if (snapshot.status !== 'available' && snapshot.status !== 'error')
    throw new Refusal(409, `Snapshot cannot be deleted while ${snapshot.status}`);
  const image = imageOf(account, snapshot);
  if (image?.status === 'creating') throw new Refusal(409, 'An image is being created from this snapshot');
  const taken = image && world.settings.snapshotTakesImage ? image : undefined;
  snapshot.status = 'deleting';
  if (taken) taken.status = 'deleting';
  world.later(durations.deleteSnapshot, snapshot, () => {
    world.remove(account, snapshot);
    if (taken) world.remove(account, taken);
  });
  return { message: 'Snapshot deletion started', status: 202 };
};

/** Makes a new instance, of the kind the snapshot was taken from where that still exists. */
export const restoreSnapshot: Handler = (request) => {
  const { world, account, body, ending } = request;
  const snapshot = snapshotOf(request);
  if (snapshot.status !== 'available')
    throw new Refusal(409, `Snapshot is not available (it is ${snapshot.status})`);
  const name = goodName(textField(body, 'name', `${snapshot.name}-restored`), snapshotNameError);
  requireProfile(request);
  const origin = account.instances.get(snapshot.instanceId ?? '');
  const instance: Instance = {
    id: world.newId(),
    name,
    status: 'CREATING',
    region: snapshot.region,
    gpuModel: origin?.gpuModel ?? 'A100',
    gpuCount: origin?.gpuCount ?? 1,
    publicIp: null,
    createdAt: new Date().toISOString(),
  };
  requireCredits(request, instanceRate(instance, account.currency));
  for (const other of account.instances.values())
    if (other.name === name) throw fieldRefusal(409, 'name', `An instance named "${name}" already exists`);
  account.instances.set(instance.id, instance);
  world.chargeInstance(account, instance);
  world.later(durations.restoreSnapshot, instance, () => {
    if (ending === 'vanish') world.remove(account, instance);
    else instance.status = ending === 'error' ? 'ERROR' : 'ACTIVE';
  });
  return {
    message: 'Snapshot restore started',
    status: 201,
    payload: { instance: instanceView(instance, []) },
  };
};

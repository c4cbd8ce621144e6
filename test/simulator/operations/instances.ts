import { durations } from '../durations.ts';
import type { Account, Instance } from '../model.ts';
import { instanceRate } from '../prices.ts';
import { Refusal } from '../refusal.ts';
import { tierOf } from '../regions.ts';
import { find, type Handler, type OperationRequest } from '../request.ts';
import { requireCredits, requireRegion } from '../rules/account.ts';
import { instanceView, type View, volumesOn } from '../views.ts';
import { isBeingCloned } from './volumes.ts';

/** The instance in the path, if the account has it and the key may use its region. */
export function instanceOf(request: OperationRequest): Instance {
  const instance = find(request.account.instances, request.id, 'Instance');
  requireRegion(request, instance.region);
  return instance;
}

const settled = ['ACTIVE', 'SHUTOFF', 'HIBERNATED', 'ERROR'];

interface Change {
  readonly verb: string;
  readonly from: readonly string[];
  readonly through: string;
  readonly to: string;
  readonly seconds: number;
  /** Whether it makes the instance run again, which must be paid for. */
  readonly wakes?: boolean;
}

/** start, stop, … : the instance goes from one of some states through another to its end state. */
function change({ verb, from, through, to, seconds, wakes }: Change): Handler {
  return (request) => {
    const { world, account } = request;
    const instance = instanceOf(request);
    if (!from.includes(instance.status))
      throw new Refusal(409, `Instance must be ${from.join(' or ')} to ${verb} (it is ${instance.status})`);
    if (wakes) requireCredits(request, instanceRate({ ...instance, status: to }, account.currency));
    instance.status = through;
    world.later(seconds, instance, () => {
      instance.status = to;
      world.chargeInstance(account, instance);
    });
    return { message: `Instance ${verb} started`, status: 202 };
  };
}

export const startInstance = change({
  verb: 'start',
  from: ['SHUTOFF'],
  through: 'STARTING',
  to: 'ACTIVE',
  seconds: durations.instance,
  wakes: true,
});
export const stopInstance = change({
  verb: 'stop',
  from: ['ACTIVE'],
  through: 'STOPPING',
  to: 'SHUTOFF',
  seconds: durations.instance,
});
export const rebootInstance = change({
  verb: 'reboot',
  from: ['ACTIVE'],
  through: 'REBOOTING',
  to: 'ACTIVE',
  seconds: durations.instance,
});
export const hibernateInstance = change({
  verb: 'hibernate',
  from: ['ACTIVE', 'SHUTOFF'],
  through: 'HIBERNATING',
  to: 'HIBERNATED',
  seconds: durations.hibernate,
});
export const restoreInstance = change({
  verb: 'restore',
  from: ['HIBERNATED'],
  through: 'RESTORING',
  to: 'ACTIVE',
  seconds: durations.hibernate,
  wakes: true,
});

/** Boot volumes go with their instance, the others become available. */
function releaseVolumes({ world, account }: OperationRequest, instance: Instance): void {
  for (const volume of volumesOn(account, instance)) {
    if (volume.bootable) {
      world.remove(account, volume);
    } else {
      world.cancel(volume);
      volume.instanceId = null;
      volume.status = 'available';
    }
  }
}

export const deleteInstance: Handler = (request) => {
  const { world, account } = request;
  const instance = instanceOf(request);
  if (!settled.includes(instance.status))
    throw new Refusal(409, `Instance cannot be deleted while ${instance.status}`);
  if (volumesOn(account, instance).some((volume) => isBeingCloned(account, volume)))
    throw new Refusal(409, 'A volume of this instance is being cloned');
  instance.status = 'DELETING';
  world.later(durations.instance, instance, () => {
    releaseVolumes(request, instance);
    world.remove(account, instance);
  });
  return { message: 'Instance deletion started', status: 202 };
};

function visible({ account, keyTier }: OperationRequest): Instance[] {
  return [...account.instances.values()].filter(
    ({ region }) => keyTier === 'both' || tierOf(region) === keyTier,
  );
}

function listed(account: Account, instances: Instance[]): { key: string; items: unknown[] } {
  const volumes = Map.groupBy(account.volumes.values(), ({ instanceId }) => instanceId);
  const items = instances.map((instance) => instanceView(instance, volumes.get(instance.id) ?? []));
  return { key: 'instances', items };
}

export const listInstances: Handler = (request) => ({
  message: 'Instances retrieved successfully',
  list: listed(request.account, visible(request)),
});

export const snapshotEligibleInstances: Handler = (request) => {
  const eligible = visible(request).filter(
    ({ region, status }) => tierOf(region) === 'legacy' && status === 'ACTIVE',
  );
  return { message: 'Eligible instances retrieved successfully', list: listed(request.account, eligible) };
};

function oneInstance(request: OperationRequest): View {
  const instance = instanceOf(request);
  return instanceView(instance, volumesOn(request.account, instance));
}

export const getInstance: Handler = (request) => ({
  message: 'Instance details retrieved successfully',
  payload: { instance: oneInstance(request) },
});

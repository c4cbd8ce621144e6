import { attachEligibility, detachEligibility } from '../../domain/attachment.ts';
import type { Instance, ResourceRef, Volume } from '../../domain/resources.ts';
import { isBeing } from '../../domain/status.ts';
import { asTold } from '../model/as-told.ts';
import type { Change } from '../model/change.ts';
import { ChangePlan } from './change-plan.ts';
import type { AttachmentOrder, ExpectedResource } from '../model/orders.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';
import type { Source } from '../model/source.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { attachmentTexts, whatToCheckOfAttachment } from './volume-texts.ts';

/** Attaches a volume to an instance, or detaches it. It is done when the volume tells so itself. */
export function attachmentPlan(order: AttachmentOrder, context: PlanContext): Plan {
  const { store } = context;
  const { volume: seen, instance: host } = order;
  const target = { kind: 'volume', id: seen.id, name: seen.name } as const;
  const read = async (source: Source): Promise<readonly [Volume, Instance]> => {
    const seenHost = { kind: 'instance', id: host.id, name: host.name } as const;
    const [volume, instance] = await Promise.all([
      readAgain(store, target, ['volumes'], () => source.volumes.get(seen.id)),
      readAgain(store, seenHost, ['instances'], () => source.instances.get(host.id)),
    ]);
    checkUnchanged(seen, volume);
    checkUnchanged({ ...host, region: instance.region }, instance);
    return [volume, instance];
  };
  return new ChangePlan(
    {
      ...(order.kind === 'attachVolume' ? attaching(host, store, read) : detaching(host, store, read)),
      order,
      target,
      region: seen.region,
      ifGone: 'error',
      get: (source) => source.volumes.get(seen.id),
      alsoIn: [],
      thenIn: ['instances'], // they tell their volumes
      whatToCheck: whatToCheckOfAttachment(order),
      texts: () => attachmentTexts(asTold(order, store)),
    },
    context,
  );
}

type Direction = Pick<Change<'volume'>, 'recheck' | 'tell'>;
type Read = (source: Source) => Promise<readonly [Volume, Instance]>;

/** Whether a volume is attached as far as it is told: to that instance, to another one, to one that is not told. */
function placeOf(
  volume: Volume,
  host: ExpectedResource,
  store: ResourceStore,
): 'here' | 'elsewhere' | 'somewhere' {
  const told: ResourceRef | undefined = store.instanceOf(volume);
  if (told?.id === undefined && told?.name === undefined) {
    return 'somewhere';
  }
  const isHere = told.id === undefined ? told.name === host.name : told.id === host.id;
  return isHere ? 'here' : 'elsewhere';
}

function attaching(host: ExpectedResource, store: ResourceStore, read: Read): Direction {
  return {
    recheck: async (source) => {
      const [volume, instance] = await read(source);
      if (volume.status.state === 'attached' && placeOf(volume, host, store) === 'here') {
        return undefined;
      }
      checkAllowed(attachEligibility({ volume, instance, tier: store.tierOf(instance.region) }));
      return volume;
    },
    tell: (volume) => {
      switch (volume.status.state) {
        case 'attached':
          // It was Available right before; to whom it is attached may not be told.
          return placeOf(volume, host, store) === 'elsewhere' ? undefined : 'done';
        case 'busy':
          return isBeing('attaching', volume.status) ? 'begun' : undefined;
        case 'error':
          return 'error';
        default:
          return undefined;
      }
    },
  };
}

function detaching(host: ExpectedResource, store: ResourceStore, read: Read): Direction {
  return {
    recheck: async (source) => {
      const [volume, instance] = await read(source);
      const isAttached = volume.status.state === 'attached';
      if (
        volume.status.state === 'available' ||
        (isAttached && placeOf(volume, host, store) === 'elsewhere')
      ) {
        return undefined;
      }
      checkAllowed(detachEligibility({ volume, instance, tier: store.tierOf(instance.region) }));
      return volume;
    },
    tell: (volume) => {
      switch (volume.status.state) {
        case 'available':
          return 'done';
        case 'attached':
          return placeOf(volume, host, store) === 'elsewhere' ? 'done' : undefined;
        case 'busy':
          return isBeing('detaching', volume.status) ? 'begun' : undefined;
        case 'error':
          return 'error';
        default:
          return undefined;
      }
    },
  };
}

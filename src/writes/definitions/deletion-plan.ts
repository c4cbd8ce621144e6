import { imageDeletion, snapshotDeletion, volumeDeletion } from '../../domain/deletion.ts';
import type { Resource } from '../../domain/resources.ts';
import { toldName } from '../model/as-told.ts';
import type { Change } from '../model/change.ts';
import { ChangePlan } from './change-plan.ts';
import { deletionTexts, whatToCheckOfDeletion } from './deletion-texts.ts';
import type {
  ImageDeletionOrder,
  SnapshotDeletionOrder,
  VolumeDeletionOrder,
  Target,
} from '../model/orders.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { checkAllowed, checkUnchanged, readIfThere } from './recheck.ts';
import type { ResourceStore } from '../../resources/store.ts';

type DeletionOrder = VolumeDeletionOrder | SnapshotDeletionOrder | ImageDeletionOrder;

/** Deletes a volume, a snapshot or an image. It is done when that is gone. */
export function deletionPlan(order: DeletionOrder, context: PlanContext): Plan {
  switch (order.kind) {
    case 'deleteVolume':
      return new ChangePlan(volumeChange(order, context.store), context);
    case 'deleteSnapshot':
      return new ChangePlan(snapshotChange(order, context.store), context);
    case 'deleteImage':
      return new ChangePlan(imageChange(order, context.store), context);
  }
}

function volumeChange(order: VolumeDeletionOrder, store: ResourceStore): Change<'volume'> {
  const { volume: seen } = order;
  const target = { kind: 'volume', id: seen.id, name: seen.name } as const;
  return {
    ...shared(target, store),
    get whatToCheck() {
      return whatToCheckOfDeletion(target, store.find(target.kind, target.id) !== undefined);
    },
    order,
    target,
    region: seen.region,
    recheck: async (source) => {
      const now = await readIfThere(store, target, [], () => source.volumes.get(seen.id));
      if (now === undefined) {
        return undefined;
      }
      checkUnchanged(seen, now);
      checkAllowed(volumeDeletion(now, store.instanceOf(now)));
      return now;
    },
    sending: () => store.expectGone('volume', seen.id),
    get: (source) => source.volumes.get(seen.id),
    alsoIn: [],
    thenIn: [],
  };
}

/** Barrack may delete the image of a snapshot along with it. */
function snapshotChange(order: SnapshotDeletionOrder, store: ResourceStore): Change<'snapshot'> {
  const { snapshot: seen } = order;
  const target = { kind: 'snapshot', id: seen.id, name: seen.name } as const;
  return {
    ...shared(target, store),
    get whatToCheck() {
      return whatToCheckOfDeletion(target, store.find(target.kind, target.id) !== undefined);
    },
    order,
    target,
    region: seen.region,
    recheck: async (source) => {
      const now = await readIfThere(store, target, ['images'], () => source.snapshots.get(seen.id));
      if (now === undefined) {
        return undefined;
      }
      checkUnchanged(seen, now);
      checkAllowed(snapshotDeletion(now, store.imageOf(now)));
      return now;
    },
    sending: () => {
      store.expectGone('snapshot', seen.id);
      for (const { id } of store.images.items.filter(({ snapshot }) => snapshot?.id === seen.id)) {
        store.expectGone('image', id);
      }
    },
    get: (source) => source.snapshots.get(seen.id),
    alsoIn: ['images'],
    thenIn: ['images'],
  };
}

function imageChange(order: ImageDeletionOrder, store: ResourceStore): Change<'image'> {
  const { image: seen } = order;
  const target = { kind: 'image', id: seen.id, name: seen.name } as const;
  return {
    ...shared(target, store),
    get whatToCheck() {
      return whatToCheckOfDeletion(target, store.find(target.kind, target.id) !== undefined);
    },
    order,
    target,
    region: seen.region,
    recheck: async (source) => {
      const now = await readIfThere(store, target, [], () => source.images.get(seen.id));
      if (now === undefined) {
        return undefined;
      }
      checkUnchanged({ ...seen, region: now.region }, now);
      checkAllowed(imageDeletion(now));
      return now;
    },
    sending: () => store.expectGone('image', seen.id),
    get: (source) => source.images.get(seen.id),
    alsoIn: [],
    thenIn: ['snapshots'], // one of them may have an image made now
  };
}

type Shared = Pick<Change<'volume'>, 'ifGone' | 'texts'> & {
  readonly tell: (resource: Pick<Resource, 'status'>) => 'begun' | 'error' | undefined;
};

function shared(target: Target<'volume' | 'snapshot' | 'image'>, store: ResourceStore): Shared {
  return {
    tell: ({ status }) => {
      switch (status.state) {
        case 'deleting':
          return 'begun';
        case 'error':
          return 'error';
        default:
          return undefined;
      }
    },
    ifGone: 'done',
    texts: () => deletionTexts(target.kind, toldName(target, store)),
  };
}

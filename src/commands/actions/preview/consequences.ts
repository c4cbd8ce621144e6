import type { Resource, ResourceKind } from '../../../domain/resources.ts';
import type { ResourceOf } from '../../../resources/kinds.ts';
import {
  hibernatedInstances,
  rebootedInstances,
  restoredInstances,
  startedInstances,
  stoppedInstances,
} from './instance-consequences.ts';
import type { BulkAction, BulkStore } from './bulk-orders.ts';
import { deletedSnapshots } from './snapshot-consequences.ts';
import { deletedImages, deletedVolumes, detachedVolumes } from './storage-consequences.ts';
import type { Sentences } from './sums.ts';

function ofKind<K extends ResourceKind>(kind: K, resources: readonly Resource[]): readonly ResourceOf<K>[] {
  return resources.filter((resource): resource is ResourceOf<K> => resource.kind === kind);
}

function sentences(action: BulkAction, resources: readonly Resource[], store: BulkStore): Sentences {
  switch (action) {
    case 'deleteVolume':
      return deletedVolumes(ofKind('volume', resources), store);
    case 'deleteSnapshot':
      return deletedSnapshots(ofKind('snapshot', resources), store);
    case 'deleteImage':
      return deletedImages(ofKind('image', resources), store);
    case 'detachVolume':
      return detachedVolumes(ofKind('volume', resources), store);
    case 'startInstance':
      return startedInstances(ofKind('instance', resources), store);
    case 'stopInstance':
      return stoppedInstances(ofKind('instance', resources), store);
    case 'rebootInstance':
      return rebootedInstances(ofKind('instance', resources), store);
    case 'hibernateInstance':
      return hibernatedInstances(ofKind('instance', resources), store);
    case 'restoreInstance':
      return restoredInstances(ofKind('instance', resources), store);
  }
}

/** What an action means for the resources that it is done to, a sentence each. */
export function consequences(
  action: BulkAction,
  resources: readonly Resource[],
  store: BulkStore,
): readonly string[] {
  return sentences(action, resources, store).filter((sentence) => sentence !== undefined);
}

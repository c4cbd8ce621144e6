import * as l10n from '@vscode/l10n';
import { detachEligibility } from '../../../domain/attachment.ts';
import type { Deletion } from '../../../domain/deletion.ts';
import { imageDeletion, snapshotDeletion, volumeDeletion } from '../../../domain/deletion.ts';
import type { PowerAction } from '../../../domain/power.ts';
import { powerEligibility } from '../../../domain/power.ts';
import type { Resource, ResourceKind, Volume } from '../../../domain/resources.ts';
import type { Order, ExpectedResource } from '../../../writes/model/orders.ts';
import { expectedResource, expectedVolume } from '../../../writes/model/orders.ts';
import type { ResourceStore } from '../../../resources/store.ts';

/** What can be done to one resource, or to many at once. */
export type BulkAction =
  | 'deleteVolume'
  | 'deleteSnapshot'
  | 'deleteImage'
  | 'detachVolume'
  | 'startInstance'
  | 'stopInstance'
  | 'rebootInstance'
  | 'hibernateInstance'
  | 'restoreInstance';

export type BulkStore = Pick<
  ResourceStore,
  | 'find'
  | 'imageOf'
  | 'instanceOf'
  | 'needsId'
  | 'shortId'
  | 'prices'
  | 'priceOf'
  | 'pricesOfInstance'
  | 'tierOf'
>;

const powerActions = {
  startInstance: 'start',
  stopInstance: 'stop',
  rebootInstance: 'reboot',
  hibernateInstance: 'hibernate',
  restoreInstance: 'restore',
} as const satisfies Partial<Record<BulkAction, PowerAction>>;

/** The kind of resource that an action works on. */
export function kindOf(action: BulkAction): ResourceKind {
  switch (action) {
    case 'deleteVolume':
    case 'detachVolume':
      return 'volume';
    case 'deleteSnapshot':
      return 'snapshot';
    case 'deleteImage':
      return 'image';
    default:
      return 'instance';
  }
}

/** The instance that a volume is attached to, as an order names it; undefined where it is not known. */
export function hostOf(
  volume: Volume,
  store: Pick<ResourceStore, 'instanceOf'>,
): ExpectedResource | undefined {
  const instance = store.instanceOf(volume);
  return instance?.id === undefined
    ? undefined
    : { id: instance.id, name: instance.name ?? instance.id, region: volume.region };
}

/** Whether an action can be done to a resource now; a resource of another kind can't be. */
export function bulkEligibility(
  action: BulkAction,
  resource: Resource,
  store: Pick<BulkStore, 'imageOf' | 'instanceOf' | 'tierOf'>,
): Deletion {
  if (action === 'deleteVolume' && resource.kind === 'volume') {
    return volumeDeletion(resource, store.instanceOf(resource));
  }
  if (action === 'detachVolume' && resource.kind === 'volume') {
    const tier = store.tierOf(resource.region);
    return detachEligibility({ volume: resource, instance: store.instanceOf(resource), tier });
  }
  if (action === 'deleteSnapshot' && resource.kind === 'snapshot') {
    return snapshotDeletion(resource, store.imageOf(resource));
  }
  if (action === 'deleteImage' && resource.kind === 'image') {
    return imageDeletion(resource);
  }
  return action in powerActions && resource.kind === 'instance'
    ? powerEligibility(powerActions[action as keyof typeof powerActions], resource)
    : { can: 'no', reason: l10n.t('That can’t be done to it.') };
}

/** What is to be sent for it: one order, or none where the action does not fit the resource. */
export function ordersFor(
  action: BulkAction,
  resource: Resource,
  store: Pick<ResourceStore, 'instanceOf'>,
): readonly Order[] {
  if (resource.kind !== kindOf(action)) {
    return [];
  }
  switch (resource.kind) {
    case 'volume':
      return volumeOrders(action, resource, store);
    case 'snapshot':
      return [{ kind: 'deleteSnapshot', snapshot: expectedResource(resource) }];
    case 'image':
      return [{ kind: 'deleteImage', image: expectedResource(resource) }];
    case 'instance':
      return action in powerActions
        ? [{ kind: action as keyof typeof powerActions, instance: expectedResource(resource) }]
        : [];
  }
}

function volumeOrders(
  action: BulkAction,
  volume: Volume,
  store: Pick<ResourceStore, 'instanceOf'>,
): readonly Order[] {
  if (action === 'deleteVolume') {
    return [{ kind: 'deleteVolume', volume: expectedVolume(volume) }];
  }
  const instance = hostOf(volume, store);
  return instance === undefined
    ? []
    : [{ kind: 'detachVolume', volume: { ...expectedVolume(volume), wireId: volume.wireId }, instance }];
}

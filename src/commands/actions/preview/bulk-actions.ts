import * as l10n from '@vscode/l10n';
import { detachEligibility } from '../../../domain/attachment.ts';
import type { Deletion } from '../../../domain/deletion.ts';
import { imageDeletion, snapshotDeletion, volumeDeletion } from '../../../domain/deletion.ts';
import type { PowerAction } from '../../../domain/power.ts';
import { powerEligibility } from '../../../domain/power.ts';
import type { Instance, Resource, ResourceKind, Volume } from '../../../domain/resources.ts';
import type { ResourceOf } from '../../../resources/kinds.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import type { Question } from '../../../ui/confirm.ts';
import type { PowerOrderKind } from '../../../writes/definitions/instance-state.ts';
import type { ExpectedResource, Order, OrderKind } from '../../../writes/model/orders.ts';
import { expectedResource, expectedVolume } from '../../../writes/model/orders.ts';
import * as blind from './blind-questions.ts';
import type { BulkStore } from './bulk-store.ts';
import {
  hibernatedInstances,
  rebootedInstances,
  restoredInstances,
  startedInstances,
  stoppedInstances,
} from './instance-consequences.ts';
import { deletedSnapshots } from './snapshot-consequences.ts';
import { deletedImages, deletedVolumes, detachedVolumes } from './storage-consequences.ts';
import type { Sentences } from './sums.ts';
import type { Verb } from './verbs.ts';

type RuleStore = Pick<BulkStore, 'imageOf' | 'instanceOf' | 'tierOf'>;

/** What is done to resources one by one, without asking for anything but a yes. */
interface BulkDefinition<A extends OrderKind, K extends ResourceKind> {
  /** What it works on. */
  readonly kind: K;
  readonly verb: Verb;
  /** Whether it can be done now. */
  eligibility(resource: ResourceOf<K>, store: RuleStore): Deletion;
  /** What is to be sent; undefined where what it needs to name is not known. */
  order(resource: ResourceOf<K>, store: Pick<BulkStore, 'instanceOf'>): Order<A> | undefined;
  /** What it means, a sentence each. */
  consequences(resources: readonly ResourceOf<K>[], store: BulkStore): Sentences;
  /** What is asked where it is no longer listed; absent where it destroys and interrupts nothing. */
  askBlindly?(order: Order<A>, store: Pick<BulkStore, 'needsId' | 'shortId'>): Question;
  /** Whether an order still is for what is listed by its id and name; absent where those tell. */
  stillAims?(order: Order<A>, resource: ResourceOf<K>, store: Pick<BulkStore, 'instanceOf'>): boolean;
}

/** What changes the state of instances. */
function power<K extends PowerOrderKind>(verb: PowerAction, kind: K) {
  return {
    kind: 'instance',
    verb,
    eligibility: (instance: Instance) => powerEligibility(verb, instance),
    order: (instance: Instance) => ({ kind, instance: expectedResource(instance) }),
  } as const;
}

const deleteVolume: BulkDefinition<'deleteVolume', 'volume'> = {
  kind: 'volume',
  verb: 'delete',
  eligibility: (volume, store) => volumeDeletion(volume, store.instanceOf(volume)),
  order: (volume) => ({ kind: 'deleteVolume', volume: expectedVolume(volume) }),
  consequences: deletedVolumes,
  askBlindly: ({ volume }, store) => blind.volumeDeletion({ kind: 'volume', ...volume }, store),
};

const detachVolume: BulkDefinition<'detachVolume', 'volume'> = {
  kind: 'volume',
  verb: 'detach',
  eligibility: (volume, store) =>
    detachEligibility({ volume, instance: store.instanceOf(volume), tier: store.tierOf(volume.region) }),
  order: (volume, store) => {
    const instance = hostOf(volume, store);
    const expected = { ...expectedVolume(volume), wireId: volume.wireId };
    return instance && { kind: 'detachVolume', volume: expected, instance };
  },
  consequences: detachedVolumes,
  askBlindly: ({ volume, instance }, store) =>
    blind.detaching({ kind: 'volume', ...volume }, { kind: 'instance', ...instance }, store),
  stillAims: ({ instance }, volume, store) => store.instanceOf(volume)?.id === instance.id,
};

const deleteSnapshot: BulkDefinition<'deleteSnapshot', 'snapshot'> = {
  kind: 'snapshot',
  verb: 'delete',
  eligibility: (snapshot, store) => snapshotDeletion(snapshot, store.imageOf(snapshot)),
  order: (snapshot) => ({ kind: 'deleteSnapshot', snapshot: expectedResource(snapshot) }),
  consequences: deletedSnapshots,
  askBlindly: ({ snapshot }, store) => blind.snapshotDeletion({ kind: 'snapshot', ...snapshot }, store),
};

const deleteImage: BulkDefinition<'deleteImage', 'image'> = {
  kind: 'image',
  verb: 'delete',
  eligibility: imageDeletion,
  order: (image) => ({ kind: 'deleteImage', image: expectedResource(image) }),
  consequences: deletedImages,
  askBlindly: ({ image }, store) => blind.imageDeletion({ kind: 'image', ...image }, store),
};

const startInstance: BulkDefinition<'startInstance', 'instance'> = {
  ...power('start', 'startInstance'),
  consequences: startedInstances,
};

const stopInstance: BulkDefinition<'stopInstance', 'instance'> = {
  ...power('stop', 'stopInstance'),
  consequences: stoppedInstances,
  askBlindly: ({ instance }, store) => blind.shuttingDown({ kind: 'instance', ...instance }, store),
};

const rebootInstance: BulkDefinition<'rebootInstance', 'instance'> = {
  ...power('reboot', 'rebootInstance'),
  consequences: rebootedInstances,
  askBlindly: ({ instance }, store) => blind.rebooting({ kind: 'instance', ...instance }, store),
};

const hibernateInstance: BulkDefinition<'hibernateInstance', 'instance'> = {
  ...power('hibernate', 'hibernateInstance'),
  consequences: hibernatedInstances,
  askBlindly: ({ instance }, store) => blind.hibernating({ kind: 'instance', ...instance }, store),
};

const restoreInstance: BulkDefinition<'restoreInstance', 'instance'> = {
  ...power('restore', 'restoreInstance'),
  consequences: restoredInstances,
};

const bulkActions = {
  deleteVolume,
  detachVolume,
  deleteSnapshot,
  deleteImage,
  startInstance,
  stopInstance,
  rebootInstance,
  hibernateInstance,
  restoreInstance,
} as const;

/** What can be done to one resource, or to many at once. */
export type BulkAction = keyof typeof bulkActions;

type Any = BulkDefinition<OrderKind, ResourceKind>;

/** Undefined where a kind of order is no such action. */
export function bulkActionOf(kind: OrderKind): Any | undefined {
  return (bulkActions as Partial<Record<OrderKind, Any>>)[kind];
}

/** The kind of resource that an action works on. */
export function kindOf(action: BulkAction): ResourceKind {
  return bulkActions[action].kind;
}

export function verbOf(action: BulkAction): Verb {
  return bulkActions[action].verb;
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
export function bulkEligibility(action: BulkAction, resource: Resource, store: RuleStore): Deletion {
  const definition: Any = bulkActions[action];
  return resource.kind === definition.kind
    ? definition.eligibility(resource, store)
    : { can: 'no', reason: l10n.t('That can’t be done to it.') };
}

/** What is to be sent for it: one order, or none where the action does not fit the resource. */
export function ordersFor(
  action: BulkAction,
  resource: Resource,
  store: Pick<ResourceStore, 'instanceOf'>,
): readonly Order[] {
  const definition: Any = bulkActions[action];
  const order = resource.kind === definition.kind ? definition.order(resource, store) : undefined;
  return order === undefined ? [] : [order];
}

/** What an action means for the resources that it is done to, a sentence each. */
export function consequences(
  action: BulkAction,
  resources: readonly Resource[],
  store: BulkStore,
): readonly string[] {
  const definition: Any = bulkActions[action];
  const those = resources.filter(({ kind }) => kind === definition.kind);
  return definition.consequences(those, store).filter((sentence) => sentence !== undefined);
}

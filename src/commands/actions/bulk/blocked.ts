import * as l10n from '@vscode/l10n';
import type { Image, Instance, Resource, Snapshot, Volume } from '../../../domain/resources.ts';
import { called } from '../../../ui/format/names.ts';
import { cut } from '../../../ui/format/first-of.ts';
import { preparationFor } from './detach-chain.ts';
import type { BulkAction } from '../preview/bulk-actions.ts';
import type { BulkStore } from '../preview/bulk-store.ts';
import { bulkEligibility } from '../preview/bulk-actions.ts';
import type { Excluded } from '../preview/preview.ts';
import { reasonText } from '../preview/rows.ts';
import { countOf, kindTitle, wordsOf } from '../preview/words.ts';

/** More reasons than this don't fit into a message. */
const mostReasons = 4;

/** One step towards what was wanted: another action on what stands in the way, or a look at it. */
export interface Remedy {
  readonly title: string;
  readonly action: BulkAction | 'show';
  readonly resources: readonly Resource[];
}

/** Why an action can be done to nothing of what was chosen, and what to do about it. */
export interface Blocked {
  readonly text: string;
  readonly ways: readonly Remedy[];
}

type Step = readonly [action: BulkAction, resource: Resource];
type Store = Pick<BulkStore, 'find' | 'imageOf' | 'instanceOf' | 'needsId' | 'shortId' | 'tierOf'>;

function instanceOf(volume: Volume, store: Store): Instance | undefined {
  const id = store.instanceOf(volume)?.id;
  return id === undefined ? undefined : store.find('instance', id);
}

function imageOf(snapshot: Snapshot, store: Store): Image | undefined {
  const image = store.imageOf(snapshot);
  const id = image?.has === true ? image.image?.id : undefined;
  return id === undefined ? undefined : store.find('image', id);
}

function volumeStep(action: BulkAction, volume: Volume, store: Store): Step | undefined {
  const preparation = preparationFor(volume, store);
  if (action === 'deleteVolume') {
    const detachable = bulkEligibility('detachVolume', volume, store).can !== 'no';
    return detachable || preparation !== undefined ? ['detachVolume', volume] : undefined;
  }
  const instance = instanceOf(volume, store);
  return preparation === undefined || instance === undefined
    ? undefined
    : [preparation === 'stop' ? 'stopInstance' : 'startInstance', instance];
}

/** What brings an instance to where it can be started, rebooted or used. */
function instanceStep(action: BulkAction, instance: Instance): Step | undefined {
  const { state } = instance.status;
  if (state === 'SHUTOFF' && (action === 'rebootInstance' || action === 'restoreInstance')) {
    return ['startInstance', instance];
  }
  return state === 'HIBERNATED' && (action === 'rebootInstance' || action === 'startInstance')
    ? ['restoreInstance', instance]
    : undefined;
}

function stepOf(action: BulkAction, resource: Resource, store: Store): Step | undefined {
  switch (resource.kind) {
    case 'volume':
      return volumeStep(action, resource, store);
    case 'instance':
      return instanceStep(action, resource);
    default:
      return undefined;
  }
}

/** Whether another action helps what an action can't be done to now. */
export function hasStep(action: BulkAction, resource: Resource, store: Store): boolean {
  return stepOf(action, resource, store) !== undefined;
}

/** What stands in the way, and can be gone to. */
function obstacleOf(action: BulkAction, resource: Resource, store: Store): Resource | undefined {
  const { blockedBy } = bulkEligibility(action, resource, store);
  if (resource.kind === 'volume' && (blockedBy === 'instance' || action === 'detachVolume')) {
    return instanceOf(resource, store);
  }
  return resource.kind === 'snapshot' && blockedBy === 'image' ? imageOf(resource, store) : undefined;
}

function titleOf(action: BulkAction, resources: readonly Resource[], store: Store): string {
  const [first] = resources;
  if (first === undefined || resources.length > 1) {
    return l10n.t('{0}…', wordsOf(action).title(kindTitle(action, resources.length)));
  }
  const host = first.kind === 'volume' ? instanceOf(first, store) : undefined;
  return host === undefined
    ? l10n.t('{0}…', wordsOf(action).title(called(first, store)))
    : l10n.t('Detach from {0}…', called(host, store));
}

function waysFor(action: BulkAction, staying: readonly Excluded[], store: Store): readonly Remedy[] {
  const resources = staying.map(({ resource }) => resource);
  const steps = resources
    .map((resource) => stepOf(action, resource, store))
    .filter((step) => step !== undefined);
  const byAction = Map.groupBy(steps, ([next]) => next);
  const onward = [...byAction].map(([next, them]): Remedy => {
    const unique = [...new Set(them.map(([, resource]) => resource))];
    return { title: titleOf(next, unique, store), action: next, resources: unique };
  });
  const obstacles = new Set(resources.map((resource) => obstacleOf(action, resource, store)));
  const [obstacle] = obstacles;
  const show =
    obstacle === undefined || obstacles.size > 1
      ? []
      : [
          {
            title: l10n.t('Go to {0}', called(obstacle, store)),
            action: 'show' as const,
            resources: [obstacle],
          },
        ];
  return [...onward, ...show];
}

function textOf(action: BulkAction, staying: readonly Excluded[], store: Store): string {
  const words = wordsOf(action);
  const [first] = staying;
  if (first !== undefined && staying.length === 1) {
    return `${words.cannot(called(first.resource, store))} ${reasonText(first.reason)}`;
  }
  const why = [...new Set(staying.map(({ reason }) => reasonText(reason)))];
  return `${words.cannot(countOf(action, staying.length))} ${cut(why, mostReasons).join(' ')}`;
}

/** @param staying all that was chosen: nothing of it is possible now */
export function blocked(action: BulkAction, staying: readonly Excluded[], store: Store): Blocked {
  return { text: textOf(action, staying, store), ways: waysFor(action, staying, store) };
}

/** What is to be said of the rest, once it is done to some, where another action helps what is left. */
export function leftToPrepare(
  action: BulkAction,
  staying: readonly Excluded[],
  store: Store,
): Blocked | undefined {
  const helped = staying.filter(({ resource }) => hasStep(action, resource, store));
  return helped.length === 0 ? undefined : blocked(action, helped, store);
}

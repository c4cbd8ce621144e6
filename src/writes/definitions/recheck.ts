import * as l10n from '@vscode/l10n';
import { BarrackError } from '../../api/errors.ts';
import type { Eligibility } from '../../domain/checks.ts';
import type { InstanceRef, Resource, ResourceKind, Volume } from '../../domain/resources.ts';
import { isDeleted } from '../../domain/status.ts';
import type { ListKind, ResourceOf } from '../../resources/kinds.ts';
import { listOf, mayHide } from '../../resources/kinds.ts';
import type { ExpectedVolume, Target } from '../model/orders.ts';
import type { Source } from '../model/source.ts';
import { notChecked, ruledOut } from '../model/step-errors.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { changesOf, tellsAll, withList } from './observed-changes.ts';

type List = Exclude<ListKind, 'regions'>;

/**
 * What is about to be worked on, as it is now, with the lists read anew as well. Throws a BarrackError if it is gone, if
 * that can't be told, or if any of it could not be read.
 * @param get reads the one resource; where Barrack does not find it so, its list decides whether it is there
 */
export async function readAgain<K extends ResourceKind>(
  store: ResourceStore,
  target: Target<K>,
  lists: readonly List[],
  get: () => Promise<ResourceOf<K>>,
): Promise<ResourceOf<K>> {
  const [one] = await Promise.all([getIfThere(get), readLists(store, lists)]);
  const now = asKnown(store, target, one);
  if (now === undefined) {
    throw ruledOut(l10n.t('{0} is no longer there.', target.name));
  }
  return now;
}

/**
 * The same for what may be gone: undefined then, but only where that is certain. Its own list is read only where Barrack
 * does not tell of it by itself, or not all that the user has seen.
 */
export async function readIfThere<K extends ResourceKind>(
  store: ResourceStore,
  target: Target<K>,
  otherLists: readonly List[],
  get: () => Promise<ResourceOf<K>>,
): Promise<ResourceOf<K> | undefined> {
  const [one] = await Promise.all([getIfThere(get), readLists(store, otherLists)]);
  if (one !== undefined && tellsAll(one)) {
    return unlessDeleted(one);
  }
  await readLists(store, [listOf(target.kind)]);
  return asKnown(store, target, one);
}

/** Reads lists anew. Throws a BarrackError if one could not be read. */
export async function readLists(store: ResourceStore, lists: readonly List[]): Promise<void> {
  if (lists.length === 0) {
    return;
  }
  await store.refresh(lists, { fresh: true });
  const failed = lists.map((list) => store[list].error).find((error) => error !== undefined);
  if (failed !== undefined) {
    throw notChecked(failed);
  }
}

/**
 * How it stands; undefined if it is gone. Throws where that can't be told: Barrack does not find it by its id, and its
 * list may hold it all the same.
 * @param one what Barrack told of it by itself
 */
function asKnown<K extends ResourceKind>(
  store: ResourceStore,
  target: Target<K>,
  one: ResourceOf<K> | undefined,
): ResourceOf<K> | undefined {
  const now = withList(store, target, one);
  if (now === undefined && mayHide(store[listOf(target.kind)], target.id)) {
    throw ruledOut(
      l10n.t(
        'Barrack does not find {0} by its id, but a record of its list could not be read: it may still be there.',
        target.name,
      ),
    );
  }
  return now && unlessDeleted(now);
}

function unlessDeleted<T extends Resource>(resource: T): T | undefined {
  return isDeleted(resource.status) ? undefined : resource;
}

async function getIfThere<T>(get: () => Promise<T>): Promise<T | undefined> {
  try {
    return await get();
  } catch (error) {
    if (BarrackError.is(error) && error.kind === 'notFound') {
      return undefined;
    }
    throw notChecked(error);
  }
}

/** Throws if a rule of the platform forbids it. */
export function checkAllowed(eligibility: Eligibility): void {
  if (eligibility.can === 'no') {
    throw ruledOut(eligibility.reason);
  }
}

/**
 * Throws if what the user decided on is not what is there now: another name, size, type or region. What was shown as
 * unknown and is known now contradicts nothing: without a size or a type no price was told, and the rules of the region
 * are looked at anew. A name that is only the id was not known either.
 */
export function checkUnchanged(seen: ExpectedVolume, now: Resource): void {
  const changes = changesOf(seen, now);
  if (changes.length > 0) {
    throw ruledOut(l10n.t('{0} has changed: {1}.', seen.name, changes.join(', ')));
  }
}

/**
 * The instance a volume is attached to with its status now, whatever the volume tells of it; as last seen, where it
 * can't be read by itself.
 */
export async function freshInstanceOf(
  volume: Volume,
  store: ResourceStore,
  source: Source,
): Promise<InstanceRef | undefined> {
  const known = store.instanceOf(volume);
  if (known?.id === undefined) {
    return known;
  }
  try {
    return await source.instances.get(known.id);
  } catch (error) {
    if (BarrackError.is(error)) {
      return known;
    }
    throw error;
  }
}

import * as l10n from '@vscode/l10n';
import { BarrackError } from '../api/errors.ts';
import type { Eligibility } from '../domain/checks.ts';
import { formatSize } from '../domain/money.ts';
import type { InstanceRef, Resource, ResourceKind, Volume } from '../domain/resources.ts';
import type { ListKind, ResourceOf } from './kinds.ts';
import { listOf } from './kinds.ts';
import type { SeenVolume, Target } from './orders.ts';
import type { Source } from './source.ts';
import { notChecked, ruledOut } from './step-errors.ts';
import type { ResourceStore } from './store.ts';

type List = Exclude<ListKind, 'regions'>;

/**
 * What is about to be worked on, as it is now, with the lists read anew as well. Throws a BarrackError if it is gone, or
 * if any of that could not be read.
 * @param get reads the one resource; where Barrack does not find it so, its list decides whether it is there
 */
export async function readAgain<K extends ResourceKind>(
  store: ResourceStore,
  target: Target<K>,
  lists: readonly List[],
  get: () => Promise<ResourceOf<K>>,
): Promise<ResourceOf<K>> {
  const [one] = await Promise.all([getIfThere(get), readLists(store, lists)]);
  const now = withList(store, target, one);
  if (now === undefined) {
    throw ruledOut(l10n.t('{0} is no longer there.', target.name));
  }
  return now;
}

/**
 * The same for what may be gone: undefined then. Its own list is read only where Barrack does not tell of it by itself,
 * or not all that the user has seen.
 */
export async function readIfThere<K extends ResourceKind>(
  store: ResourceStore,
  target: Target<K>,
  otherLists: readonly List[],
  get: () => Promise<ResourceOf<K>>,
): Promise<ResourceOf<K> | undefined> {
  const [one] = await Promise.all([getIfThere(get), readLists(store, otherLists)]);
  if (one !== undefined && tellsAll(one)) {
    return one;
  }
  await readLists(store, [listOf(target.kind)]);
  return withList(store, target, one);
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

/** Whether nothing that `checkUnchanged` compares is missing. */
function tellsAll(one: Resource): boolean {
  const { region, sizeGb, volumeType }: Facts = one;
  const ofVolume = one.kind !== 'volume' || (sizeGb !== undefined && volumeType !== undefined);
  return region !== undefined && ofVolume;
}

/** @param one what Barrack told of it by itself */
function withList<K extends ResourceKind>(
  store: ResourceStore,
  { kind, id }: Target<K>,
  one: ResourceOf<K> | undefined,
): ResourceOf<K> | undefined {
  const listed = store.find(kind, id);
  return one === undefined || listed === undefined ? (one ?? listed) : withFactsOf(listed, one);
}

/** Barrack may tell less of one resource than of all of them: what it leaves out is as its list tells. */
function withFactsOf<T extends Resource>(listed: T, one: T): T {
  const told: Facts = listed;
  const { region = told.region, sizeGb = told.sizeGb, volumeType = told.volumeType }: Facts = one;
  switch (one.kind) {
    case 'volume':
      return { ...one, region, sizeGb, volumeType };
    case 'snapshot':
    case 'image':
      return { ...one, region, sizeGb };
    case 'instance':
      return { ...one, region };
  }
}

type Facts = Partial<Pick<Volume, 'region' | 'sizeGb' | 'volumeType'>>;

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

/** Throws if what the user decided on is not what is there now: another name, size, type or region. */
export function checkUnchanged(seen: SeenVolume, now: Resource): void {
  const unknown = l10n.t('unknown');
  const sizeOf = ({ sizeGb }: Pick<SeenVolume, 'sizeGb'>) =>
    sizeGb === undefined ? unknown : formatSize(sizeGb);
  const facts: readonly Fact[] = [
    [l10n.t('name'), seen.name, now.name],
    [l10n.t('region'), seen.region ?? unknown, now.region ?? unknown],
    ...(now.kind === 'volume'
      ? [
          [l10n.t('size'), sizeOf(seen), sizeOf(now)] as const,
          [l10n.t('type'), seen.volumeType ?? unknown, now.volumeType ?? unknown] as const,
        ]
      : []),
  ];
  const changed = facts
    .filter(([, before, after]) => before !== after)
    .map(([label, before, after]) => l10n.t('its {0} was {1} and is now {2}', label, before, after));
  if (changed.length > 0) {
    throw ruledOut(l10n.t('{0} has changed: {1}.', seen.name, changed.join(', ')));
  }
}

type Fact = readonly [label: string, before: string, after: string];

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

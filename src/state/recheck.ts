import * as l10n from '@vscode/l10n';
import { BarrackError } from '../api/errors.ts';
import { formatSize } from '../domain/money.ts';
import type { InstanceRef, Resource, ResourceKind, Volume } from '../domain/resources.ts';
import type { ListKind, ResourceOf } from './kinds.ts';
import type { Target } from './plan.ts';
import { notChecked, ruledOut } from './plan.ts';
import type { Source } from './source.ts';
import type { ResourceStore } from './store.ts';

/**
 * What is about to be worked on, as it is now, with the lists read anew as well. Throws a BarrackError if it is gone or
 * if any of that could not be read.
 * @param get reads the one resource; where Barrack does not find it so, its list decides whether it is there
 */
export async function readAgain<K extends ResourceKind>(
  store: ResourceStore,
  target: Target<K>,
  lists: readonly Exclude<ListKind, 'regions'>[],
  get: () => Promise<ResourceOf<K>>,
): Promise<ResourceOf<K>> {
  const [one] = await Promise.all([getIfThere(get), store.refresh(lists, { fresh: true })]);
  const failed = lists.map((list) => store[list].error).find((error) => error !== undefined);
  if (failed !== undefined) {
    throw notChecked(failed);
  }
  const now = one ?? store.find(target.kind, target.id);
  if (now === undefined) {
    throw ruledOut(l10n.t('{0} is no longer there.', target.name));
  }
  return now;
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

/** Throws if what the user decided on is not what is there now: another name, size, type or region. */
export function checkUnchanged(seen: Resource, now: Resource): void {
  const before = factsOf(seen);
  const changed = factsOf(now)
    .map(([label, value], index) => ({ label, value, before: before[index]?.[1] ?? '' }))
    .filter((fact) => fact.value !== fact.before)
    .map((fact) => l10n.t('its {0} was {1} and is now {2}', fact.label, fact.before, fact.value));
  if (changed.length > 0) {
    throw ruledOut(l10n.t('{0} has changed: {1}.', seen.name, changed.join(', ')));
  }
}

type Fact = readonly [label: string, value: string];

function factsOf(resource: Resource): readonly Fact[] {
  const unknown = l10n.t('unknown');
  const facts: Fact[] = [
    [l10n.t('name'), resource.name],
    [l10n.t('region'), resource.region ?? unknown],
  ];
  if (resource.kind === 'volume') {
    facts.push([l10n.t('size'), resource.sizeGb === undefined ? unknown : formatSize(resource.sizeGb)]);
    facts.push([l10n.t('type'), resource.volumeType ?? unknown]);
  }
  return facts;
}

/** The instance a volume is attached to with its status now; as last seen, where it can't be read by itself. */
export async function freshInstanceOf(
  volume: Volume,
  store: ResourceStore,
  source: Source,
): Promise<InstanceRef | undefined> {
  if (volume.instance?.status !== undefined) {
    return volume.instance;
  }
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

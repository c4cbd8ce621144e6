import * as l10n from '@vscode/l10n';
import { attachableVolume } from '../../../domain/attachment.ts';
import type { Eligibility } from '../../../domain/checks.ts';
import { no, server } from '../../../domain/checks.ts';
import type { Instance, Volume } from '../../../domain/resources.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import { cut } from '../../../ui/format/first-of.ts';
import type { Sorted, Excluded } from '../preview/preview.ts';
import { sortedBy } from '../preview/preview.ts';
import { candidacy, preparationOf } from './attachment.ts';

type Store = Pick<ResourceStore, 'tierOf'>;

/** More reasons than this don't fit below the name of an instance. */
const mostReasons = 2;

/** Those that can't be attached to any instance now. */
export function unattachable(volumes: readonly Volume[]): readonly Excluded[] {
  return sortedBy(volumes, attachableVolume).excluded;
}

/** What has to be done to the instance before it takes any of them. */
export function preparationForAny(
  volumes: readonly Volume[],
  instance: Instance,
  store: Store,
): 'stop' | 'start' | undefined {
  return volumes
    .map((volume) => preparationOf({ volume, instance }, store))
    .find((preparation) => preparation !== undefined);
}

/**
 * Which of them an instance can take, also where something has to be done to it first.
 * @param inUse why it can't take one beside what is under way; undefined where it can
 */
export function sortedFor(
  volumes: readonly Volume[],
  instance: Instance,
  store: Store,
  inUse?: (volume: Volume) => string | undefined,
): Sorted {
  return sortedBy(volumes, (volume) => candidacy({ volume, instance }, store), inUse);
}

/** Each reason once. */
export function reasonsOf(staying: readonly Excluded[], most: number): string {
  return cut([...new Set(staying.map(({ reason }) => reason))], most).join(' ');
}

/** Nothing is done to the instance in the same go, where they are several: that is offered once it is chosen. */
function offered(preparation: 'stop' | 'start' | undefined): string | undefined {
  switch (preparation) {
    case 'stop':
      return l10n.t('Has to be shut down first: that is offered next.');
    case 'start':
      return l10n.t('Has to be started first: that is offered next.');
    case undefined:
      return undefined;
  }
}

/** Whether an instance can be chosen for several volumes: it can if it takes one of them. */
export function candidacyForMany(volumes: readonly Volume[], instance: Instance, store: Store): Eligibility {
  const { eligible, excluded } = sortedFor(volumes, instance, store);
  if (eligible.length === 0) {
    return no(reasonsOf(excluded, mostReasons));
  }
  const preparation = offered(preparationForAny(volumes, instance, store));
  const said = [
    preparation ?? eligible.find(({ open }) => open !== undefined)?.open,
    excluded.length === 0
      ? undefined
      : l10n.t('Takes {0} of {1}: {2}', eligible.length, volumes.length, reasonsOf(excluded, mostReasons)),
  ].filter((part) => part !== undefined);
  return said.length === 0 ? { can: 'yes' } : server(said.join(' '));
}

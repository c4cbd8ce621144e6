import type { BarrackError } from '../api/errors.ts';
import type { Instant } from '../base/time.ts';
import type { Region, Resource, ResourceKind, UnreadableRecord } from '../domain/resources.ts';
import type { AnyStatus } from '../domain/status.ts';
import { buildStatus, instanceStatus, volumeStatus } from '../domain/status.ts';

/** What has to be known of a kind to read it and to keep it; `src/kinds` completes it with all that is said of it. */
interface KindData {
  /** The name of its list, and of the client's group of requests that reads it. */
  readonly list: string;
  /**
   * `region`: each is in a region, and the list is read with everything else. `account`: they are of the account as a
   * whole, and the list is read once somebody looks for it, and with everything else from then on.
   */
  readonly scope: 'region' | 'account';
  /** Reads Barrack's word for its status; undefined where it has none, and so never changes by itself. */
  readonly readStatus: ((raw: string) => AnyStatus) | undefined;
  /** The kinds that its row tells of, such as its instance's name. */
  readonly tells: readonly ResourceKind[];
}

const kinds = {
  volume: { list: 'volumes', scope: 'region', readStatus: volumeStatus, tells: ['instance'] },
  snapshot: { list: 'snapshots', scope: 'region', readStatus: buildStatus, tells: ['image', 'instance'] },
  image: { list: 'images', scope: 'region', readStatus: buildStatus, tells: ['snapshot'] },
  instance: { list: 'instances', scope: 'region', readStatus: instanceStatus, tells: [] },
} as const satisfies Readonly<Record<ResourceKind, KindData>>;

export type ResourceOf<K extends ResourceKind> = Extract<Resource, { readonly kind: K }>;
export type ListOf<K extends ResourceKind> = (typeof kinds)[K]['list'];
/** A list of resources. */
export type ResourceList = ListOf<ResourceKind>;
/** What is listed; each is one list call. */
export type ListKind = 'regions' | ResourceList;
export type ListedAs = { readonly regions: Region } & {
  readonly [K in ResourceKind as ListOf<K>]: ResourceOf<K>;
};

export const resourceKinds = Object.keys(kinds) as readonly ResourceKind[];
export const resourceLists: readonly ResourceList[] = resourceKinds.map(listOf);
export const listKinds: readonly ListKind[] = ['regions', ...resourceLists];

export function kindData(kind: ResourceKind): KindData {
  return kinds[kind];
}

/** The list a resource of that kind is in. */
export function listOf<K extends ResourceKind>(kind: K): ListOf<K> {
  return kinds[kind].list;
}

const byList = new Map(resourceKinds.map((kind) => [listOf(kind), kind]));

/** The kind of what is in that list. */
export function kindIn(list: ResourceList): ResourceKind {
  const kind = byList.get(list);
  if (kind === undefined) {
    throw new Error(`There is no list ${list}.`);
  }
  return kind;
}

/** Whether what is in that list is of the account as a whole. */
export function isOfAccount(list: ListKind): boolean {
  return list !== 'regions' && kindData(kindIn(list)).scope === 'account';
}

export const regionalLists = resourceLists.filter((list) => !isOfAccount(list));
export const accountLists = resourceLists.filter(isOfAccount);

/** What is known of one kind. */
export interface KindState<T> {
  /** With `error` set these are the last good ones. */
  readonly items: readonly T[];
  readonly unreadable: readonly UnreadableRecord[];
  /** When `items` were read; undefined before the first time. */
  readonly loadedAt: Instant | undefined;
  /** Why the last refresh failed; undefined when it did not. */
  readonly error: BarrackError | undefined;
  readonly loading: boolean;
}

export type KindStates = { readonly [L in ListKind]: KindState<ListedAs[L]> };

/** Whether nobody has looked yet for a list that is read only then. */
export function isUnopened(
  list: ListKind,
  { loadedAt, error, loading }: Pick<KindState<unknown>, 'loadedAt' | 'error' | 'loading'>,
): boolean {
  return isOfAccount(list) && loadedAt === undefined && error === undefined && !loading;
}

/** True if a list that does not show this id may hold it all the same: unreadable, or where the list has a gap. */
export function mayHide({ unreadable }: Pick<KindState<unknown>, 'unreadable'>, id: string): boolean {
  return unreadable.some((record) => record.id === undefined || record.id === id);
}

/** What one refresh changed in one kind. */
export interface KindChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Those with a name that looks like one that came or went: it may tell them no more, or again. */
  readonly alike: readonly string[];
  /** True if its error, its unreadable records or whether it was ever loaded changed. */
  readonly condition: boolean;
}

/** What else is known beside the lists; `imageAnswers`: which images snapshots have, as far as Barrack was asked. */
export type Fact = 'balance' | 'prices' | 'volumeTypes' | 'imageAnswers';

export interface Changes {
  /** Only kinds of which something changed. Regions go by name, all others by id. */
  readonly kinds: ReadonlyMap<ListKind, KindChanges>;
  readonly facts: ReadonlySet<Fact>;
}

import type { BarrackError } from '../api/errors.ts';
import type { Instant } from '../base/time.ts';
import type {
  Image,
  Instance,
  Region,
  Resource,
  ResourceKind,
  Snapshot,
  UnreadableRecord,
  Volume,
} from '../domain/resources.ts';

/** What is listed; each is one list call. */
export const listKinds = ['regions', 'volumes', 'snapshots', 'images', 'instances'] as const;
export type ListKind = (typeof listKinds)[number];

export interface ListedAs {
  readonly regions: Region;
  readonly volumes: Volume;
  readonly snapshots: Snapshot;
  readonly images: Image;
  readonly instances: Instance;
}

export type ResourceOf<K extends ResourceKind> = Extract<Resource, { readonly kind: K }>;

const lists = { volume: 'volumes', snapshot: 'snapshots', image: 'images', instance: 'instances' } as const;

/** The list a resource of that kind is in. */
export function listOf<K extends ResourceKind>(kind: K): (typeof lists)[K] {
  return lists[kind];
}

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

import type { BarrackError } from '../../api/errors.ts';
import type { Resource, UnreadableRecord } from '../../domain/resources.ts';
import type { ListKind, ResourceList } from '../../resources/kinds.ts';

/** A region; `region` is undefined for what names none. */
export interface RegionElement {
  readonly type: 'region';
  readonly id: string;
  readonly region: string | undefined;
}

/** The resources of one kind: in a region (undefined: in none), or, with the scope `account`, in all. */
export interface GroupElement {
  readonly type: 'group';
  readonly id: string;
  readonly list: ResourceList;
  readonly scope: 'region' | 'account';
  readonly region: string | undefined;
}

/** One resource, as last read: the element stays the same when the resource changes. */
export interface ItemElement {
  readonly type: 'item';
  readonly id: string;
  /** The id of the instance below which it is shown once more; undefined in its own group. */
  readonly within: string | undefined;
  resource: Resource;
}

/** A record that could not be read. */
export interface UnreadableElement {
  readonly type: 'unreadable';
  readonly id: string;
  readonly list: ListKind;
  record: UnreadableRecord;
}

/** Why lists could not be read; one for all that failed for the same reason. */
export interface ErrorElement {
  readonly type: 'error';
  readonly id: string;
  lists: readonly ListKind[];
  error: BarrackError;
}

/** Something to do about an error. */
export interface ActionElement {
  readonly type: 'action';
  readonly id: string;
  readonly action: 'signIn' | 'retry' | 'showLog';
  readonly error: ErrorElement;
}

/** What can be done about an error: of a key that isn't accepted, another one first. */
export function actionsFor({ error }: ErrorElement): readonly ActionElement['action'][] {
  return error.kind === 'unauthorized' ? ['signIn', 'retry', 'showLog'] : ['retry', 'showLog'];
}

/** A node of the tree. Its id is stable, and so is the object for as long as the tree shows it. */
export type Element =
  RegionElement | GroupElement | ItemElement | UnreadableElement | ErrorElement | ActionElement;

const placeOf = (region: string | undefined): string =>
  region === undefined ? 'no-region' : `region/${encodeURIComponent(region.toWellFormed())}`;

/** Ids of the elements. */
export const elementId = {
  region: placeOf,
  group: (list: ResourceList, region: string | undefined): string => `${placeOf(region)}/${list}`,
  kind: (list: ResourceList): string => `kind/${list}`,
  item: ({ kind, id }: Pick<Resource, 'kind' | 'id'>): string => `${kind}/${id}`,
  /** Of what is shown below an instance. Ids are opaque: one may have a slash in it. */
  within: (instance: string, { kind, id }: Pick<Resource, 'kind' | 'id'>): string =>
    `within/${encodeURIComponent(instance.toWellFormed())}/${kind}/${id}`,
  unreadable: (list: ListKind, position: number): string => `unreadable/${list}/${position}`,
  error: (list: ListKind): string => `error/${list}`,
} as const;

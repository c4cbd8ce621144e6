import * as l10n from '@vscode/l10n';
import type { Resource, ResourceRef } from '../../domain/resources.ts';
import { clipped, visibleName } from '../../domain/visible.ts';
import type { NameStore } from '../../writes/model/as-told.ts';

/** Longer names leave no room for others. */
export const longestName = 60;

/** A name as it can stand in a list or a sentence: in one line, with all of it to be seen. */
export function shortName({ name }: { readonly name: string }): string {
  return clipped(visibleName(name), longestName);
}

type Told = Pick<Resource, 'kind' | 'id' | 'name'>;
export type { NameStore };

/** For names that have their ids beside them anyway. */
export const namesAlone: NameStore = { needsId: () => false, shortId: ({ id }) => id };

/** As much of the id as is needed where a name leaves open what it is of; undefined where the name tells. */
export function idBeside(thing: Told, store: NameStore): string | undefined {
  return store.needsId(thing) ? shortName({ name: store.shortId(thing) }) : undefined;
}

/** The same whole, for where something is destroyed. */
export function wholeIdBeside(thing: Told, store: NameStore): string | undefined {
  return store.needsId(thing) ? shortName({ name: thing.id }) : undefined;
}

function withId(name: string, id: string | undefined): string {
  return id === undefined ? name : l10n.t('{0} ({1})', name, id);
}

/** What something is called: `prod`, or `prod (17)` where the name leaves open what it is. */
export function called(thing: Told, store: NameStore): string {
  return withId(shortName(thing), idBeside(thing, store));
}

/** The same where it is destroyed: with the whole id. */
export function calledWhole(thing: Told, store: NameStore): string {
  return withId(shortName(thing), wholeIdBeside(thing, store));
}

/** What something that is only mentioned is called, as far as that is known. */
export function mentioned(
  kind: Told['kind'],
  mention: ResourceRef | undefined,
  store: NameStore,
): string | undefined {
  const { id, name = id } = mention ?? {};
  return id === undefined || name === undefined
    ? name && shortName({ name })
    : called({ kind, id, name }, store);
}

import type { BarrackError } from '../api/errors.ts';
import type { ListKind } from './kinds.ts';
import { openedLists } from './age.ts';
import { listKinds } from './kinds.ts';
import type { ResourceStore } from './store.ts';

/** True where Barrack was not reached at all. */
function isUnreachable({ kind }: BarrackError): boolean {
  return kind === 'network' || kind === 'timeout';
}

/** True where nothing was read yet, and a welcome view says why: no connection, or a refused key. */
export function isWelcomed(store: ResourceStore): boolean {
  const errors = listKinds.map((list) => store[list].error).filter((error) => error !== undefined);
  return errors.some(({ kind }) => kind === 'unauthorized') || errors.every(isUnreachable);
}

function isWhole({ unreadable, loadedAt, error }: ResourceStore[ListKind]): boolean {
  return unreadable.length === 0 && loadedAt !== undefined && error === undefined;
}

/** True where that list was read whole and there is nothing in it. */
export function isEmptyList(store: Pick<ResourceStore, ListKind>, list: ListKind): boolean {
  return isWhole(store[list]) && store[list].items.length === 0;
}

/** True where everything was read that was looked for and there is no resource: regions alone are not worth a tree. */
export function isEmpty(store: Pick<ResourceStore, ListKind>): boolean {
  return openedLists(store).every((list) =>
    list === 'regions' ? isWhole(store.regions) : isEmptyList(store, list),
  );
}

import type { BarrackError } from '../api/errors.ts';
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

/** True where everything was read and there is no resource: regions alone are not worth a tree. */
export function isEmpty(store: ResourceStore): boolean {
  return listKinds.every((list) => {
    const { items, unreadable, loadedAt, error } = store[list];
    const nothing = unreadable.length === 0 && (list === 'regions' || items.length === 0);
    return nothing && loadedAt !== undefined && error === undefined;
  });
}

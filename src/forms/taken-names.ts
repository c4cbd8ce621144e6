import type { KindState } from '../state/kinds.ts';

interface Named {
  readonly name: string;
}

/** The names in a list that `counts` accepts, with those of records that could not be read. */
export function takenNames<T extends Named>(
  list: KindState<T>,
  counts: (item: T) => boolean,
): ReadonlySet<string> {
  const names = list.items.filter(counts).map(({ name }) => name);
  const unreadable = list.unreadable.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return new Set([...names, ...unreadable]);
}

/**
 * The taken names as the domain's checks want them: undefined where the list is not whole or not fresh, so that only
 * Barrack can tell whether a name is free; a name that is known to be taken is known all the same.
 */
export function knownNames<T>(
  list: KindState<T>,
  taken: ReadonlySet<string>,
  name: string,
): ReadonlySet<string> | undefined {
  const whole = list.loadedAt !== undefined && list.error === undefined && list.unreadable.length === 0;
  return whole || taken.has(name) ? taken : undefined;
}

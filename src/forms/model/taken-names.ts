import type { Volume } from '../../domain/resources.ts';
import type { KindState } from '../../resources/kinds.ts';

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

/** Names of volumes that can't be given again in a region. */
export interface NamesInRegion {
  readonly taken: ReadonlySet<string>;
  /** Those, and the names of volumes that may be in the region: theirs is not known, or this one is not. */
  readonly possible: ReadonlySet<string>;
}

export function namesIn(volumes: KindState<Volume>, region: string | undefined): NamesInRegion {
  const isUnknown = (one: string | undefined): boolean => one === undefined || region === undefined;
  return {
    taken: takenNames(volumes, (one) => !isUnknown(one.region) && one.region === region),
    possible: takenNames(volumes, (one) => isUnknown(one.region) || one.region === region),
  };
}

/**
 * The taken names as the domain's checks want them: undefined where the list is not whole or not fresh, so that only
 * Barrack can tell whether a name is free, or where it is `possible` that this one is not; a name that is known to be
 * taken is known all the same.
 */
export function knownNames<T>(
  list: KindState<T>,
  taken: ReadonlySet<string>,
  name: string,
  possible: ReadonlySet<string> = taken,
): ReadonlySet<string> | undefined {
  const whole = list.loadedAt !== undefined && list.error === undefined && list.unreadable.length === 0;
  return (whole && !possible.has(name)) || taken.has(name) ? taken : undefined;
}

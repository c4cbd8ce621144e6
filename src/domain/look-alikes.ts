import { isUnmistakable, lookOfName } from './visible.ts';

/** Something that has a name, which need not be its alone, and an id, which is. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What is listed; of a record that can't be read only some may be known. */
type Listed = Readonly<Record<keyof Named, string | undefined>>;

/** Where names are shown no more of them is: those that begin alike for so long, in characters, are not told apart. */
const shownOfName = 59;

function lookOf(name: string): string {
  return lookOfName(name.length > shownOfName ? Array.from(name).slice(0, shownOfName).join('') : name);
}

const none: ReadonlySet<string | undefined> = new Set();

/** The ids of what is listed, by how the names look; an id that can't be read is told apart from all. */
export class LookAlikes {
  readonly #byLook = new Map<string, Set<string | undefined>>();
  /** How the names of what is listed look, by id: that is asked of every row, and takes long to work out. */
  readonly #looks = new Map<string, { readonly name: string; readonly look: string }>();

  constructor(listed: readonly Listed[] = []) {
    for (const one of listed) {
      this.add(one);
    }
  }

  add({ id, name }: Listed): void {
    const look = lookOf(name ?? '');
    if (id !== undefined && name !== undefined) {
      this.#looks.set(id, { name, look });
    }
    const ids = this.#byLook.get(look);
    if (ids === undefined) {
      this.#byLook.set(look, new Set([id]));
    } else {
      ids.add(id);
    }
  }

  remove({ id, name }: Listed): void {
    const look = lookOf(name ?? '');
    if (id !== undefined) {
      this.#looks.delete(id);
    }
    const ids = this.#byLook.get(look);
    ids?.delete(id);
    if (ids?.size === 0) {
      this.#byLook.delete(look);
    }
  }

  /** Of all whose names look like this one's. @param id of what has the name, if it has one */
  idsLike({ id, name }: Partial<Named> & Pick<Named, 'name'>): ReadonlySet<string | undefined> {
    if (this.#byLook.size === 0) {
      return none;
    }
    const known = id === undefined ? undefined : this.#looks.get(id);
    const look = known?.name === name ? known.look : lookOf(name);
    return this.#byLook.get(look) ?? none;
  }
}

/**
 * Whether something's name leaves open what it is, so that its id has to be told with it: since something else that is
 * listed has a name that looks like it, or since there is something in the name that is not seen, or may be taken for
 * something else.
 */
export function needsId({ id, name }: Named, ...lists: readonly LookAlikes[]): boolean {
  const isShared = (ids: ReadonlySet<string | undefined>): boolean => ids.size > (ids.has(id) ? 1 : 0);
  return !isUnmistakable(name) || lists.some((list) => isShared(list.idsLike({ id, name })));
}

/** Shorter ids are told whole. */
const shortEnough = 12;
/** Where ids are cut: so many characters, which are the groups of a UUID. */
const cuts = [8, 13, 18, 23] as const;

/** So much of an id that it is not another's of those whose names look alike: `3f2b8c1e…`. */
export function shortId({ id, name }: Named, ...lists: readonly LookAlikes[]): string {
  const characters = Array.from(id);
  const others = lists.flatMap((list) => [...list.idsLike({ id, name })]).filter((other) => other !== id);
  const isIts = (start: string): boolean => others.every((other) => other?.startsWith(start) !== true);
  const starts = cuts.map((cut) => characters.slice(0, cut).join(''));
  const start = starts.find((one) => one.length < id.length && isIts(one));
  return characters.length <= shortEnough || start === undefined ? id : `${start}…`;
}

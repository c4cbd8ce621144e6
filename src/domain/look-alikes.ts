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

/** The one that has a name, by how the name looks; undefined where several have it. */
type Index = ReadonlyMap<string, string | undefined>;

/** Lists never change, only give way to new ones. */
const indexes = new WeakMap<readonly Listed[], Index>();

function lookOf(name: string): string {
  return lookOfName(name.length > shownOfName ? Array.from(name).slice(0, shownOfName).join('') : name);
}

function indexOf(listed: readonly Listed[]): Index {
  const index = new Map<string, string | undefined>();
  for (const { id, name } of listed) {
    const look = lookOf(name ?? '');
    index.set(look, index.has(look) && index.get(look) !== id ? undefined : id);
  }
  return index;
}

/**
 * Whether something's name leaves open what it is, so that its id has to be told with it: since something else that is
 * listed has a name that looks like it, or since there is something in the name that is not seen, or may be taken for
 * something else.
 */
export function needsId({ id, name }: Named, ...lists: readonly (readonly Listed[])[]): boolean {
  const look = lookOf(name);
  const isAnothers = (listed: readonly Listed[]): boolean => {
    const index = indexes.get(listed) ?? indexOf(listed);
    indexes.set(listed, index);
    return index.has(look) && index.get(look) !== id;
  };
  return !isUnmistakable(name) || lists.some(isAnothers);
}

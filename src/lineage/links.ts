import type { Resource } from '../domain/resources.ts';

/**
 * How one resource hangs on another: a volume is attached to an instance, or cloned from a volume; a snapshot is taken
 * of an instance; an instance is restored from a snapshot, or deployed from an image; an image is made of a snapshot.
 */
export type Link = 'attached' | 'cloned' | 'taken' | 'restored' | 'deployed' | 'imaged';

type Kind = Resource['kind'];

/** The kinds at the ends of each: what hangs, and on what. */
export const linkEnds: Readonly<Record<Link, readonly [from: Kind, to: Kind]>> = {
  attached: ['volume', 'instance'],
  cloned: ['volume', 'volume'],
  taken: ['snapshot', 'instance'],
  restored: ['instance', 'snapshot'],
  deployed: ['instance', 'image'],
  imaged: ['image', 'snapshot'],
};
export const allLinks = Object.keys(linkEnds) as readonly Link[];

/** `[id of what hangs, id of what it hangs on]`. */
export type Pair = readonly [from: string, to: string];

type Index = Map<string, string[]>;

const none: readonly string[] = [];

function put(index: Index, key: string, value: string): void {
  const known = index.get(key);
  if (known === undefined) {
    index.set(key, [value]);
  } else {
    known.push(value);
  }
}

/** All links of one sort, to be looked up from both ends. */
export class Links {
  readonly #from: Index = new Map();
  readonly #to: Index = new Map();

  /** @param pairs the same one may be there twice */
  constructor(pairs: readonly Pair[]) {
    for (const [from, to] of pairs) {
      if (!this.of(from).includes(to)) {
        put(this.#from, from, to);
        put(this.#to, to, from);
      }
    }
  }

  /** What it hangs on; rarely more than one. */
  of(id: string): readonly string[] {
    return this.#from.get(id) ?? none;
  }

  /** What hangs on it. */
  on(id: string): readonly string[] {
    return this.#to.get(id) ?? none;
  }

  /** The pairs that only one of the two has. */
  difference(other: Links): readonly Pair[] {
    return [...this.#without(other), ...other.#without(this)];
  }

  #without(other: Links): readonly Pair[] {
    const missing: Pair[] = [];
    for (const [from, all] of this.#from) {
      const others = other.of(from);
      missing.push(...all.filter((to) => !others.includes(to)).map((to): Pair => [from, to]));
    }
    return missing;
  }
}

import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../api/errors.ts';
import type { Instant } from '../base/time.ts';
import { awakeBetween } from '../base/time.ts';
import type { JsonObject, Listing, UnreadableRecord } from '../domain/resources.ts';
import type { KindChanges, KindState } from './kinds.ts';
import { isSameData } from '../base/same-data.ts';
import { LookAlikes } from '../domain/look-alikes.ts';

/**
 * How long a thing just made is shown although the list does not hold it yet: lists of a cloud may lag behind its
 * writes, and what costs money must not vanish from the tree.
 */
export const graceMs = 120_000;

interface Held {
  readonly name: string;
  readonly record: JsonObject;
}

/** The resources of one kind as last read, by their keys, with what a new list changes in them. */
export class Collection<T extends Held> {
  readonly #keyOf: (item: T) => string;
  readonly #grace = new Map<string, { item: T; addedAt: Instant }>();
  #byKey: ReadonlyMap<string, T> = new Map();
  readonly #names = new LookAlikes();
  #unreadableNames = new LookAlikes();
  #state: KindState<T> = { items: [], unreadable: [], loadedAt: undefined, error: undefined, loading: false };

  constructor(keyOf: (item: T) => string) {
    this.#keyOf = keyOf;
  }

  get state(): KindState<T> {
    return this.#state;
  }

  get(key: string): T | undefined {
    return this.#byKey.get(key);
  }

  /** Tells whose names look alike. */
  get names(): readonly LookAlikes[] {
    return [this.#names, this.#unreadableNames];
  }

  setLoading(loading: boolean): void {
    this.#state = { ...this.#state, loading };
  }

  /** Takes a list as the truth, except that what was added a moment ago stays. */
  accept(listing: Listing<T>, now: Instant): KindChanges {
    const items = new Map<string, T>();
    const unreadable = [...listing.unreadable];
    const taken = new Set(listing.unreadable.map(({ index }) => index));
    let place = -1; // in Barrack's list, which holds those that can't be read, too
    for (const item of listing.items) {
      do {
        place += 1;
      } while (taken.has(place));
      const key = this.#keyOf(item);
      if (items.has(key)) {
        unreadable.push(duplicate(item, key, place));
      } else {
        items.set(key, this.#sameOrNew(key, item));
      }
    }
    this.#keepAdded(items, now);
    return this.#replace(items, { unreadable, loadedAt: now, error: undefined });
  }

  fail(error: BarrackError): KindChanges {
    return this.#replace(this.#byKey, { ...this.#state, error });
  }

  /** Puts one thing in, at once, and keeps it for the time of grace. */
  add(item: T, now: Instant): KindChanges {
    const key = this.#keyOf(item);
    this.#grace.set(key, { item, addedAt: now });
    return this.#replace(new Map(this.#byKey).set(key, this.#sameOrNew(key, item)), this.#state);
  }

  /** From now on a list that lacks it is believed. */
  endGrace(key: string): void {
    this.#grace.delete(key);
  }

  clear(): KindChanges {
    this.#grace.clear();
    this.setLoading(false);
    return this.#replace(new Map(), {
      unreadable: [],
      loadedAt: undefined,
      error: undefined,
    });
  }

  /** The object already held, if nothing in it changed: then nobody has to look at it again. */
  #sameOrNew(key: string, item: T): T {
    const held = this.#byKey.get(key);
    return held !== undefined && isSameData(held, item) ? held : item;
  }

  #keepAdded(items: Map<string, T>, now: Instant): void {
    for (const [key, { item, addedAt }] of this.#grace) {
      if (items.has(key) || awakeBetween(addedAt, now) >= graceMs) {
        this.#grace.delete(key);
      } else {
        items.set(key, this.#byKey.get(key) ?? item);
      }
    }
  }

  #replace(
    items: ReadonlyMap<string, T>,
    { unreadable, loadedAt, error }: Pick<KindState<T>, 'unreadable' | 'loadedAt' | 'error'>,
  ): KindChanges {
    const before = this.#byKey;
    const state = this.#state;
    const condition =
      (state.loadedAt === undefined) !== (loadedAt === undefined) ||
      !sameError(state.error, error) ||
      !isSameData(state.unreadable, unreadable);
    this.#byKey = items;
    this.#state = {
      ...state,
      items: sameOrNew(state.items, [...items.values()]),
      unreadable,
      loadedAt,
      error,
    };
    if (condition) {
      this.#unreadableNames = new LookAlikes(unreadable);
    }
    const changes = difference(before, items);
    return { ...changes, alike: this.#rename(before, items, changes), condition };
  }

  /** Looks only at what differs, since there may be thousands. @returns the keys of what has a name that came or went */
  #rename(
    before: ReadonlyMap<string, T>,
    after: ReadonlyMap<string, T>,
    { added, changed, removed }: Difference,
  ): readonly string[] {
    const touched = [...added, ...changed, ...removed]
      .map((id) => ({ id, old: before.get(id)?.name, name: after.get(id)?.name }))
      .filter(({ old, name }) => old !== name);
    touched.forEach(({ id, old }) => old !== undefined && this.#names.remove({ id, name: old }));
    touched.forEach(({ id, name }) => name !== undefined && this.#names.add({ id, name }));
    const names = new Set(touched.flatMap(({ old, name }) => [old, name]));
    const alike = new Set<string | undefined>();
    for (const name of names) {
      for (const id of name === undefined ? [] : this.#names.idsLike({ name })) {
        alike.add(id);
      }
    }
    return [...alike].filter((id) => id !== undefined);
  }
}

/** The array of before, if all in it are the same: then nobody has to work out again what follows from it. */
function sameOrNew<T>(before: readonly T[], items: readonly T[]): readonly T[] {
  const isSame = before.length === items.length && items.every((item, index) => item === before[index]);
  return isSame ? before : items;
}

type Difference = Pick<KindChanges, 'added' | 'changed' | 'removed'>;

function difference<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): Difference {
  const added: string[] = [];
  const changed: string[] = [];
  for (const [key, item] of after) {
    const old = before.get(key);
    if (old === undefined) {
      added.push(key);
    } else if (old !== item) {
      changed.push(key);
    }
  }
  return { added, changed, removed: [...before.keys()].filter((key) => !after.has(key)) };
}

function sameError(one: BarrackError | undefined, other: BarrackError | undefined): boolean {
  return one === other || (one?.kind === other?.kind && one?.message === other?.message);
}

/** Two elements of a tree cannot share an id, so the second of two records with one is shown as unreadable. */
function duplicate(item: Held, id: string, index: number): UnreadableRecord {
  const reason = l10n.t('Another record of the list has the same id, {0}.', id);
  return { index, id, name: item.name, reason, record: item.record };
}

/** True if it says that something is different now. */
export function isChange({ added, removed, changed, condition }: KindChanges): boolean {
  return condition || added.length > 0 || removed.length > 0 || changed.length > 0;
}

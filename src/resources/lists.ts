import type { LookAlikes } from '../domain/look-alikes.ts';
import type { Listing, Region, Resource } from '../domain/resources.ts';
import type { Clock } from '../base/clock.ts';
import { Collection } from './collection.ts';
import type { KindChanges, KindState, ListedAs, ListKind } from './kinds.ts';
import { listKinds, listOf } from './kinds.ts';
import type { LogLine } from '../api/own-error.ts';
import { readError } from '../api/own-error.ts';
import type { Reads } from './source.ts';

type Read<T> = (source: Reads, options: ReadOptions<T>) => Promise<Listing<T>>;

interface ReadOptions<T> {
  readonly signal: AbortSignal;
  readonly known: (key: string) => T | undefined;
}

interface ListsParts {
  readonly clock: Clock;
  readonly log: LogLine;
}

/** One list: where it is read, and what came of it. */
class Feed<T extends Region | Resource> {
  readonly #read: Read<T>;
  readonly collection: Collection<T>;

  constructor(keyOf: (item: T) => string, read: Read<T>) {
    this.#read = read;
    this.collection = new Collection(keyOf);
  }

  async load(
    source: Reads,
    signal: AbortSignal,
    { clock, log }: ListsParts,
  ): Promise<KindChanges | undefined> {
    this.collection.setLoading(true);
    try {
      const known = (key: string): T | undefined => this.collection.get(key);
      const listing = await this.#read(source, { signal, known });
      return signal.aborted ? undefined : this.collection.accept(listing, clock.now());
    } catch (error) {
      return signal.aborted ? undefined : this.collection.fail(readError(error, log));
    } finally {
      if (!signal.aborted) {
        this.collection.setLoading(false);
      }
    }
  }
}

type Feeds = { readonly [L in ListKind]: Feed<ListedAs[L]> };

type Any = Region | Resource;
interface Listable {
  list(options: ReadOptions<Any>): Promise<Listing<Any>>;
}

/** Regions go by name, all others by id. */
function feedOf(list: ListKind): Feed<Any> {
  return new Feed<Any>(
    (item) => ('id' in item ? item.id : item.name),
    (source, options) => (source[list] as Listable).list(options),
  );
}

/** The lists, each read and kept for itself, so that one that fails stops none of the others. */
export class Lists {
  readonly #parts: ListsParts;
  readonly #feeds = Object.fromEntries(listKinds.map((list) => [list, feedOf(list)])) as Feeds;

  constructor(parts: ListsParts) {
    this.#parts = parts;
  }

  state<L extends ListKind>(list: L): KindState<ListedAs[L]> {
    return this.#feeds[list].collection.state;
  }

  get<L extends ListKind>(list: L, key: string): ListedAs[L] | undefined {
    return this.#feeds[list].collection.get(key);
  }

  /** Whose names look alike in one list. */
  names(list: ListKind): readonly LookAlikes[] {
    return this.#feeds[list].collection.names;
  }

  /** Reads one list; what was known stays where that fails. Undefined if the signal made the answer worthless. */
  load(list: ListKind, source: Reads, signal: AbortSignal): Promise<KindChanges | undefined> {
    return this.#feeds[list].load(source, signal, this.#parts);
  }

  add(resource: Resource): KindChanges {
    const { collection } = this.#feeds[listOf(resource.kind)] as Feed<Resource>;
    return collection.add(resource, this.#parts.clock.now());
  }

  endGrace(list: ListKind, key: string): void {
    this.#feeds[list].collection.endGrace(key);
  }

  clear(): ReadonlyMap<ListKind, KindChanges> {
    return new Map(listKinds.map((list) => [list, this.#feeds[list].collection.clear()]));
  }
}

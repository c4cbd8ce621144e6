import { isDeepStrictEqual } from 'node:util';
import type { SnapshotImage } from '../domain/image.ts';
import type { Facts } from './facts.ts';
import type { Fact, KindChanges, ListKind } from './kinds.ts';
import { isUnopened, listKinds } from './kinds.ts';
import type { Lists } from './lists.ts';
import type { LogLine } from '../api/own-error.ts';
import { logOwn } from '../api/own-error.ts';
import { SharedCalls, untilAborted } from '../base/shared-calls.ts';
import type { Reads } from './source.ts';

export interface RefreshOptions {
  /** Ends this wait; a call shared with others goes on for them. */
  readonly signal?: AbortSignal | undefined;
  /** Do not join a call that began before this one: its answer may be older than what was just done. */
  readonly fresh?: boolean;
}

/** What the loader fills and asks. */
export interface Loaded {
  readonly lists: Lists;
  readonly facts: Facts;
  /** Snapshots of which neither their records nor the images tell whether they have an image. */
  snapshotsToAsk(): readonly { readonly id: string; readonly wireId: string | number }[];
  /** Called after every answer to a list, with what it changed. */
  listRead(list: ListKind, changes: KindChanges): void;
  /** Called with what an answer changed beside the lists. */
  factsChanged(facts: readonly Fact[]): void;
  readonly log: LogLine;
}

type Call = ListKind | 'balance' | 'catalog' | 'volumeTypes' | 'imageAnswers';

/**
 * Reads from Barrack, each thing once for all who ask at the same time.
 *
 * A full refresh is at most 8 requests (each list may have several pages), and one for each list of the account that
 * somebody has looked for: five lists and the balance; the prices,
 * kept for hours; which images snapshots have, if no list tells; the volume types, kept for hours, in the first refresh
 * that has room for them.
 */
export class Loader {
  readonly #to: Loaded;
  #calls = new SharedCalls<Call>();
  #session = new AbortController();
  #imageAnswers: ReadonlyMap<string, SnapshotImage> = new Map();

  constructor(to: Loaded) {
    this.#to = to;
  }

  /** What Barrack answered when it was asked which images snapshots have, by snapshot id. */
  get imageAnswers(): ReadonlyMap<string, SnapshotImage> {
    return this.#imageAnswers;
  }

  /** Reads everything that was looked for, or only the lists named. What fails is told by the state of its kind, not thrown. */
  async refresh(
    source: Reads,
    lists: readonly ListKind[] | undefined,
    options: RefreshOptions,
  ): Promise<void> {
    const session = this.#session.signal;
    const loads = (lists ?? this.#lookedFor()).map((list) =>
      this.#loadList(list, source, session, options.fresh),
    );
    const work = this.#logged(() =>
      lists === undefined ? this.#loadAll(source, session, loads) : this.#loadSome(source, session, loads),
    );
    await untilAborted(work, options.signal);
  }

  refreshBalance(source: Reads): Promise<void> {
    return this.#loadFact('balance', () => this.#to.facts.loadBalance(source, this.#session.signal));
  }

  /** Aborts what is under way and forgets what came of it. */
  clear(): void {
    this.#session.abort();
    this.#session = new AbortController();
    this.#calls = new SharedCalls();
    this.#imageAnswers = new Map();
  }

  #lookedFor(): readonly ListKind[] {
    const { lists } = this.#to;
    return listKinds.filter((list) => !isUnopened(list, lists.state(list)));
  }

  async #loadAll(source: Reads, session: AbortSignal, loads: readonly Promise<void>[]): Promise<void> {
    const { facts } = this.#to;
    const withPrices = !facts.has('catalog');
    await Promise.all([
      ...loads,
      ...(facts.useGivenBalance() ? [] : [this.refreshBalance(source)]),
      ...(withPrices ? [this.#loadFact('catalog', () => facts.loadCatalog(source, session))] : []),
    ]);
    const asks = this.#to.snapshotsToAsk().length > 0;
    await Promise.all([
      ...(asks ? [this.#askForImages(source, session)] : []),
      ...(facts.has('volumeTypes') || (asks && withPrices)
        ? []
        : [this.#loadFact('volumeTypes', () => facts.loadVolumeTypes(source, session))]),
    ]);
  }

  async #loadSome(source: Reads, session: AbortSignal, loads: readonly Promise<void>[]): Promise<void> {
    await Promise.all(loads);
    if (this.#to.snapshotsToAsk().some(({ id }) => !this.#imageAnswers.has(id))) {
      await this.#askForImages(source, session);
    }
  }

  #loadList(list: ListKind, source: Reads, session: AbortSignal, fresh: boolean | undefined): Promise<void> {
    const load = async (): Promise<void> => {
      const changes = await this.#to.lists.load(list, source, session);
      if (changes !== undefined) {
        if (list === 'images' && changes.added.length + changes.removed.length > 0) {
          this.#imageAnswers = new Map(); // they were about other images
        }
        this.#to.listRead(list, changes);
      }
    };
    return this.#calls.run(list, () => this.#logged(load), fresh);
  }

  #loadFact(call: Call, load: () => Promise<readonly Fact[]>): Promise<void> {
    const work = async (): Promise<void> => {
      const changed = await load();
      if (changed.length > 0) {
        this.#to.factsChanged(changed);
      }
    };
    return this.#calls.run(call, () => this.#logged(work));
  }

  /** What is unknown then stays so until the next read: nobody waits for it to throw. */
  async #logged(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      logOwn(error, this.#to.log);
    }
  }

  #askForImages(source: Reads, session: AbortSignal): Promise<void> {
    const work = async (): Promise<void> => {
      const ids = this.#to.snapshotsToAsk().map(({ wireId }) => wireId);
      const answers = await source.images.ofSnapshots(ids, { signal: session });
      if (!session.aborted && !isDeepStrictEqual(this.#imageAnswers, answers)) {
        this.#imageAnswers = answers;
        this.#to.factsChanged(['imageAnswers']);
      }
    };
    // Where it fails it stays unknown, and Barrack decides when an image is to be made.
    return this.#calls.run('imageAnswers', () => this.#logged(work));
  }
}

import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import { Emitter } from './emitter.ts';
import { isSameIntent } from './intents.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { Claims } from './new-result.ts';
import type { OperationContext } from './operation.ts';
import { Operation } from './operation.ts';
import type { Order } from './orders.ts';
import type { Followed, Watched } from './poller.ts';
import { newRecord } from './record.ts';
import { SharedCalls } from './shared-calls.ts';
import type { Source } from './source.ts';
import { notSignedIn } from './step-errors.ts';
import type { ResourceStore } from './store.ts';

export interface OperationsParts {
  readonly store: ResourceStore;
  /** The client of who is signed in. */
  readonly clientOf: () => Source | undefined;
  readonly openJournal: () => Promise<Journal>;
  readonly newId: () => string;
  /** Told what went wrong without anybody having asked for it. */
  readonly log: (line: string) => void;
  readonly clock?: Clock;
}

/**
 * The writes of all windows: those that this one carries out, and, as the journal tells them, the others. What is
 * already under way is not begun a second time; what nobody carries out any more is taken over.
 */
export class Operations implements Followed {
  readonly #parts: OperationsParts;
  readonly #clock: Clock;
  readonly #changed = new Emitter<Operation | undefined>();
  readonly #syncs = new SharedCalls<'sync'>();
  #all: readonly Operation[] = [];
  #claims: Claims = new Set();
  #account: string | undefined;
  /** What the journal had when it was last read. */
  #listed: ReadonlySet<string> = new Set();
  /** From signing in to signing out. */
  #session = new AbortController();
  #journal: Promise<Journal> | undefined;
  #ready: Promise<void> = Promise.resolve();
  #leaving: Promise<unknown> = Promise.resolve();

  /** Fires with the operation that began, came further or ended; with undefined where some came or went. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: OperationsParts) {
    this.#parts = parts;
    this.#clock = parts.clock ?? systemClock;
  }

  /** The oldest first. */
  get all(): readonly Operation[] {
    return this.#all;
  }

  get running(): readonly Operation[] {
    return this.#all.filter(({ endedAt }) => endedAt === undefined);
  }

  get watched(): readonly Watched[] {
    return this.#all.flatMap(({ watched }) => watched);
  }

  /**
   * Begins a write, or a chain of them; gives the running operation if just that is under way, in whichever window.
   * @param main which of the steps the others are there for, from 0
   */
  begin(orders: readonly Order[], main = orders.length - 1): Operation {
    const operation = this.#create(orders, main);
    const same = this.#sameAs(operation).find(({ endedAt }) => endedAt === undefined);
    if (same !== undefined) {
      operation.dispose();
      return same;
    }
    this.#add(operation);
    const source = this.#parts.clientOf();
    if (source === undefined || this.#account === undefined) {
      operation.refuse(notSignedIn());
    } else {
      const hasEnded = (id: string): boolean => ended(this.#all).some((one) => one.id === id);
      this.#run(operation.begin(source, () => this.#open(), hasEnded));
    }
    return operation;
  }

  /** Does it anew. Undefined where that might do something twice. */
  retry(operation: Operation): Operation | undefined {
    const { orders, main, canRetry } = operation;
    return canRetry ? this.begin(orders, operation.steps.indexOf(main)) : undefined;
  }

  /** Ends the watching, in whichever window that is. */
  async unwatch(operation: Operation): Promise<void> {
    if (operation.isHere) {
      await operation.unwatch();
      return;
    }
    const tenure = await (await this.#open()).takeOver(operation.id, 'anybody');
    if (tenure !== undefined) {
      await operation.unwatch(tenure);
    }
  }

  /** Takes those from the list, and out of the journal, that have ended. */
  async remove(operations: readonly Operation[]): Promise<void> {
    const gone = new Set(ended(operations));
    const journal = await this.#open();
    await Promise.all([...gone].map(({ id }) => journal.remove(id)));
    this.#drop(gone);
  }

  /**
   * Somebody has signed in: shows what the journal knows, and goes on with what nobody carries out.
   * @param account `accountMark` of who it is
   */
  resume(account: string): void {
    this.#newSession();
    this.#account = account;
    this.#ready = this.#sync().catch((error: unknown) => this.#parts.log(String(error)));
  }

  /** Resolves when it is known what the journal has, and everything is left that was to be. */
  get ready(): Promise<unknown> {
    return Promise.all([this.#leaving, this.#ready]);
  }

  /** Leaves everything as it stands and forgets it, for signing out. What Barrack has begun goes on. */
  suspend(): void {
    const all = this.#all;
    this.#newSession();
    this.#account = undefined;
    this.#listed = new Set();
    this.#claims = new Set(); // the next account may have the same ids
    this.#drop(new Set(all));
    this.#leaving = Promise.all([this.#leaving, ...all.map((operation) => operation.suspend())]);
  }

  dispose(): void {
    this.#session.abort();
    this.#account = undefined;
    for (const operation of this.#all) {
      operation.dispose();
    }
    void this.#journal?.then((journal) => journal.dispose());
    this.#changed.dispose();
  }

  #create(orders: readonly Order[], main: number): Operation {
    const { newId } = this.#parts;
    const account = this.#account ?? '';
    return new Operation(
      newRecord({ id: newId(), account, startedAt: this.#clock.now(), orders, main }),
      this.#context(),
    );
  }

  #context(): OperationContext {
    const { store, log } = this.#parts;
    return { store, claims: this.#claims, clock: this.#clock, log };
  }

  #newSession(): void {
    this.#session.abort();
    this.#session = new AbortController();
  }

  #sameAs({ id, account, main }: Operation): readonly Operation[] {
    return this.#all.filter(
      (other) =>
        other.id !== id && other.account === account && isSameIntent(other.main.plan.order, main.plan.order),
    );
  }

  #add(operation: Operation): void {
    for (const earlier of this.#sameAs(operation)) {
      if (earlier.endedAt !== undefined) {
        earlier.stopFollowing(); // what shows up now is not its result
      }
    }
    this.#all = [...this.#all, operation].toSorted((a, b) => a.startedAt - b.startedAt);
    operation.onDidChange(() => this.#changed.fire(operation));
    this.#changed.fire(operation);
  }

  #drop(gone: ReadonlySet<Operation>): void {
    if (gone.size > 0) {
      this.#all = this.#all.filter((operation) => !gone.has(operation));
      this.#changed.fire(undefined);
    }
  }

  async #open(): Promise<Journal> {
    this.#journal ??= this.#parts.openJournal().then((journal) => {
      journal.onDidChange(() => this.#run(this.#sync()));
      return journal;
    });
    try {
      return await this.#journal;
    } catch (error) {
      this.#journal = undefined; // it may be opened the next time
      throw error;
    }
  }

  #sync(): Promise<void> {
    return this.#syncs.run('sync', () => this.#readJournal(), true);
  }

  async #readJournal(): Promise<void> {
    const { signal } = this.#session;
    if (this.#account === undefined) {
      return;
    }
    await this.#leaving;
    const journal = await this.#open();
    const entries = await journal.read();
    for (const entry of entries) {
      if (signal.aborted) {
        return; // signed out meanwhile
      }
      await this.#take(entry, journal).catch((error: unknown) => this.#parts.log(String(error)));
    }
    if (signal.aborted) {
      return;
    }
    const before = this.#listed;
    this.#listed = new Set(entries.map(({ record }) => record.id));
    const gone = this.#all.filter(({ id }) => before.has(id) && !this.#listed.has(id));
    this.#drop(new Set(gone.filter(({ isHere, endedAt }) => !isHere || endedAt !== undefined)));
  }

  async #take({ record, holder }: JournalEntry, journal: Journal): Promise<void> {
    if (holder === 'me') {
      return;
    }
    const known = this.#all.find(({ id }) => id === record.id);
    if (known?.isHere === true) {
      await known.checkTenure(); // another window has it now, if this holds
    }
    if (known?.isHere === true) {
      return; // what was read is older than what is known here
    }
    const operation = known ?? new Operation(record, this.#context(), true);
    if (known === undefined) {
      this.#add(operation);
    } else {
      operation.show(record);
    }
    const source = this.#parts.clientOf();
    const isOrphan = holder === 'nobody' && operation.endedAt === undefined;
    if (isOrphan && source !== undefined && record.account === this.#account) {
      const tenure = await journal.takeOver(record.id, 'nobody');
      if (tenure !== undefined) {
        this.#run(operation.resume(source, tenure));
      }
    }
  }

  /** Nobody waits for it. */
  #run(work: Promise<void>): void {
    work.catch((error: unknown) => this.#parts.log(String(error)));
  }
}

function ended(operations: readonly Operation[]): readonly Operation[] {
  return operations.filter(({ endedAt }) => endedAt !== undefined);
}

import type { BarrackError } from '../../api/errors.ts';
import { asListed } from '../model/as-listed.ts';
import type { Clock } from '../../base/clock.ts';
import { systemClock } from '../../base/clock.ts';
import type { Event } from '../../base/emitter.ts';
import type { Journal, UnreadableEntry } from '../journal/journal.ts';
import { JournalAccess } from './journal-access.ts';
import { JournalSync } from './journal-sync.ts';
import type { Claims } from '../model/plan-context.ts';
import type { OperationContext } from './operation-context.ts';
import { Operation } from './operation.ts';
import type { Adoption } from './adoption.ts';
import { adoptionOf, takeOver } from './adoption.ts';
import { OperationRemoval } from './operation-removal.ts';
import { OperationList } from './operation-list.ts';
import type { Order } from '../model/orders.ts';
import type { Followed, Watched } from '../../resources/poller.ts';
import { newRecord } from '../model/record.ts';
import type { Source } from '../model/source.ts';
import { notSignedIn, otherAccount } from '../model/step-errors.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { ConcurrencyLimiter } from '../../base/concurrency-limiter.ts';
import { unawaited } from '../../base/unawaited.ts';

/** So many writes are checked and sent at a time. */
const mostAtATime = 4;

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
  readonly #list: OperationList;
  readonly #journal: JournalAccess;
  readonly #sync: JournalSync;
  readonly #removal: OperationRemoval;
  #claims: Claims = new Set();
  #limiter = new ConcurrencyLimiter(mostAtATime);
  #rank = 0;
  #ready: Promise<void> = Promise.resolve();
  #leaving: Promise<unknown> = Promise.resolve();

  /** Fires with the operation that began, came further or ended; with undefined where some came or went. */
  readonly onDidChange: Event<Operation | undefined>;

  constructor(parts: OperationsParts) {
    const { openJournal, clientOf, log } = parts;
    this.#parts = parts;
    this.#list = new OperationList(parts.store);
    this.onDidChange = this.#list.onDidChange;
    this.#clock = parts.clock ?? systemClock;
    this.#journal = new JournalAccess(openJournal, () => void this.#sync.look());
    this.#sync = new JournalSync({
      list: this.#list,
      openJournal: () => this.#journal.open(),
      left: () => this.#leaving,
      mirror: (record) =>
        record.account === this.account
          ? new Operation(record, this.#context(), 'elsewhere')
          : new Operation(record, this.#context(new Set()), 'foreign'), // another account may have the same ids
      clientOf,
      clock: this.#clock,
      log,
    });
    this.#removal = new OperationRemoval(this.#list, this.#journal, this.#sync);
  }

  /** The oldest first. */
  get all(): readonly Operation[] {
    return this.#list.all;
  }

  /** `accountFingerprint` of who is signed in. */
  get account(): string | undefined {
    return this.#sync.account;
  }

  /** Those in the journal whose records can't be read: as far as their remains tell, they count as under way. */
  get unreadable(): readonly UnreadableEntry[] {
    return this.#list.unreadable;
  }

  get running(): readonly Operation[] {
    return this.#list.running;
  }

  get watched(): readonly Watched[] {
    return this.all.flatMap(({ watched }) => watched);
  }

  /**
   * Begins a write, or a chain of them; gives the running operation if just that is under way, in whichever window.
   * @param main which of the steps the others are there for, from 0
   * @param account who it is for, where that was asked before something else: nothing is sent for anybody else
   */
  begin(orders: readonly Order[], main = orders.length - 1, account = this.account): Operation {
    const operation = this.#create(orders, main);
    const same = this.#list.runningAs(operation);
    if (same !== undefined) {
      operation.dispose();
      return same;
    }
    const conflict = this.#list.conflictOf(orders, this.account);
    this.#list.add(operation);
    const source = this.#parts.clientOf();
    if (conflict !== undefined) {
      operation.refuse(conflict);
    } else if (source === undefined || this.account === undefined) {
      operation.refuse(notSignedIn());
    } else if (account !== this.account) {
      operation.refuse(otherAccount());
    } else {
      unawaited(operation.begin(source, this.#journal, this.#list), this.#parts.log);
    }
    return operation;
  }

  /**
   * Why these can't be begun beside what is under way, such as the deletion of a volume that is being cloned. What would
   * not be begun a second time (see `begin`) is no hindrance.
   */
  conflictOf(orders: readonly Order[], main = orders.length - 1): BarrackError | undefined {
    return this.#list.conflictOf(orders, this.account, orders[main]);
  }

  /**
   * Does it anew, to what it works on as that is listed now. Undefined where that might do something twice, or where it
   * is not in the list any more, as after signing out.
   */
  retry(operation: Operation): Operation | undefined {
    return operation.canRetry && this.isListed(operation)
      ? this.begin(this.ordersAgain(operation), operation.steps.indexOf(operation.main), operation.account)
      : undefined;
  }

  /** Not any more after somebody else has signed in, or when it was taken from the list. */
  isListed(operation: Operation): boolean {
    return this.all.includes(operation);
  }

  /** What `retry` orders. */
  ordersAgain({ orders }: Pick<Operation, 'orders'>): readonly Order[] {
    return orders.map((order) => asListed(order, this.#parts.store));
  }

  /** Ends the watching, in whichever window that is; also of what was begun here and is not in the journal yet. */
  async unwatch(operation: Operation): Promise<void> {
    if (!operation.isElsewhere) {
      await operation.unwatch();
      return;
    }
    const lease = await (await this.#journal.open()).takeOver(operation.id, 'anybody');
    if (lease !== undefined) {
      await operation.unwatch(lease);
    }
  }

  /** See `OperationRemoval`. */
  remove(operations: readonly Operation[]): Promise<readonly Operation[]> {
    return this.#removal.remove(operations);
  }

  /** See `OperationRemoval`. */
  abandon(operations: readonly Operation[]): Promise<readonly Operation[]> {
    return this.#removal.abandon(operations);
  }

  /** See `OperationRemoval`. */
  removeUnreadable(entries: readonly UnreadableEntry[]): Promise<readonly UnreadableEntry[]> {
    return this.#removal.removeUnreadable(entries);
  }

  /**
   * The user says that the key with which these were begun was one of the account that is signed in: they go on here, and
   * nothing else that was begun with it.
   * @param mine who was signed in when that was asked: it goes on for nobody else
   */
  async adopt(operations: readonly Operation[], mine = this.account): Promise<Adoption> {
    if (mine === undefined) {
      throw notSignedIn();
    }
    if (mine !== this.account) {
      throw otherAccount();
    }
    const journal = await this.#journal.open();
    const takings = await takeOver(operations, mine, journal, this.#clock);
    await this.#sync.look();
    return adoptionOf(operations, takings, (id) => this.#list.find(id));
  }

  /**
   * Somebody has signed in: shows what the journal knows, and goes on with what nobody carries out.
   * @param account `accountFingerprint` of who it is
   */
  resume(account: string): void {
    this.#sync.signIn(account);
    this.#ready = this.#sync.look();
  }

  /** Resolves when it is known what the journal has, and everything is left that was to be. */
  get ready(): Promise<unknown> {
    return Promise.all([this.#leaving, this.#ready]);
  }

  /** Leaves everything as it stands and forgets it, for signing out. What Barrack has begun goes on. */
  suspend(): void {
    const { all } = this.#list;
    this.#sync.signOut();
    this.#claims = new Set(); // the next account may have the same ids
    this.#limiter = new ConcurrencyLimiter(mostAtATime); // and waits for nothing of this one's
    this.#list.drop(new Set(all));
    this.#list.showUnreadable([]); // signed out, nothing would bring what is removed up to date
    this.#leaving = Promise.all([this.#leaving, ...all.map((operation) => operation.suspend())]);
  }

  dispose(): void {
    this.#sync.stop();
    this.#list.dispose();
    this.#journal.dispose();
  }

  #create(orders: readonly Order[], main: number): Operation {
    const { newId } = this.#parts;
    const account = this.account ?? '';
    return new Operation(
      newRecord({ id: newId(), account, startedAt: this.#clock.wallTime(), orders, main }),
      this.#context(),
    );
  }

  #context(claims = this.#claims): OperationContext {
    const { store, log } = this.#parts;
    const limiter = this.#limiter;
    const rank = (this.#rank += 1); // what was begun first comes first
    return {
      store,
      claims,
      clock: this.#clock,
      log,
      inTurn: (work) => limiter.take(rank, work),
      sends: (id) => this.#list.supersede(id),
      lost: () => void this.#sync.look(),
    };
  }
}

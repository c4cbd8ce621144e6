import { isDeepStrictEqual } from 'node:util';
import type { BarrackError } from '../../api/errors.ts';
import { awakeBetween } from '../../base/time.ts';
import type { Known } from './conflicts.ts';
import { conflictWith } from './conflicts.ts';
import { Emitter } from '../../base/emitter.ts';
import { isSameIntent, isUnderWay, makesTheSame } from './intents.ts';
import type { JournalContents, UnreadableEntry } from '../journal/journal.ts';
import type { Operation } from './operation.ts';
import type { Order } from '../model/orders.ts';
import { isFinal } from '../model/progress.ts';
import type { OperationRecord } from '../model/record.ts';
import { mayBeUnderWay, underWay } from '../model/step-errors.ts';
import type { ResourceStore } from '../../resources/store.ts';

/** The operations that this window knows of. */
export class OperationList {
  readonly #changed = new Emitter<Operation | undefined>();
  readonly #known: Known;
  #all: readonly Operation[] = [];
  #unreadable: readonly UnreadableEntry[] = [];

  /** Fires with the operation that began, came further or ended; with undefined where some came or went. */
  readonly onDidChange = this.#changed.event;

  constructor(store: Pick<ResourceStore, 'find' | 'instanceOf' | 'needsId' | 'shortId'>) {
    this.#known = {
      names: store,
      hostOf: ({ id }) => {
        const volume = store.find('volume', id);
        return volume && store.instanceOf(volume);
      },
    };
  }

  /** The oldest first, as far as the clocks that dated them tell. */
  get all(): readonly Operation[] {
    return this.#all;
  }
  get running(): readonly Operation[] {
    return this.#all.filter(({ isRunning }) => isRunning);
  }

  /** Those in the journal whose records can't be read. */
  get unreadable(): readonly UnreadableEntry[] {
    return this.#unreadable;
  }

  showUnreadable(entries: readonly UnreadableEntry[]): void {
    if (!isDeepStrictEqual(entries, this.#unreadable)) {
      this.#unreadable = entries;
      this.#changed.fire(undefined);
    }
  }

  find(id: string): Operation | undefined {
    return this.#all.find((operation) => operation.id === id);
  }

  /** Whether it is known here, and at its end. */
  hasEnded(id: string): boolean {
    return this.find(id)?.endedAt !== undefined;
  }

  /** One under way that is to do the same as the given one does. */
  runningAs(operation: Operation): Operation | undefined {
    return this.#sameAs(operation).find(({ isRunning }) => isRunning);
  }

  /**
   * Why orders of an account can't be begun while others are under way; undefined where they can.
   * @param main given: one under way that is to do the same as this order is no hindrance
   */
  conflictOf(orders: readonly Order[], account: string | undefined, main?: Order): BarrackError | undefined {
    const open = this.running
      .filter((one) => main === undefined || !isSameIntent(one.main.plan.order, main))
      .flatMap(({ steps }) => steps.filter(({ progress }) => !isFinal(progress)));
    return (
      conflictWith(
        open.map(({ plan }) => plan.order),
        orders,
        this.#known,
      ) ?? this.#unreadableConflict(this.#unreadable, orders, account)
    );
  }

  /** Why one can't be carried out beside what the journal had after it was put in; undefined where it can. */
  hindranceIn({ entries, unreadable }: JournalContents, record: OperationRecord): BarrackError | undefined {
    if (isUnderWay(record, entries, (id) => this.hasEnded(id))) {
      return underWay();
    }
    const elsewhere = entries.filter(
      (one) => one.holder !== 'me' && one.record.id !== record.id && one.record.account === record.account,
    ); // this window's own ones are known better than the journal knows them
    const open = elsewhere.flatMap((one) => one.record.steps.filter(({ progress }) => !isFinal(progress)));
    const orders = record.steps.map(({ order }) => order);
    return (
      conflictWith(
        open.map(({ order }) => order),
        orders,
        this.#known,
      ) ?? this.#unreadableConflict(unreadable, orders, record.account)
    );
  }

  add(operation: Operation): void {
    this.#all = this.#all.toSpliced(this.#placeOf(operation), 0, operation);
    operation.onDidChange(() => this.#changed.fire(operation));
    this.#changed.fire(operation);
  }

  /** That one is being sent, or was: what shows up now is not the result of earlier ones of the same, now at their end. */
  supersede(id: string): void {
    const at = this.#all.findIndex((one) => one.id === id);
    const operation = this.#all[at];
    for (const earlier of operation === undefined ? [] : this.#sameAs(operation, this.#all.slice(0, at))) {
      if (earlier.ended !== undefined) {
        earlier.stopFollowing();
      }
    }
  }

  drop(gone: ReadonlySet<Operation>): void {
    for (const operation of gone) {
      operation.stopFollowing(); // what shows up now is another one's result
    }
    if (gone.size > 0) {
      this.#all = this.#all.filter((operation) => !gone.has(operation));
      this.#changed.fire(undefined);
    }
  }

  dispose(): void {
    for (const operation of this.#all) {
      operation.dispose();
    }
    this.#changed.dispose();
  }

  /** What can't be read may be under way: as far as its remains tell, it is in the way like what is. */
  #unreadableConflict(
    unreadable: readonly UnreadableEntry[],
    orders: readonly Order[],
    account: string | undefined,
  ): BarrackError | undefined {
    const others = unreadable
      .filter((entry) => entry.account === undefined || entry.account === account)
      .flatMap((entry) => entry.orders);
    const isInTheWay = (other: Order): boolean =>
      orders.some((order) => makesTheSame(order, other)) ||
      conflictWith([other], orders, this.#known) !== undefined;
    return others.some(isInTheWay) ? mayBeUnderWay() : undefined;
  }

  /** Stored times are whole milliseconds: of two that began in the same one that is later which came later. */
  #placeOf({ began }: Operation): number {
    return 1 + this.#all.findLastIndex((one) => awakeBetween(began.instant, one.began.instant) <= 1);
  }

  #sameAs({ id, account, main }: Operation, among = this.#all): readonly Operation[] {
    return among.filter(
      (other) =>
        other.id !== id && other.account === account && isSameIntent(other.main.plan.order, main.plan.order),
    );
  }
}

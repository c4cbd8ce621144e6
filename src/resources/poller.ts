import type { Instant } from '../base/time.ts';
import { awakeBetween, isLater, passedBetween } from '../base/time.ts';
import { inTransition, wordOf } from '../domain/status.ts';
import type { Clock } from '../base/clock.ts';
import { systemClock } from '../base/clock.ts';
import type { Event, Subscription } from '../base/emitter.ts';
import type { ListKind } from './kinds.ts';
import { resourceLists } from './kinds.ts';
import { paceAfterFailures, paceOf } from './pace.ts';
import type { ResourceStore } from './store.ts';

/** A list that has to be read again and again, because something in it is about to change. */
export interface Watched {
  readonly list: ListKind;
  /** When that began. */
  readonly since: Instant;
}

/** What is being followed although nobody may be looking, such as a clone under way. */
export interface Followed {
  readonly watched: readonly Watched[];
  readonly onDidChange: Event<unknown>;
}

interface Attempts {
  /** When the list was last asked for. */
  last: Instant;
  failures: number;
  /** For so long after it the rate limit allows no other, in milliseconds. */
  holdMs: number;
  /** Barrack refused the key: only a refresh that works starts the polling again. */
  halted: boolean;
}

/**
 * Reads again what is about to change: only lists with something in transition, only while somebody looks or an
 * operation is followed, at a pace that falls with age. Otherwise it asks for nothing at all.
 */
export class Poller {
  readonly #store: ResourceStore;
  readonly #followed: Followed;
  readonly #clock: Clock;
  readonly #subscriptions: readonly Subscription[];
  readonly #attempts = new Map<ListKind, Attempts>();
  /** Since when each thing has been in its present transition, by list, id and status word. */
  #transitions = new Map<string, Watched>();
  #visible = false;
  #polling = false;
  #cancelTimer: (() => void) | undefined;

  constructor(store: ResourceStore, followed: Followed, clock: Clock = systemClock) {
    this.#store = store;
    this.#followed = followed;
    this.#clock = clock;
    this.#subscriptions = [
      store.onDidChange(() => this.#look()),
      followed.onDidChange(() => this.#schedule()),
    ];
    this.#look();
  }

  /** Whether somebody can see the resources. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#schedule();
  }

  dispose(): void {
    this.#cancelTimer?.();
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  #look(): void {
    const before = this.#transitions;
    this.#transitions = new Map();
    for (const list of resourceLists) {
      for (const { id, status } of this.#store[list].items) {
        if (inTransition(status)) {
          const key = `${list}/${id}/${wordOf(status)}`;
          this.#transitions.set(key, before.get(key) ?? { list, since: this.#clock.now() });
        }
      }
    }
    this.#schedule();
  }

  /** The lists to read, each with when its youngest transition began. */
  #wanted(): ReadonlyMap<ListKind, Instant> {
    const youngest = new Map<ListKind, Instant>();
    const all = [...(this.#visible ? this.#transitions.values() : []), ...this.#followed.watched];
    for (const { list, since } of all) {
      if (isLater(since, youngest.get(list))) {
        youngest.set(list, since);
      }
    }
    return youngest;
  }

  #schedule(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const due = [...this.#wanted()].map(([list, since]) => this.#dueIn(list, since));
    const next = Math.min(...due);
    if (!this.#polling && next !== Infinity) {
      this.#cancelTimer = this.#clock.after(next, () => void this.#poll());
    }
  }

  /** Milliseconds until the list is to be read; 0 where it is time. */
  #dueIn(list: ListKind, since: Instant): number {
    const { loadedAt, error } = this.#store[list];
    const attempts = this.#attempts.get(list);
    const last = isLater(loadedAt, attempts?.last) ? loadedAt : attempts?.last;
    if (last === undefined) {
      return 0;
    }
    const now = this.#clock.now();
    const pace = paceOf(awakeBetween(since, last));
    const left = (wait: number, from: Instant) => Math.max(0, wait - passedBetween(from, now));
    if (attempts === undefined || error === undefined) {
      return left(pace, last);
    }
    return attempts.halted
      ? Infinity
      : Math.max(
          left(paceAfterFailures(pace, attempts.failures), last),
          left(attempts.holdMs, attempts.last),
        );
  }

  async #poll(): Promise<void> {
    const due = [...this.#wanted()]
      .filter(([list, since]) => this.#dueIn(list, since) === 0)
      .map(([list]) => list);
    if (due.length === 0) {
      this.#schedule(); // the timer came a moment early
      return;
    }
    this.#polling = true;
    try {
      await this.#store.refresh(due);
    } finally {
      this.#polling = false;
      for (const list of due) {
        this.#noteAttempt(list);
      }
      this.#schedule();
    }
  }

  #noteAttempt(list: ListKind): void {
    const { error } = this.#store[list];
    const failures = error === undefined ? 0 : (this.#attempts.get(list)?.failures ?? 0) + 1;
    this.#attempts.set(list, {
      last: this.#clock.now(),
      failures,
      holdMs: error?.retryAfterMs ?? 0,
      halted: error?.kind === 'unauthorized',
    });
  }
}

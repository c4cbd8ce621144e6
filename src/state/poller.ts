import { inTransition } from '../domain/status.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Event, Subscription } from './emitter.ts';
import type { ListKind } from './kinds.ts';
import { paceAfterFailures, paceOf } from './pace.ts';
import type { ResourceStore } from './store.ts';

/** A list that has to be read again and again, because something in it is about to change. */
export interface Watched {
  readonly list: ListKind;
  /** When that began (milliseconds since the epoch). */
  readonly since: number;
}

/** What is being followed although nobody may be looking, such as a clone under way. */
export interface Followed {
  readonly watched: readonly Watched[];
  readonly onDidChange: Event<unknown>;
}

interface Attempts {
  /** When the list was last asked for. */
  last: number;
  failures: number;
  /** The rate limit allows no sooner attempt. */
  notBefore: number;
  /** Barrack refused the key: only a refresh that works starts the polling again. */
  halted: boolean;
}

const polledLists = ['volumes', 'snapshots', 'images', 'instances'] as const;

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
    for (const list of polledLists) {
      for (const { id, status } of this.#store[list].items) {
        if (inTransition(status)) {
          const key = `${list}/${id}/${status.raw}`;
          this.#transitions.set(key, before.get(key) ?? { list, since: this.#clock.now() });
        }
      }
    }
    this.#schedule();
  }

  /** The lists to read, each with when its youngest transition began. */
  #wanted(): ReadonlyMap<ListKind, number> {
    const youngest = new Map<ListKind, number>();
    const all = [...(this.#visible ? this.#transitions.values() : []), ...this.#followed.watched];
    for (const { list, since } of all) {
      youngest.set(list, Math.max(since, youngest.get(list) ?? since));
    }
    return youngest;
  }

  #schedule(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const due = [...this.#wanted()].map(([list, since]) => this.#dueAt(list, since));
    const next = Math.min(...due);
    if (!this.#polling && next !== Infinity) {
      this.#cancelTimer = this.#clock.after(Math.max(0, next - this.#clock.now()), () => void this.#poll());
    }
  }

  #dueAt(list: ListKind, since: number): number {
    const { loadedAt, error } = this.#store[list];
    const attempts = this.#attempts.get(list);
    const last = Math.max(loadedAt ?? 0, attempts?.last ?? 0);
    const pace = paceOf(last - since);
    if (attempts === undefined || error === undefined) {
      return last + pace;
    }
    return attempts.halted
      ? Infinity
      : Math.max(last + paceAfterFailures(pace, attempts.failures), attempts.notBefore);
  }

  async #poll(): Promise<void> {
    const now = this.#clock.now();
    const due = [...this.#wanted()]
      .filter(([list, since]) => this.#dueAt(list, since) <= now)
      .map(([list]) => list);
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
    const now = this.#clock.now();
    const failures = error === undefined ? 0 : (this.#attempts.get(list)?.failures ?? 0) + 1;
    this.#attempts.set(list, {
      last: now,
      failures,
      notBefore: now + (error?.retryAfterMs ?? 0),
      halted: error?.kind === 'unauthorized',
    });
  }
}

import type { Instant } from '../base/time.ts';
import { passedBetween } from '../base/time.ts';
import { ageOf, oldLists, oldMs, openedLists } from './age.ts';
import type { Clock } from '../base/clock.ts';
import { systemClock } from '../base/clock.ts';
import type { ResourceStore } from './store.ts';

interface Looking {
  /** Whether the view is in sight. */
  readonly visible: boolean;
  /** Whether its window is the one that the user works in: there is one at most, so that windows don't multiply. */
  readonly focused: boolean;
}

/**
 * Reads everything again that is old: when the view comes into sight, when its window is returned to, and, where the user
 * wants that, at an interval while both is so. Otherwise it asks for nothing.
 */
export class Refresher {
  readonly #store: ResourceStore;
  readonly #read: () => Promise<void>;
  readonly #clock: Clock;
  #looking: Looking = { visible: false, focused: false };
  #intervalMs: number | undefined;
  /** When it last read, or tried to. */
  #readAt: Instant | undefined;
  #cancelTimer: (() => void) | undefined;

  /** @param read reads everything, in sight of the user */
  constructor(store: ResourceStore, read: () => Promise<void>, clock: Clock = systemClock) {
    this.#store = store;
    this.#read = read;
    this.#clock = clock;
  }

  /** @param milliseconds undefined: only when somebody begins to look */
  set interval(milliseconds: number | undefined) {
    this.#intervalMs = milliseconds;
    this.#schedule();
  }

  look(now: Looking): void {
    const before = this.#looking;
    this.#looking = now;
    const appeared = now.visible && !before.visible;
    const returned = now.visible && now.focused && !before.focused && this.#sinceRead() > oldMs;
    if (appeared || returned) {
      this.readIfOld();
    }
    this.#schedule();
  }

  /** For when what is there is somebody else's now. */
  readIfOld(): void {
    const old = oldLists(openedLists(this.#store), this.#store, this.#clock.now());
    if (this.#looking.visible && old.length > 0) {
      void this.#readNow();
    }
  }

  dispose(): void {
    this.#cancelTimer?.();
    this.#looking = { visible: false, focused: false };
  }

  #schedule(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    const { visible, focused } = this.#looking;
    if (this.#intervalMs !== undefined && visible && focused) {
      this.#cancelTimer = this.#clock.after(this.#dueIn(this.#intervalMs), () => this.#tick());
    }
  }

  /** Others may have read everything meanwhile. */
  #tick(): void {
    if (this.#dueIn(this.#intervalMs ?? Infinity) === 0) {
      void this.#readNow();
    } else {
      this.#schedule();
    }
  }

  /** After the oldest list and the last attempt, so that what fails is not tried more often. */
  #dueIn(intervalMs: number): number {
    const lists = openedLists(this.#store);
    const isUnread = lists.some((list) => this.#store[list].loadedAt === undefined);
    const age = isUnread ? Infinity : (ageOf(lists, this.#store, this.#clock.now()) ?? Infinity);
    return Math.max(0, intervalMs - Math.min(age, this.#sinceRead()));
  }

  #sinceRead(): number {
    return this.#readAt === undefined ? Infinity : passedBetween(this.#readAt, this.#clock.now());
  }

  async #readNow(): Promise<void> {
    this.#readAt = this.#clock.now();
    try {
      await this.#read();
    } finally {
      this.#schedule();
    }
  }
}

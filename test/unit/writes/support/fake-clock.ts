import type { Instant } from '../../../../src/base/time.ts';
import { steadyClock } from '../../../../src/base/time.ts';
import type { Clock } from '../../../../src/base/clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told how much time passes. */
export class FakeClock implements Clock {
  #now = 0;
  #timers: readonly Timer[] = [];
  /** How far the clock on the wall is ahead, in milliseconds. */
  #wallAhead: number;
  now: () => Instant;

  constructor(wallTime = 1_000_000_000_000) {
    this.#wallAhead = wallTime;
    this.now = steadyClock(
      () => this.#now,
      () => this.wallTime(),
    );
  }

  /** How much time has passed since the beginning, in milliseconds. */
  get ms(): number {
    return this.#now;
  }

  wallTime(): number {
    return this.#now + this.#wallAhead;
  }

  /** Somebody sets the clock on the wall. */
  setWall(milliseconds: number): void {
    this.#wallAhead += milliseconds;
  }

  /** How many timers are set. */
  get pending(): number {
    return this.#timers.length;
  }

  /** Milliseconds until the next timer is due; undefined where none is set. */
  get untilNext(): number | undefined {
    return this.#timers.length === 0 ? undefined : Math.min(...this.#timers.map(({ at }) => at)) - this.#now;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, milliseconds), run };
    this.#timers = [...this.#timers, timer];
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** Moves to that many milliseconds since the beginning without running what is due. */
  skipTo(milliseconds: number): void {
    this.#now = milliseconds;
  }

  /** Lets time pass: runs what is due, in order, and lets what that began come as far as it can. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (let next = this.#nextUntil(end); next !== undefined; next = this.#nextUntil(end)) {
      const due = next;
      this.#now = Math.max(this.#now, due.at);
      this.#timers = this.#timers.filter((one) => one !== due);
      due.run();
      await settle();
    }
    this.#now = end;
  }

  #nextUntil(end: number): Timer | undefined {
    const [first] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
    return first;
  }
}

/** Lets everything that waits for no timer run. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

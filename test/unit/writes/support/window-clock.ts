import type { Instant } from '../../../../src/base/time.ts';
import { steadyClock } from '../../../../src/base/time.ts';
import type { Clock } from '../../../../src/base/clock.ts';
import type { FakeClock } from './fake-clock.ts';

/**
 * The time of one window. While its machine sleeps the steady clock stands still, and what is due then happens when it
 * wakes; somebody may set the clock on its wall.
 */
export class WindowClock implements Clock {
  readonly #clock: FakeClock;
  readonly now: () => Instant;
  #wallAhead = 0;
  #sleptMs = 0;
  #asleepSince = 0;
  #awake: PromiseWithResolvers<undefined> | undefined;
  #overdue: (() => void)[] = [];

  constructor(clock: FakeClock) {
    this.#clock = clock;
    this.now = steadyClock(
      () => (this.isAsleep ? this.#asleepSince : clock.ms) - this.#sleptMs,
      () => this.wallTime(),
    );
  }

  wallTime(): number {
    return this.#clock.wallTime() + this.#wallAhead;
  }

  setWall(milliseconds: number): void {
    this.#wallAhead += milliseconds;
  }

  after(milliseconds: number, run: () => void): () => void {
    let cancelled = false;
    const due = (): void => {
      if (this.#awake === undefined) {
        run();
      } else {
        this.#overdue.push(() => (cancelled ? undefined : run()));
      }
    };
    const cancel = this.#clock.after(milliseconds, due);
    return () => {
      cancelled = true;
      cancel();
    };
  }

  get isAsleep(): boolean {
    return this.#awake !== undefined;
  }

  sleep(): void {
    if (this.#awake === undefined) {
      this.#asleepSince = this.#clock.ms;
      this.#awake = Promise.withResolvers<undefined>();
    }
  }

  wake(): void {
    const overdue = this.#overdue;
    this.#overdue = [];
    this.#sleptMs += this.isAsleep ? this.#clock.ms - this.#asleepSince : 0;
    this.#awake?.resolve(undefined);
    this.#awake = undefined;
    for (const run of overdue) {
      run();
    }
  }

  /** Resolves at once while it is awake: everything that a window waits for goes through here. */
  async untilAwake(): Promise<void> {
    while (this.#awake !== undefined) {
      await this.#awake.promise;
    }
  }
}

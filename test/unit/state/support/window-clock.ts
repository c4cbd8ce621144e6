import type { Clock } from '../../../../src/state/clock.ts';

/** The time of one window, which stands still while its machine sleeps: what is due then happens when it wakes. */
export class WindowClock implements Clock {
  readonly #clock: Clock;
  #awake: PromiseWithResolvers<undefined> | undefined;
  #overdue: (() => void)[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
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
    this.#awake ??= Promise.withResolvers<undefined>();
  }

  wake(): void {
    const overdue = this.#overdue;
    this.#overdue = [];
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

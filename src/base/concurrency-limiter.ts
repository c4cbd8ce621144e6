interface Waiting {
  readonly rank: number;
  begin(): void;
}

/** Does work when its turn has come. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets only so much work be done at a time; of what waits, that with the lowest rank is done first. */
export class ConcurrencyLimiter {
  readonly #most: number;
  #busy = 0;
  #waiting: readonly Waiting[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  async take<T>(rank: number, work: () => Promise<T>): Promise<T> {
    await this.#place(rank);
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #place(rank: number): Promise<void> {
    if (this.#busy < this.#most) {
      this.#busy += 1;
      return Promise.resolve();
    }
    return new Promise((begin) => {
      this.#waiting = [...this.#waiting, { rank, begin }].toSorted((a, b) => a.rank - b.rank);
    });
  }

  /** Gives the place to who waits for it. */
  #next(): void {
    const [first, ...others] = this.#waiting;
    this.#waiting = others;
    if (first === undefined) {
      this.#busy -= 1;
    } else {
      first.begin();
    }
  }
}

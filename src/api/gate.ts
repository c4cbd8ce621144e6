/** Holds back a whole client after Barrack has asked for it (429, or 503 with `Retry-After`). */
export class Gate {
  #openAt = 0;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Nothing is to be sent for that long from now; a longer wait already asked for stays. */
  hold(ms: number): void {
    this.#openAt = Math.max(this.#openAt, this.#now() + ms);
  }

  /** How long to wait before sending, in milliseconds; 0 where the way is free. */
  remaining(): number {
    return Math.max(0, this.#openAt - this.#now());
  }
}

/** Simulated time in seconds since the world began. It runs `speed` times as fast as the wall clock; 0 stands still. */
export class Clock {
  readonly #startedAt = Date.now();
  #speed: number;
  #simulated = 0;
  #realSince = performance.now();

  constructor(speed: number) {
    this.#speed = speed;
  }

  get speed(): number {
    return this.#speed;
  }

  now(): number {
    return this.#simulated + ((performance.now() - this.#realSince) / 1000) * this.#speed;
  }

  setSpeed(speed: number): void {
    this.advance(0);
    this.#speed = speed;
  }

  /** Jumps ahead by so many simulated seconds. */
  advance(seconds: number): void {
    this.#simulated = this.now() + seconds;
    this.#realSince = performance.now();
  }

  /** The simulated second as an ISO date; equal to the wall clock's while the speed is 1. */
  date(second: number): string {
    return new Date(this.#startedAt + second * 1000).toISOString();
  }
}

import type { Instant } from '../../base/time.ts';
import { awakeBetween } from '../../base/time.ts';
import type { Clock } from '../../base/clock.ts';

/**
 * For how long files were not written anew, by this window's own measure: what time they bear is of no account by itself,
 * since the clock of whoever wrote them, or this one, may be wrong or have been set.
 */
export class FileAges {
  readonly #clock: Clock;
  /** When files were seen last as they are now, each with when it says it was written. */
  readonly #seen = new Map<string, { readonly writtenAt: number; readonly at: Instant }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds since this window first saw it with that time. */
  unchangedFor(name: string, writtenAt: number): number {
    const seen = this.#seen.get(name);
    if (seen?.writtenAt !== writtenAt) {
      this.#seen.set(name, { writtenAt, at: this.#clock.now() });
      return 0;
    }
    return awakeBetween(seen.at, this.#clock.now());
  }

  forget(name: string): void {
    this.#seen.delete(name);
  }
}

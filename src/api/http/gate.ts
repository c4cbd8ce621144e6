import type { Instant } from '../../base/time.ts';
import { passedBetween } from '../../base/time.ts';

/** For so long after one read was let through none is again, in milliseconds: a key held down asks no faster. */
const probeEveryMs = 5000;

/** A read that is sent although Barrack asked to wait, to find out whether that is needed. */
export interface Probe {
  /** Whatever came of it. @param isFree true where Barrack answered it as usual */
  end(isFree: boolean): void;
}

/** Holds back a whole client after Barrack has asked for it (429, or 503 with `Retry-After`). */
export class Gate {
  readonly #now: () => Instant;
  #held: { readonly since: Instant; readonly ms: number } | undefined;
  #mayProbe = false;
  #probe: Probe | undefined;
  #probedAt: Instant | undefined;
  #news = new AbortController();

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** Nothing is to be sent for that long from now; a longer wait already asked for stays. */
  hold(ms: number): void {
    const left = this.remaining();
    if (left === 0) {
      this.#mayProbe = false; // what nobody made use of was for a wait that is over
    }
    if (ms > left) {
      this.#held = { since: this.#now(), ms };
    }
  }

  /** How long to wait before sending, in milliseconds; 0 where the way is free. What the machine slept counts. */
  remaining(): number {
    return this.#held === undefined
      ? 0
      : Math.max(0, this.#held.ms - passedBetween(this.#held.since, this.#now()));
  }

  /** Whether it is being found out if the wait is needed. */
  get isProbing(): boolean {
    return this.#probe !== undefined;
  }

  /** Aborts when who waits has to look again. */
  get news(): AbortSignal {
    return this.#news.signal;
  }

  /** The user does not want to wait: one read may go ahead, whichever comes first. */
  allowProbe(): void {
    const isSoon = this.#probedAt !== undefined && passedBetween(this.#probedAt, this.#now()) < probeEveryMs;
    if (this.#probe === undefined && !isSoon && this.remaining() > 0) {
      this.#mayProbe = true;
      this.#tell();
    }
  }

  /** For the read that may go ahead; undefined for all others. */
  takeProbe(): Probe | undefined {
    if (!this.#mayProbe) {
      return undefined;
    }
    this.#mayProbe = false;
    this.#probedAt = this.#now();
    this.#probe = {
      end: (isFree) => {
        this.#held = isFree ? undefined : this.#held;
        this.#probe = undefined;
        this.#tell();
      },
    };
    return this.#probe;
  }

  #tell(): void {
    const told = this.#news;
    this.#news = new AbortController();
    told.abort();
  }
}

import type { Instant } from './time.ts';
import { before, now, passedBetween, startTimer, wallTime } from './time.ts';

/** Time, so that tests need not wait for it. */
export interface Clock {
  /** To measure from. */
  now(): Instant;
  /** To show and to store: milliseconds since 1970. Somebody may set it, and another run may have had another. */
  wallTime(): number;
  /** Runs it once after that many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = { now, wallTime, after: startTimer };

/** When something was: by the wall, to show and to store, and as an instant to measure from. */
export interface Moment {
  readonly wallTime: number;
  readonly instant: Instant;
  /** Read from the journal: another run may have had another clock. */
  readonly isStored: boolean;
}

export function presentMoment(clock: Clock): Moment {
  return { wallTime: clock.wallTime(), instant: clock.now(), isStored: false };
}

/** The moment that many milliseconds before. */
export function momentBefore({ wallTime, instant, isStored }: Moment, milliseconds: number): Moment {
  return { wallTime: wallTime - milliseconds, instant: before(instant, milliseconds), isStored };
}

/**
 * When something was that the journal tells of. Nothing of it is to come: where the clock was set back since, it was now.
 * @param known what was made of it before, which is nearer to it
 */
export function storedMoment(clock: Clock, stored: number, known?: Moment): Moment {
  if (known?.wallTime === stored) {
    return known;
  }
  const agoMs = Math.max(0, clock.wallTime() - stored);
  return { wallTime: stored, instant: before(clock.now(), agoMs), isStored: true };
}

/** Milliseconds from one to the other; of two that were stored by the clock that both were stored with. */
export function elapsedBetween(from: Moment, to: Moment): number {
  const isStored = from.isStored && to.isStored;
  return Math.max(0, isStored ? to.wallTime - from.wallTime : passedBetween(from.instant, to.instant));
}

/** Resolves after that many milliseconds, or at once when the signal aborts. */
export function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(milliseconds, end);
    signal.addEventListener('abort', end);
    if (signal.aborted) {
      end();
    }
  });
}

/**
 * A point in time to measure from; it is no date, so that it can't be stored, shown or confused with one. The clock on
 * the wall may be set, and a steady one may stand still while the machine sleeps: so there are two measures.
 */
export interface Instant {
  /** Grows with the steady clock alone. */
  readonly awakeMs: number;
  /** The same with the time the machine slept, which only the wall clock shows; so also what that was set forward. */
  readonly passedMs: number;
}

/**
 * Milliseconds from one to the other, at most: for ages, and for what is read again. A clock that was set forward makes
 * these too old, and what is old is only read once more.
 */
export function passedBetween(from: Instant, to: Instant): number {
  return to.passedMs - from.passedMs;
}

/**
 * Milliseconds from one to the other, at least: for giving something up, and for believing something because it has
 * been so for long. No setting of a clock brings that about; a sleep puts it off.
 */
export function awakeBetween(from: Instant, to: Instant): number {
  return to.awakeMs - from.awakeMs;
}

/** The instant that many milliseconds before. */
export function before(instant: Instant, milliseconds: number): Instant {
  return { awakeMs: instant.awakeMs - milliseconds, passedMs: instant.passedMs - milliseconds };
}

/** Whether the one came after the other; what never was did not. */
export function isLater(one: Instant | undefined, other: Instant | undefined): boolean {
  return one !== undefined && (other === undefined || awakeBetween(other, one) > 0);
}

/** The clocks go apart that far at most, in milliseconds, while the machine is awake and nobody sets them. */
const driftMs = 1000;

/** Reads a steady clock, and beside it how far the wall clock runs ahead of it. It never goes back. */
export function steadyClock(steady: () => number, wall: () => number): () => Instant {
  let last = { steady: steady(), wall: wall() };
  let asleepMs = 0;
  return () => {
    const reading = { steady: steady(), wall: wall() };
    const ahead = reading.wall - last.wall - (reading.steady - last.steady);
    asleepMs += ahead > driftMs ? ahead : 0;
    last = reading;
    return { awakeMs: reading.steady, passedMs: reading.steady + asleepMs };
  };
}

/** Milliseconds since 1970, as this machine's clock has it: to show and to store, never to measure with. */
export function wallTime(): number {
  return Date.now();
}

export const now = steadyClock(() => performance.now(), wallTime);

/** What a timer of the platform can hold, in milliseconds: one set for longer runs at once. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Runs it once after that many milliseconds, however many those are, unless the returned function is called before;
 * at once, but not before this returns, where they are no number.
 */
export function startTimer(milliseconds: number, run: () => void): () => void {
  let left = Number.isNaN(milliseconds) ? 0 : Math.max(0, Math.ceil(milliseconds));
  let timer = next();
  function next(): ReturnType<typeof setTimeout> {
    const part = Math.min(left, longestTimerMs);
    left -= part;
    return setTimeout(() => {
      if (left > 0) {
        timer = next();
      } else {
        run();
      }
    }, part);
  }
  return () => clearTimeout(timer);
}

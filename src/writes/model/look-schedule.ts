import type { Instant } from '../../base/time.ts';
import { awakeBetween, passedBetween } from '../../base/time.ts';
import type { Moment } from '../../base/clock.ts';
import { momentBefore } from '../../base/clock.ts';

const second = 1000;

/**
 * When to look for what a write may have made, in seconds between two looks: ten minutes in all, since a cloud may take
 * a while to list what it has begun, and a gateway may hold a request for minutes.
 */
const pauses = [1, 2, 4, 8, 15, 30, 60, 120, 180, 180] as const;

/** How far a search has come; kept in the journal. */
export interface Looks {
  /** How many there were that told something: one that fails does not count. */
  readonly made: number;
  /** From when the next one is reckoned: the last one, or the beginning. */
  readonly from: Moment;
}

/** Whether there were enough of them to say that there is nothing. */
export function areOver({ made }: Looks): boolean {
  return made >= pauses.length;
}

/** How long until the next one, in milliseconds; never longer than its pause. */
export function untilNextMs({ made, from }: Looks, now: Instant): number {
  const due = pauseAfter(made);
  return Math.min(due, Math.max(0, due - awakeBetween(from.instant, now)));
}

function pauseAfter(made: number): number {
  return (pauses[made] ?? 0) * second;
}

export function afterLook({ made }: Looks, now: Moment): Looks {
  return { made: made + 1, from: now };
}

/**
 * Where nobody has looked for a while, as between two windows, that time counts; but two looks remain, since the
 * machine's clock may have been set meanwhile. One remains, soon, even where all were made: the lists may show more
 * by now. Nothing is later than now.
 */
export function goneOnWith(looks: Looks, now: Moment): Looks {
  const { made, from } = looks;
  let missed = Math.max(0, passedBetween(from.instant, now.instant));
  let counted = Math.min(made, pauses.length - 1);
  while (counted < pauses.length - 2 && missed >= pauseAfter(counted)) {
    missed -= pauseAfter(counted);
    counted += 1;
  }
  const soon = Math.max(0, pauseAfter(counted) - second); // what signing in reads may show it first
  return { made: counted, from: momentBefore(now, areOver(looks) ? soon : Math.min(missed, soon)) };
}

/** How long they take at most from now on, in milliseconds, as long as none fails. */
export function leftMs(looks: Looks, now: Instant): number {
  const after = pauses.slice(looks.made + 1).reduce((sum, pause) => sum + pause, 0) * second;
  return untilNextMs(looks, now) + after;
}

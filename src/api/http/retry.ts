import type { BarrackError } from '../errors.ts';

/** How often a read is sent at most. */
const mostAttempts = 4;
/** A read that ran into the time limit has kept the user waiting long enough for one more. */
const mostTimeouts = 2;
const firstDelayMs = 500;
const longestDelayMs = 8000;

const firstHoldMs = 1000;

const notImplemented = 501;
const unavailable = 503;
/** With what a proxy answers that could not reach Barrack, or not in time. */
const unreached: ReadonlySet<number | undefined> = new Set([502, unavailable, 504]);

/** Whether a read is worth sending again after that many attempts. Writes never are. */
export function mayRepeat(error: BarrackError, attempts: number): boolean {
  switch (error.kind) {
    case 'network':
    case 'rateLimited':
      return attempts < mostAttempts;
    case 'timeout':
      return attempts < mostTimeouts;
    case 'server':
      return attempts < mostAttempts && error.status !== notImplemented;
    case 'proxy':
      return attempts < mostAttempts && unreached.has(error.status);
    default:
      return false;
  }
}

/**
 * How long an error holds back everything: what Barrack asks for, or some seconds where it only says 429.
 * @param random 0 ≤ x < 1
 */
export function holdMs(error: BarrackError, attempts: number, random: () => number): number {
  if (error.kind === 'rateLimited') {
    return error.retryAfterMs ?? firstHoldMs * 2 ** (attempts - 1) * (1 + random());
  }
  return error.status === unavailable ? (error.retryAfterMs ?? 0) : 0;
}

/**
 * How long to wait before the next attempt: anything from 0 to a limit that doubles (full jitter), so that many windows
 * do not come back all at once.
 * @param random 0 ≤ x < 1
 */
export function backoffMs(attempts: number, random: () => number): number {
  return random() * Math.min(longestDelayMs, firstDelayMs * 2 ** (attempts - 1));
}

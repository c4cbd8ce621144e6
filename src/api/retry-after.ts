/** The longest wait believed: a mistaken header must not stop a window for good. */
export const longestHoldMs = 3_600_000;

/**
 * Reads a `Retry-After` header, seconds or an HTTP date, as milliseconds from now. Undefined where there is none or it
 * makes no sense.
 * @param now milliseconds since 1970
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/u.test(text)) {
    return Math.min(Math.ceil(Number(text) * 1000), longestHoldMs);
  }
  const date = /[a-z]/iu.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.min(Math.max(date - now, 0), longestHoldMs);
}

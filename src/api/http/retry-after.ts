/**
 * The longest wait believed, in milliseconds: limits of requests are counted by the minute, so that a longer wait is
 * more likely a mistake, which must not stop a window. Where it is meant, the one request after it is told so again.
 */
export const longestHoldMs = 5 * 60 * 1000;

/** As HTTP has every sender write it: `Thu, 01 Jan 2026 12:00:30 GMT`. `Date.parse` alone makes a date of `n/a 2`, too. */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u;

function parseHttpDate(header: string | undefined): number | undefined {
  const text = header?.trim() ?? '';
  // eslint-disable-next-line no-restricted-syntax -- the text is known to be a date
  const time = httpDate.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/**
 * Reads a `Retry-After` header, seconds or an HTTP date, as milliseconds from now. Undefined where there is none or it
 * makes no sense.
 * @param date the reply's `Date` header: both are by the same clock, and this machine's may be another
 * @param wallTime what counts where there is none
 */
export function parseRetryAfter(
  header: string | undefined,
  date: string | undefined,
  wallTime: () => number,
): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/u.test(text)) {
    return Math.min(Math.ceil(Number(text) * 1000), longestHoldMs);
  }
  const until = parseHttpDate(text);
  return until === undefined
    ? undefined
    : Math.min(Math.max(until - (parseHttpDate(date) ?? wallTime()), 0), longestHoldMs);
}

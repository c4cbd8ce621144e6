/** A date as an API tells it: a day of the calendar, which is the same day everywhere, or a point in time. */
export type GivenDate =
  | { readonly is: 'day'; /** Its beginning in UTC, in milliseconds since 1970. */ readonly utc: number }
  | {
      readonly is: 'time';
      /** Milliseconds since 1970. */
      readonly utc: number;
      /** It names no zone and is taken for UTC. */
      readonly assumesUtc: boolean;
    };

/** How dates are written for somebody. */
export interface DateStyle {
  /** A language tag; one that is none counts as English. */
  readonly locale: string;
  /** An IANA name; undefined for that of this machine. */
  readonly timeZone?: string | undefined;
}

const iso =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)? ?(?<zone>Z|[+-]\d\d(?::?\d\d)?)?)?$/iu;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Of `Z`, `+02`, `+02:00` or `+0200`, in milliseconds; NaN where there is no such zone. */
function offsetOf(zone: string): number {
  if (/^z$/iu.test(zone)) {
    return 0;
  }
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))];
  return hours > 23 || minutes > 59
    ? Number.NaN
    : (zone.startsWith('-') ? -1 : 1) * (hours * hourMs + minutes * minuteMs);
}

/** ISO 8601 and nothing else, from 1970 on; undefined for any other text, such as `n/a 2`, and for no date at all. */
export function parseDate(text: string): GivenDate | undefined {
  const parts = iso.exec(text.trim())?.groups;
  if (parts === undefined) {
    return undefined;
  }
  const number = (name: string): number => Number(parts[name] ?? 0);
  const [year, month, day] = [number('year'), number('month'), number('day')];
  const utc = Date.UTC(year, month - 1, day);
  const isDay = new Date(utc).getUTCMonth() === month - 1 && new Date(utc).getUTCDate() === day;
  if (year < 1970 || !isDay) {
    return undefined;
  }
  if (parts['hour'] === undefined) {
    return { is: 'day', utc };
  }
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  const offset = offsetOf(parts['zone'] ?? 'Z');
  if (hour > 23 || minute > 59 || second > 59 || Number.isNaN(offset)) {
    return undefined;
  }
  const milliseconds = Math.floor(Number(`0.${parts['fraction'] ?? 0}`) * 1000);
  const time = hour * hourMs + minute * minuteMs + second * 1000 + milliseconds;
  return { is: 'time', utc: utc + time - offset, assumesUtc: parts['zone'] === undefined };
}

/** A number that is no date, such as one from a damaged file, is written as it is. */
function write(utc: number, style: DateStyle, parts: Intl.DateTimeFormatOptions): string {
  if (Number.isNaN(new Date(utc).getTime())) {
    return String(utc);
  }
  const options = { ...parts, timeZone: parts.timeZone ?? style.timeZone };
  return visible(new Intl.DateTimeFormat(tagOf(style.locale), options).format(utc));
}

/** Some languages have marks of direction in their dates, which are taken for an attack where texts are cleaned. */
const visible = (text: string): string => text.replace(/[\u061C\u200E\u200F]/gu, '');

function tagOf(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

const dayParts = { year: 'numeric', month: 'short', day: 'numeric' } as const;
const clockParts = { hour: 'numeric', minute: '2-digit' } as const;

/** `Jul 17, 2026`: for a point in time the day it was where the reader is. */
export function dayOf(date: GivenDate, style: DateStyle): string {
  return write(date.utc, style, date.is === 'day' ? { ...dayParts, timeZone: 'UTC' } : dayParts);
}

/** `Jul 17, 2026, 4:00 AM GMT+2`; a day of the calendar without a time. */
export function dateOf(date: GivenDate, style: DateStyle): string {
  return date.is === 'day'
    ? dayOf(date, style)
    : write(date.utc, style, { ...dayParts, ...clockParts, timeZoneName: 'short' });
}

/** `4:00:07 AM`. @param utc milliseconds since 1970 */
export function clockTimeOf(utc: number, style: DateStyle): string {
  return write(utc, style, { ...clockParts, second: '2-digit' });
}

/** `2026-07-17`: the day where that zone is. @param utc milliseconds since 1970 */
export function isoDay(utc: number, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(utc);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `2026-07-17T02:00:00.000Z`. @param utc milliseconds since 1970 */
export function isoTime(utc: number): string {
  return new Date(utc).toISOString();
}

const units = [
  ['year', 365 * dayMs],
  ['month', 30 * dayMs],
  ['day', dayMs],
  ['hour', hourMs],
  ['minute', minuteMs],
] as const;

/**
 * `3 days ago`; undefined for what is to come, which only tells that two clocks differ.
 * @param now milliseconds since 1970
 */
export function agoOf(date: GivenDate, style: DateStyle, now: number): string | undefined {
  // From a day to a day, not to the hour of it that it is now.
  const until = date.is === 'day' ? Date.parse(isoDay(now, style.timeZone)) : now;
  const ms = until - date.utc;
  if (ms < 0) {
    return undefined;
  }
  const format = new Intl.RelativeTimeFormat(tagOf(style.locale), { numeric: 'auto' });
  const [unit, length] = units.find(([, one]) => ms >= one) ?? (date.is === 'day' ? units[2] : units[4]);
  return visible(format.format(-Math.floor(ms / length), unit));
}

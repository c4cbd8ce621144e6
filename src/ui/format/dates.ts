import * as l10n from '@vscode/l10n';
import { wallTime } from '../../base/time.ts';
import type { DateStyle, GivenDate } from '../../domain/dates.ts';
import { agoOf, clockTimeOf, dateOf, dayOf, parseDate } from '../../domain/dates.ts';
import { plain } from './safe-text.ts';

let style: DateStyle = { locale: 'en' };

/** Called once, with the language VS Code shows. */
export function writeDatesIn(locale: string): void {
  style = { locale };
}

const dateIn = (text: string | undefined): GivenDate | undefined =>
  text === undefined ? undefined : parseDate(text);

const asItCame = (text: string | undefined): string | undefined => text && plain(text);

/** A date as Barrack gave it, with the time and how long ago that is; what is no date stands as it came. */
export function dateText(text: string | undefined): string | undefined {
  const date = dateIn(text);
  if (date === undefined) {
    return asItCame(text);
  }
  const assumed = date.is === 'time' && date.assumesUtc ? l10n.t('UTC assumed') : undefined;
  const notes = [assumed, agoOf(date, style, wallTime())].filter((note) => note !== undefined);
  const written = dateOf(date, style);
  return notes.length === 0 ? written : l10n.t('{0} ({1})', written, notes.join(', '));
}

/** The same in a row: only the day. */
export function dayText(text: string | undefined): string | undefined {
  const date = dateIn(text);
  return date === undefined ? asItCame(text) : dayOf(date, style);
}

/** When something was that was done here (milliseconds since 1970). */
export function timeText(time: number): string {
  return dateOf({ is: 'time', utc: time, assumesUtc: false }, style);
}

/** The same, where it was a moment ago. */
export function clockTimeText(time: number): string {
  return clockTimeOf(time, style);
}

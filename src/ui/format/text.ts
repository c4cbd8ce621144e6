import * as l10n from '@vscode/l10n';
import { formatSize } from '../../domain/sizes.ts';
import type { Volume } from '../../domain/resources.ts';

/** The parts that there are, with a dot between. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** `500 GB NVMe`. */
export function sizeAndType({ sizeGb, volumeType }: Pick<Volume, 'sizeGb' | 'volumeType'>): string {
  return sizeGb === undefined
    ? joined([l10n.t('size unknown'), volumeType])
    : [formatSize(sizeGb), volumeType].filter((part) => part !== undefined).join(' ');
}

/** In a place that has to tell something. */
export function notKnown(value: string | undefined): string {
  return value === undefined || value === '' ? l10n.t('Not known') : value;
}

const minute = 60_000;
const hour = 60 * minute;

/** `3 min old`, `2 h old`; rounded down. */
export function ageLabel(milliseconds: number): string {
  if (milliseconds < minute) {
    return l10n.t('less than a minute old');
  }
  return milliseconds < hour
    ? l10n.t('{0} min old', Math.floor(milliseconds / minute))
    : l10n.t('{0} h old', Math.floor(milliseconds / hour));
}

/** `updated 12 min ago`; rounded down. */
export function updatedLabel(milliseconds: number): string {
  return milliseconds < hour
    ? l10n.t('updated {0} min ago', Math.floor(milliseconds / minute))
    : l10n.t('updated {0} h ago', Math.floor(milliseconds / hour));
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** `0:07`, `12:34`, `1:02:03`; rounded down. */
export function elapsedText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h === 0 ? `${m}:${twoDigits(s)}` : `${h}:${twoDigits(m)}:${twoDigits(s)}`;
}

function hoursText(count: number): string {
  return count === 1 ? l10n.t('1 hour') : l10n.t('{0} hours', count);
}

function minutesText(count: number): string {
  return count === 1 ? l10n.t('1 minute') : l10n.t('{0} minutes', count);
}

function secondsText(count: number): string {
  return count === 1 ? l10n.t('1 second') : l10n.t('{0} seconds', count);
}

/** The same in words, `12 minutes 34 seconds`, for who hears it. */
export function spokenDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = [
    h > 0 ? hoursText(h) : undefined,
    m > 0 ? minutesText(m) : undefined,
    s > 0 || seconds === 0 ? secondsText(s) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** What it means that an operation has shut an instance down and does not start it again. */
export function leftDownText(instance: string): string {
  return l10n.t('{0} is left shut down. An instance in SHUTOFF is billed in full.', instance);
}

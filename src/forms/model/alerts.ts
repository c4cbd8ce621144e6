import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../../api/errors.ts';
import type { Instant } from '../../base/time.ts';
import { isLater, passedBetween } from '../../base/time.ts';
import type { Target } from '../../writes/model/orders.ts';
import { isUnauthorized } from '../../ui/format/describe-error.ts';
import type { FieldId, PlacedErrors } from './place-errors.ts';
import { fieldIds, nothingPlaced, placeErrors } from './place-errors.ts';
import type { Draft, FormAlert, FormButton } from '../protocol/protocol.ts';
import type { FormServices, FormStore } from './services.ts';
import { startAgain, stillDown } from './steps.ts';
import type { FormSubject, SubjectWords } from './subject.ts';
import type { Refusal } from './submission.ts';
import { factIf } from './words.ts';

/** What the error of a field is about: a name is free or taken in its region. */
function entered(field: FieldId, draft: Draft): string {
  return field === 'name' ? JSON.stringify([draft.name.trim(), draft.region]) : (draft[field] ?? '');
}

/** The errors of a refusal that still concern the draft: one about a field is over once that field is changed. */
export function standing(refusal: Refusal | undefined, draft: Draft, subject: FormSubject): PlacedErrors {
  if (refusal === undefined) {
    return nothingPlaced;
  }
  const placed = placeErrors(refusal.error, subject.fieldNames);
  const changed = fieldIds.filter((field) => entered(field, draft) !== entered(field, refusal.draft));
  return { ...placed, ...Object.fromEntries(changed.map((field) => [field, []])) };
}

/** The way to another key, where that is what helps. */
export function signInFor(error: BarrackError | undefined): readonly FormButton[] {
  return isUnauthorized(error) ? [{ action: 'signIn', label: l10n.t('Sign In') }] : [];
}

/** What Barrack refused, as far as it still stands. */
export function refusalAlert(
  { error }: Refusal,
  placed: PlacedErrors,
  words: SubjectWords,
): FormAlert | undefined {
  const atFields = fieldIds.some((field) => placed[field].length > 0);
  if (!atFields && placed.other.length === 0) {
    return undefined;
  }
  const lines = [atFields ? l10n.t('See the message at the field.') : '', ...placed.other, error.remedy];
  return {
    title: words.notMade,
    lines: lines.filter((line) => line !== ''),
    facts: factIf(l10n.t('Request ID'), error.requestId),
    buttons: [...signInFor(error), { action: 'copySupportDetails', label: l10n.t('Copy Support Details') }],
  };
}

/** The same, or, where there was none, an alert of its own, with an instance that is left shut down. */
export function withLeftDown(
  alert: FormAlert | undefined,
  instanceLeftStopped: Target | undefined,
): FormAlert | undefined {
  const [line] = stillDown(instanceLeftStopped);
  if (line === undefined) {
    return alert;
  }
  return alert === undefined
    ? { title: line, lines: [], facts: [], buttons: [...startAgain(instanceLeftStopped)] }
    : {
        ...alert,
        lines: [...alert.lines, line],
        buttons: [...startAgain(instanceLeftStopped), ...alert.buttons],
      };
}

/** That something the form depends on could not be read again. */
export function staleAlert(store: FormStore, subject: FormSubject): FormAlert | undefined {
  return unreadAlert(l10n.t('What is shown here may be out of date.'), readError(store, subject));
}

/** That something could not be read; undefined where it could. */
export function unreadAlert(title: string, error: BarrackError | undefined): FormAlert | undefined {
  return (
    error && {
      title,
      lines: [error.message, error.remedy].filter((line) => line !== ''),
      facts: factIf(l10n.t('Request ID'), error.requestId),
      buttons: [...signInFor(error)],
    }
  );
}

/** Both in one, the first one first. */
export function joined(alert: FormAlert | undefined, other: FormAlert | undefined): FormAlert | undefined {
  if (alert === undefined || other === undefined) {
    return alert ?? other;
  }
  const more = other.buttons.filter(({ action }) => alert.buttons.every((one) => one.action !== action));
  return {
    ...alert,
    lines: [...new Set([...alert.lines, other.title, ...other.lines])],
    buttons: [...alert.buttons, ...more],
  };
}

/** Why one of the lists a form depends on could not be read the last time. */
export function readError(store: FormStore, { lists }: Pick<FormSubject, 'lists'>): BarrackError | undefined {
  return lists.map((kind) => store[kind].error).find((error) => error !== undefined);
}

/** What is known is fresh enough to open a form with for this long; before it is sent it is read again anyway. */
const freshForMs = 15_000;

/** Whether what a form depends on was read a moment ago. */
export function isFresh(subject: FormSubject, services: Pick<FormServices, 'store' | 'clock'>): boolean {
  const now = services.clock.now();
  return (
    !subject.pricesAreOld &&
    subject.lists
      .map((kind) => services.store[kind].loadedAt)
      .every((loadedAt) => loadedAt !== undefined && passedBetween(loadedAt, now) <= freshForMs)
  );
}

/** Whether everything a form depends on was read at that time or later, without an error. */
export function readSince(time: Instant, store: FormStore, subject: FormSubject): boolean {
  return subject.lists
    .map((kind) => store[kind])
    .every(
      ({ error, loadedAt }) => error === undefined && loadedAt !== undefined && !isLater(time, loadedAt),
    );
}

import * as l10n from '@vscode/l10n';
import type { Check } from '../../domain/checks.ts';
import type { FieldId, PlacedErrors } from './place-errors.ts';
import type { CheckView, Fact } from '../protocol/protocol.ts';

const outcomeLabel: Readonly<Record<Check['outcome'], () => string>> = {
  passed: () => l10n.t('Passed'),
  failed: () => l10n.t('Failed'),
  server: () => l10n.t('Barrack will check'),
};

/** Checks as a form shows them. */
export function checkViews<Id extends string>(
  checks: readonly Check<Id>[],
  labels: Readonly<Record<Id, string>>,
): CheckView[] {
  return checks.map((check) => ({
    id: check.id,
    label: labels[check.id],
    outcome: check.outcome,
    outcomeLabel: outcomeLabel[check.outcome](),
    detail: check.detail,
    remedy: check.outcome === 'failed' ? check.remedy : '',
  }));
}

/** The checks, with one that failed told as passed where the draft does away with the reason first. */
export function preparedFor(
  checks: readonly CheckView[],
  id: string,
  detail: string | undefined,
): CheckView[] {
  return checks.map((check) =>
    check.id === id && check.outcome === 'failed' && detail !== undefined
      ? { ...check, outcome: 'passed', outcomeLabel: l10n.t('Done first'), detail, remedy: '' }
      : check,
  );
}

/** For what Barrack's documentation says that a name is given once. */
export function keepTheName(): string {
  return l10n.t('If you send it again, keep the name: Barrack refuses a name that exists.');
}

/** A fact, or nothing where its value is not known. */
export function factIf(label: string, value: string | undefined): Fact[] {
  return value === undefined || value === '' ? [] : [{ label, value }];
}

export function failedChecks(checks: readonly CheckView[]): readonly CheckView[] {
  return checks.filter(({ outcome }) => outcome === 'failed');
}

/** Which check is about which field. */
const fieldOf: Readonly<Record<string, FieldId>> = {
  name: 'name',
  region: 'region',
  size: 'size',
  type: 'choice',
  image: 'image',
};

/** The checks, with the one of a field failed where Barrack has just refused what is in it. */
export function refusedByBarrack(checks: readonly CheckView[], placed: PlacedErrors): CheckView[] {
  return checks.map((check) => {
    const field = fieldOf[check.id];
    const [detail] = field === undefined ? [] : placed[field];
    return detail !== undefined && check.outcome !== 'failed'
      ? { ...check, outcome: 'failed', outcomeLabel: outcomeLabel.failed(), detail, remedy: '' }
      : check;
  });
}

/** What a screen reader is told of the checks and of what follows from them. */
export function announcementOf(checks: readonly CheckView[], sentence: string): string {
  const failed = failedChecks(checks);
  return failed.length === 0
    ? sentence
    : failed.map(({ label, detail }) => l10n.t('{0} failed: {1}', label, detail)).join(' ');
}

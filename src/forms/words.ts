import * as l10n from '@vscode/l10n';
import type { Check } from '../domain/checks.ts';
import type { CheckView, Fact } from './protocol.ts';

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

/** A fact, or nothing where its value is not known. */
export function factIf(label: string, value: string | undefined): Fact[] {
  return value === undefined || value === '' ? [] : [{ label, value }];
}

export function notKnown(value: string | undefined): string {
  return value === undefined || value === '' ? l10n.t('Not known') : value;
}

/** What a screen reader is told of the checks, and of what follows from them. */
export function checksAnnouncement(checks: readonly CheckView[], sentence: string): string {
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  return failed.length === 0
    ? l10n.t('No check has failed. {0}', sentence)
    : failed.map(({ label, detail }) => l10n.t('{0} failed: {1}', label, detail)).join(' ');
}

import * as l10n from '@vscode/l10n';
import type { Incident } from '../ui/support-details.ts';
import type { Draft } from './protocol.ts';
import type { FormSubject } from './subject.ts';
import type { Submission } from './submission.ts';

/** Why a draft can't be sent; empty where nothing has failed. */
export function failures(subject: FormSubject, draft: Draft): readonly string[] {
  const assessment = subject.assess(draft);
  if (assessment.is !== 'here') {
    return [assessment.is === 'absent' ? assessment.title : l10n.t('It is still being loaded.')];
  }
  const failed = assessment.checks.filter(({ outcome }) => outcome === 'failed');
  return [...failed.map(({ detail, remedy }) => `${detail} ${remedy}`.trim()), ...assessment.choiceProblems];
}

/** What went wrong, as Barrack's support wants it told. */
export function incidentOf(subject: FormSubject, submission: Submission, draft: Draft): Incident {
  const { operation, progress, refusal } = submission;
  const error = progress?.step === 'unknown' ? progress.error : refusal?.error;
  const name = draft.name.trim();
  return {
    what: subject.words(draft).tried(name),
    name,
    message: error?.message ?? l10n.t('It ended in the status Error.'),
    requestId: operation?.requestId ?? error?.requestId,
  };
}

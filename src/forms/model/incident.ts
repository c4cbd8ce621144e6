import * as l10n from '@vscode/l10n';
import type { Incident } from '../../ui/support-details.ts';
import type { Draft } from '../protocol/protocol.ts';
import type { FormSubject } from './subject.ts';
import type { Submission } from './submission.ts';

/** What went wrong, as Barrack's support wants it told. */
export function incidentOf(subject: FormSubject, submission: Submission, draft: Draft): Incident {
  const { operation, progress, refusal } = submission;
  const error = progress?.step === 'unknown' ? progress.error : refusal?.error;
  const name = draft.name.trim();
  const ended =
    progress?.step === 'unknown'
      ? l10n.t('It was accepted, but is not listed.')
      : l10n.t('It ended in the status Error.');
  return {
    what: subject.words(draft).tried(name),
    name,
    message: error?.message ?? ended,
    requestId: operation?.requestId ?? error?.requestId,
  };
}

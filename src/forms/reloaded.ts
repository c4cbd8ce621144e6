import * as l10n from '@vscode/l10n';
import { BarrackError } from '../api/errors.ts';
import type { Image, Volume } from '../domain/resources.ts';
import type { Progress } from '../state/progress.ts';
import type { Draft } from './protocol.ts';
import type { FormOperation, FormStore } from './services.ts';
import type { FormSubject } from './subject.ts';

function progressOf(made: Volume | Image): Progress {
  switch (made.status.state) {
    case 'available':
    case 'attached':
      return { step: 'done', resource: made };
    case 'error':
      return { step: 'error', resource: made };
    default:
      return { step: 'running', resource: made };
  }
}

/**
 * What a form had sent when its window was reloaded: only the lists can tell what came of it. The name was free then,
 * so what has it now is what was asked for.
 */
export function reloadedOperation(store: FormStore, subject: FormSubject, sent: Draft): FormOperation {
  const error = new BarrackError({
    kind: 'aborted',
    message: l10n.t('The window was reloaded while it was being sent: what came of it is not known.'),
    remedy: '',
    outcome: 'unknown',
  });
  return {
    get progress(): Progress {
      const made = subject.made(sent);
      return made === undefined
        ? { step: 'unknown', error, check: subject.whatToCheck(sent) }
        : progressOf(made);
    },
    startedAt: undefined,
    endedAt: undefined,
    requestId: undefined,
    onDidChange: (listener) => store.onDidChange(() => listener(undefined)),
  };
}

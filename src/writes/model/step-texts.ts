import * as l10n from '@vscode/l10n';
import { statusLabel } from '../../domain/status.ts';
import type { Progress, Seen } from './progress.ts';
import { isFoundByName } from './progress.ts';

/** How one write stands, in the user's words, for each step of its progress. */
export interface StepTexts {
  /** What is to be done. */
  readonly waiting: string;
  readonly checking: string;
  /** @param status of its result, or of what it works on; undefined where that is not listed */
  readonly running: (status: string | undefined) => string;
  /** @param status as for `running` */
  readonly done: (status: string | undefined) => string;
  /** It was so before; undefined where that can't be. */
  readonly already?: string;
  readonly notDone: string;
  readonly refused: (why: string) => string;
  /** @param status as for `running` */
  readonly error: (status: string | undefined) => string;
  /** @param accepted whether Barrack said yes */
  readonly unknown: (check: string, accepted: boolean) => string;
}

/** @param name of what the lists tell the status of */
export function describeStep(progress: Progress, name: string, texts: StepTexts): string {
  if (isFoundByName(progress)) {
    return foundByName(progress, name);
  }
  switch (progress.step) {
    case 'sending':
      return l10n.t('Sending the request: {0}…', texts.waiting);
    case 'waiting':
    case 'checking':
      return texts[progress.step];
    case 'running':
    case 'done':
    case 'error':
      return texts[progress.step](labelOf(progress.resource));
    case 'skipped':
      return progress.because === 'already' ? (texts.already ?? texts.notDone) : texts.notDone;
    case 'refused':
    case 'notDone':
      return texts.refused(progress.error.message);
    case 'unknown': {
      const { check, error, lastStatus } = progress;
      return lastStatus === undefined
        ? texts.unknown(check, error === undefined)
        : l10n.t('Barrack accepted it; {0} was {1} when last looked at. {2}', name, lastStatus, check);
    }
  }
}

/** Nothing is said of where it comes from: that is not known. */
function foundByName(progress: Progress, name: string): string {
  const resource = 'resource' in progress ? progress.resource : undefined;
  const status = progress.step === 'unknown' ? progress.lastStatus : labelOf(resource);
  return l10n.t(
    '{0} was found ({1}), but Barrack’s response was lost, so it can’t be told apart from one created elsewhere at the same time. Check its contents before you rely on it.',
    name,
    status ?? l10n.t('no longer listed'),
  );
}

function labelOf(resource: Seen | undefined): string | undefined {
  return resource && statusLabel(resource.status);
}

/** For what was there. */
export function listedAs(status: string | undefined): string {
  return status ?? l10n.t('not listed');
}

/** For what was seen before. */
export function endedAs(status: string | undefined): string {
  return status ?? l10n.t('it is no longer listed');
}

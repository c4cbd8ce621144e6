import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../../api/errors.ts';
import type { Search } from '../../writes/model/progress.ts';
import { pauseText } from '../../ui/format/progress-text.ts';
import type { Elapsed, FormButton, Outcome } from '../protocol/protocol.ts';
import type { FormOperation, FormServices } from './services.ts';

type Looked = Pick<FormOperation, 'steps' | 'startedAt'>;

/** Whether the answer to one of its steps was lost, and its result is being looked for. */
export function isChecking({ steps }: Pick<Looked, 'steps'>): boolean {
  return steps.some(({ progress }) => progress.step === 'checking');
}

function searchOf({ steps }: Looked): Search | undefined {
  const checking = steps.map(({ progress }) => progress).find(({ step }) => step === 'checking');
  return checking?.step === 'checking' ? checking.search : undefined;
}

/** How long it is looked for at most; nothing while that can't be done, since then the time stands still. */
function timeLeft(
  operation: Looked,
  readError: BarrackError | undefined,
  clock: FormServices['clock'],
): Elapsed | undefined {
  const left = operation.steps.find(({ searchLeftMs }) => searchLeftMs !== undefined)?.searchLeftMs;
  return left === undefined || readError !== undefined
    ? undefined
    : {
        label: l10n.t('Time left, at most:'),
        startedAt: operation.startedAt,
        until: Math.round((clock.wallTime() + left) / 1000) * 1000,
      };
}

/** What there is to know while it is looked for. */
function checkingLines(operation: Looked): readonly string[] {
  const search = searchOf(operation);
  return [
    search === undefined
      ? l10n.t('Barrack’s response was lost.')
      : l10n.t('Barrack’s response was lost: {0}', search.lost.message),
    l10n.t('Barrack Explorer looks for the result, and sends nothing again. You can close this form.'),
  ];
}

/** Why it is not known how things stand; nothing where it is. */
export function unreadLines(readError: BarrackError | undefined): readonly string[] {
  return readError === undefined
    ? []
    : [
        l10n.t('The status can’t be updated: {0}', readError.message),
        readError.kind === 'unauthorized'
          ? l10n.t('It’s updated once you sign in with a valid API key.')
          : l10n.t('It’s updated as soon as Barrack can be reached again.'),
      ];
}

/** A title of what goes on, with why that can't be looked at. */
export function titleWhile(title: string, readError: BarrackError | undefined): string {
  return readError === undefined ? title : l10n.t('{0} ({1})', title, pauseText(readError));
}

/** Ways to leave it, or to see it beside the others. */
function watchButtons(): readonly FormButton[] {
  return [
    { action: 'stopWatching', label: l10n.t('Stop Watching') },
    { action: 'showOperation', label: l10n.t('Show Operation') },
  ];
}

/** The request was sent, and its answer was lost. */
export function checkingOutcome(
  title: string,
  operation: Looked,
  {
    steps,
    readError,
    clock,
    close,
  }: {
    readonly steps: readonly string[];
    readonly readError: BarrackError | undefined;
    readonly clock: FormServices['clock'];
    readonly close: FormButton;
  },
): Outcome {
  const elapsed = timeLeft(operation, readError, clock);
  return {
    tone: 'unsure',
    title: titleWhile(title, readError),
    lines: [...steps, ...checkingLines(operation), ...unreadLines(readError)],
    facts: [],
    ...(elapsed === undefined ? {} : { elapsed }),
    buttons: [...watchButtons(), close],
  };
}

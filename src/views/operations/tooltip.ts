import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../../api/errors.ts';
import type { UnreadableEntry } from '../../writes/journal/journal.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Plan } from '../../writes/model/plan.ts';
import type { Progress } from '../../writes/model/progress.ts';
import type { Step } from '../../writes/engine/step.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { timeText } from '../../ui/format/dates.ts';
import type { Line } from '../../ui/format/markdown.ts';
import { markdown } from '../../ui/format/markdown.ts';
import { called } from '../../ui/format/names.ts';
import { costText } from '../../ui/format/price-caveats.ts';
import { checkingText, listError } from '../../ui/format/progress-text.ts';
import type { Markdown } from '../../ui/format/safe-text.ts';
import { elapsedText, leftDownText } from '../../ui/format/text.ts';
import { kindLabel } from '../../kinds/labels.ts';
import type { OperationsElement } from './elements.ts';
import { errorOf, operationLabel, orderLabel } from '../../ui/format/operation-words.ts';

function timeLines({
  startedAt,
  endedAt,
  elapsedMs,
}: Pick<Step, 'startedAt' | 'endedAt' | 'elapsedMs'>): readonly Line[] {
  const took = elapsedMs === undefined ? undefined : elapsedText(elapsedMs);
  return [
    [l10n.t('Started'), startedAt === undefined ? undefined : timeText(startedAt)],
    [l10n.t('Ended'), endedAt === undefined ? undefined : timeText(endedAt)],
    [endedAt === undefined ? l10n.t('Time so far') : l10n.t('Duration'), took],
  ];
}

function checkOf(progress: Progress): string | undefined {
  return progress.step === 'unknown' ? progress.check : undefined;
}

/** What lost the answer that is being looked for. */
function lostBy(progress: Progress): BarrackError | undefined {
  return progress.step === 'checking' ? progress.search?.lost : undefined;
}

function errorLines(error: BarrackError | undefined): readonly Line[] {
  return [
    [l10n.t('Error'), error?.message],
    [l10n.t('What to do'), error?.remedy],
  ];
}

/** What it works on, and what it makes of that; what is made of nothing has no id yet. */
function targetLines({ name, target }: Plan): readonly Line[] {
  return target.id === ''
    ? [[l10n.t('Name'), name]]
    : [
        [l10n.t('Works on'), l10n.t('{0} {1} (ID {2})', kindLabel(target.kind), target.name, target.id)],
        [l10n.t('Name'), name === target.name ? undefined : name],
      ];
}

/** What is told of a step wherever it is told. */
function stepLines(step: Step, store: ResourceStore): readonly Line[] {
  const { cost, plan, progress, result } = step;
  const price = cost === undefined ? undefined : costText(cost).words;
  const error = errorOf(progress) ?? lostBy(progress);
  const unread = listError(step, store);
  return [
    ...targetLines(plan),
    [l10n.t('ID'), result === undefined || result.id === plan.target.id ? undefined : result.id],
    [l10n.t('Region'), plan.region ?? l10n.t('not known')],
    [l10n.t('Cost'), price],
    [l10n.t('Request ID'), step.requestId ?? error?.requestId],
    ...errorLines(error),
    [l10n.t('What to check'), checkOf(progress)],
    [l10n.t('Not to be looked at now'), unread?.message],
    [l10n.t('What to do'), unread?.remedy],
  ];
}

function chainLines({ steps }: Operation): readonly Line[] {
  return steps.length === 1
    ? []
    : steps.map((step, index): Line => [l10n.t('Step {0}', index + 1), step.text]);
}

function foreignNote({ endedAt, isPaused }: Operation): string {
  if (endedAt !== undefined) {
    return l10n.t('It was started with another API key.');
  }
  return isPaused
    ? l10n.t(
        'It was started with another API key and is paused. If that key belongs to the same account, choose “Continue with This Account…”.',
      )
    : l10n.t('It was started with another API key and is in progress in another window.');
}

/** What is known of one whose record can't be read. */
function unreadableTooltip(
  { id, orders, claimed, reason, writtenAt }: UnreadableEntry,
  store: ResourceStore,
): Markdown {
  const sent = claimed.length === 0 ? l10n.t('nothing') : l10n.t('at least one step');
  const lines: readonly Line[] = [
    [l10n.t('Problem'), reason],
    ...orders.map((order): Line => [l10n.t('Change'), orderLabel(order, store)]),
    [l10n.t('May have been sent'), sent],
    [l10n.t('Last saved'), writtenAt === undefined ? undefined : timeText(writtenAt)],
    [l10n.t('Operation ID'), id],
  ];
  const note =
    orders.length === 0
      ? l10n.t('It may still be in progress. Check at barrack.ai before you remove it.')
      : l10n.t(
          'It may still be in progress, so the same change can’t be started again until you remove it. Check at barrack.ai first.',
        );
  return markdown(l10n.t('Unreadable operation'), lines, [note]);
}

function notesOf(operation: Operation, store: ResourceStore): readonly string[] {
  const { isElsewhere, isForeign, isRunning, instanceLeftStopped, nothingBegun, unwatched } = operation;
  return [
    isElsewhere && isRunning ? l10n.t('It is carried out in another window.') : undefined,
    isForeign ? foreignNote(operation) : undefined,
    unwatched && !nothingBegun
      ? l10n.t('It is not watched any more. What Barrack has begun goes on, whatever is shown here.')
      : undefined,
    instanceLeftStopped === undefined ? undefined : leftDownText(called(instanceLeftStopped, store)),
  ].filter((note) => note !== undefined);
}

/** While the result is being looked for. */
function checkLine(step: Step): Line {
  return [l10n.t('Check'), step.progress.step === 'checking' ? checkingText(step) : undefined];
}

function operationTooltip(operation: Operation, store: ResourceStore): Markdown {
  const lines: readonly Line[] = [
    [l10n.t('State'), operation.statusText],
    checkLine(operation.current),
    ...chainLines(operation),
    ...stepLines(operation.main, store),
    ...timeLines(operation),
  ];
  return markdown(operationLabel(operation, store), lines, notesOf(operation, store));
}

/** Everything known of an operation, or of one of its steps. */
export function operationsTooltip(element: OperationsElement, store: ResourceStore): Markdown {
  if (element.type === 'operation') {
    return operationTooltip(element.operation, store);
  }
  if (element.type === 'unreadableOperation') {
    return unreadableTooltip(element.entry, store);
  }
  const { step } = element;
  const lines: readonly Line[] = [
    [l10n.t('State'), step.text],
    checkLine(step),
    ...stepLines(step, store),
    ...timeLines(step),
  ];
  return markdown(orderLabel(step.plan.order, store), lines);
}

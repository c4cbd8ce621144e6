import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../../api/errors.ts';
import type { Resource } from '../../domain/resources.ts';
import { formatSize } from '../../domain/sizes.ts';
import { statusLabel } from '../../domain/status.ts';
import type { Target } from '../../writes/model/orders.ts';
import type { Progress, Seen } from '../../writes/model/progress.ts';
import { isFoundByName } from '../../writes/model/progress.ts';
import { clockTimeText } from '../../ui/format/dates.ts';
import { costText } from '../../ui/format/price-caveats.ts';
import { checkingOutcome, isChecking, titleWhile, unreadLines } from './checking.ts';
import type { Elapsed, Fact, FormButton, Outcome } from '../protocol/protocol.ts';
import type { FormOperation, FormServices } from './services.ts';
import { startAgain, stepLines, stillDown } from './steps.ts';
import type { SubjectWords } from './subject.ts';
import { factIf } from './words.ts';

function elapsedOf({
  startedAt,
  endedAt,
  elapsedMs,
}: Pick<FormOperation, 'startedAt' | 'endedAt' | 'elapsedMs'>): Elapsed {
  return endedAt === undefined
    ? { label: l10n.t('Time so far:'), startedAt }
    : { label: l10n.t('It took'), startedAt, tookMs: elapsedMs };
}

export interface OutcomeInput {
  readonly makes: 'volume' | 'image';
  readonly name: string;
  readonly words: SubjectWords;
  readonly operation: FormOperation;
  /** An instance that was shut down for it, or before, and is not started again. */
  readonly instanceLeftStopped: Target | undefined;
  /** When the user last looked again after the answer was lost (milliseconds since 1970). */
  readonly lookedAt: number | undefined;
  /** Why the lists could not be read the last time. */
  readonly readError: BarrackError | undefined;
  /** What it made, as it is listed. */
  readonly made: Resource | undefined;
  readonly clock: FormServices['clock'];
}

const buttons = (): Readonly<
  Record<'tree' | 'copy' | 'open' | 'support' | 'again' | 'close', FormButton>
> => ({
  tree: { action: 'showInTree', label: l10n.t('Show in the Tree') },
  copy: { action: 'copyId', label: l10n.t('Copy ID') },
  open: { action: 'openInBarrack', label: l10n.t('Open in Barrack') },
  support: { action: 'copySupportDetails', label: l10n.t('Copy Support Details') },
  again: { action: 'again', label: l10n.t('Back to the Form') },
  close: { action: 'close', label: l10n.t('Close') },
});

function facts(resource: Seen | undefined, requestId: string | undefined, more: readonly Fact[] = []) {
  return [
    ...factIf(l10n.t('Name'), resource?.name),
    ...factIf(l10n.t('ID'), resource?.id),
    ...factIf(l10n.t('Status'), resource === undefined ? undefined : statusLabel(resource.status)),
    ...more,
    ...factIf(l10n.t('Request ID'), requestId),
  ];
}

/** What it made, and what that costs. */
function madeFacts({ made, operation: { cost } }: OutcomeInput): readonly Fact[] {
  const volume = made?.kind === 'volume' ? made : undefined;
  return [
    ...factIf(l10n.t('Size'), volume?.sizeGb === undefined ? undefined : formatSize(volume.sizeGb)),
    ...factIf(l10n.t('Type'), volume?.volumeType),
    ...factIf(l10n.t('Region'), made?.region),
    ...factIf(l10n.t('Cost'), cost && costText(cost).words),
  ];
}

type Unknown = Extract<Progress, { step: 'unknown' }>;
type Accepted = Extract<Progress, { step: 'running' | 'done' | 'error' }>;

function accepted(progress: Accepted, input: OutcomeInput): Outcome {
  const { step, resource } = progress;
  const { makes, name, words, operation, instanceLeftStopped, readError } = input;
  const { tree, copy, open, support, again, close } = buttons();
  const more = words.another === '' ? [] : [{ ...again, label: words.another }];
  const steps = [...stillDown(instanceLeftStopped), ...stepLines(operation)];
  const next = [
    ...startAgain(instanceLeftStopped),
    ...(resource === undefined ? [] : [tree, copy]),
    ...(makes === 'image' ? [open] : []),
  ];
  const shared = {
    facts: facts(resource, operation.requestId, madeFacts(input)),
    elapsed: elapsedOf(operation),
  };
  const isSure = !isFoundByName(progress);
  const about = isSure ? words[step] : [operation.statusText];
  switch (step) {
    case 'running':
      return {
        ...shared,
        tone: isSure && readError === undefined ? 'progress' : 'unsure',
        title: titleWhile(l10n.t('Creating {0}', name), readError),
        lines: [...unreadLines(readError), ...steps, ...about],
        buttons: [...next, ...more, close],
      };
    case 'done':
      return {
        ...shared,
        tone: isSure && instanceLeftStopped === undefined ? 'good' : 'unsure',
        title: l10n.t('{0} is Available', name),
        lines: [...steps, ...about],
        buttons: [...next, ...more, close],
      };
    case 'error':
      return {
        ...shared,
        tone: 'bad',
        title: l10n.t('{0} ended in Error', name),
        lines: [...steps, ...about],
        buttons: [...next, support, again, close],
      };
  }
}

function whatHappened(progress: Unknown, { statusText }: FormOperation): string {
  const { error, lastStatus } = progress;
  if (isFoundByName(progress)) {
    return statusText;
  }
  if (lastStatus !== undefined) {
    return l10n.t('Barrack accepted it; it was {0} when last looked at. It may be billed.', lastStatus);
  }
  if (error === undefined) {
    return l10n.t('Barrack accepted it, but it is not listed yet. It may be billed.');
  }
  return l10n.t(
    'Barrack was asked once, but its answer was lost. It may have been created, and may be billed.',
  );
}

function unknown(progress: Unknown, input: OutcomeInput): Outcome {
  const { name, words, operation, lookedAt, readError, instanceLeftStopped } = input;
  const { open, support, again } = buttons();
  const time = lookedAt === undefined ? '' : clockTimeText(lookedAt);
  const lines = [
    ...stillDown(instanceLeftStopped),
    ...stepLines(operation),
    whatHappened(progress, operation),
    progress.error?.message ?? '',
    progress.check,
    readError === undefined ? '' : l10n.t('The list could not be read: {0}', readError.message),
    ...(lookedAt === undefined
      ? [l10n.t('Do not send it again before you know.')]
      : [
          l10n.t('Looked at {0}: nothing named {1} is in the list. It can still appear.', time, name),
          words.sentAgain,
        ]),
  ];
  return {
    tone: 'unsure',
    title:
      progress.error === undefined && progress.lastStatus === undefined && !isFoundByName(progress)
        ? l10n.t('{0} is not listed yet', name)
        : progress.lastStatus === undefined && !isFoundByName(progress)
          ? l10n.t('It is not known whether {0} was created', name)
          : l10n.t('It is not known how {0} stands', name),
    lines: lines.filter((line) => line !== ''),
    facts: facts(undefined, operation.requestId ?? progress.error?.requestId),
    buttons: [
      ...startAgain(instanceLeftStopped),
      { action: 'refresh', label: l10n.t('Look Again') },
      open,
      support,
      ...(lookedAt === undefined ? [] : [again]),
    ],
  };
}

/** What has to be done before is under way. */
function inSteps(input: OutcomeInput): Outcome {
  const { operation, words, readError } = input;
  const { close } = buttons();
  if (isChecking(operation)) {
    return checking(operation.statusText, input);
  }
  return {
    tone: readError === undefined ? 'progress' : 'unsure',
    title: titleWhile(operation.statusText, readError),
    lines: [...unreadLines(readError), ...stepLines(operation), words.inSteps],
    facts: [],
    elapsed: elapsedOf(operation),
    buttons: [close],
  };
}

function checking(title: string, { operation, readError, clock }: OutcomeInput): Outcome {
  const { close } = buttons();
  return checkingOutcome(title, operation, { steps: stepLines(operation), readError, clock, close });
}

/** What came of a submitted form; undefined while it is on its way or when nothing came of it. */
export function outcomeOf(input: OutcomeInput): Outcome | undefined {
  const { progress } = input.operation;
  switch (progress.step) {
    case 'waiting':
      return input.operation.steps.length > 1 ? inSteps(input) : undefined;
    case 'checking':
      return checking(l10n.t('Checking whether {0} was created', input.name), input);
    case 'sending':
    case 'refused':
    case 'notDone':
    case 'skipped':
      return undefined;
    case 'running':
    case 'done':
    case 'error':
      return accepted(progress, input);
    case 'unknown':
      return unknown(progress, input);
  }
}

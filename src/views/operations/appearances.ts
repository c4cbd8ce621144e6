import type { ContextValue } from '../../ui/format/item-flags.ts';
import { contextValue } from '../../ui/format/item-flags.ts';
import * as l10n from '@vscode/l10n';
import type { UnreadableEntry } from '../../writes/journal/journal.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Target } from '../../writes/model/orders.ts';
import type { Progress } from '../../writes/model/progress.ts';
import { isFinal, isFoundByName, succeeded, safeToRetry } from '../../writes/model/progress.ts';
import type { Step } from '../../writes/engine/step.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Icon, Appearance } from '../../ui/format/appearance.ts';
import { colors } from '../../ui/format/appearance.ts';
import { called } from '../../ui/format/names.ts';
import { plain } from '../../ui/format/safe-text.ts';
import { costText } from '../../ui/format/price-caveats.ts';
import { elapsedText, joined, spokenDuration } from '../../ui/format/text.ts';
import type { OperationsElement } from './elements.ts';
import {
  endText,
  errorOf,
  madeText,
  orderLabel,
  rowLabel,
  waitText,
} from '../../ui/format/operation-words.ts';

/** The resource that an operation made, else the one it works on, if it is listed. */
export function shownResource(
  { result, target }: Pick<Operation, 'result' | 'target'>,
  store: Pick<ResourceStore, 'find'>,
): Pick<Target, 'kind' | 'id'> | undefined {
  return [result, target].find((one) => one !== undefined && store.find(one.kind, one.id) !== undefined);
}

function iconOf(progress: Progress): Icon {
  if (isFoundByName(progress)) {
    return { name: 'question', color: colors.warning };
  }
  switch (progress.step) {
    case 'waiting':
      return { name: 'circle-large-outline' };
    case 'checking':
      return { name: 'search', color: colors.warning };
    case 'sending':
    case 'running':
      return { name: 'loading~spin', color: colors.working };
    case 'done':
      return { name: 'check', color: colors.good };
    case 'skipped':
      return succeeded(progress) ? { name: 'check', color: colors.good } : { name: 'circle-slash' };
    case 'error':
      return { name: 'error', color: colors.error };
    case 'refused':
    case 'notDone':
      return { name: 'circle-slash', color: colors.error };
    case 'unknown':
      return { name: 'question', color: colors.warning };
  }
}

function operationIcon({ current, endedAt, isRunning, instanceLeftStopped, progress }: Operation): Icon {
  if (isRunning) {
    return current.progress.step === 'checking'
      ? iconOf(current.progress)
      : { name: 'loading~spin', color: colors.working };
  }
  if (endedAt === undefined) {
    return { name: 'key' };
  }
  return instanceLeftStopped !== undefined && succeeded(progress)
    ? { name: 'warning', color: colors.warning }
    : iconOf(progress);
}

/** `held`: another window carries it out with another key; `paused`: none does. */
function stateFlag({ endedAt, isPaused, isRunning }: Operation): 'running' | 'ended' | 'paused' | 'held' {
  if (endedAt !== undefined) {
    return 'ended';
  }
  return isRunning ? 'running' : isPaused ? 'paused' : 'held';
}

function flagsOf(operation: Operation, store: ResourceStore): ContextValue {
  const { canRetry, instanceLeftStopped } = operation;
  return contextValue(
    'operation',
    stateFlag(operation),
    canRetry && 'retryable',
    instanceLeftStopped !== undefined && 'leftDown',
    shownResource(operation, store) !== undefined && 'showable',
  );
}

/** What there is to say, as it is shown and as it is heard. */
interface Words {
  readonly shown: string;
  readonly heard: string;
}

function sentence(shown: readonly (string | undefined)[], heard: readonly (string | undefined)[]): Words {
  return { shown: joined(shown), heard: joined(heard).replaceAll(' · ', ', ') };
}

/** Of what this window can't follow. */
function foreignWords({ isPaused, main }: Operation, store: ResourceStore): Words {
  const how = isPaused ? l10n.t('paused') : l10n.t('in another window');
  const why = l10n.t('started with another API key');
  return sentence([how, why, madeText(main.plan.order, store)], [how, why]);
}

/**
 * The time it takes comes first, unless it is how long something is checked that counts: narrow views cut off what comes
 * last. What is heard changes only by the minute.
 */
function runningWords(operation: Operation, store: ResourceStore): Words {
  const { current, elapsedMs, isElsewhere, steps } = operation;
  const position = steps.indexOf(current) + 1;
  const place = steps.length === 1 ? undefined : l10n.t('step {0} of {1}', position, steps.length);
  const wait = waitText(current, store);
  const where = isElsewhere ? l10n.t('in another window') : undefined;
  const isChecking = current.progress.step === 'checking';
  const minutes = Math.floor(elapsedMs / 60_000) * 60_000;
  return sentence(
    [
      isChecking ? undefined : elapsedText(elapsedMs),
      place,
      wait,
      where,
      madeText(operation.main.plan.order, store),
    ],
    [place, wait, minutes > 0 ? l10n.t('for {0}', spokenDuration(minutes)) : undefined, where],
  );
}

/** Of what was not done the icon tells that, and only words why: a narrow view has room for one of them. */
function endOrReason(progress: Progress, end: string, down?: string): readonly (string | undefined)[] {
  const why = errorOf(progress)?.message;
  return safeToRetry(progress) ? [down, why] : [end, down, why];
}

function endedWords(operation: Operation, store: ResourceStore): Words {
  const { cost, elapsedMs, instanceLeftStopped, progress, unwatched } = operation;
  const end = endText(progress, unwatched);
  const down =
    instanceLeftStopped === undefined
      ? undefined
      : l10n.t('{0} is left shut down', called(instanceLeftStopped, store));
  const price = cost === undefined ? undefined : costText(cost);
  const why = errorOf(progress)?.message;
  return sentence(
    [
      ...endOrReason(progress, end, down),
      elapsedText(elapsedMs),
      price?.short,
      madeText(operation.main.plan.order, store),
    ],
    [end, down, why, l10n.t('it took {0}', spokenDuration(elapsedMs)), price?.words],
  );
}

function wordsOf(operation: Operation, store: ResourceStore): Words {
  const { endedAt, isForeign } = operation;
  if (endedAt !== undefined) {
    return endedWords(operation, store);
  }
  return isForeign ? foreignWords(operation, store) : runningWords(operation, store);
}

function operationAppearance(operation: Operation, store: ResourceStore): Appearance {
  const { main, steps } = operation;
  const words = wordsOf(operation, store);
  return {
    label: plain(rowLabel(main.plan.order, store)),
    description: plain(words.shown),
    icon: operationIcon(operation),
    contextValue: flagsOf(operation, store),
    spoken: plain([main.plan.describe({ step: 'waiting' }), words.heard].join(', ')),
    expandable: steps.length > 1,
  };
}

function stepWords(step: Step, operation: Operation, store: ResourceStore): Words {
  const { elapsedMs, progress } = step;
  const time = elapsedMs === undefined ? undefined : elapsedText(elapsedMs);
  if (!isFinal(progress)) {
    const wait = waitText(step, store);
    return sentence([time, wait], [wait]);
  }
  const end = endText(progress, operation.unwatched);
  const why = errorOf(progress)?.message;
  const took = elapsedMs === undefined ? undefined : l10n.t('it took {0}', spokenDuration(elapsedMs));
  return sentence([...endOrReason(progress, end), time], [end, why, took]);
}

function stepAppearance(step: Step, operation: Operation, store: ResourceStore): Appearance {
  const words = stepWords(step, operation, store);
  return {
    label: plain(rowLabel(step.plan.order, store)),
    description: plain(words.shown),
    icon: iconOf(step.progress),
    contextValue: contextValue('step'),
    spoken: plain([step.plan.describe({ step: 'waiting' }), words.heard].join(', ')),
    expandable: false,
  };
}

function unreadableAppearance({ orders, reason }: UnreadableEntry, store: ResourceStore): Appearance {
  const label = plain(l10n.t('Unreadable operation'));
  const what = orders.map((order) => orderLabel(order, store));
  return {
    label,
    description: plain(joined([...what, reason])),
    icon: { name: 'warning', color: colors.warning },
    contextValue: contextValue('unreadable'),
    spoken: plain([label, ...what, reason].join(', ')),
    expandable: false,
  };
}

export function appearanceOf(element: OperationsElement, store: ResourceStore): Appearance {
  switch (element.type) {
    case 'operation':
      return operationAppearance(element.operation, store);
    case 'step':
      return stepAppearance(element.step, element.parent.operation, store);
    case 'unreadableOperation':
      return unreadableAppearance(element.entry, store);
  }
}

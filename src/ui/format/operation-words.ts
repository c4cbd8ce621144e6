import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../../api/errors.ts';
import { statusLabel } from '../../domain/status.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import { definitionOf } from '../../writes/definitions/registry.ts';
import type { Order } from '../../writes/model/orders.ts';
import { withResources } from '../../writes/model/orders.ts';
import type { Progress } from '../../writes/model/progress.ts';
import { isFoundByName } from '../../writes/model/progress.ts';
import type { Step } from '../../writes/engine/step.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { NameStore } from './names.ts';
import { called } from './names.ts';
import { checkingText, listError, pauseText } from './progress-text.ts';

/** An order whose names are as they can stand in a row. */
function inRow(order: Order, store: NameStore): Order {
  return withResources(order, (thing, kind) => ({ ...thing, name: called({ ...thing, kind }, store) }));
}

/** What is to be done, in words short enough for a narrow row: without the name of what is made. */
export function rowLabel(order: Order, store: NameStore): string {
  return definitionOf(order).words.label(inRow(order, store));
}

/** What comes of it: the name of what is made, the new size, or the instance; undefined where nothing is to be said. */
export function madeText(order: Order, store: NameStore): string | undefined {
  return definitionOf(order).words.outcome?.(inRow(order, store));
}

/** What is to be done, whole. */
export function orderLabel(order: Order, store: NameStore): string {
  return [rowLabel(order, store), madeText(order, store)].filter((part) => part !== undefined).join(' ');
}

export function operationLabel({ main }: Pick<Operation, 'main'>, store: NameStore): string {
  return orderLabel(main.plan.order, store);
}

/** What it waits for, in Barrack's words. */
export function goalText(order: Order): string {
  return definitionOf(order).words.goal();
}

/** What a step of an operation that has not ended waits for. */
export function waitText(step: Step, store: ResourceStore): string {
  const error = listError(step, store);
  return error === undefined ? ownWait(step) : pauseText(error);
}

function ownWait(step: Step): string {
  const { plan, progress } = step;
  switch (progress.step) {
    case 'waiting':
      return l10n.t('waiting for its turn');
    case 'sending':
      return l10n.t('sending the request');
    case 'checking':
      return checkingText(step);
    default: {
      const resource = 'resource' in progress ? progress.resource : undefined;
      const now = statusLabel(resource?.status) ?? l10n.t('not listed yet');
      return l10n.t('waiting for {0} ({1})', goalText(plan.order), now);
    }
  }
}

/** How something ended, in a few words. */
export function endText(progress: Progress, unwatched: boolean): string {
  if (isFoundByName(progress)) {
    return l10n.t('found by name');
  }
  switch (progress.step) {
    case 'done':
      return l10n.t('done');
    case 'skipped':
      return progress.because === 'already' ? l10n.t('nothing to do') : l10n.t('not done');
    case 'error':
      return progress.resource === undefined ? l10n.t('error: no longer listed') : l10n.t('ended in Error');
    case 'refused':
    case 'notDone':
      return l10n.t('not done');
    default:
      return unwatched ? l10n.t('not watched any more') : l10n.t('unknown');
  }
}

export function errorOf(progress: Progress): BarrackError | undefined {
  return 'error' in progress ? progress.error : undefined;
}

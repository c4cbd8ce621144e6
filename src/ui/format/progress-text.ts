import * as l10n from '@vscode/l10n';
import type { BarrackError } from '../../api/errors.ts';
import { definitionOf } from '../../writes/definitions/registry.ts';
import type { Step } from '../../writes/engine/step.ts';
import type { ResourceStore } from '../../resources/store.ts';

/** What tells how a step stands. */
export type Standing = Pick<Step, 'progress' | 'searchLeftMs'> & {
  readonly plan: Pick<Step['plan'], 'order' | 'list'>;
};

/** Why what Barrack does can't be looked at now. */
export function pauseText({ kind }: Pick<BarrackError, 'kind'>): string {
  switch (kind) {
    case 'network':
    case 'timeout':
    case 'proxy':
    case 'certificate':
      return l10n.t('waiting: no connection');
    case 'rateLimited':
      return l10n.t('waiting: Barrack asks for a pause');
    case 'unauthorized':
      return l10n.t('waiting: the API key was rejected');
    default:
      return l10n.t('waiting: Barrack’s list can’t be read');
  }
}

/** Why the list is not readable in which the result of a step shows, while that is what it waits for. */
export function listError(
  { plan, progress }: Standing,
  store: Pick<ResourceStore, Step['plan']['list']>,
): BarrackError | undefined {
  const looking = progress.step === 'running' || progress.step === 'checking';
  return looking ? store[plan.list].error : undefined;
}

/** What is looked for after a lost answer, and how long that takes at most. */
export function checkingText({ plan, searchLeftMs }: Standing): string {
  const what = definitionOf(plan.order).words.checking();
  const minutes = searchLeftMs === undefined ? undefined : Math.max(1, Math.ceil(searchLeftMs / 60_000));
  return minutes === undefined ? what : l10n.t('{0} (up to {1} min)', what, minutes);
}

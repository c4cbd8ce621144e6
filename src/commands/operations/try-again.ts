import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import { no, yes } from '../../domain/checks.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import { confirm } from '../../ui/confirm.ts';
import { followBatch } from '../actions/batch/follow-batch.ts';
import type { BatchWords } from '../actions/batch/result.ts';
import { operationsFor } from '../core/choose-operation.ts';
import { withEarlierTries } from '../actions/change/earlier-try.ts';
import { retryQuestion } from './retry-question.ts';
import type { Services } from '../core/services.ts';
import type { Targets } from '../core/targets.ts';

function retryable({ isRunning, canRetry }: Operation): Eligibility {
  if (isRunning) {
    return no(l10n.t('It is still under way.'));
  }
  return canRetry ? yes : no(l10n.t('It was carried out, or may have been. Trying again could do it twice.'));
}

function words(count: number): BatchWords {
  return {
    doing: l10n.t('Trying {0} operations again', count),
    what: l10n.t('{0} operations', count),
    wasDone: (what) => l10n.t('{0} was carried out.', what),
    wereDone: (what) => l10n.t('{0} were carried out.', what),
  };
}

/** Begins anew what is known not to have been carried out. */
export async function tryAgain(services: Services, targets: Targets): Promise<void> {
  const chosen = await operationsFor(services, targets, {
    title: l10n.t('Try Again'),
    placeholder: l10n.t('Choose what to try again'),
    eligibility: retryable,
  });
  await beginAnew(services, chosen);
}

/** Asks once for all. */
async function beginAnew(services: Services, chosen: readonly Operation[]): Promise<void> {
  const { operations, store } = services;
  const asked = chosen.map((one) => ({ main: one.main, orders: operations.ordersAgain(one) }));
  const question = withEarlierTries(
    retryQuestion(asked, store),
    asked.flatMap(({ orders }) => orders),
    operations.all,
    store,
  );
  if (question !== undefined && !(await confirm(question))) {
    return;
  }
  const again = chosen.map((one) => operations.retry(one)).filter((one) => one !== undefined);
  if (again.length > 1) {
    await followBatch(services, again, words(again.length), (failed) => beginAnew(services, failed));
  }
}

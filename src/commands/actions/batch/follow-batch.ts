import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Operation } from '../../../writes/engine/operation.ts';
import { isUnauthorized } from '../../../ui/format/describe-error.ts';
import type { NameStore } from '../../../ui/format/names.ts';
import { messageText, plain } from '../../../ui/format/safe-text.ts';
import { showMessage, withNotification } from '../../../ui/surfaces.ts';
import { Failure } from '../../core/run.ts';
import type { Services } from '../../core/services.ts';
import { Batch } from './batch.ts';
import type { BatchWords, Standing } from './result.ts';
import { progressText, resultText } from './result.ts';

type Again = (failed: readonly Operation[]) => Promise<void>;

/**
 * Shows how far operations that were just begun together have come, and tells at the end, in one message for all, what
 * came of them.
 * @param again asks, and does anew what failed
 */
export async function followBatch(
  services: Pick<Services, 'operations' | 'batches' | 'notifier' | 'store'>,
  members: readonly Operation[],
  words: BatchWords,
  again: Again,
): Promise<void> {
  const batch = new Batch(members, services.operations);
  services.batches.add(batch.members);
  const hasEnded = await begunAlready(words, showProgress(services, batch, words));
  services.batches.remove(batch.members); // should the end of one turn out otherwise later, it tells that itself
  if (hasEnded) {
    await tell(batch.standing, words, again, services.store);
  }
}

function showProgress(
  { notifier }: Pick<Services, 'notifier'>,
  batch: Batch,
  { doing }: BatchWords,
): Thenable<boolean> {
  return withNotification(messageText(doing), async (report, canceled) => {
    let shown = 0;
    const show = (): void => {
      const { standing } = batch;
      const ended = standing.total - standing.open.length;
      report({
        message: messageText(progressText(standing)),
        increment: ((ended - shown) / standing.total) * 100,
      });
      shown = ended;
    };
    const listening = canceled.onCancellationRequested(() => {
      const failed = l10n.t('Couldn’t stop “{0}”', doing);
      batch.stop().catch((error: unknown) => notifier.show(doing, error, failed));
    });
    try {
      return await batch.end(show);
    } finally {
      listening.dispose();
    }
  });
}

async function tell(
  standing: Standing<Operation>,
  words: BatchWords,
  again: Again,
  store: NameStore,
): Promise<void> {
  const failed = standing.failed.filter(({ canRetry }) => canRetry);
  const retry = plain(l10n.t('Try the Failed Ones Again'));
  const show = plain(l10n.t('Show Operations'));
  const signIn = plain(l10n.t('Sign In'));
  const isRejected = standing.failed.some(
    ({ progress }) => 'error' in progress && isUnauthorized(progress.error),
  );
  const text = messageText(resultText(standing, words, store));
  const answer =
    standing.good.length === standing.total
      ? await showMessage('information', text, show)
      : await showMessage(
          'warning',
          text,
          ...(isRejected ? [signIn] : []),
          ...(failed.length > 0 ? [retry, show] : [show]),
        );
  if (answer === retry) {
    await again(failed);
  } else if (answer === signIn) {
    await begunAlready(words, vscode.commands.executeCommand('barrack.signIn'));
  } else if (answer === show) {
    await begunAlready(words, vscode.commands.executeCommand('barrack.operations.focus'));
  }
}

/** What goes wrong after the operations were begun is no failure of theirs: how each ends it tells by itself. */
async function begunAlready<T>({ doing }: BatchWords, work: Thenable<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Failure(l10n.t('Couldn’t show the results of “{0}”', doing), error);
  }
}

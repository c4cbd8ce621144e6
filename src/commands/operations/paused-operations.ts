import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AskOnce } from '../../account/ask-once.ts';
import { operationLabel } from '../../ui/format/operation-words.ts';
import type { Operations } from '../../writes/engine/operations.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { messageText, plain } from '../../ui/format/safe-text.ts';
import { showMessage } from '../../ui/surfaces.ts';

/** After signing in with another key: tells, in one window, of what was begun with the old one and does not go on by itself. */
export async function tellPaused(
  operations: Pick<Operations, 'all' | 'ready' | 'account'>,
  askOnce: Pick<AskOnce, 'claim'>,
  store: NameStore,
): Promise<void> {
  await operations.ready;
  const paused = operations.all.filter(({ isPaused }) => isPaused);
  const [first] = paused;
  if (first === undefined || !(await askOnce.claim(`paused-${operations.account}-${first.id}`))) {
    return;
  }
  const what =
    paused.length === 1
      ? l10n.t('“{0}”, started with another API key, is paused.', operationLabel(first, store))
      : l10n.t('{0} operations started with another API key are paused.', paused.length);
  const more = l10n.t('If you replaced the key of this account, you can continue.');
  const choice = plain(l10n.t('Continue…'));
  if ((await showMessage('warning', messageText(`${what} ${more}`), choice)) === choice) {
    const elements = paused.map((operation) => ({ type: 'operation', operation }));
    await vscode.commands.executeCommand('barrack.continueOperations', elements[0], elements);
  }
}

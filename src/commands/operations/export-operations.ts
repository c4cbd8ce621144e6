import { homedir } from 'node:os';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { wallTime } from '../../base/time.ts';
import { isoDay } from '../../domain/dates.ts';
import type { Operation } from '../../writes/engine/operation.ts';
import { messageText } from '../../ui/format/safe-text.ts';
import { showMessage } from '../../ui/surfaces.ts';
import type { Services } from '../core/services.ts';

/** One JSON text a line: the operation as the journal keeps it, the oldest first. */
function jsonLines(operations: readonly Pick<Operation, 'record'>[]): string {
  return operations.map(({ record }) => `${JSON.stringify(record)}\n`).join('');
}

function proposedFile(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  return vscode.Uri.joinPath(folder, `barrack-operations-${isoDay(wallTime())}.jsonl`);
}

/** Writes the whole list to a file that the user chooses. */
export async function exportOperations({ account, operations }: Services): Promise<void> {
  await operations.ready;
  const { all } = operations;
  if (all.length === 0) {
    const text =
      account.current === undefined
        ? l10n.t('Sign in to see the list of operations, then export it.')
        : l10n.t('There are no operations in the list.');
    void showMessage('information', messageText(text));
    return;
  }
  const file = await vscode.window.showSaveDialog({
    title: l10n.t('Export Operations'),
    defaultUri: proposedFile(),
    filters: { [l10n.t('JSON Lines')]: ['jsonl'] },
  });
  if (file !== undefined) {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(jsonLines(all)));
    const text =
      all.length === 1
        ? l10n.t('1 operation was written to {0}.', file.fsPath)
        : l10n.t('{0} operations were written to {1}.', all.length, file.fsPath);
    void showMessage('information', messageText(text));
  }
}

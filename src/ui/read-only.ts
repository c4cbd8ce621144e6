import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { withoutIsolates } from '../domain/direction.ts';
import { tabName } from './format/safe-text.ts';

const scheme = 'barrack-text';

/** The texts of open documents, by their addresses. */
const texts = new Map<string, string>();

/** Gives the documents their texts. A window that is loaded again shows the tabs again, but has no texts any more. */
export function registerReadOnly(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) =>
        texts.get(uri.toString()) ??
        l10n.t(
          'This list was not kept when the window was loaded again. Close this tab and ask for it anew.',
        ),
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
  );
}

/** Shows a text that can be read and copied but not changed, in an editor. It is kept until that is closed. */
export async function showReadOnly(title: string, text: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${tabName(title)}.txt`, query: randomUUID() });
  texts.set(uri.toString(), withoutIsolates(text));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
}

import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { tabName } from './safe-text.ts';

const scheme = 'barrack-text';

/** Shows a text that can be read and copied but not changed, in an editor. It is kept until that is closed. */
export async function showReadOnly(title: string, text: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${tabName(title)}.txt`, query: randomUUID() });
  const isIt = (other: vscode.Uri): boolean => other.toString() === uri.toString();
  const parts = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (asked) => (isIt(asked) ? text : undefined),
    }),
    vscode.workspace.onDidCloseTextDocument((closed) => {
      if (isIt(closed.uri)) {
        parts.dispose();
      }
    }),
  );
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
}

import type * as vscode from 'vscode';
import { ContextKeys } from '../../ui/context-keys.ts';
import { createTreeView } from '../../ui/surfaces.ts';

export const viewId = 'barrack.resources';

/** Shows in the view what VS Code shows to somebody who is not signed in, until it is disposed of. */
export function showWelcome(): vscode.Disposable {
  new ContextKeys().set('barrack.state', 'signedOut');
  return createTreeView<never>(viewId, {
    treeDataProvider: { getChildren: () => [], getTreeItem: (nothing) => nothing },
  });
}

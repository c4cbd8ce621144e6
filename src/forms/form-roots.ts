import * as vscode from 'vscode';

/** The folders a form's page may load from: its script's and its style sheet's. */
export function resourceRoots(extensionUri: vscode.Uri): readonly vscode.Uri[] {
  return [vscode.Uri.joinPath(extensionUri, 'dist', 'forms'), vscode.Uri.joinPath(extensionUri, 'media')];
}

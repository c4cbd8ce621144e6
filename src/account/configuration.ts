import * as vscode from 'vscode';
import type { ApiSettings } from './settings.ts';
import { checkSettings, section } from './settings.ts';

/** The settings in force. They are application-scoped, so a workspace can't change where the key is sent. */
export function readSettings(): ApiSettings {
  const settings = vscode.workspace.getConfiguration(section);
  return checkSettings({
    url: settings.get('url'),
    authHeader: settings.get('authHeader'),
    paths: settings.get('paths'),
    timeoutSeconds: settings.get('timeoutSeconds'),
  });
}

/** True where a change of the settings concerns the API. */
export function concernsApi(change: vscode.ConfigurationChangeEvent): boolean {
  return change.affectsConfiguration(section);
}

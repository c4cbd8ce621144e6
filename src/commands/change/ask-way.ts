import * as vscode from 'vscode';
import { plain } from '../../ui/safe-text.ts';
import type { Way, WayQuestion } from './attachment.ts';

/** A modal question with a button for each way; undefined where it is cancelled. */
export async function askWay({ message, detail, buttons }: WayQuestion): Promise<Way | undefined> {
  const options = { modal: true, detail: detail.split('\n').map(plain).join('\n') };
  const titles = buttons.map(({ title }) => title);
  const answer = await vscode.window.showWarningMessage(plain(message), options, ...titles);
  return buttons.find(({ title }) => title === answer)?.way;
}

import * as vscode from 'vscode';
import type { Run } from './program.ts';
import type { ObservedPick } from './observed.ts';
import { observed } from './observed.ts';
import { settle, until } from './wait.ts';

/** The input box that is open, once there is one. */
export async function openBox(): Promise<vscode.InputBox> {
  const { input } = await until('an input box opens', () => observed.boxes.findLast(({ open }) => open));
  await settle();
  return input;
}

/** The quick pick that is open, once it has its items. */
export async function openPick(): Promise<ObservedPick['input']> {
  const { input } = await until('a quick pick opens', () =>
    observed.picks.findLast(({ open, input: { busy } }) => open && !busy),
  );
  await settle();
  return input;
}

/** Types a text over what is in the box. */
export async function type(box: vscode.InputBox, text: string): Promise<void> {
  box.value = text;
  observed.boxes.find(({ input }) => input === box)?.typed(text);
  await settle();
}

/** Enter. */
export async function accept(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

/** Moves to an item and presses Enter. */
export async function choose(
  pick: ObservedPick['input'],
  wanted: (item: vscode.QuickPickItem) => boolean,
): Promise<void> {
  const item = pick.items.find(wanted);
  if (item === undefined) {
    throw new Error(`Not to be chosen from: ${pick.items.map(({ label }) => label).join(', ')}`);
  }
  pick.activeItems = [item];
  await settle();
  await accept();
}

/** Presses Escape until the command has ended. */
export async function escape(running: Run): Promise<void> {
  await until('the command ends when everything is escaped from', async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await settle(20);
    return running.ended;
  });
  await running.end;
}

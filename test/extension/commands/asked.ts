import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import type { Operation } from '../../../src/writes/engine/operation.ts';
import type { Message } from '../support/observed.ts';
import { confirmed, observed } from '../support/observed.ts';
import type { Run } from '../support/program.ts';
import { control } from '../support/program.ts';
import { accept, type } from '../support/quick-input.ts';
import { settle, until } from '../support/wait.ts';

/** A name that would be read as an icon, a link and a change of direction where it is not shown as text. */
export const hostileName = 'a $(zap) [x](command:evil)\u202E';

/** Says yes to every modal question. */
export function confirmAll(): void {
  observed.answer = confirmed;
}

/** The modal question that was asked; fails if there was not just one. */
export function question(): Message {
  const modal = observed.messages.filter((message) => message.modal);
  assert.equal(modal.length, 1, JSON.stringify(observed.messages));
  return modal[0] ?? assert.fail();
}

/** What is wrong with what is in the box; undefined where nothing is. */
function problemOf(box: vscode.InputBox): string | undefined {
  const { validationMessage } = box;
  return typeof validationMessage === 'object' ? validationMessage.message : validationMessage;
}

/** Types a text that is refused, and tries to have it accepted all the same. */
export async function refusedText(box: vscode.InputBox, text: string, running: Run): Promise<string> {
  await type(box, text);
  const live = problemOf(box);
  assert.ok(live, `“${text}” is said to be wrong while it is typed`);
  await accept();
  await settle();
  assert.equal(running.ended, false, `“${text}” is not taken`);
  assert.equal(problemOf(box), live);
  return live;
}

/** Presses the Back button. */
export async function goBack(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.quickInputBack');
}

/** The one operation that was begun. */
export async function begun({ operations }: TestServices): Promise<Operation> {
  return until('an operation is begun', () => operations.all[0]);
}

/** Fails if anything was begun, or written at Barrack. */
export async function nothingSent({ operations }: TestServices): Promise<void> {
  await settle();
  assert.deepEqual(operations.all, []);
  const reads = new Set(['pricing', 'imagesOfSnapshots']);
  const requests = await control.requests();
  const writes = requests.filter(
    ({ method, operation }) => method !== 'GET' && !(operation !== undefined && reads.has(operation)),
  );
  assert.deepEqual(writes, []);
}

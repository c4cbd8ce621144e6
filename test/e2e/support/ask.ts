import type { Locator } from 'playwright-core';
import { literal } from './literal.ts';
import type { Window } from './window.ts';

/** The box with that title, once it is open. */
export async function boxOf({ quickInput }: Window, title: string): Promise<Locator> {
  await quickInput.locator('.quick-input-title', { hasText: title }).waitFor();
  return quickInput;
}

/** Types into the box and waits until it says that about it. */
export async function typeAndRead(window: Window, text: string, said: string | RegExp): Promise<void> {
  await window.type(text);
  await window.quickInput.locator('.quick-input-message', { hasText: said }).waitFor();
}

export async function accept({ page }: Window): Promise<void> {
  await page.keyboard.press('Enter');
}

/** All that the modal question says below its message. */
export async function detailOf({ dialog }: Window, message: string): Promise<string> {
  await dialog
    .locator('.dialog-message-text', { hasText: new RegExp(`^${literal(message)}$`, 'u') })
    .waitFor();
  return dialog.locator('.dialog-message-detail').innerText();
}

/** Presses a button of the modal question, and waits until it is gone. */
export async function answer({ dialog }: Window, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

const focusedButton = ({ dialog }: Window, name: string): Locator =>
  dialog.locator('.dialog-buttons .monaco-button:focus', { hasText: new RegExp(`^${literal(name)}$`, 'u') });

/** Presses a key in the modal question once that button has the focus, and waits until it is gone. */
export async function answerByKey(window: Window, focused: string, key: string): Promise<void> {
  await focusedButton(window, focused).waitFor();
  await window.page.keyboard.press(key);
  await window.dialog.waitFor({ state: 'detached' });
}

/** Goes from the button that has the focus to the next one. */
export async function tabTo(window: Window, from: string, to: string): Promise<void> {
  await focusedButton(window, from).waitFor();
  await window.page.keyboard.press('Tab');
  await focusedButton(window, to).waitFor();
}

/** The row of an operation, by its whole name and what is said of it. */
export function operation({ view }: Window, name: string, state: string): Locator {
  return view
    .getByRole('treeitem', { name: new RegExp(`^${literal(name)}, .*${literal(state)}`, 'u') })
    .first();
}

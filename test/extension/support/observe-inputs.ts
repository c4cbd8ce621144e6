import * as vscode from 'vscode';
import type { Observed, ObservedPick, Shown } from './observed.ts';
import { overlaid, replace } from './replace.ts';

/** Input boxes and quick picks that the extension makes. */
export function observeInputs(observed: Observed): void {
  const observing = <T extends vscode.InputBox | vscode.QuickPick<vscode.QuickPickItem>>(
    input: T,
    kind: string,
    keep: (shown: Shown<T>) => void,
  ): T => {
    const onSet = (key: string, value: unknown): void => {
      if (key !== 'value') {
        observed.note(`${kind} ${key}`, value); // what the user types is the user's own
      }
    };
    const show = (): void => {
      shown.open = true;
      input.show();
    };
    const listeners: ((text: string) => unknown)[] = [];
    // VS Code fires it for a key on the keyboard, not for a text that is set.
    const onDidChangeValue: vscode.Event<string> = (listener) => {
      listeners.push(listener);
      return input.onDidChangeValue(listener);
    };
    const outer = overlaid<T>(input, { onSet, own: { show, onDidChangeValue } as unknown as Partial<T> });
    const typed = (text: string): void => listeners.forEach((listener) => listener(text));
    const shown: Shown<T> = { input: outer, open: false, typed };
    input.onDidHide(() => (shown.open = false));
    keep(shown);
    return outer;
  };
  const { createInputBox, createQuickPick } = vscode.window;
  replace(vscode.window, 'createInputBox', () =>
    observing(createInputBox(), 'input box', (shown) => observed.boxes.push(shown)),
  );
  replace(vscode.window, 'createQuickPick', (() =>
    observing<ObservedPick['input']>(createQuickPick(), 'quick pick', (shown) =>
      observed.picks.push(shown),
    )) as unknown as typeof createQuickPick);
}

/** Questions asked with `showQuickPick`. */
export function observeShowQuickPick(observed: Observed): void {
  const show = vscode.window.showQuickPick as unknown as (
    items: readonly (string | vscode.QuickPickItem)[],
    options?: vscode.QuickPickOptions,
  ) => Thenable<unknown>;
  const observing = (...[items, options]: Parameters<typeof show>): Thenable<unknown> => {
    observed.note('showQuickPick', { items, options });
    observed.asked.push(options?.title ?? '');
    const { choose } = observed;
    return choose === undefined
      ? show(items, options)
      : Promise.resolve(items[choose(items.map((item) => (typeof item === 'string' ? item : item.label)))]);
  };
  replace(vscode.window, 'showQuickPick', observing as typeof vscode.window.showQuickPick);
}

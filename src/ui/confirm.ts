import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { plain, withoutIcons, withoutLinks } from './safe-text.ts';

/** What is asked before something is destroyed or interrupted. */
export interface Question {
  /** Names the thing. */
  readonly message: string;
  /** What goes with it, and that it can't be undone. */
  readonly detail: string;
  /** The button that does it, such as "Delete Image". */
  readonly confirm: string;
  /** The name of what is destroyed; undefined where nothing is. */
  readonly name: string | undefined;
}

/**
 * Asks; true if the user confirmed. With `barrack.confirmDelete` set to `typeName` the name of what is destroyed has to
 * be typed, too.
 */
export async function confirm({ message, detail, confirm: button, name }: Question): Promise<boolean> {
  const options = { modal: true, detail: plainLines(detail) };
  if ((await vscode.window.showWarningMessage(plain(message), options, button)) !== button) {
    return false;
  }
  const typed = vscode.workspace.getConfiguration('barrack').get('confirmDelete') === 'typeName';
  return name === undefined || !typed || (await typeName(name, button));
}

function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

/** True once just that name is typed and accepted; false where the box is escaped from. */
async function typeName(name: string, title: string): Promise<boolean> {
  const wanted = plain(name);
  const box = vscode.window.createInputBox();
  box.title = title;
  box.prompt = withoutLinks(withoutIcons(l10n.t('Type the name {0} to confirm', wanted)));
  box.placeholder = wanted;
  box.ignoreFocusOut = true;
  try {
    return await new Promise((resolve) => {
      box.onDidHide(() => resolve(false));
      box.onDidChangeValue(() => (box.validationMessage = undefined));
      box.onDidAccept(() => {
        if (plain(box.value) === wanted) {
          resolve(true);
        } else {
          box.validationMessage = l10n.t('That is not the name. Press Escape to leave everything as it is.');
        }
      });
      box.show();
    });
  } finally {
    box.dispose();
  }
}

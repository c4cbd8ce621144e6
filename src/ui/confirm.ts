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
  /** The name of what is destroyed; undefined where nothing is, or more than one thing. */
  readonly name: string | undefined;
  /** Where more than one thing is destroyed, what is typed in the place of a name. */
  readonly phrase?: string | undefined;
  /** A second button, which only shows something: everything stays as it is. */
  readonly show?: { readonly title: string; readonly run: () => Promise<void> } | undefined;
}

/**
 * Asks; true if the user confirmed. With `barrack.confirmDelete` set to `typeName` the name of what is destroyed has to
 * be typed, too.
 */
export async function confirm(question: Question): Promise<boolean> {
  const { confirm: button, name, phrase, show } = question;
  const answer = await ask(question, show === undefined ? [button] : [button, show.title]);
  if (answer === undefined || answer !== button) {
    await (answer === undefined ? undefined : show?.run());
    return false;
  }
  const typed = vscode.workspace.getConfiguration('barrack').get('confirmDelete') === 'typeName';
  if (!typed || (name === undefined && phrase === undefined)) {
    return true;
  }
  return name === undefined
    ? typeText(phrase ?? '', phraseWords(), button)
    : typeText(name, nameWords(), button);
}

/** A modal question; the title of the button that was pressed, undefined where it was canceled. */
export async function ask(
  { message, detail }: Pick<Question, 'message' | 'detail'>,
  buttons: readonly string[],
): Promise<string | undefined> {
  const options = { modal: true, detail: plainLines(detail) };
  return vscode.window.showWarningMessage(plain(message), options, ...buttons);
}

function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

interface TypeWords {
  readonly prompt: (wanted: string) => string;
  /** Shown in place of the prompt, so it says again what is wanted. */
  readonly wrong: (wanted: string) => string;
}

function nameWords(): TypeWords {
  return {
    prompt: (wanted) => l10n.t('Type the name {0} to confirm', wanted),
    wrong: (wanted) => l10n.t('That is not the name {0}. Press Escape to leave everything as it is.', wanted),
  };
}

function phraseWords(): TypeWords {
  return {
    prompt: (wanted) => l10n.t('Type “{0}” to confirm', wanted),
    wrong: (wanted) =>
      l10n.t('That is not what is to be typed, “{0}”. Press Escape to leave everything as it is.', wanted),
  };
}

/** Input boxes read icons and links in what they say. */
function shown(text: string): string {
  return withoutLinks(withoutIcons(text));
}

/** True once just that is typed and accepted; false where the box is escaped from. */
async function typeText(text: string, { prompt, wrong }: TypeWords, title: string): Promise<boolean> {
  const wanted = plain(text);
  const box = vscode.window.createInputBox();
  box.title = title;
  box.prompt = shown(prompt(wanted));
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
          box.validationMessage = shown(wrong(wanted));
        }
      });
      box.show();
    });
  } finally {
    box.dispose();
  }
}

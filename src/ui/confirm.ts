import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { withoutIsolates } from '../domain/direction.ts';
import { visibleName } from '../domain/visible.ts';
import type { PlainLines } from './format/safe-text.ts';
import { plain, quickText } from './format/safe-text.ts';
import { createInputBox, showQuestion } from './surfaces.ts';

/** What is asked before something is destroyed or interrupted. */
export interface Question {
  /** Names the thing. */
  readonly message: string;
  /** What goes with it, and that it can't be undone. */
  readonly detail: PlainLines;
  /** The button that does it, such as "Delete Image". */
  readonly confirm: string;
  /** The name of what is destroyed; undefined where nothing is, or more than one thing. */
  readonly name: string | undefined;
  /** What is typed in the place of a name that leaves open what it is of. */
  readonly id?: string | undefined;
  /** Where more than one thing is destroyed, what is typed in the place of a name. */
  readonly phrase?: string | undefined;
  /** A second button, which only shows something: everything stays as it is. */
  readonly show?: { readonly title: string; readonly run: () => Promise<void> } | undefined;
  /** The button that leaves what can’t be undone undone, where no name or phrase says that something is destroyed. */
  readonly keep?: string | undefined;
}

/**
 * The buttons in their order: VS Code has Enter press the first one, so what can’t be undone has a harmless one before it.
 */
function buttonsOf({ confirm: button, name, id, phrase, show, keep }: Question): readonly string[] {
  const destroys = (id ?? name ?? phrase) !== undefined;
  const kept = keep ?? (destroys ? l10n.t('Don’t Delete') : undefined);
  if (kept === undefined) {
    return show === undefined ? [button] : [button, show.title];
  }
  return [show?.title ?? kept, button];
}

/**
 * Asks; true if the user confirmed. With `barrack.confirmDelete` set to `typeName` the name of what is destroyed has to
 * be typed, too.
 */
export async function confirm(question: Question): Promise<boolean> {
  const { confirm: button, name, id, phrase, show } = question;
  const answer = await ask(question, buttonsOf(question));
  if (answer !== button) {
    await (answer === show?.title ? show?.run() : undefined);
    return false;
  }
  const typed = vscode.workspace.getConfiguration('barrack').get('confirmDelete') === 'typeName';
  const wanted = id ?? name ?? phrase;
  if (!typed || wanted === undefined) {
    return true;
  }
  const words = id !== undefined ? idWords() : name !== undefined ? nameWords() : phraseWords();
  return typeText(wanted, words, button);
}

/** A modal question; the title of the button that was pressed, undefined where it was canceled. */
export async function ask(
  { message, detail }: Pick<Question, 'message' | 'detail'>,
  buttons: readonly string[],
): Promise<string | undefined> {
  return showQuestion(plain(message), detail, ...buttons.map(plain));
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

/** The name, which may be another's, too, would not tell what is meant. */
function idWords(): TypeWords {
  return {
    prompt: (wanted) => l10n.t('Type the ID {0} to confirm', wanted),
    wrong: (wanted) => l10n.t('That is not the ID {0}. Press Escape to leave everything as it is.', wanted),
  };
}

function phraseWords(): TypeWords {
  return {
    prompt: (wanted) => l10n.t('Type “{0}” to confirm', wanted),
    wrong: (wanted) =>
      l10n.t('That is not what is to be typed, “{0}”. Press Escape to leave everything as it is.', wanted),
  };
}

/** Whether both look the same: the same letter can be written as one character or as two. */
function isSame(typed: string, wanted: string): boolean {
  return typed.normalize() === wanted.normalize();
}

/** True once just that is typed and accepted; false where the box is escaped from. */
async function typeText(text: string, { prompt, wrong }: TypeWords, title: string): Promise<boolean> {
  const wanted = visibleName(text); // as it is shown it can be typed, too, whatever is in it
  const box = createInputBox();
  box.title = plain(title);
  box.prompt = quickText(prompt(wanted));
  box.placeholder = plain(wanted);
  box.ignoreFocusOut = true;
  try {
    return await new Promise((resolve) => {
      box.onDidHide(() => resolve(false));
      box.onDidChangeValue(() => (box.validationMessage = undefined));
      box.onDidAccept(() => {
        const given = withoutIsolates(box.value); // it may have been copied from where it is shown
        if ([visibleName(given), given].some((typed) => isSame(typed, wanted))) {
          resolve(true);
        } else {
          box.validationMessage = quickText(wrong(wanted));
        }
      });
      box.show();
    });
  } finally {
    box.dispose();
  }
}

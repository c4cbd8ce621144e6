import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Eligibility } from '../domain/checks.ts';
import { iconText, plain } from './format/safe-text.ts';
import type { Answer, Place } from './steps.ts';
import { alone, back, showPlace } from './steps.ts';
import type { Row } from './surfaces.ts';
import { createQuickPick } from './surfaces.ts';

/** Something to choose, and whether it can be chosen. */
export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly description: string;
  readonly eligibility: Eligibility;
}

export type Item<T> = Row & { readonly choice?: Choice<T> };

function toItem<T>(choice: Choice<T>): Item<T> {
  const { label, description, eligibility } = choice;
  return {
    label: iconText(label, eligibility.can === 'no' ? 'circle-slash' : undefined),
    description: iconText(description),
    ...(eligibility.can === 'yes' ? {} : { detail: iconText(eligibility.reason) }),
    choice,
  };
}

function separator<T>(label: string): Item<T> {
  return { label: plain(label), kind: vscode.QuickPickItemKind.Separator };
}

/** The eligible ones first; the rest below a line, each with its reason. */
export function toItems<T>(choices: readonly Choice<T>[], notPossible: string): readonly Item<T>[] {
  const eligible = choices.filter(({ eligibility }) => eligibility.can !== 'no');
  const others = choices.filter(({ eligibility }) => eligibility.can === 'no');
  const rest = others.length === 0 ? [] : [separator<T>(notPossible), ...others.map(toItem)];
  return [...eligible.map(toItem), ...rest];
}

export interface PickText {
  readonly title: string;
  readonly placeholder: string;
  /** Heads those that can't be chosen, such as "Cannot be cloned". */
  readonly notPossible: string;
  /** Said where there is nothing at all to choose from. */
  readonly none: string;
}

/**
 * Lets the user choose; what is not eligible is shown with the reason and can't be accepted.
 * @param load gives the choices; the box is open and busy meanwhile
 */
export async function pick<T>(
  text: PickText,
  load: () => Promise<readonly Choice<T>[]>,
): Promise<T | undefined> {
  const answer = await pickAt(text, load, alone);
  return answer === back ? undefined : answer;
}

/** The same as one of several boxes: from the second on there is a way back. */
export async function pickAt<T>(
  text: PickText,
  load: () => Promise<readonly Choice<T>[]>,
  place: Place,
): Promise<Answer<T>> {
  const box = createQuickPick<Item<T>>();
  showPlace(box, place);
  box.title = plain(text.title);
  box.placeholder = plain(text.placeholder);
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  box.busy = true;
  try {
    return await new Promise((resolve, reject) => {
      box.onDidHide(() => resolve(undefined));
      box.onDidTriggerButton(() => resolve(back));
      box.onDidAccept(() => {
        const choice = box.selectedItems[0]?.choice;
        if (choice !== undefined && choice.eligibility.can !== 'no') {
          resolve(choice.value);
        } else if (choice?.eligibility.can === 'no') {
          box.placeholder = plain(l10n.t('{0}: {1}', choice.label, choice.eligibility.reason));
        }
      });
      box.show();
      load().then((choices) => {
        box.items = toItems(choices, text.notPossible);
        box.placeholder = plain(choices.length === 0 ? text.none : text.placeholder);
        box.busy = false;
      }, reject);
    });
  } finally {
    box.dispose();
  }
}

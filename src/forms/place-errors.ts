import * as l10n from '@vscode/l10n';
import type { BarrackError, ErrorKind } from '../api/errors.ts';

/** What Barrack found wrong, by the place in the form where it belongs. */
export interface PlacedErrors {
  readonly name: readonly string[];
  readonly choice: readonly string[];
  /** About no field, or about one this form has not. */
  readonly other: readonly string[];
}

/** How a form's choice field is called in the API and in Barrack's texts. */
export interface ChoiceNames {
  readonly keys: readonly string[];
  readonly words: RegExp;
}

const nameKeys = ['name', 'clone_name', 'image_name', 'volume_name'];

/** Kinds of errors that can be about what was entered; all others are about the account, the way or the server. */
const aboutInput: readonly ErrorKind[] = ['conflict', 'invalid', 'notFound'];

/**
 * Finds the field an error is about: by the field errors Barrack gave, else by its words, since most of its refusals
 * come as one sentence ("Image name already exists").
 * @param choice undefined where the form shows no choice
 */
export function placeErrors(error: BarrackError, choice: ChoiceNames | undefined): PlacedErrors {
  const name: string[] = [];
  const chosen: string[] = [];
  const other: string[] = [];
  for (const [key, texts] of Object.entries(error.fieldErrors)) {
    if (nameKeys.includes(key)) {
      name.push(...texts);
    } else if (choice?.keys.includes(key) === true) {
      chosen.push(...texts);
    } else {
      other.push(...texts.map((text) => l10n.t('{0}: {1}', key, text)));
    }
  }
  if (name.length + chosen.length > 0) {
    return { name, choice: chosen, other };
  }
  const text = error.serverText ?? error.message;
  if (aboutInput.includes(error.kind)) {
    if (/\bnamed?\b/iu.test(text)) {
      return { name: [error.message], choice: [], other };
    }
    if (choice?.words.test(text) === true) {
      return { name: [], choice: [error.message], other };
    }
  }
  return { name: [], choice: [], other: [error.message, ...other] };
}

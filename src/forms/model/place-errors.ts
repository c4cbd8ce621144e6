import * as l10n from '@vscode/l10n';
import type { BarrackError, ErrorKind } from '../../api/errors.ts';

/** What is entered in a form, by its name in the draft. */
export type FieldId = 'name' | 'choice' | 'region' | 'size' | 'image';
export const fieldIds: readonly FieldId[] = ['name', 'choice', 'region', 'size', 'image'];

/** What Barrack found wrong, by the place in the form where it belongs. */
export interface PlacedErrors extends Readonly<Record<FieldId, readonly string[]>> {
  /** About no field, or about one this form has not. */
  readonly other: readonly string[];
}

export const nothingPlaced: PlacedErrors = {
  name: [],
  choice: [],
  region: [],
  size: [],
  image: [],
  other: [],
};

/** How a form's field is called in the API and in Barrack's texts. */
interface Called {
  readonly keys: readonly string[];
  readonly words: RegExp;
}

/** The fields that a form shows, besides the name. */
export type FieldNames = Readonly<Partial<Record<Exclude<FieldId, 'name'>, Called>>>;

const called: Called = {
  keys: ['name', 'clone_name', 'image_name', 'volume_name'],
  words: /\bnamed?\b/iu,
};

/** Kinds of errors that can be about what was entered; all others are about the account, the way or the server. */
const aboutInput: readonly ErrorKind[] = ['conflict', 'invalid', 'notFound'];

/**
 * Finds the field an error is about: by the field errors Barrack gave, else by its words, since most of its refusals
 * come as one sentence ("Image name already exists").
 */
export function placeErrors(error: BarrackError, names: FieldNames): PlacedErrors {
  const all: FieldNames & { readonly name: Called } = { name: called, ...names };
  const shown = fieldIds.filter((field) => all[field] !== undefined);
  const placed: Record<FieldId, string[]> = { name: [], choice: [], region: [], size: [], image: [] };
  const other: string[] = [];
  for (const [key, texts] of Object.entries(error.fieldErrors)) {
    const field = shown.find((one) => all[one]?.keys.includes(key));
    if (field === undefined) {
      other.push(...texts.map((text) => l10n.t('{0}: {1}', key, text)));
    } else {
      placed[field].push(...texts);
    }
  }
  if (shown.some((field) => placed[field].length > 0)) {
    return { ...placed, other };
  }
  const text = error.serverText ?? error.message;
  const about = aboutInput.includes(error.kind)
    ? shown.find((field) => all[field]?.words.test(text))
    : undefined;
  return about === undefined
    ? { ...placed, other: [error.message, ...other] }
    : { ...placed, [about]: [error.message], other };
}

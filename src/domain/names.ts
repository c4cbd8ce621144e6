import * as l10n from '@vscode/l10n';
import type { Check } from './checks.ts';

/** How many characters a name may have. An emoji is one. */
export interface LengthRule {
  readonly min: number;
  readonly max: number;
}

const nameLength: LengthRule = { min: 3, max: 30 };

/** Why a name is refused, in the user's words. */
export interface NameProblem {
  readonly rule: 'length' | 'characters' | 'edges' | 'taken';
  readonly message: string;
}

export function lengthProblem(name: string, { min, max }: LengthRule): NameProblem | undefined {
  const length = Array.from(name).length;
  if (length >= min && length <= max) {
    return undefined;
  }
  const message =
    length === 0
      ? l10n.t('Enter a name of {0} to {1} characters.', min, max)
      : l10n.t('Use {0} to {1} characters; this has {2}.', min, max, length);
  return { rule: 'length', message };
}

function characterProblem(name: string, refused: RegExp, allowed: string): NameProblem | undefined {
  const found = [...new Set(Array.from(name.matchAll(refused), ([character]) => character))];
  if (found.length === 0) {
    return undefined;
  }
  const shown = found.map((character) => (/\s/u.test(character) ? l10n.t('space') : character)).join(' ');
  return { rule: 'characters', message: l10n.t('Use only {0}. Not allowed here: {1}', allowed, shown) };
}

export function problems(...found: (NameProblem | undefined)[]): readonly NameProblem[] {
  return found.filter((problem) => problem !== undefined);
}

/**
 * The rules for the name of a clone (docs/platform.md, "Clone a volume"): 3–30 characters, letters, digits, `-` and
 * `_`, neither of which may be first or last, unique in the region.
 * @param taken names of the volumes of the same region
 */
export function volumeNameProblems(name: string, taken: ReadonlySet<string>): readonly NameProblem[] {
  return problems(
    lengthProblem(name, nameLength),
    characterProblem(name, /[^A-Za-z0-9_-]/gu, l10n.t('letters, digits, hyphens and underscores')),
    /^[-_]|[-_]$/u.test(name)
      ? {
          rule: 'edges',
          message: l10n.t('Start and end with a letter or a digit, not with a hyphen or underscore.'),
        }
      : undefined,
    taken.has(name)
      ? { rule: 'taken', message: l10n.t('A volume named {0} already exists in this region.', name) }
      : undefined,
  );
}

/** @param taken names of the volumes of the same region; undefined while they are not all known */
export function volumeNameCheck(name: string, taken: ReadonlySet<string> | undefined): Check<'name'> {
  const id = 'name';
  const [problem] = volumeNameProblems(name, taken ?? new Set());
  if (problem !== undefined) {
    return { id, outcome: 'failed', detail: problem.message, remedy: '' };
  }
  return taken === undefined
    ? { id, outcome: 'server', detail: l10n.t('Barrack will check that the name is free in the region.') }
    : { id, outcome: 'passed', detail: l10n.t('The name is valid and free in the region.') };
}

/**
 * The rules for the name of an image (docs/platform.md, "Create an image"): 3–30 characters, letters, digits, spaces,
 * `-`, `_` and `.`, unique in the account. Barrack's framework cuts white space at both ends, so give it the name
 * trimmed.
 * @param taken names of all images of the account
 */
export function imageNameProblems(name: string, taken: ReadonlySet<string>): readonly NameProblem[] {
  return problems(
    lengthProblem(name, nameLength),
    characterProblem(
      name,
      /[^A-Za-z0-9 ._-]/gu,
      l10n.t('letters, digits, spaces, hyphens, underscores and dots'),
    ),
    taken.has(name)
      ? { rule: 'taken', message: l10n.t('An image named {0} already exists in your account.', name) }
      : undefined,
  );
}

/** @param characters those that are cut */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) {
    end -= 1;
  }
  return text.slice(0, end);
}

function withoutEnds(text: string, characters: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) {
    start += 1;
  }
  return withoutEnd(text.slice(start), characters);
}

/** `base` + `suffix`, then `-2`, `-3` … until it is free, cut so that it never exceeds the longest name. */
export function freeName(
  base: string,
  suffix: string,
  taken: ReadonlySet<string>,
  { max }: LengthRule = nameLength,
): string {
  const characters = Array.from(base);
  for (let attempt = 1; ; attempt += 1) {
    const ending = attempt === 1 ? suffix : `${suffix}-${attempt}`;
    const start = characters.slice(0, max - ending.length).join('');
    const name = withoutEnd(start, '-_. ') + ending;
    if (!taken.has(name)) {
      return name;
    }
  }
}

/** Barrack's default `{source}-clone`, made valid and free where that is needed. */
export function suggestCloneName(source: string, taken: ReadonlySet<string>): string {
  const base = withoutEnds(source.replace(/[^A-Za-z0-9_-]+/gu, '-'), '-_');
  return freeName(base === '' ? 'volume' : base, '-clone', taken);
}

/** A valid and free name for the image of a snapshot. Barrack has no default; this one says where it comes from. */
export function suggestImageName(snapshot: string, taken: ReadonlySet<string>): string {
  const base = withoutEnds(snapshot.replace(/[^A-Za-z0-9 ._-]+/gu, '-'), '-_. ');
  return freeName(base === '' ? 'snapshot' : base, '-image', taken);
}

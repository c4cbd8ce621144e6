import { isUsual, visible } from './visible.ts';

/** The blocks of Unicode that are set aside for letters written from right to left. */
const letter = String.raw`[\u{590}-\u{8FF}\u{FB1D}-\u{FDFF}\u{FE70}-\u{FEFC}\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]`;
const words = `${letter}+(?: ${letter}+)*`;
const allWords = new RegExp(words, 'gu');
const betweenIsolates = new RegExp(`(\u2068${words}\u2069)`, 'u');
const ownIsolates = new RegExp(`\u2068(${words})\u2069`, 'gu');

/** The text as it was before `isolated`, to be copied, compared, or written to a file. */
export function withoutIsolates(text: string): string {
  return text.replace(ownIsolates, '$1');
}

/**
 * A text in one line with nothing hidden in it, in which what is written from right to left stays where it is: numbers
 * and signs beside it don't change places with it, and so aren't taken for part of it.
 */
export function isolated(text: string): string {
  return isUsual(text) ? text : visible(withoutIsolates(text)).replace(allWords, '\u2068$&\u2069');
}

/** The same in pieces, for where there are elements that do it. */
export function piecesOf(
  text: string,
): readonly { readonly text: string; readonly isRightToLeft: boolean }[] {
  return isolated(text)
    .split(betweenIsolates)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: withoutIsolates(piece), isRightToLeft: piece.startsWith('\u2068') }));
}

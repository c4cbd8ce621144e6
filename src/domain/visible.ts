import { once } from '../base/once.ts';

/**
 * What is in a text without being seen: control characters and ends of lines, marks that turn the text around, what
 * fonts are told to leave blank (zero-width spaces and joiners, tags, variation selectors, fillers), halves of
 * characters, what is no character or of private use (all of that looks like one box), and what is blank though it is no
 * space, as in braille, music and Khitan. The one list of it.
 */
const hidden = String.raw`[\u{16FE4}\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{FFFC}\u{2800}\u{1D159}]`;
const anyHidden = new RegExp(hidden, 'u');
const allHidden = new RegExp(hidden, 'gu');
const isHidden = new RegExp(`^${hidden}$`, 'u');
/**
 * Joiners and selectors that make one emoji of several characters hide nothing. What has all emoji in it takes a window
 * longer to make than everything else at its start.
 */
const emojiOrHidden = once(() => new RegExp(String.raw`\p{RGI_Emoji}|${hidden}`, 'gv'));

/** Blanks other than one space between two words, and marks that have no letter to stand on. */
const oddBlank = /[^\S ]|^ | $|(?<= ) |(?<!\S)\p{M}/gu;

/** Most texts by far: there is nothing to be looked for in them, which takes longer. */
const isUsualText = /^[ -~\u{A1}-\u{AC}\u{AE}-\u{2FF}]*$/u;
/** The same for names: of ASCII, with single blanks between words. */
const isUsualName = /^[!-~]+(?: [!-~]+)*$/u;

/** Whether a text is one in which nothing is hidden and nothing written from right to left. */
export function isUsual(text: string): boolean {
  return isUsualText.test(text);
}

function code(character: string): string {
  return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** A text in one line in which nothing is hidden: `a‹U+200B›b`, `a‹U+000A›b`. */
export function visible(text: string): string {
  return !isUsual(text) && anyHidden.test(text)
    ? text.replace(emojiOrHidden(), (found) => (isHidden.test(found) ? code(found) : found))
    : text;
}

/**
 * The same JSON with escapes for what is not seen in it.
 * @param json with ends of lines only between values
 */
export function escapeHidden(json: string): string {
  const escape = (found: string): string =>
    found.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return json.replace(emojiOrHidden(), (found) =>
    found !== '\n' && isHidden.test(found) ? escape(found) : found,
  );
}

/** The same for a name, in which a blank more than is expected tells one from another: `prod‹U+0020›`. */
export function visibleName(name: string): string {
  return isUsualName.test(name) ? name : visible(name.replace(oddBlank, code));
}

/** Letters that look like one of ASCII, each with that one; of Cyrillic, Greek, Armenian, and of Latin itself. */
// prettier-ignore
const lookAlikes: ReadonlyMap<string, string> = new Map(
  [
    ['аɑα', 'a'], ['сϲ', 'c'], ['ԁ', 'd'], ['е', 'e'], ['ɡց', 'g'], ['һհ', 'h'], ['іıιɩ', 'i'], ['јϳ', 'j'], ['κк', 'k'],
    ['ո', 'n'], ['оοօ', 'o'], ['рρ', 'p'], ['ԛ', 'q'], ['ѕ', 's'], ['սυʋ', 'u'], ['ѵνv', 'v'], ['ԝա', 'w'], ['х', 'x'], ['уγ', 'y'],
    ['АΑ', 'A'], ['ВΒ', 'B'], ['СϹ', 'C'], ['ЕΕ', 'E'], ['НΗ', 'H'], ['ЈͿ', 'J'], ['КΚ', 'K'], ['МΜ', 'M'], ['Ν', 'N'],
    ['РΡ', 'P'], ['Ѕ', 'S'], ['ТΤ', 'T'], ['Ս', 'U'], ['Ԝ', 'W'], ['ХΧ', 'X'], ['УΥҮ', 'Y'], ['Ζ', 'Z'],
    ['I1|ІΙӀǀ', 'l'], ['0ОΟՕ', 'O'],
  ].flatMap(([letters = '', one = '']) => Array.from(letters, (letter) => [letter, one] as const)),
);

const anyLookAlike = new RegExp(`[${[...lookAlikes.keys()].join('')}]`, 'gu');

/** What is seen of a name. */
function bareName(name: string): string {
  return isUsualName.test(name)
    ? name
    : name.normalize('NFKC').replace(allHidden, '').replace(/\s+/gu, ' ').trim();
}

/** Whether nobody sees anything of a name. */
export function isBlank(name: string): boolean {
  return bareName(name) === '';
}

/** Equal for names that look alike to who reads them. */
export function lookOfName(name: string): string {
  return bareName(name)
    .replace(anyLookAlike, (letter) => lookAlikes.get(letter) ?? letter)
    .replace(/[\p{Pd}\u{2212}]/gu, '-')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

const latin = String.raw`\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{130}\u{134}-\u{17E}\u{1E00}-\u{1EFF}`;
const eastAsian = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u{30FC}\p{Script=Hangul}`;
/**
 * ASCII, the letters of languages written in Latin, those of East Asia, and emoji. What else there is may look like one
 * of these, or like a dot or a hyphen, or change places with what is beside it (Hebrew and digits).
 */
const usual = once(() => new RegExp(String.raw`^(?:[ -~${latin}${eastAsian}]|\p{RGI_Emoji})*$`, 'v'));

/** Whether a name can only be that name, as it is shown, whatever else there is. */
export function isUnmistakable(name: string): boolean {
  return isUsualName.test(name) || (visibleName(name) === name && usual().test(name.normalize()));
}

/** A text that leaves room for others. */
export function clipped(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

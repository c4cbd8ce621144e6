/**
 * What is in a text without being seen: control characters and ends of lines, marks that turn the text around, what
 * fonts are told to leave blank (zero-width spaces and joiners, tags, variation selectors, fillers), halves of
 * characters, and the blank pattern of braille. The one list of it.
 */
const hidden = String.raw`[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u{FFF9}-\u{FFFB}\u{2800}]`;
const anyHidden = new RegExp(hidden, 'u');
const allHidden = new RegExp(hidden, 'gu');
const isHidden = new RegExp(`^${hidden}$`, 'u');
/** Joiners and selectors that make one emoji of several characters hide nothing. */
const emojiOrHidden = new RegExp(String.raw`\p{RGI_Emoji}|${hidden}`, 'gv');

/** Blanks other than one space between two words, and marks that have no letter to stand on. */
const oddBlank = /[^\S ]|^ | $|(?<= ) |(?<!\S)\p{M}/gu;

function code(character: string): string {
  return `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** A text in one line in which nothing is hidden: `a‹U+200B›b`, `a‹U+000A›b`. */
export function visible(text: string): string {
  return anyHidden.test(text)
    ? text.replace(emojiOrHidden, (found) => (isHidden.test(found) ? code(found) : found))
    : text;
}

/** The same for a name, in which a blank more than is expected tells one from another: `prod‹U+0020›`. */
export function visibleName(name: string): string {
  return visible(name.replace(oddBlank, code));
}

/** Equal for names that look alike to who reads them. */
export function lookOfName(name: string): string {
  return name.normalize('NFKC').replace(allHidden, '').replace(/\s+/gu, ' ').trim();
}

import { bounds, weightOfText } from './bounds.ts';

/** A reply as it was read; `body` is undefined where it is not JSON. */
export interface ParsedJson {
  readonly body: unknown;
  /** What it weighs (see `bounds`). */
  readonly weight: number;
}

/** What JavaScript may not take as it is: half a surrogate pair, a number of more digits than it holds, or too large. */
const notAsItIs = /\\u[Dd][89A-Fa-f]|\d{16}|[Ee]\+?\d{3}/u;

/** Every piece of JSON in which such a thing may be, and those that tell whether it stands within a text. */
const pieces =
  /\\u[Dd][89ABab][\dA-Fa-f]{2}\\u[Dd][C-Fc-f][\dA-Fa-f]{2}|\\u[Dd][89A-Fa-f][\dA-Fa-f]{2}|\\.|"|-?\d[\d+.Ee-]{15,}|-?\d[\d.]{0,14}[Ee]\+?\d{3,}/gu;

/** Whether JavaScript has a number for it; of a fraction the last digits matter to nobody. */
function isHeld(number: string): boolean {
  const value = Number(number);
  return /^-?\d+$/u.test(number) ? Number.isSafeInteger(value) : Number.isFinite(value);
}

/**
 * The same JSON with the replacement character for halves of surrogate pairs, which no address and no request can hold,
 * and with numbers that JavaScript would round or lose as texts, so that an id is shown and used as it came.
 * @param json valid JSON
 */
function exact(json: string): string {
  let isText = false;
  return json.replace(pieces, (piece) => {
    if (piece === '"') {
      isText = !isText;
      return piece;
    }
    if (piece.startsWith('\\')) {
      return piece.length === 6 && notAsItIs.test(piece) ? '\\ufffd' : piece;
    }
    return isText || isHeld(piece) ? piece : `"${piece}"`;
  });
}

/** Parses the text of a reply; undefined where it is more than is read. Whatever the text is, it does not throw. */
export function parseJson(text: string): ParsedJson | undefined {
  const json = text.toWellFormed();
  const weight = weightOfText(json);
  if (weight > bounds.weight) {
    return undefined;
  }
  try {
    const body: unknown = JSON.parse(json);
    return { body: notAsItIs.test(json) ? JSON.parse(exact(json)) : body, weight };
  } catch {
    return { body: undefined, weight };
  }
}

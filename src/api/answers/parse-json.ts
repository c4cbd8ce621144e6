import { bounds, weightOfText } from './bounds.ts';

/** A reply as it was read; `body` is undefined where it is not JSON. */
export interface ParsedJson {
  readonly body: unknown;
  /** What it weighs (see `bounds`). */
  readonly weight: number;
}

/** Whether there may be half a surrogate pair in a JSON text, or a number that JavaScript would round or lose. */
const mayHaveHalves = /\\u[Dd][89A-Fa-f]/u;
const mayHaveUnheld = /\d{16}|[Ee]\+?\d{3}/u;

const escapes =
  /\\u[Dd][89ABab][\dA-Fa-f]{2}\\u[Dd][C-Fc-f][\dA-Fa-f]{2}|\\u[Dd][89A-Fa-f][\dA-Fa-f]{2}|\\./gu;

/** The same JSON with the replacement character for halves of pairs, which no address and no request can hold. */
function withoutHalves(json: string): string {
  return json.replace(escapes, (escape) =>
    escape.length === 6 && mayHaveHalves.test(escape) ? '\\ufffd' : escape,
  );
}

/** Whether JavaScript has a number for it; of a fraction the last digits matter to nobody. */
function isHeld(number: string): boolean {
  return /^-?\d{16,}$/u.test(number)
    ? Number.isSafeInteger(Number(number))
    : !mayHaveUnheld.test(number) || Number.isFinite(Number(number));
}

const [minus, zero, nine] = [45, 48, 57];

const beginsNumber = (code: number): boolean => code === minus || (code >= zero && code <= nine);

/** Where the text ends that begins with the quote at that place of valid JSON. */
function endOfText(json: string, start: number): number {
  let index = start + 1;
  while (json[index] !== '"') {
    index += json[index] === '\\' ? 2 : 1;
  }
  return index;
}

/**
 * The same JSON with numbers that JavaScript would round or lose as texts, so that an id is shown and used as it came.
 * @param json valid JSON
 */
function withoutUnheld(json: string): string {
  const number = /-?\d[\d+.Ee-]*/uy;
  const parts: string[] = [];
  let taken = 0;
  for (let index = 0; index < json.length; index += 1) {
    if (json[index] === '"') {
      index = endOfText(json, index);
      continue;
    }
    if (!beginsNumber(json.charCodeAt(index))) {
      continue;
    }
    number.lastIndex = index;
    const [piece] = number.exec(json) ?? [];
    if (piece !== undefined && !isHeld(piece)) {
      parts.push(json.slice(taken, index), `"${piece}"`);
      taken = index + piece.length;
    }
    index += Math.max(0, (piece?.length ?? 0) - 1);
  }
  return parts.length === 0 ? json : parts.join('') + json.slice(taken);
}

/** @param json valid JSON */
function exact(json: string): string {
  const whole = mayHaveHalves.test(json) ? withoutHalves(json) : json;
  return mayHaveUnheld.test(whole) ? withoutUnheld(whole) : whole;
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
    const mended = exact(json);
    return { body: mended === json ? body : JSON.parse(mended), weight };
  } catch {
    return { body: undefined, weight };
  }
}

import { bounds, cutText } from './bounds.ts';
import type { FieldErrors } from '../errors.ts';
import { isObject } from './json.ts';

/** Longest text of Barrack's that is shown. */
const longestText = 500;
const mostFields = 50;
/** In one list of texts, and for one field. */
const mostTexts = 20;

/** Keys of an error body that are not names of fields. */
const notFields = new Set([
  ...['success', 'status', 'status_code', 'code', 'message', 'error', 'detail', 'errors', 'data'],
  ...['request_id', 'timestamp', 'path', 'non_field_errors', '__all__'],
]);

/** One line of plain text: no control characters, no runs of white space, not endless. */
export function plainText(text: string): string {
  const line = cutText(text.toWellFormed(), bounds.messageLength)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return line.length > longestText ? `${cutText(line, longestText).trimEnd()}…` : line;
}

/** All texts in a value, however it is nested: a text, a list of them, `{ message }`, `{ field: [text] }`. */
function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') {
    const text = plainText(value);
    return text === '' ? [] : [text];
  }
  if (depth > 3 || typeof value !== 'object' || value === null) {
    return [];
  }
  const inside: readonly unknown[] = Array.isArray(value)
    ? value
    : isObject(value) && 'message' in value
      ? [value['message']]
      : Object.values(value);
  return inside.slice(0, mostTexts).flatMap((one) => textsIn(one, depth + 1));
}

/**
 * Fields of `errors: {field: [text]}`, or of an error body that is such an object itself (Django REST Framework).
 * Beside a sentence only lists of texts count as such, since anything may stand there.
 */
function fieldsIn(body: Readonly<Record<string, unknown>>): FieldErrors {
  const nested = [body['errors'], body['error'], body['detail'], body['message']].find(isObject);
  const hasSentence = ['message', 'error', 'detail'].some((key) => typeof body[key] === 'string');
  const entries = Object.entries(nested ?? body)
    .filter(([field]) => !notFields.has(field))
    .filter(([, value]) => nested !== undefined || !hasSentence || Array.isArray(value))
    .slice(0, mostFields)
    .map(([field, value]) => [plainText(field), textsIn(value).slice(0, mostTexts)] as const)
    .filter(([, texts]) => texts.length > 0);
  return Object.fromEntries(entries);
}

/** What Barrack says in the body of a refusal. */
export interface ServerText {
  /** Its sentence, or undefined where it gave none. */
  readonly text: string | undefined;
  readonly fieldErrors: FieldErrors;
}

/** Finds Barrack's words in `message`, `error`, `detail`, `errors` or the fields themselves. */
export function serverText(body: unknown): ServerText {
  if (!isObject(body)) {
    const text = textsIn(body).join(' ');
    return { text: text === '' ? undefined : plainText(text), fieldErrors: {} };
  }
  const fieldErrors = fieldsIn(body);
  const general = ['message', 'detail', 'error', 'errors', 'non_field_errors', '__all__']
    .map((key) => body[key])
    .map((value) => textsIn(isObject(value) && !('message' in value) ? value['non_field_errors'] : value))
    .find((texts) => texts.length > 0);
  const texts = general ?? Object.entries(fieldErrors).map(([field, said]) => `${field}: ${said.join(' ')}`);
  return { text: texts.length === 0 ? undefined : plainText(texts.join(' ')), fieldErrors };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The title of an HTML page as plain text; nothing else of such a page is ever shown. */
export function htmlTitle(html: string): string | undefined {
  const found = /<title[^>]{0,200}>([^<]{1,300})/iu.exec(html.slice(0, 20_000))?.[1];
  const text = found?.replace(/&(amp|lt|gt|quot|nbsp);/gu, (_, name: string) => entities[name] ?? ' ');
  return text === undefined || plainText(text) === '' ? undefined : plainText(text);
}

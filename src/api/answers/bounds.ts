/**
 * How much is taken of what Barrack sends: far more than an account has, and so little that no reply stops the window or
 * fills its memory. A weight is about the bytes that a value takes in memory.
 */
export const bounds = {
  /** The largest reply received, in bytes after decompression. A page of 1,000 volumes is below 1 MB. */
  replyBytes: 16 * 1024 * 1024,
  /** Of one reply, and of the pages of a list together. */
  weight: 32 * 1024 * 1024,
  /** Records of a list, all its pages together. */
  records: 50_000,
  recordWeight: 512 * 1024,
  depth: 32,
  /** Of a text that is shown or compared, such as a name. One that is cut would name something else. */
  textLength: 1000,
  /** Of a message, before anything is looked for in it. */
  messageLength: 4000,
} as const;

const weightOfValue = 32;

/** `,` `[` `{`: before each value, but for those that stand after their key. */
const [comma, bracket, brace] = [44, 91, 123];

/** What a JSON text weighs once it is parsed, or somewhat more. */
export function weightOfText(json: string): number {
  let values = 1;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (code === comma || code === bracket || code === brace) {
      values += 1;
    }
  }
  return json.length + weightOfValue * values;
}

/** What a parsed value weighs by itself, without what is in it. */
function ownWeight(value: unknown): number {
  return weightOfValue + (typeof value === 'string' ? value.length : 0);
}

/** An object or an array: whatever `for … in` finds in it is its own, since it was parsed. */
type Nested = Readonly<Record<string, unknown>>;

/**
 * Whether a parsed value is more than is read as one record. Goes from level to level, since a value that is too deep
 * can't be followed by a function that calls itself.
 */
export function excessOf(value: unknown, most: number = bounds.recordWeight): 'depth' | 'weight' | undefined {
  let weight = ownWeight(value);
  let level = typeof value === 'object' && value !== null ? [value as Nested] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: Nested[] = [];
    for (const one of level) {
      for (const key in one) {
        const inner = one[key];
        weight += key.length + ownWeight(inner);
        if (weight > most) {
          return 'weight';
        }
        if (typeof inner === 'object' && inner !== null) {
          next.push(inner as Nested);
        }
      }
    }
    if (depth > bounds.depth) {
      return 'depth';
    }
    level = next;
  }
  return weight > most ? 'weight' : undefined;
}

/** Text that is cut after so many characters, never between the halves of one. */
export function cutText(text: string, most: number): string {
  return text.length > most ? text.slice(0, most).replace(/\p{Cs}$/u, '') : text;
}

const shown = { depth: 4, entries: 50, characters: 200 } as const;

/** As much of a value as can be shown of one that is more than is read. */
export function abridged(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    return value.length > shown.characters ? `${cutText(value, shown.characters)}…` : value;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depth === shown.depth) {
    return '…';
  }
  const entries = Object.entries(value)
    .slice(0, shown.entries)
    .map(([key, inner]) => [cutText(key, shown.characters), abridged(inner, depth + 1)] as const);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

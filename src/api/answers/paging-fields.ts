import type { JsonObject } from '../../domain/resources.ts';
import { placesIn } from './envelope.ts';
import { at, isObject } from './json.ts';

/** A field as it is spelled in the reply. */
interface Field {
  readonly key: string;
  readonly value: unknown;
}

/** What a reply says of its paging, by names as `plainName` makes them. */
export type PagingFields = ReadonlyMap<string, Field>;

/** In what a reply tells of its paging, where not beside the list itself. */
const nests = new Set(
  'pagination paging paginator pager page pages pageinfo meta metadata links cursors'.split(' '),
);

/** `total_entries`, `totalEntries` and `total-entries` are one name. */
function plainName(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z]/gu, '');
}

/** `{ "href": "…" }` and `[{ "rel": "next", "href": "…" }]` are the address. */
function addressIn(value: unknown): unknown {
  if (Array.isArray(value)) {
    const next = (value as readonly unknown[]).find((link) => at(link, 'rel') === 'next');
    return next === undefined ? undefined : addressIn(next);
  }
  const isAddressed = isObject(value) && ('href' in value || 'url' in value);
  return isAddressed ? (at(value, 'href') ?? at(value, 'url') ?? null) : value;
}

function collect(place: JsonObject, found: Map<string, Field>): void {
  const entries = Object.entries(place).map(([key, value]) => [plainName(key), key, value] as const);
  for (const [name, , value] of entries) {
    if (isObject(value) && nests.has(name)) {
      collect(value, found);
    }
  }
  for (const [name, key, value] of entries) {
    const isLinks = Array.isArray(value) && name.endsWith('links');
    const told = isLinks || name === 'next' ? addressIn(value) : value;
    const as = isLinks ? 'next' : name;
    // An object may be anything, but one in the place of the next page says that there is one.
    const says = as === 'next' || told === null || typeof told !== 'object';
    if (says && told !== undefined && (found.get(as)?.value ?? null) === null) {
      found.set(as, { key, value: told });
    }
  }
}

/** The fields of what tells of paging in a reply, that of the innermost place first; one that is null yields to one that is not. */
export function pagingFields(body: unknown, key: string | undefined): PagingFields {
  const found = new Map<string, Field>();
  placesIn(body, key)
    .filter(isObject)
    .forEach((place) => collect(place, found));
  return found;
}

/** The first of these fields that holds something the reader takes. */
export function fieldOf<T>(
  fields: PagingFields,
  names: readonly string[],
  read: (value: unknown) => T | undefined,
): { readonly key: string; readonly value: T } | undefined {
  for (const name of names) {
    const field = fields.get(name);
    const value = field && read(field.value);
    if (field !== undefined && value !== undefined) {
      return { key: field.key, value };
    }
  }
  return undefined;
}

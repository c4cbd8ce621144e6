import { bounds } from './bounds.ts';
import { objectIn } from './envelope.ts';
import { at } from './json.ts';

export type Query = Readonly<Record<string, string | undefined>>;

/** What one page says of the list it is part of. */
export interface PageInfo {
  /** The query of the next page; undefined on the last, `lost` where there is another one that can't be asked for. */
  readonly next: Query | 'lost' | undefined;
  /** How many records the list has in all, where the page tells. */
  readonly total: number | undefined;
}

/** Whether there is a page to be asked for. */
export function isQuery(next: PageInfo['next']): next is Query {
  return typeof next === 'object';
}

function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/u.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/**
 * Only the query of the address of the next page is used: the request goes to the operation's own address, so that no
 * reply can send the key elsewhere.
 */
function queryOfNext(next: unknown, page: number): PageInfo['next'] {
  if (next === undefined || next === null || next === false || next === '') {
    return undefined;
  }
  if (
    typeof next === 'string' &&
    next.length <= bounds.textLength &&
    URL.canParse(next, 'https://next.invalid')
  ) {
    const query = Object.fromEntries(new URL(next, 'https://next.invalid').searchParams);
    return Object.keys(query).length === 0 ? { page: String(page + 1) } : query;
  }
  const number = count(next);
  return number === undefined ? 'lost' : { page: String(number) };
}

/**
 * Reads where a page stands: `{pagination: {page, page_size, total_pages, total}}`, `{count, next, previous, results}`,
 * or nothing of the kind (then it is the whole list).
 * @param page the number of this page, from 1
 */
export function pageInfo(body: unknown, key: string | undefined, page: number): PageInfo {
  const paged = objectIn(body, key, (place) => 'pagination' in place || 'next' in place);
  const pagination = at(paged, 'pagination');
  const total = count(at(pagination, 'total')) ?? count(at(paged, 'count'));
  const size = count(at(pagination, 'page_size'));
  const pages =
    count(at(pagination, 'total_pages')) ??
    (total !== undefined && size ? Math.ceil(total / size) : undefined);
  if (pages !== undefined) {
    const next = { page: String(page + 1), page_size: size === undefined ? undefined : String(size) };
    return { next: page < pages ? next : undefined, total };
  }
  return { next: queryOfNext(at(paged, 'next') ?? at(pagination, 'next'), page), total };
}

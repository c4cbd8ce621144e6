import { bounds } from './bounds.ts';
import { at } from './json.ts';
import type { PagingFields } from './paging-fields.ts';
import { fieldOf, pagingFields } from './paging-fields.ts';

export type Query = Readonly<Record<string, string | undefined>>;

/** One page as it was read. */
export interface Page {
  readonly body: unknown;
  /** What the body weighs (see `bounds`). */
  readonly weight: number;
  readonly records: readonly unknown[];
  /** The reply's `Link` header. */
  readonly link?: string | undefined;
}

/** Where a page stands. */
export interface Position {
  /** The number of this page, from 1. */
  readonly number: number;
  /** How many different records there were up to and with this page. */
  readonly soFar: number;
  /** How many records the first page had, on a later one. */
  readonly fullLength?: number | undefined;
}

/** What one page says of the list it is part of. */
export interface PageInfo {
  /** The query of the next page; undefined on the last, `lost` where there is another one that can't be asked for. */
  readonly next: Query | 'lost' | undefined;
  /** True where nothing but a full page suggests that there is a next one. */
  readonly isGuess: boolean;
  /** How many records the list has in all, where the page tells. */
  readonly total: number | undefined;
}

/** Whether there is a page to be asked for. */
export function isQuery(next: PageInfo['next']): next is Query {
  return typeof next === 'object';
}

/** As many records as a page has by default in common frameworks: a list of just that length may have been cut. */
const usualSizes: ReadonlySet<number> = new Set([10, 20, 25, 30, 50, 100, 200, 250, 500, 1000]);

const names = {
  total: [
    'total',
    'totalentries',
    'totalcount',
    'totalitems',
    'totalrecords',
    'totalresults',
    'totalelements',
  ],
  pages: ['totalpages', 'pagecount', 'numpages', 'pages', 'lastpage'],
  page: ['page', 'currentpage', 'pagenumber'],
  size: ['pagesize', 'perpage', 'itemsperpage', 'limit'],
  next: ['next', 'nexturl', 'nextlink', 'nextpageurl', 'odatanextlink', 'nextpage'],
  more: ['hasmore', 'hasnext', 'hasnextpage', 'more', 'moreavailable', 'istruncated', 'truncated'],
} as const;

/** By which parameter the token of the next page is given back. Another spelling than Barrack's is no harm: it is said. */
const tokens: Readonly<Record<string, (key: string) => string>> = {
  nextcursor: () => 'cursor',
  nextpagetoken: (key) => (key.includes('_') ? 'page_token' : 'pageToken'),
  nexttoken: (key) => key,
  nextmarker: () => 'marker',
  continuationtoken: (key) => key,
  startingafter: (key) => key,
  endcursor: () => 'after',
  after: () => 'after',
};

function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d+$/u.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

function token(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}

function truth(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function countIn(fields: PagingFields, of: readonly string[]): number | undefined {
  return fieldOf(fields, of, count)?.value;
}

/**
 * An address, a page number, or a token. Only the query of an address is used: the request goes to the operation's own
 * address, so that no reply can send the key elsewhere.
 */
function queryOfNext(next: string, byNumber: Query): Query | 'lost' {
  if (next.length > bounds.textLength) {
    return 'lost';
  }
  if (/^\d+$/u.test(next)) {
    return { page: next };
  }
  if (!/^(?:https?:\/\/|\/|\?)/iu.test(next) || !URL.canParse(next, 'https://next.invalid')) {
    return { cursor: next };
  }
  const query = Object.fromEntries(new URL(next, 'https://next.invalid').searchParams);
  return Object.keys(query).length === 0 ? byNumber : query;
}

/** `<https://…?page=2>; rel="next"`. */
function nextInHeader(link: string | undefined): string | undefined {
  return link
    ?.split(/,(?=\s*<)/u)
    .map((one) => /^\s*<([^>]*)>.*;\s*rel\s*=\s*"?next\b/iu.exec(one)?.[1])
    .find((address) => address !== undefined);
}

/** The next page by its number (counted from 0 where this one is), or by how many records come before it. */
function queryByNumber(fields: PagingFields, { number }: Position, length: number): Query {
  const size = fieldOf(fields, names.size, count);
  const sized = size === undefined || size.value === 0 ? {} : { [size.key]: String(size.value) };
  const page = countIn(fields, names.page);
  const offset = fieldOf(fields, ['offset', 'skip'], count);
  if (page === undefined && offset !== undefined) {
    return { [offset.key]: String(offset.value + length), ...sized };
  }
  return { page: String(page === number - 1 ? number : number + 1), ...sized };
}

function queryOfToken(parameter: string, given: string): Query | 'lost' {
  return given.length > bounds.textLength ? 'lost' : { [parameter]: given };
}

/** The query that a page leads on with by itself. */
function toldNext(fields: PagingFields, { link }: Page, byNumber: Query): PageInfo['next'] {
  const next = fieldOf(fields, names.next, token)?.value ?? nextInHeader(link);
  if (next !== undefined) {
    return queryOfNext(next, byNumber);
  }
  for (const [name, parameter] of Object.entries(tokens)) {
    const found = fieldOf(fields, [name], token);
    if (found !== undefined) {
      return queryOfToken(parameter(found.key), found.value);
    }
  }
  return undefined;
}

/** What leads on where a page says no more than that there is more. */
function nextOfMore(fields: PagingFields, { records }: Page, byNumber: Query): Query | 'lost' {
  const cursor = fieldOf(fields, ['cursor'], token)?.value;
  if (cursor !== undefined) {
    return queryOfToken('cursor', cursor);
  }
  const last = token(at(records.at(-1), 'id'));
  return fields.get('object')?.value === 'list' && last !== undefined
    ? queryOfToken('starting_after', last)
    : byNumber;
}

/** What a field says where it says that there is nothing. */
const nothing: ReadonlySet<unknown> = new Set([null, false, '']);

/** True where a page says itself that it is the last. */
function saysLast(fields: PagingFields): boolean {
  const ends = [...names.next, ...Object.keys(tokens)];
  const more = fieldOf(fields, names.more, truth)?.value;
  return more === false || ends.some((name) => nothing.has(fields.get(name)?.value));
}

/** True where a page says something of a next one that is neither an address, nor a number, nor a token. */
function saysUnreadable(fields: PagingFields): boolean {
  return names.next
    .map((name) => fields.get(name)?.value)
    .some((value) => value !== undefined && !nothing.has(value) && token(value) === undefined);
}

/**
 * Reads where a page stands, in the common styles: numbers of pages or records in all, the address, number or token of
 * the next page, or no more than that there is one. A page that tells nothing and is as full as pages usually are may
 * have a next one.
 */
export function pageInfo(page: Page, key: string | undefined, position: Position): PageInfo {
  const fields = pagingFields(page.body, key);
  const { length } = page.records;
  const size = countIn(fields, names.size);
  // Some count this page by it, others the whole list.
  const counted = countIn(fields, ['count']);
  const total = countIn(fields, names.total) ?? (counted === length ? undefined : counted);
  const pages =
    countIn(fields, names.pages) ?? (total !== undefined && size ? Math.ceil(total / size) : undefined);
  const byNumber = queryByNumber(fields, position, length);
  const info = (next: PageInfo['next'], isGuess = false): PageInfo => ({ next, isGuess, total });
  const next = toldNext(fields, page, byNumber);
  if (next !== undefined) {
    return info(next);
  }
  if (pages !== undefined) {
    return info(position.number < pages ? byNumber : undefined);
  }
  if (fieldOf(fields, names.more, truth)?.value === true) {
    return info(nextOfMore(fields, page, byNumber));
  }
  if (saysLast(fields)) {
    return info(undefined);
  }
  if (total !== undefined) {
    return info(position.soFar < total ? byNumber : undefined);
  }
  if (saysUnreadable(fields)) {
    return info('lost');
  }
  const full = size ?? position.fullLength;
  const isFull = full === undefined ? usualSizes.has(length) : full > 0 && length >= full;
  return info(isFull ? byNumber : undefined, isFull);
}

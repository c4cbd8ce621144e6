import * as l10n from '@vscode/l10n';
import type { Listing, UnreadableRecord } from '../domain/resources.ts';
import { at } from './json.ts';
import type { Page, PageInfo, Query } from './pages.ts';
import { pageInfo } from './pages.ts';
import type { Reader } from './schemas/common.ts';
import { Unreadable } from './schemas/common.ts';

/** More pages than this are not read; at the usual 100 a page that is 100,000 records. */
const mostPages = 1000;

/** Fetches a page; undefined where there is no such page. */
export type FetchPage = (query: Query, page: number, isGuess: boolean) => Promise<Page | undefined>;

/** Whether a full page that tells nothing of a next one is reason to look for that. */
export interface Guessing {
  readonly allowed: boolean;
  /** The next page was looked for, and the same records came again: the number of the page is ignored. */
  readonly ignored: () => void;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** What makes a record the same as another: its id; for one that can't be read, the whole of it. */
function identity(record: unknown, item: unknown): string {
  const id = item instanceof Unreadable ? undefined : textOf(at(record, 'id'));
  return id === undefined ? `record ${JSON.stringify(record)}` : `id ${id}`;
}

/** Collects records, each once, the unreadable ones apart. */
class Collector<T> {
  readonly #read: Reader<T>;
  readonly #seen = new Set<string>();
  readonly #items: T[] = [];
  readonly #unreadable: UnreadableRecord[] = [];

  constructor(read: Reader<T>) {
    this.#read = read;
  }

  /** How many different records there were so far. */
  get size(): number {
    return this.#seen.size;
  }

  add(record: unknown): void {
    const index = this.#seen.size;
    const item = this.#read(record);
    this.#seen.add(identity(record, item));
    if (this.#seen.size === index) {
      return;
    }
    if (item instanceof Unreadable) {
      const [id, name] = [textOf(at(record, 'id')), textOf(at(record, 'name'))];
      this.#unreadable.push({ index, id, name, reason: item.reason, record });
    } else {
      this.#items.push(item);
    }
  }

  /** Says within the list that it is not whole, so that nobody takes it for that. */
  addGap(total: number | undefined): void {
    const reason =
      total === undefined || total <= this.size
        ? l10n.t(
            'This list is incomplete: Barrack didn’t send all pages, so there may be more than is shown.',
          )
        : l10n.t(
            'This list is incomplete: Barrack sent {0} of {1} records, so there may be more than is shown.',
            this.size,
            total,
          );
    this.#unreadable.push({ index: this.size, id: undefined, name: undefined, reason, record: undefined });
  }

  listing(): Listing<T> {
    return { items: this.#items, unreadable: this.#unreadable };
  }
}

const start: PageInfo = { next: {}, isGuess: false, total: undefined };

/**
 * Reads every page, each record once. One that can't be read is kept apart and hides none of the others. A list that
 * ends with fewer records than it said, or at a page that is not there, has a gap. Where a full page alone suggested a
 * next one, that one decides: the list is whole if it brings nothing new.
 */
export async function readListing<T>(
  fetchPage: FetchPage,
  key: string | undefined,
  read: Reader<T>,
  guessing: Guessing = { allowed: true, ignored: () => undefined },
): Promise<Listing<T>> {
  const records = new Collector(read);
  let info = start;
  let number = 1;
  let fullLength: number | undefined;
  for (let before = -1; info.next !== undefined && records.size > before; number += 1) {
    before = records.size;
    const { next, isGuess, total } = info;
    const page = number > mostPages ? undefined : await fetchPage(next, number, isGuess);
    if (page !== undefined) {
      page.records.forEach((record) => records.add(record));
      if (isGuess && page.records.length > 0 && records.size === before) {
        guessing.ignored();
      }
      const told = pageInfo(page, key, { number, soFar: records.size, fullLength });
      fullLength ??= page.records.length;
      const mayGuess = guessing.allowed && (number === 1 || isGuess);
      info = {
        ...told,
        next: told.isGuess && !mayGuess ? undefined : told.next,
        total: told.total ?? total,
      };
    }
  }
  const { next, isGuess, total } = info;
  const isCut = next !== undefined && (!isGuess || number > mostPages);
  if (total === undefined ? isCut : records.size < total) {
    records.addGap(total);
  }
  return records.listing();
}

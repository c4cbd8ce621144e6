import * as l10n from '@vscode/l10n';
import type { Listing, UnreadableRecord } from '../domain/resources.ts';
import { at } from './json.ts';
import type { PageInfo, Query } from './pages.ts';
import { pageInfo } from './pages.ts';
import type { Reader } from './schemas/common.ts';
import { Unreadable } from './schemas/common.ts';

/** More pages than this are not read; at the usual 100 a page that is 100,000 records. */
const mostPages = 1000;

/** One page as it was read: its body, and the records found in it. */
interface Page {
  readonly body: unknown;
  readonly records: readonly unknown[];
}

/** Fetches a page; undefined where there is no such page (any more). */
export type FetchPage = (query: Query, page: number) => Promise<Page | undefined>;

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
  addGap(): void {
    const reason = l10n.t('Barrack did not give all pages of this list: there may be more than is shown.');
    this.#unreadable.push({ index: this.size, id: undefined, name: undefined, reason, record: undefined });
  }

  listing(): Listing<T> {
    return { items: this.#items, unreadable: this.#unreadable };
  }
}

/**
 * Reads every page, each record once. One that can't be read is kept apart and hides none of the others. A list that
 * ends with fewer records than it said, or at a page that is not there, has a gap.
 */
export async function readListing<T>(
  fetchPage: FetchPage,
  key: string | undefined,
  read: Reader<T>,
): Promise<Listing<T>> {
  const records = new Collector(read);
  let { next, total }: PageInfo = { next: {}, total: undefined };
  for (let number = 1, before = -1; next !== undefined && records.size > before; number += 1) {
    before = records.size;
    const page = number > mostPages ? undefined : await fetchPage(next, number);
    if (page !== undefined) {
      page.records.forEach((record) => records.add(record));
      const info = pageInfo(page.body, key, number);
      [next, total] = [info.next, info.total ?? total];
    }
  }
  if (total === undefined ? next !== undefined : records.size < total) {
    records.addGap();
  }
  return records.listing();
}

import * as l10n from '@vscode/l10n';
import type { Listing, UnreadableRecord } from '../domain/resources.ts';
import { at } from './json.ts';
import type { Query } from './pages.ts';
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

/** Reads every page, each record once. One that can't be read is kept apart and hides none of the others. */
export async function readListing<T>(
  fetchPage: FetchPage,
  key: string | undefined,
  read: Reader<T>,
): Promise<Listing<T>> {
  const records = new Collector(read);
  let query: Query = {};
  for (let number = 1; ; number += 1) {
    const page = await fetchPage(query, number);
    if (page === undefined) {
      return records.listing();
    }
    const before = records.size;
    page.records.forEach((record) => records.add(record));
    const { next, total } = pageInfo(page.body, key, number);
    const repeated = number > 1 && page.records.length > 0 && records.size === before;
    const tooMany = next !== undefined && number >= mostPages;
    if (tooMany || (repeated && (total === undefined || records.size < total))) {
      records.addGap();
    }
    if (next === undefined || repeated || tooMany || page.records.length === 0) {
      return records.listing();
    }
    query = next;
  }
}

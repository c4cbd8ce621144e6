import * as l10n from '@vscode/l10n';
import type { Listing, UnreadableRecord } from '../../domain/resources.ts';
import { bounds, cutText } from '../answers/bounds.ts';
import { at } from '../answers/json.ts';
import type { Page, PageInfo, Query } from '../answers/pages.ts';
import { isQuery, pageInfo } from '../answers/pages.ts';
import type { Reader } from '../schemas/common.ts';
import { id, name, Unreadable } from '../schemas/common.ts';

/** More pages than this are not read; at the usual 100 a page that is 100,000 records. */
const mostPages = 1000;

const longestName = 100;

const recordsAtOnce = 1000;

/** Fetches a page; undefined where there is no such page. */
export type FetchPage = (query: Query, page: number, isGuess: boolean) => Promise<Page | undefined>;

/** Whether a full page that tells nothing of a next one is reason to look for that. */
export interface Guessing {
  readonly allowed: boolean;
  /** The next page was looked for, and the same records came again: the number of the page is ignored. */
  readonly ignored: () => void;
}

function idOf(record: unknown): string | undefined {
  return id.safeParse(at(record, 'id')).data?.toString();
}

/** For one that can't be read; it may be longer than a name can be. */
function nameOf(record: unknown): string | undefined {
  const given = at(record, 'name');
  return typeof given === 'string' ? cutText(given, longestName) : name.safeParse(given).data;
}

/** What makes a record the same as another: its id; for one that can't be read, what is kept of it. */
function identity(record: unknown, isReadable: boolean): string {
  const own = isReadable ? idOf(record) : undefined;
  return own === undefined ? `record ${JSON.stringify(record)}` : `id ${own}`;
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
    const isReadable = !(item instanceof Unreadable);
    const kept = isReadable ? record : (item.abridged ?? record);
    this.#seen.add(identity(kept, isReadable));
    if (this.#seen.size === index) {
      return;
    }
    if (item instanceof Unreadable) {
      const { reason } = item;
      this.#unreadable.push({ index, id: idOf(record), name: nameOf(record), reason, record: kept });
    } else {
      this.#items.push(item);
    }
  }

  /** False where there are more than are read of one list. */
  async addAll(records: readonly unknown[]): Promise<boolean> {
    for (const [index, record] of records.entries()) {
      if (this.size >= bounds.records) {
        return false;
      }
      if (index > 0 && index % recordsAtOnce === 0) {
        await new Promise(setImmediate); // the window has something else to do, too
      }
      this.add(record);
    }
    return true;
  }

  /**
   * Says within the list that it is not whole, so that nobody takes it for that.
   * @param isOurs it was Barrack Explorer that read no further
   */
  addGap(total: number | undefined, isOurs: boolean): void {
    const reason = isOurs ? this.#tooLong() : this.#notAllSent(total);
    this.#unreadable.push({ index: this.size, id: undefined, name: undefined, reason, record: undefined });
  }

  #tooLong(): string {
    return l10n.t(
      'This list is incomplete: it’s longer than Barrack Explorer reads, so there may be more than the {0} records read. See the rest at barrack.ai.',
      this.size,
    );
  }

  #notAllSent(total: number | undefined): string {
    return total === undefined || total <= this.size
      ? l10n.t('This list is incomplete: Barrack didn’t send all pages, so there may be more than is shown.')
      : l10n.t(
          'This list is incomplete: Barrack sent {0} of {1} records, so there may be more than is shown.',
          this.size,
          total,
        );
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
  let weight = 0;
  let isCut = false;
  for (let before = -1; isQuery(info.next) && records.size > before && !isCut; number += 1) {
    before = records.size;
    const { next, isGuess, total } = info;
    const page = number > mostPages ? undefined : await fetchPage(next, number, isGuess);
    if (page !== undefined) {
      weight += page.weight;
      isCut = weight > bounds.weight || !(await records.addAll(page.records));
      if (isGuess && !isCut && page.records.length > 0 && records.size === before) {
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
  const isLeft = next !== undefined && (!isGuess || number > mostPages);
  if (isCut || (total === undefined ? isLeft : records.size < total)) {
    records.addGap(total, isCut || (isQuery(next) && number > mostPages));
  }
  return records.listing();
}

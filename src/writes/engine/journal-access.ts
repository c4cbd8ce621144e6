import type { Journal, JournalContents, Lease } from '../journal/journal.ts';
import type { OperationRecord } from '../model/record.ts';
import { SharedCalls } from '../../base/shared-calls.ts';
import { ConcurrencyLimiter } from '../../base/concurrency-limiter.ts';

/** So many operations are begun at a time: each is written, and then all of them are read. */
const mostBegun = 8;

/** The journal, opened when it is first needed. */
export class JournalAccess {
  readonly #openJournal: () => Promise<Journal>;
  readonly #changed: () => void;
  readonly #limiter = new ConcurrencyLimiter(mostBegun);
  readonly #calls = new SharedCalls<'read'>();
  #journal: Promise<Journal> | undefined;
  /** As last read. */
  #contents: JournalContents = { entries: [], unreadable: [], removed: [], claimsLeft: new Map() };

  /** @param changed called when another window may have changed something */
  constructor(openJournal: () => Promise<Journal>, changed: () => void) {
    this.#openJournal = openJournal;
    this.#changed = changed;
  }

  async open(): Promise<Journal> {
    this.#journal ??= this.#openJournal().then((journal) => {
      journal.onDidChange(this.#changed);
      return journal;
    });
    try {
      return await this.#journal;
    } catch (error) {
      this.#journal = undefined; // it may be opened the next time
      throw error;
    }
  }

  /**
   * Puts a new operation in when its turn has come. Rejects where it can't be kept.
   * @param recordNow as it stands at any time
   * @param taken called with the right to carry it out
   * @returns what the journal had after that
   */
  begin(
    recordNow: () => OperationRecord,
    taken: (lease: Lease) => Promise<unknown>,
  ): Promise<JournalContents> {
    return this.#limiter.take(0, async () => {
      const journal = await this.open();
      await taken(await journal.begin(recordNow()));
      await this.#calls.run('read', () => this.#read(journal), true); // one look for all that were begun before it
      return this.#contents;
    });
  }

  dispose(): void {
    void this.#journal?.then((journal) => journal.dispose());
  }

  async #read(journal: Journal): Promise<void> {
    this.#contents = await journal.read();
  }
}

import type { Journal } from './journal.ts';

/** The journal, opened when it is first needed. */
export class JournalAccess {
  readonly #openJournal: () => Promise<Journal>;
  readonly #changed: () => void;
  #journal: Promise<Journal> | undefined;

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

  dispose(): void {
    void this.#journal?.then((journal) => journal.dispose());
  }
}

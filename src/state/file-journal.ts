import { Emitter } from './emitter.ts';
import { FolderWatch } from './folder-watch.ts';
import type { Holder, Journal, JournalContents, JournalEntry, Tenure, UnreadableEntry } from './journal.ts';
import type { Held, ListedUnreadable, Unreadable } from './journal-entries.ts';
import { claimOf, fileOf, isReadable, JournalEntries, removedOf, textOf } from './journal-entries.ts';
import type { FileSystem } from './journal-folder.ts';
import { JournalFolder } from './journal-folder.ts';
import { removeLeftovers } from './journal-leftovers.ts';
import type { OperationRecord } from './record.ts';
import { hasEnded } from './record.ts';
import { WindowSign } from './window-sign.ts';

/** So many operations are kept; the oldest that have ended give way. */
const most = 500;

/**
 * The journal in a folder that all windows share: a file for each operation. What only one may do is the creation of a
 * file that can be created once, so that it holds between processes and over crashes.
 */
export class FileJournal implements Journal {
  readonly #folder: JournalFolder;
  readonly #entries: JournalEntries;
  readonly #sign: WindowSign;
  readonly #log: (line: string) => void;
  readonly #changed = new Emitter<undefined>();
  readonly #held = new Set<string>();
  readonly #watch: FolderWatch;
  readonly onDidChange = this.#changed.event;

  /**
   * @param path the folder
   * @param window this window, by an id that no other ever had
   * @param log told what can't be read or written
   * @param files for tests
   */
  constructor(path: string, window: string, log: (line: string) => void, files?: FileSystem) {
    this.#folder = new JournalFolder(path, files);
    this.#entries = new JournalEntries(this.#folder, log);
    this.#sign = new WindowSign(this.#folder, window);
    this.#log = log;
    this.#watch = new FolderWatch(path, () => this.#changed.fire(undefined), log);
  }

  async read(): Promise<JournalContents> {
    await this.#folder.make();
    this.#watch.begin();
    const contents = await this.#entries.all();
    const entries = await Promise.all(
      contents.operations.map(async (held) => ({
        record: held.record,
        holder: await this.#holderOf(held),
        claimed: held.claimed,
      })),
    );
    await this.#sign.removeLeft();
    await removeLeftovers(this.#folder, contents);
    entries.sort((a, b) => a.record.startedAt - b.record.startedAt);
    if (entries.some(({ holder }) => holder === 'other')) {
      this.#watch.lookAgain(); // it may end without a word
    }
    return {
      entries: await this.#trim(entries),
      unreadable: await Promise.all(contents.unreadable.map((one) => this.#unreadableEntry(one))),
      removed: contents.removed,
    };
  }

  async begin(record: OperationRecord): Promise<Tenure> {
    if (!(await this.#create(record, 0))) {
      throw new Error(`There is an operation ${record.id} already.`);
    }
    return this.#tenure(record, 0);
  }

  async takeOver(id: string, from: 'nobody' | 'anybody'): Promise<Tenure | undefined> {
    const latest = await this.#entries.of(id);
    if (!isReadable(latest) || (from === 'nobody' && (await this.#holderOf(latest)) !== 'nobody')) {
      return undefined;
    }
    const next = Math.max(...latest.generations) + 1;
    if (!(await this.#create(latest.record, next))) {
      return undefined;
    }
    try {
      // From here on nobody else can keep anything; what was kept between the two looks is not to be lost.
      const record = (await this.#entries.before(id, next))?.record ?? latest.record;
      await this.#folder.replace(fileOf(id, next), this.#text(record));
      await this.#folder.remove(latest.generations.map((generation) => fileOf(id, generation)));
      return this.#tenure(record, next);
    } catch (error) {
      this.#letGo(id); // it is nobody's: whoever looks next can have it
      throw error;
    }
  }

  /** Its claims stay for a while: a window that had the right to send it may sleep, and must not get it anew. */
  async remove(id: string): Promise<boolean> {
    const latest = await this.#entries.of(id);
    if (latest !== undefined) {
      if (!(await this.#mayBeRemoved(latest))) {
        return false;
      }
      await this.#folder.create(removedOf(id), '');
      await this.#folder.remove(latest.generations.map((generation) => fileOf(id, generation)));
    }
    this.#letGo(id);
    return true;
  }

  dispose(): void {
    this.#watch.end();
    this.#sign.hide();
    this.#changed.dispose();
  }

  /**
   * Creates a generation's file, unless it is there. It is held before anybody can read it: what this window had
   * without knowing it would be nobody's.
   */
  async #create(record: OperationRecord, generation: number): Promise<boolean> {
    const { id } = record;
    await this.#sign.show();
    const wasHeld = this.#held.has(id);
    this.#held.add(id);
    let isCreated = false;
    try {
      isCreated = await this.#folder.create(fileOf(id, generation), this.#text(record));
    } catch (error) {
      if (generation === 0) {
        await this.#folder.remove([fileOf(id, 0)]).catch(() => undefined); // nobody else has this id
      }
      throw error;
    } finally {
      if (!isCreated && !wasHeld) {
        this.#letGo(id);
      }
    }
    return isCreated;
  }

  #tenure(begun: OperationRecord, generation: number): Tenure {
    const { id } = begun;
    let last = begun;
    let queue: Promise<unknown> = Promise.resolve();
    const write = (held: Held): Promise<boolean> => {
      const writing = queue.then(
        () => this.#write(generation, held),
        () => this.#write(generation, held),
      );
      queue = writing;
      return writing;
    };
    return {
      record: begun,
      save: async (record) => {
        last = record;
        this.#held.add(id);
        await this.#sign.show();
        return write({ holder: this.#sign.window, record });
      },
      claimSending: (step) => this.#folder.create(claimOf(id, step), this.#sign.window),
      release: async () => {
        await write({ holder: undefined, record: last }).catch((error: unknown) => this.#log(String(error)));
        this.#letGo(id);
      },
    };
  }

  async #write(generation: number, held: Held): Promise<boolean> {
    const { id } = held.record;
    const isMine = async (): Promise<boolean> => (await this.#entries.lastGeneration(id)) === generation;
    if (await isMine()) {
      await this.#folder.replace(fileOf(id, generation), textOf(held));
      if (await isMine()) {
        return true; // else whoever took over meanwhile may not have seen this
      }
    }
    this.#letGo(id);
    return false;
  }

  #letGo(id: string): void {
    this.#held.delete(id);
    if (this.#held.size === 0) {
      this.#sign.hide();
    }
  }

  async #holderOf({ holder, record }: Held): Promise<Holder> {
    return hasEnded(record) ? 'nobody' : this.#livingHolder(record.id, holder);
  }

  async #livingHolder(id: string, holder: string | undefined): Promise<Holder> {
    if (holder === undefined) {
      return 'nobody';
    }
    if (holder === this.#sign.window) {
      return this.#held.has(id) ? 'me' : 'nobody';
    }
    return (await this.#sign.lives(holder)) ? 'other' : 'nobody';
  }

  async #unreadableEntry({ id, generations, holder, ...rest }: ListedUnreadable): Promise<UnreadableEntry> {
    const { reason, account, orders, claimed } = rest;
    const last = fileOf(id, generations[0] ?? 0);
    const [living, writtenAt] = await Promise.all([
      this.#livingHolder(id, holder),
      this.#folder.writtenAt(last).catch(() => undefined),
    ]);
    return { id, reason, writtenAt, holder: living, account, orders, claimed };
  }

  async #mayBeRemoved(latest: Held | Unreadable): Promise<boolean> {
    return 'record' in latest
      ? hasEnded(latest.record)
      : (await this.#livingHolder(latest.id, latest.holder)) === 'nobody';
  }

  async #trim(entries: readonly JournalEntry[]): Promise<readonly JournalEntry[]> {
    const tooMany = Math.max(0, entries.length - most);
    const old = new Set(entries.filter(({ record }) => hasEnded(record)).slice(0, tooMany));
    for (const { record } of old) {
      await this.remove(record.id).catch((error: unknown) => this.#log(String(error))); // the next look tries again
    }
    return entries.filter((entry) => !old.has(entry));
  }

  #text(record: OperationRecord): string {
    return textOf({ holder: this.#sign.window, record });
  }
}

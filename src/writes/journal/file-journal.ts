import { watch } from 'node:fs';
import * as files from 'node:fs/promises';
import type { Clock } from '../../base/clock.ts';
import { systemClock } from '../../base/clock.ts';
import { Emitter } from '../../base/emitter.ts';
import { FolderWatch } from './folder-watch.ts';
import type { Holder, Journal, JournalContents, JournalEntry, Lease, UnreadableEntry } from './journal.ts';
import type { Held, Latest, ListedUnreadable, Unreadable } from './journal-entries.ts';
import { claimOf, fileOf, isReadable, JournalEntries, removedOf, textOf } from './journal-entries.ts';
import type { FileSystem } from './journal-folder.ts';
import { JournalFolder } from './journal-folder.ts';
import { JournalLeftovers } from './journal-leftovers.ts';
import type { OperationRecord } from '../model/record.ts';
import { hasEnded } from '../model/record.ts';
import type { OwnProcess } from './window-sign.ts';
import { ownProcess, WindowSign } from './window-sign.ts';

/** What the journal lives in. */
export interface Surroundings {
  readonly files: FileSystem;
  readonly watch: typeof watch;
  readonly clock: Clock;
  readonly process: OwnProcess;
}

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
  readonly #leftovers: JournalLeftovers;
  readonly #log: (line: string) => void;
  readonly #changed = new Emitter<undefined>();
  /** What this window has: which generation of which operation. */
  readonly #held = new Map<string, number>();
  /** The last turn of each operation in which something is written. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #watch: FolderWatch;
  readonly onDidChange = this.#changed.event;

  /**
   * @param path the folder
   * @param window this window, by an id that no other ever had
   * @param log told what can't be read or written
   * @param given for tests
   */
  constructor(path: string, window: string, log: (line: string) => void, given: Partial<Surroundings> = {}) {
    const around: Surroundings = { files, watch, clock: systemClock, process: ownProcess, ...given };
    this.#folder = new JournalFolder(path, around.files, around.clock);
    this.#entries = new JournalEntries(this.#folder, log);
    this.#sign = new WindowSign(this.#folder, window, around.clock, around.process);
    this.#leftovers = new JournalLeftovers(this.#folder, around.clock);
    this.#log = log;
    this.#watch = new FolderWatch(path, () => this.#changed.fire(undefined), log, around);
  }

  async read(): Promise<JournalContents> {
    await this.#folder.make();
    this.#watch.begin();
    const contents = await this.#entries.all();
    await Promise.all(contents.operations.map((listed) => this.#disown(listed)));
    const entries = await Promise.all(
      contents.operations.map(async (held) => ({
        record: held.record,
        holder: await this.#holderOf(held),
        claimed: held.claimed,
      })),
    );
    await this.#sign.removeLeft();
    await this.#leftovers.remove(contents);
    entries.sort((a, b) => a.record.startedAt - b.record.startedAt);
    if (entries.some(({ holder }) => holder === 'other') || contents.unreadable.length > 0) {
      this.#watch.lookAgain(); // it may end, or be readable again, without a word
    }
    return {
      entries: await this.#trim(entries),
      unreadable: await Promise.all(contents.unreadable.map((one) => this.#unreadableEntry(one))),
      removed: contents.removed,
      claimsLeft: contents.claimsLeft,
    };
  }

  async begin(record: OperationRecord): Promise<Lease> {
    if (!(await this.#create(record, 0))) {
      throw new Error(`There is an operation ${record.id} already.`);
    }
    return this.#lease(record, 0);
  }

  async takeOver(id: string, from: 'nobody' | 'anybody'): Promise<Lease | undefined> {
    const latest = await this.#entries.of(id);
    if (!isReadable(latest) || (from === 'nobody' && (await this.#holderOf(latest)) !== 'nobody')) {
      return undefined;
    }
    const next = Math.max(...latest.generations) + 1;
    if (!(await this.#create(latest.record, next))) {
      return undefined;
    }
    try {
      if ((await this.#entries.lastGeneration(id)) !== next) {
        await this.#folder.remove([fileOf(id, next)]); // it was removed, or others had it, since it was looked at
        this.#letGo(id, next);
        return undefined;
      }
      // From here on nobody else can keep anything; what was kept between the two looks is not to be lost.
      const before = await this.#entries.before(id, next);
      if (before !== undefined && !isReadable(before)) {
        await this.#folder.remove([fileOf(id, next)]);
        throw new Error(`${id}: ${before.reason}`); // it may be readable the next time
      }
      const record = before?.record ?? latest.record;
      await this.#folder.replace(fileOf(id, next), this.#text(record));
      await this.#folder.remove(latest.generations.map((generation) => fileOf(id, generation)));
      return this.#lease(record, next);
    } catch (error) {
      this.#letGo(id, next); // it is nobody's, which is told with the next look
      throw error;
    }
  }

  /**
   * From the moment that it says so it is removed. Its claims stay for a while: a window that had the right to send it may
   * sleep, and must not get it anew.
   */
  async remove(id: string, what: 'ended' | 'unreadable'): Promise<boolean> {
    const latest = await this.#entries.of(id);
    if (latest !== undefined && !(await this.#mayBeRemoved(latest, what))) {
      return false;
    }
    if (latest !== undefined) {
      await this.#folder.create(removedOf(id), '');
      const files = latest.generations.map((generation) => fileOf(id, generation));
      await this.#folder.remove(files).catch((error: unknown) => this.#log(String(error))); // the next look tries again
    }
    this.#held.delete(id);
    this.#hideUnlessHolding();
    return true;
  }

  dispose(): void {
    this.#watch.end();
    this.#sign.end();
    this.#changed.dispose();
  }

  /**
   * Creates a generation's file, unless it is there. It is held before anybody can read it: what this window had
   * without knowing it would be nobody's.
   */
  async #create(record: OperationRecord, generation: number): Promise<boolean> {
    const { id } = record;
    await this.#sign.show();
    const before = this.#held.get(id);
    this.#held.set(id, generation);
    let isCreated = false;
    try {
      isCreated = await this.#folder.create(fileOf(id, generation), this.#text(record));
    } catch (error) {
      if (generation === 0) {
        await this.#folder.remove([fileOf(id, 0)]).catch(() => undefined); // nobody else has this id
      }
      throw error;
    } finally {
      if (!isCreated && before !== undefined) {
        this.#held.set(id, before);
      } else if (!isCreated) {
        this.#letGo(id, generation);
      }
    }
    return isCreated;
  }

  #lease(begun: OperationRecord, generation: number): Lease {
    const { id } = begun;
    let last = begun;
    const write = (held: Held): Promise<boolean> => this.#inTurn(id, () => this.#write(generation, held));
    return {
      record: begun,
      save: async (record) => {
        last = record;
        this.#held.set(id, Math.max(generation, this.#held.get(id) ?? 0));
        await this.#sign.show();
        return write({ holder: this.#sign.window, record });
      },
      claimSending: (step) => this.#folder.create(claimOf(id, step), this.#sign.window),
      release: async () => {
        await write({ holder: undefined, record: last }).catch((error: unknown) => this.#log(String(error)));
        this.#letGo(id, generation);
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
    this.#letGo(id, generation);
    return false;
  }

  /**
   * While this window lives, others take it to have what its name is on. Where it could not take its name off, as after a
   * failed release, it does so now.
   */
  async #disown(listed: Latest): Promise<void> {
    if (this.#isWronglyMine(listed)) {
      const { id } = listed.record;
      await this.#inTurn(id, () => this.#disownLatest(id)).catch((error: unknown) =>
        this.#log(String(error)),
      );
    }
  }

  /** As it is now: what was listed may be older than what this window has kept since. */
  async #disownLatest(id: string): Promise<void> {
    const latest = await this.#entries.of(id);
    const last = latest?.generations[0];
    if (isReadable(latest) && last !== undefined && this.#isWronglyMine(latest)) {
      await this.#write(last, { holder: undefined, record: latest.record });
    }
  }

  #isWronglyMine({ holder, record }: Held): boolean {
    return holder === this.#sign.window && !hasEnded(record) && !this.#held.has(record.id);
  }

  /** One after the other for each operation: what was looked at in a turn is still so when it is written in that. */
  #inTurn<T>(id: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(work, work);
    const end = (): void => {
      if (this.#turns.get(id) === turn) {
        this.#turns.delete(id);
      }
    };
    this.#turns.set(id, turn);
    turn.then(end, end);
    return turn;
  }

  /** But not what this window has got anew since. */
  #letGo(id: string, generation: number): void {
    if ((this.#held.get(id) ?? 0) <= generation) {
      this.#held.delete(id);
    }
    this.#hideUnlessHolding();
  }

  #hideUnlessHolding(): void {
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

  async #mayBeRemoved(latest: Held | Unreadable, what: 'ended' | 'unreadable'): Promise<boolean> {
    if ('record' in latest) {
      return hasEnded(latest.record);
    }
    return what === 'unreadable' && (await this.#livingHolder(latest.id, latest.holder)) === 'nobody';
  }

  async #trim(entries: readonly JournalEntry[]): Promise<readonly JournalEntry[]> {
    const tooMany = Math.max(0, entries.length - most);
    const old = new Set(entries.filter(({ record }) => hasEnded(record)).slice(0, tooMany));
    for (const { record } of old) {
      await this.remove(record.id, 'ended').catch((error: unknown) => this.#log(String(error))); // the next look tries again
    }
    return entries.filter((entry) => !old.has(entry));
  }

  #text(record: OperationRecord): string {
    return textOf({ holder: this.#sign.window, record });
  }
}

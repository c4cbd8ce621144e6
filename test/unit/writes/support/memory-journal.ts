import { Emitter } from '../../../../src/base/emitter.ts';
import type {
  Holder,
  JournalContents,
  Lease,
  UnreadableEntry,
} from '../../../../src/writes/journal/journal.ts';
import { hasEnded } from '../../../../src/writes/model/record.ts';
import { parseRecord } from '../../../../src/writes/journal/record-format.ts';
import type { OperationRecord } from '../../../../src/writes/model/record.ts';
import type { SceneJournal, WindowJournal } from './window-journal.ts';

interface Entry {
  readonly generation: number;
  readonly holder: string | undefined;
  readonly record: OperationRecord;
}

/** What all windows of a test share, as the journal's folder is on disk. */
export class SharedJournal implements SceneJournal {
  readonly entries = new Map<string, Entry>();
  /** Every record that was ever begun, by id: none of them may be lost. */
  readonly begun = new Set<string>();
  readonly claimed = new Set<string>();
  readonly removed = new Set<string>();
  readonly removedRecords = new Map<string, OperationRecord>();
  /** Records of which only these remains can be read. */
  unreadable: readonly UnreadableEntry[] = [];
  readonly #windows: MemoryJournal[] = [];
  /** Whether what is to be kept can be. */
  broken = false;
  /** What every call waits for before it does anything, and again before it answers. */
  latency: (window: WindowJournal) => Promise<void> = () => Promise.resolve();

  open(window: string): MemoryJournal {
    const journal = new MemoryJournal(this, window);
    this.#windows.push(journal);
    return journal;
  }

  /** Whether that window lives, and has that operation. */
  has(window: string, id: string): boolean {
    return this.#windows.some((one) => one.window === window && one.lives && one.holds(id));
  }

  put(id: string, entry: Entry): void {
    this.entries.set(id, { ...entry, record: copyOf(entry.record) });
    this.tell();
  }

  check(): void {
    if (this.broken) {
      throw new Error('The disk is full.');
    }
  }

  tell(): void {
    for (const window of this.#windows) {
      window.tell();
    }
  }
}

/** The journal as one window sees it. */
export class MemoryJournal implements WindowJournal {
  readonly window: string;
  lives = true;
  readonly #shared: SharedJournal;
  readonly #changed = new Emitter<undefined>();
  /** Which generation of which operation. */
  readonly #held = new Map<string, number>();
  readonly onDidChange = this.#changed.event;

  constructor(shared: SharedJournal, window: string) {
    this.#shared = shared;
    this.window = window;
  }

  async read(): Promise<JournalContents> {
    await this.#shared.latency(this);
    const entries = [...this.#shared.entries.values()]
      .map((entry) => ({
        record: copyOf(entry.record),
        holder: this.#holderOf(entry),
        claimed: this.#claimedOf(entry.record),
      }))
      .toSorted((a, b) => a.record.startedAt - b.record.startedAt);
    const { unreadable, removed } = this.#shared;
    await this.#shared.latency(this);
    return { entries, unreadable, removed: [...removed], claimsLeft: this.#claimsLeft() };
  }

  async begin(record: OperationRecord): Promise<Lease> {
    await this.#shared.latency(this);
    this.#shared.check();
    if (this.#shared.entries.has(record.id)) {
      throw new Error(`There is an operation ${record.id} already.`);
    }
    this.#shared.begun.add(record.id);
    const lease = this.#lease(record, 0);
    await this.#shared.latency(this);
    return lease;
  }

  async takeOver(id: string, from: 'nobody' | 'anybody'): Promise<Lease | undefined> {
    await this.#shared.latency(this);
    const latest = this.#shared.entries.get(id);
    if (latest === undefined || (from === 'nobody' && this.#holderOf(latest) !== 'nobody')) {
      return undefined;
    }
    this.#shared.check();
    const lease = this.#lease(latest.record, latest.generation + 1);
    await this.#shared.latency(this);
    return lease;
  }

  async remove(id: string): Promise<boolean> {
    await this.#shared.latency(this);
    const entry = this.#shared.entries.get(id);
    if (entry !== undefined && !hasEnded(entry.record)) {
      return false;
    }
    this.#shared.removed.add(id);
    if (entry !== undefined) {
      this.#shared.removedRecords.set(id, entry.record);
    }
    this.#shared.entries.delete(id);
    this.#shared.unreadable = this.#shared.unreadable.filter((one) => one.id !== id);
    this.#held.delete(id);
    this.#shared.tell();
    return true;
  }

  dispose(): void {
    this.kill();
  }

  kill(): void {
    this.lives = false;
    this.#held.clear();
    this.#changed.dispose();
    this.#shared.tell();
  }

  sleep(): void {
    this.lives = false;
    this.#shared.tell();
  }

  wake(): void {
    this.lives = true;
    this.#shared.tell();
  }

  holds(id: string): boolean {
    return this.#held.has(id);
  }

  tell(): void {
    queueMicrotask(() => this.#changed.fire(undefined));
  }

  #lease(begun: OperationRecord, generation: number): Lease {
    const { id } = begun;
    const shared = this.#shared;
    let last = begun;
    let queue: Promise<unknown> = Promise.resolve();
    const letGo = (): void => {
      if ((this.#held.get(id) ?? 0) <= generation) {
        this.#held.delete(id); // but not what it has got anew since
      }
    };
    const write = (holder: string | undefined, record: OperationRecord): Promise<boolean> => {
      const work = async (): Promise<boolean> => {
        await shared.latency(this);
        if (shared.entries.get(id)?.generation !== generation) {
          letGo();
          return false;
        }
        shared.check();
        shared.put(id, { generation, holder, record });
        return true;
      };
      const writing = queue.then(work, work);
      queue = writing;
      return writing;
    };
    this.#held.set(id, generation);
    shared.put(id, { generation, holder: this.window, record: begun });
    return {
      record: copyOf(begun),
      save: async (record) => {
        last = record;
        this.#held.set(id, Math.max(generation, this.#held.get(id) ?? 0));
        const isMine = await write(this.window, record);
        await shared.latency(this);
        return isMine;
      },
      claimSending: async (step) => {
        await shared.latency(this);
        shared.check();
        const key = `${id}.sent-${step}`;
        const isFirst = !shared.claimed.has(key);
        shared.claimed.add(key);
        shared.tell();
        await shared.latency(this);
        return isFirst;
      },
      release: async () => {
        await write(undefined, last).catch(() => undefined);
        letGo();
      },
    };
  }

  #claimsLeft(): ReadonlyMap<string, readonly number[]> {
    const claims = [...this.#shared.claimed].map((name) => name.split('.sent-'));
    const left = claims.filter(([id = '']) => !this.#shared.entries.has(id));
    return new Map(
      [...Map.groupBy(left, ([id = '']) => id)].map(([id, all]) => [id, all.map(([, step]) => Number(step))]),
    );
  }

  #claimedOf({ id, steps }: OperationRecord): readonly number[] {
    return [...steps.keys()].filter((step) => this.#shared.claimed.has(`${id}.sent-${step}`));
  }

  #holderOf({ holder, record }: Entry): Holder {
    if (holder === undefined || hasEnded(record)) {
      return 'nobody';
    }
    if (holder === this.window) {
      return this.#held.has(record.id) ? 'me' : 'nobody';
    }
    return this.#shared.has(holder, record.id) ? 'other' : 'nobody';
  }
}

/** What each record is as text, which the format was asked about: once, not at every look of every window. */
const texts = new WeakMap<OperationRecord, string>();

function textOf(record: OperationRecord): string {
  const known = texts.get(record);
  if (known !== undefined) {
    return known;
  }
  const text = JSON.stringify(parseRecord(JSON.parse(JSON.stringify(record))));
  texts.set(record, text);
  return text;
}

/** What is read back from a file is another object, checked by the format, too. */
function copyOf(record: OperationRecord): OperationRecord {
  return JSON.parse(textOf(record)) as OperationRecord;
}

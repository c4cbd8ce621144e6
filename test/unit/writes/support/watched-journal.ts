import type { Event } from '../../../../src/base/emitter.ts';
import type { JournalContents, Lease } from '../../../../src/writes/journal/journal.ts';
import type { OperationRecord } from '../../../../src/writes/model/record.ts';
import { hasEnded } from '../../../../src/writes/model/record.ts';
import type { WindowJournal } from './window-journal.ts';

/** What it is told of. */
interface Observer {
  /** Who got the right to carry out which operation last, of all windows. */
  readonly tenures: Map<string, symbol>;
  /** Whether somebody has ended that one on purpose, or has done what may have. */
  isGivenUp(id: string): boolean;
  begun(record: OperationRecord): void;
  wrong(what: string): void;
}

/** A window's journal in which one sees whether a window that lives loses what it carries out. */
export class WatchedJournal implements WindowJournal {
  readonly #journal: WindowJournal;
  readonly #observer: Observer;
  /** How often it was silent, so that others may have taken it for gone, and how many of these times last. */
  #silences = 0;
  #lasting = 0;
  #isGone = false;

  constructor(journal: WindowJournal, observer: Observer) {
    this.#journal = journal;
    this.#observer = observer;
  }

  get window(): string {
    return this.#journal.window;
  }
  get onDidChange(): Event<undefined> {
    return this.#journal.onDidChange;
  }

  read(): Promise<JournalContents> {
    return this.#journal.read();
  }

  async begin(record: OperationRecord): Promise<Lease> {
    const since = this.#heardAt;
    const lease = await this.#journal.begin(record);
    this.#observer.begun(record);
    return this.#watched(lease, since);
  }

  async takeOver(id: string, from: 'nobody' | 'anybody'): Promise<Lease | undefined> {
    const since = this.#heardAt;
    const lease = await this.#journal.takeOver(id, from);
    return lease && this.#watched(lease, since);
  }

  remove(id: string, what: 'ended' | 'unreadable'): Promise<boolean> {
    return this.#journal.remove(id, what);
  }

  /** It can show no sign of life, or others may see none, until the returned function is called. */
  silent(): () => void {
    this.#silences += 1;
    this.#lasting += 1;
    return () => {
      this.#lasting -= 1;
    };
  }

  kill(): void {
    this.#isGone = true;
    this.#journal.kill();
  }

  sleep(): void {
    this.#journal.sleep();
  }

  wake(): void {
    this.#journal.wake();
  }

  dispose(): void {
    this.#isGone = true;
    this.#journal.dispose();
  }

  /** Undefined while it is silent. */
  get #heardAt(): number | undefined {
    return this.#lasting === 0 ? this.#silences : undefined;
  }

  /** @param since when it got it; undefined where others may have taken it for gone then */
  #watched(lease: Lease, since: number | undefined): Lease {
    const { id } = lease.record;
    const own = Symbol(this.window);
    // One that was silent, or is gone, hears of it late: another may have it by now.
    const isHeard = !this.#isGone && since !== undefined && since === this.#heardAt;
    if (isHeard) {
      this.#observer.tenures.set(id, own);
    }
    let heldAt = hasEnded(lease.record) ? undefined : since;
    return {
      record: lease.record,
      claimSending: (step) => lease.claimSending(step),
      save: async (record) => {
        const before = this.#heardAt;
        const isOver = hasEnded(record);
        heldAt = isOver ? undefined : heldAt; // what has ended, anybody may have
        const isLast = !isHeard || this.#observer.tenures.get(id) === own;
        const isMine = await lease.save(record);
        if (isMine && !isLast) {
          this.#observer.wrong(`${this.window} kept ${id}, which another had taken over before`);
        }
        if (!isMine && heldAt === this.#silences && !this.#observer.isGivenUp(id)) {
          this.#observer.wrong(`${this.window} lives and was not silent, but has lost ${id}`);
        }
        heldAt = isMine && !isOver ? before : undefined;
        return isMine;
      },
      release: () => {
        heldAt = undefined;
        return lease.release();
      },
    };
  }
}

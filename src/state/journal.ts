import type { Event } from './emitter.ts';
import type { OperationRecord } from './record.ts';

/** Who carries an operation out: this window, another one that lives, or none (any more). */
export type Holder = 'me' | 'other' | 'nobody';

export interface JournalEntry {
  readonly record: OperationRecord;
  readonly holder: Holder;
  /** The steps, from 0, that somebody has got the right to send. */
  readonly claimed: readonly number[];
}

/** The right to carry an operation out, for as long as no other window has it. */
export interface Tenure {
  /** How it stood when this window got it: since then nobody else has kept or sent anything. */
  readonly record: OperationRecord;
  /**
   * Keeps the record so that it outlives a crash. False where another window has taken over: then nothing was kept, and
   * nothing more may be done. Rejects where it can't be kept.
   */
  save(record: OperationRecord): Promise<boolean>;
  /** True once for each step of an operation, whoever asks: only who gets it may send that step. */
  claimSending(step: number): Promise<boolean>;
  /** Lets any window take over. Never rejects. */
  release(): Promise<void>;
}

/** What all windows know of all operations; it outlives them. */
export interface Journal {
  /** Those that can be read, the oldest first. */
  read(): Promise<readonly JournalEntry[]>;
  /** Puts a new one in, held by this window. Rejects where it can't be kept. */
  begin(record: OperationRecord): Promise<Tenure>;
  /**
   * Undefined where another window was quicker, or holds it.
   * @param from `anybody`: also from a window that lives, which then does nothing more to it
   */
  takeOver(id: string, from: 'nobody' | 'anybody'): Promise<Tenure | undefined>;
  /** Forgets one that has ended. */
  remove(id: string): Promise<void>;
  /** Fires when another window may have changed something. */
  readonly onDidChange: Event<undefined>;
  dispose(): void;
}

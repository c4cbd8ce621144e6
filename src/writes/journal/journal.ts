import type { Event } from '../../base/emitter.ts';
import type { Order } from '../model/orders.ts';
import type { OperationRecord } from '../model/record.ts';

/** Who carries an operation out: this window, another one that lives, or none (any more). */
export type Holder = 'me' | 'other' | 'nobody';

export interface JournalEntry {
  readonly record: OperationRecord;
  readonly holder: Holder;
  /** The steps, from 0, that somebody has got the right to send. */
  readonly claimed: readonly number[];
}

/**
 * What the journal has of an operation whose record can't be read, such as a damaged one, or one that a newer version has
 * written: it may be under way all the same.
 */
export interface UnreadableEntry {
  readonly id: string;
  /** Why, in the user's language. */
  readonly reason: string;
  /** When its record was last written (milliseconds since 1970), as far as that can be told. */
  readonly writtenAt: number | undefined;
  /** `nobody`: also where it can't be told who holds it. */
  readonly holder: Holder;
  /** Whose it is, what it is to do, and which steps may have been sent: as far as its remains tell. */
  readonly account: string | undefined;
  readonly orders: readonly Order[];
  readonly claimed: readonly number[];
}

export interface JournalContents {
  /** The oldest first. */
  readonly entries: readonly JournalEntry[];
  readonly unreadable: readonly UnreadableEntry[];
  /** The ids of operations that were removed lately: of all others that are missing the records got lost. */
  readonly removed: readonly string[];
  /** The steps that somebody has got the right to send, by the id, of operations of which there is no record. */
  readonly claimsLeft: ReadonlyMap<string, readonly number[]>;
}

/** The right to carry an operation out, for as long as no other window has it. */
export interface Lease {
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
  /** One that can't be read stands in nobody's way: rejects only where the journal as a whole can't be read. */
  read(): Promise<JournalContents>;
  /** Puts a new one in, held by this window. Rejects where it can't be kept. */
  begin(record: OperationRecord): Promise<Lease>;
  /**
   * Undefined where another window was quicker, or holds it.
   * @param from `anybody`: also from a window that lives, which then does nothing more to it
   */
  takeOver(id: string, from: 'nobody' | 'anybody'): Promise<Lease | undefined>;
  /**
   * Forgets one that has ended, or, where that is said, one whose record can't be read.
   * @param what an `ended` one stays while its record can't be read: that may pass
   * @returns false where it stays: it has not ended, or a window that lives holds the record that can't be read
   */
  remove(id: string, what: 'ended' | 'unreadable'): Promise<boolean>;
  /** Fires when another window may have changed something. */
  readonly onDidChange: Event<undefined>;
  dispose(): void;
}

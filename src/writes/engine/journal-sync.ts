import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../../base/clock.ts';
import type { Journal, JournalEntry } from '../journal/journal.ts';
import type { Operation } from './operation.ts';
import type { OperationList } from './operation-list.ts';
import type { OperationRecord } from '../model/record.ts';
import { SharedCalls } from '../../base/shared-calls.ts';
import type { Source } from '../model/source.ts';
import { unawaited } from '../../base/unawaited.ts';

export interface JournalSyncParts {
  readonly list: OperationList;
  readonly openJournal: () => Promise<Journal>;
  /** Resolves when everything is left that an account signed out of has to be. */
  readonly left: () => Promise<unknown>;
  /** Makes what another window carries out, or did. */
  readonly mirror: (record: OperationRecord) => Operation;
  readonly clientOf: () => Source | undefined;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** When it is looked again after something could not be read or taken over, in milliseconds. */
const againMs = 30 * 1000;

/** How a step stands that nothing comes of, whether or not it was sent. */
const nothingComesOf: ReadonlySet<string> = new Set(['waiting', 'skipped', 'refused']);

interface Session {
  readonly account: string;
  readonly ended: AbortController;
}

/** Brings the list to what the journal tells of all windows, and takes over what nobody carries out any more. */
export class JournalSync {
  readonly #parts: JournalSyncParts;
  readonly #calls = new SharedCalls<'sync'>();
  /** From signing in to signing out. */
  #session: Session | undefined;
  /** What the journal had when it was last read. */
  #listed: ReadonlySet<string> = new Set();
  /** What was shown last of those that this window does not carry out. */
  readonly #shown = new WeakMap<Operation, OperationRecord>();
  /** Told to be lost. */
  readonly #lost = new WeakSet<Operation>();
  #cancelAgain: (() => void) | undefined;
  /** What went wrong last time, which is logged once. */
  #troubles: ReadonlySet<string> = new Set();

  constructor(parts: JournalSyncParts) {
    this.#parts = parts;
  }

  /** Whose operations are gone on with; undefined while nobody is signed in. */
  get account(): string | undefined {
    return this.#session?.account;
  }

  signIn(account: string): void {
    this.#session?.ended.abort();
    this.#session = { account, ended: new AbortController() };
  }

  signOut(): void {
    this.stop();
    this.#listed = new Set();
  }

  stop(): void {
    this.#session?.ended.abort();
    this.#session = undefined;
    this.#cancelAgain?.();
  }

  /** Reads the journal where nobody has asked for it. Never rejects. */
  async look(): Promise<void> {
    await this.run().catch(() => undefined); // it is logged, and tried again
  }

  /** Reads the journal; where that is being done, once more after it. Looks again later after what can't be done now. */
  run(): Promise<void> {
    return this.#calls.run('sync', () => this.#read(), true);
  }

  async #read(): Promise<void> {
    if (this.#session === undefined) {
      return;
    }
    const { signal } = this.#session.ended;
    const troubles: string[] = [];
    try {
      await this.#readAll(signal, troubles);
    } catch (error) {
      troubles.push(String(error));
      throw error;
    } finally {
      this.#lookAgain(troubles, signal);
    }
  }

  #lookAgain(troubles: readonly string[], signal: AbortSignal): void {
    const { clock, log } = this.#parts;
    for (const trouble of troubles.filter((one) => !this.#troubles.has(one))) {
      log(trouble);
    }
    this.#troubles = new Set(troubles);
    this.#cancelAgain?.();
    if (troubles.length > 0 && !signal.aborted) {
      this.#cancelAgain = clock.after(againMs, () => void this.look());
    }
  }

  async #readAll(signal: AbortSignal, troubles: string[]): Promise<void> {
    const { list } = this.#parts;
    await this.#parts.left();
    const journal = await this.#parts.openJournal();
    const { entries, unreadable, removed, claimsLeft } = await journal.read();
    for (const entry of entries) {
      if (signal.aborted) {
        return; // signed out meanwhile
      }
      await this.#take(entry, journal).catch((error: unknown) => troubles.push(String(error)));
    }
    if (signal.aborted) {
      return;
    }
    list.showUnreadable(unreadable.filter(({ id }) => list.find(id)?.isHere !== true));
    const listed = [...entries.map(({ record }) => record.id), ...unreadable.map(({ id }) => id)];
    this.#takeGone(listed, removed, claimsLeft);
  }

  /** What is missing was removed, in whichever window, or its record got lost. */
  #takeGone(
    listed: readonly string[],
    removed: readonly string[],
    claimsLeft: ReadonlyMap<string, readonly number[]>,
  ): void {
    const { list } = this.#parts;
    const before = this.#listed;
    this.#listed = new Set(listed);
    const gone = list.all.filter(
      (one) =>
        !this.#listed.has(one.id) && (before.has(one.id) || removed.includes(one.id) || this.#lost.has(one)),
    );
    const open = gone.filter(
      (one) => (one.endedAt === undefined || this.#lost.has(one)) && !removed.includes(one.id),
    );
    list.drop(new Set(gone.filter((one) => !open.includes(one))));
    for (const operation of open) {
      if (operation.isHere) {
        this.#listed = new Set([...this.#listed, operation.id]); // it finds out by itself
      } else {
        this.#lost.add(operation); // a window that has it may yet claim what it has just kept
        operation.recordLost(claimsLeft.get(operation.id) ?? []);
        this.#shown.delete(operation); // should the record be there again, that counts
      }
    }
  }

  async #take({ record, holder, claimed }: JournalEntry, journal: Journal): Promise<void> {
    if (holder === 'me') {
      return;
    }
    const { list, mirror } = this.#parts;
    const known = list.find(record.id);
    if (known?.isHere === true && (known.endedAt === undefined || known.account !== record.account)) {
      await known.keep(); // another window has it now, if this holds
    }
    if (known?.isHere === true) {
      return; // what was read is older than what is known here
    }
    const isKnown = known?.account === record.account;
    const operation = isKnown ? known : mirror(record);
    if (!isKnown) {
      list.drop(new Set(known === undefined ? [] : [known])); // its account has another key now
      list.add(operation);
    } else if (!isDeepStrictEqual(this.#shown.get(operation), record)) {
      operation.show(record);
    }
    this.#shown.set(operation, record);
    this.#lost.delete(operation);
    operation.claimed = claimed;
    operation.heldBy(holder);
    if (mayBeSent(record, claimed)) {
      list.supersede(record.id);
    }
    if (holder === 'nobody' && operation.endedAt === undefined) {
      await this.#takeOver(operation, journal);
    }
  }

  async #takeOver(operation: Operation, journal: Journal): Promise<void> {
    const source = this.#parts.clientOf();
    if (source !== undefined && operation.account === this.account) {
      const lease = await journal.takeOver(operation.id, 'nobody');
      if (lease !== undefined) {
        this.#shown.delete(operation); // from now on it changes here
        unawaited(operation.resume(source, lease), this.#parts.log);
      }
    }
  }
}

/** Whether its main step was sent, or may be at this moment. */
function mayBeSent({ steps, main }: OperationRecord, claimed: readonly number[]): boolean {
  const step = steps[main]?.progress.step;
  return step === 'sending' ? claimed.includes(main) : step !== undefined && !nothingComesOf.has(step);
}

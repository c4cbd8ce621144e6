import type { Journal, UnreadableEntry } from '../journal/journal.ts';
import type { JournalAccess } from './journal-access.ts';
import type { JournalSync } from './journal-sync.ts';
import type { OperationList } from './operation-list.ts';
import type { Operation } from './operation.ts';

/** Takes operations from the list and out of the journal, for all windows. */
export class OperationRemoval {
  readonly #list: OperationList;
  readonly #journal: JournalAccess;
  readonly #sync: JournalSync;

  constructor(list: OperationList, journal: JournalAccess, sync: JournalSync) {
    this.#list = list;
    this.#journal = journal;
    this.#sync = sync;
  }

  /**
   * Takes those from the list, and out of the journal, that have ended. Rejects, after all others are removed, where one
   * could not be.
   * @returns those that stay, since they have not ended
   */
  async remove(operations: readonly Operation[]): Promise<readonly Operation[]> {
    const journal = await this.#journal.open();
    const gone = new Set<Operation>();
    const removals = await Promise.allSettled(
      operations.map(async (operation) => {
        if (operation.endedAt !== undefined && (await removeEnded(operation, journal))) {
          gone.add(operation);
        }
      }),
    );
    this.#list.drop(gone);
    throwFirst(removals);
    return operations.filter((operation) => !gone.has(operation));
  }

  /**
   * Gives up what has not ended though no window carries it out, as after a change of the key, and forgets it. What
   * Barrack has begun goes on; nothing more is sent.
   * @returns those that stay, since a window that lives carries them out
   */
  async abandon(operations: readonly Operation[]): Promise<readonly Operation[]> {
    const journal = await this.#journal.open();
    const takings = await Promise.allSettled(
      operations.map(async (operation) => {
        const lease = await journal.takeOver(operation.id, 'nobody');
        await (lease && operation.unwatch(lease));
      }),
    );
    const staying = await this.remove(operations);
    throwFirst(takings);
    return staying;
  }

  /**
   * Forgets what can't be read.
   * @returns those that stay, since a window that lives holds them
   */
  async removeUnreadable(entries: readonly UnreadableEntry[]): Promise<readonly UnreadableEntry[]> {
    const journal = await this.#journal.open();
    const staying: UnreadableEntry[] = [];
    const removals = await Promise.allSettled(
      entries.map(async (entry) => {
        if (!(await journal.remove(entry.id, 'unreadable'))) {
          staying.push(entry);
        }
      }),
    );
    await this.#sync.run();
    throwFirst(removals);
    return staying;
  }
}

/** One whose end could not be kept until now has not ended for the journal. */
async function removeEnded(operation: Operation, journal: Journal): Promise<boolean> {
  if (await journal.remove(operation.id, 'ended')) {
    return true;
  }
  await operation.keep();
  return journal.remove(operation.id, 'ended');
}

function throwFirst(settled: readonly PromiseSettledResult<unknown>[]): void {
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined) {
    throw failed.reason;
  }
}

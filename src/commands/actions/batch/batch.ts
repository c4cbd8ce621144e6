import type { Operation } from '../../../writes/engine/operation.ts';
import type { Operations } from '../../../writes/engine/operations.ts';
import { settleAll, throwAll } from '../../../base/settled.ts';
import type { Standing } from './result.ts';
import { standingOf } from './result.ts';

type Listed = Pick<Operations, 'all' | 'onDidChange' | 'unwatch'>;

/** Operations that were begun together. Each is carried out by itself, and stands in the list by itself. */
export class Batch {
  readonly members: readonly Operation[];
  readonly #operations: Listed;

  /** @param members one that was under way already may be there more than once: it counts once */
  constructor(members: readonly Operation[], operations: Listed) {
    this.members = [...new Set(members)];
    this.#operations = operations;
  }

  get standing(): Standing<Operation> {
    return standingOf(this.members);
  }

  /**
   * Resolves when all have ended: true; false if this window has to do with some of them no more, as after signing out.
   * @param changed called each time that one of them has ended
   */
  async end(changed: () => void): Promise<boolean> {
    for (let open = -1; ;) {
      const now = this.standing.open;
      if (now.length !== open) {
        open = now.length;
        changed();
      }
      const listed = new Set(this.#operations.all);
      if (now.length === 0 || now.some((operation) => !listed.has(operation))) {
        return now.length === 0;
      }
      await this.#change();
    }
  }

  /** What is not sent yet never will be; what is, or may be, goes on. */
  async stop(): Promise<void> {
    const { open } = this.standing;
    const { failures } = await settleAll(
      open.map((operation) =>
        operation.progress.step === 'waiting' ? this.#operations.unwatch(operation) : operation.stopUnsent(),
      ),
    );
    throwAll(failures);
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      const listening = this.#operations.onDidChange(() => {
        listening.dispose();
        resolve();
      });
    });
  }
}

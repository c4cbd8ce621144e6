import type { AccountService } from './account-service.ts';
import type { AskOnce } from './ask-once.ts';

/** What a rejected key is asked about with. */
export interface RejectedKeyParts {
  readonly account: Pick<AccountService, 'headerIsKnown' | 'mark' | 'reload'>;
  readonly askOnce: Pick<AskOnce, 'claim'>;
  /** Tells the user and offers to sign in again. */
  readonly ask: () => Promise<void>;
}

/** A header that is only assumed is not looked for more often than this, in milliseconds. */
const retryMs = 60_000;

/** The one place that deals with a 401 in use: it asks once for a key, in one window, and not again for a while. */
export class RejectedKey {
  readonly #parts: RejectedKeyParts;
  readonly #now: () => number;
  #busy = false;
  #retriedAt = -Infinity;

  constructor(parts: RejectedKeyParts, now: () => number = Date.now) {
    this.#parts = parts;
    this.#now = now;
  }

  async handle(): Promise<void> {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      const { account, askOnce, ask } = this.#parts;
      if (!account.headerIsKnown && this.#now() - this.#retriedAt > retryMs) {
        this.#retriedAt = this.#now();
        await account.reload(); // the header was only assumed: the key itself may be right
      } else if (await askOnce.claim(`key-${account.mark}`)) {
        await ask();
      }
    } finally {
      this.#busy = false;
    }
  }
}

import type { AccountService } from './account-service.ts';
import type { AskOnce } from './ask-once.ts';

/** What a rejected key is asked about with. */
export interface RejectedKeyParts {
  readonly account: Pick<AccountService, 'headerIsKnown' | 'reload'>;
  readonly askOnce: Pick<AskOnce, 'claim'>;
  /** Tells the user and offers to sign in again. */
  readonly ask: () => Promise<void>;
}

/** The one place that deals with a 401 in use: it asks once, in one window, and not again for a while. */
export class RejectedKey {
  readonly #parts: RejectedKeyParts;
  #busy = false;

  constructor(parts: RejectedKeyParts) {
    this.#parts = parts;
  }

  async handle(): Promise<void> {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      const { account, askOnce, ask } = this.#parts;
      if (!account.headerIsKnown) {
        await account.reload(); // the header was only assumed: the key itself may be right
      } else if (await askOnce.claim('key')) {
        await ask();
      }
    } finally {
      this.#busy = false;
    }
  }
}

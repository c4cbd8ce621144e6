import type { Instant } from '../base/time.ts';
import { now, passedBetween } from '../base/time.ts';
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
  readonly #now: () => Instant;
  #busy = false;
  #retriedAt: Instant | undefined;

  constructor(parts: RejectedKeyParts, instant: () => Instant = now) {
    this.#parts = parts;
    this.#now = instant;
  }

  async handle(): Promise<void> {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    try {
      const { account, askOnce, ask } = this.#parts;
      const retried = this.#retriedAt;
      if (
        !account.headerIsKnown &&
        (retried === undefined || passedBetween(retried, this.#now()) > retryMs)
      ) {
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

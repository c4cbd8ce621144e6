import { isDeepStrictEqual } from 'node:util';
import type { Confirmation } from './services.ts';

/** Asks before something is interrupted or destroyed, one question at a time. */
export class Consent {
  readonly #confirm: (question: Confirmation) => Promise<boolean>;
  #asking = false;

  constructor(confirm: (question: Confirmation) => Promise<boolean>) {
    this.#confirm = confirm;
  }

  /** Whether it may be done. False also while another question is open, or where that is another one by then. */
  async get(question: () => Confirmation | undefined): Promise<boolean> {
    const asked = question();
    if (asked === undefined || this.#asking) {
      return false;
    }
    this.#asking = true;
    const confirmed = await this.#confirm(asked).finally(() => (this.#asking = false));
    return confirmed && isDeepStrictEqual(asked, question());
  }
}

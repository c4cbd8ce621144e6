import type { Balance } from '../domain/resources.ts';
import type { Account } from './account.ts';
import { accountFingerprint } from './account.ts';

/** The balance with which Barrack accepted a key, for the one who reads that account first: it need not be asked again. */
export class CheckedBalance {
  #last: { readonly fingerprint: string; readonly balance: Balance } | undefined;

  keep(account: Account, balance: Balance | undefined): void {
    this.#last = balance && { fingerprint: accountFingerprint(account), balance };
  }

  /** Once; undefined where it is another account's. */
  take(fingerprint: string | undefined): Balance | undefined {
    const last = this.#last;
    this.#last = undefined;
    return last?.fingerprint === fingerprint ? last?.balance : undefined;
  }
}

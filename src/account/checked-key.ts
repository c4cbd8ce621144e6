import type { AuthStyle } from '../api/http/auth.ts';
import type { Balance } from '../domain/resources.ts';
import type { Account } from './account.ts';
import type { ApiSettings } from './settings.ts';

/** Checks a key with Barrack; throws a BarrackError that says why it can't be used. */
export type CheckKey = (key: string, settings: ApiSettings, signal: AbortSignal) => Promise<SignedIn>;

/** Which header a key works in, and the balance that Barrack told if it accepted the key. */
export interface FoundHeader {
  readonly style: AuthStyle;
  readonly balance: Balance | undefined;
}

export interface SignedIn {
  readonly account: Account;
  readonly balance: Balance;
}

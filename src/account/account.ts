import { createHash } from 'node:crypto';
import type { AuthStyle } from '../api/auth.ts';
import { keyProblem } from '../api/auth.ts';
import { parseBaseUrl } from '../api/base-url.ts';
import type { StoredAccount } from './secret-format.ts';
import type { ApiSettings } from './settings.ts';

/** An account in use. The key never leaves this room but for the client. */
export interface Account {
  readonly baseUrl: string;
  readonly authStyle: AuthStyle;
  /** `environment`: read from BARRACK_API_KEY, never stored. */
  readonly source: 'stored' | 'environment';
  readonly key: string;
}

/** Tells accounts apart where the key itself must not be kept: nothing of it can be read from this. */
export function accountMark({ baseUrl, key }: Pick<Account, 'baseUrl' | 'key'>): string {
  return createHash('sha256').update(`${baseUrl}\n${key}`).digest('hex').slice(0, 16);
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What was found, and why nothing was where something might have been expected. */
export interface Found {
  readonly account: Account | undefined;
  /** The stored account is for another address than the settings name, so its key stays unused. */
  readonly otherAddress?: string;
  /** The environment names an account that can't be used. */
  readonly problem?: string;
}

/**
 * The stored account if it is for the configured address. Its key was given for that address: it is sent to no other,
 * whatever the settings say later.
 */
export function fromStored(stored: StoredAccount, settings: ApiSettings): Found {
  if (stored.baseUrl !== settings.baseUrl) {
    return { account: undefined, otherAddress: stored.baseUrl };
  }
  const authStyle = settings.authHeader === 'auto' ? stored.authStyle : settings.authHeader;
  return { account: { baseUrl: stored.baseUrl, authStyle, source: 'stored', key: stored.key } };
}

/** The account of BARRACK_API_URL and BARRACK_API_KEY; the same rules for the address apply as in the settings. */
export function fromEnvironment(environment: Environment, settings: ApiSettings): Found {
  const key = environment['BARRACK_API_KEY']?.trim();
  if (key === undefined || key === '') {
    return { account: undefined };
  }
  const baseUrl = parseBaseUrl(environment['BARRACK_API_URL'] ?? settings.baseUrl);
  if (typeof baseUrl !== 'string') {
    return { account: undefined, problem: `BARRACK_API_URL: ${baseUrl.message}` };
  }
  const unusable = keyProblem(key);
  if (unusable !== undefined) {
    return { account: undefined, problem: `BARRACK_API_KEY: ${unusable.message}` };
  }
  const authStyle = settings.authHeader === 'auto' ? 'X-API-Key' : settings.authHeader;
  return { account: { baseUrl, authStyle, source: 'environment', key } };
}

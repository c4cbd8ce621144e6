import { createHash } from 'node:crypto';
import type { AuthStyle } from '../api/http/auth.ts';
import { keyProblem } from '../api/http/auth.ts';
import { parseBaseUrl } from '../api/http/base-url.ts';
import type { StoredAccount } from './secret-format.ts';
import type { ApiSettings } from './settings.ts';

/** An account in use. The key never leaves this room but for the client. */
export interface Account {
  readonly baseUrl: string;
  readonly authStyle: AuthStyle;
  /** `environment`: read from BARRACK_API_KEY, never stored. `window`: never stored, either. */
  readonly source: 'stored' | 'environment' | 'window';
  readonly key: string;
  /** Of an account of the environment: Barrack was not asked yet in which header it takes the key. */
  readonly headerIsAssumed?: boolean;
}

/** Tells accounts apart where the key itself must not be kept: nothing of it can be read from this. */
export function accountFingerprint({ baseUrl, key }: Pick<Account, 'baseUrl' | 'key'>): string {
  return createHash('sha256').update(`${baseUrl}\n${key}`).digest('hex').slice(0, 16);
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What was found, and why nothing was where something might have been expected. */
export interface Candidate {
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
export function fromStored(
  stored: StoredAccount,
  settings: ApiSettings,
  source: 'stored' | 'window' = 'stored',
): Pick<Candidate, 'account' | 'otherAddress'> {
  if (stored.baseUrl !== settings.baseUrl) {
    return { account: undefined, otherAddress: stored.baseUrl };
  }
  const authStyle = settings.authHeader === 'auto' ? stored.authStyle : settings.authHeader;
  return { account: { baseUrl: stored.baseUrl, authStyle, source, key: stored.key } };
}

/** The account of BARRACK_API_URL and BARRACK_API_KEY; the same rules for the address apply as in the settings. */
export function fromEnvironment(
  environment: Environment,
  settings: ApiSettings,
): Pick<Candidate, 'account' | 'problem'> {
  const key = valueOf(environment['BARRACK_API_KEY']);
  if (key === undefined) {
    return { account: undefined };
  }
  const baseUrl = parseBaseUrl(valueOf(environment['BARRACK_API_URL']) ?? settings.baseUrl);
  if (typeof baseUrl !== 'string') {
    return { account: undefined, problem: `BARRACK_API_URL: ${baseUrl.message}` };
  }
  const unusable = keyProblem(key);
  if (unusable !== undefined) {
    return { account: undefined, problem: `BARRACK_API_KEY: ${unusable.message}` };
  }
  const account = { baseUrl, source: 'environment', key } as const;
  return settings.authHeader === 'auto'
    ? { account: { ...account, authStyle: 'X-API-Key', headerIsAssumed: true } }
    : { account: { ...account, authStyle: settings.authHeader } };
}

/** A variable that is empty is not set. */
function valueOf(variable: string | undefined): string | undefined {
  const value = variable?.trim();
  return value === '' ? undefined : value;
}

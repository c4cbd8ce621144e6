import { Ledger } from './ledger.ts';
import type { Account, AccountName, Currency, Tier } from './model.ts';

export interface DemoAccount {
  readonly key: string;
  readonly user: string;
  readonly currency: Currency;
  readonly profileComplete: boolean;
  readonly credits: number;
}

/** The three accounts: all in order; an incomplete profile; nearly out of credits. */
export const demoAccounts: Readonly<Record<AccountName, DemoAccount>> = {
  usd: {
    key: 'test-key-usd',
    user: 'usd@example.com',
    currency: 'USD',
    profileComplete: true,
    credits: 2500,
  },
  eur: {
    key: 'test-key-eur',
    user: 'eur@example.com',
    currency: 'EUR',
    profileComplete: false,
    credits: 180,
  },
  inr: {
    key: 'test-key-inr',
    user: 'inr@example.com',
    currency: 'INR',
    profileComplete: true,
    credits: 62.5,
  },
};

/** Keys that were made for one tier only; both open the USD account. */
export const tierKeys: Readonly<Record<Tier, string>> = {
  legacy: 'test-key-usd-legacy',
  advanced: 'test-key-usd-advanced',
};

export interface KeyHolder {
  readonly account: AccountName;
  readonly tier: Tier | 'both';
}

/** Whose key this is and for which tiers, or undefined for a wrong key. */
export function holderOf(key: string): KeyHolder | undefined {
  if (key === tierKeys.legacy) return { account: 'usd', tier: 'legacy' };
  if (key === tierKeys.advanced) return { account: 'usd', tier: 'advanced' };
  for (const name of accountNames) if (demoAccounts[name].key === key) return { account: name, tier: 'both' };
  return undefined;
}

export const accountNames: readonly AccountName[] = ['usd', 'eur', 'inr'];

/** An account with its credits and profile, and nothing in it. */
export function emptyAccount(name: AccountName): Account {
  const { user, currency, profileComplete, credits } = demoAccounts[name];
  return {
    name,
    user,
    currency,
    profileComplete,
    credits,
    ledger: new Ledger(),
    volumes: new Map(),
    instances: new Map(),
    snapshots: new Map(),
    images: new Map(),
  };
}

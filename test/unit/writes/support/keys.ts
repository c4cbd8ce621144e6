/** Keys that windows sign in with: the first two are of one account, which the user has given a new key. */
export const keys = ['key', 'new-key', 'other'] as const;
export type Key = (typeof keys)[number];

export type Account = 'one' | 'two';

export const accountOf = (key: string): Account => (key === 'other' ? 'two' : 'one');

/** The other key of the same account. */
export function twinOf(key: Key): Key | undefined {
  return keys.find((one) => one !== key && accountOf(one) === accountOf(key));
}

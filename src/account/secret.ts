import type { BoundedSecrets } from './bounded-secrets.ts';
import type { StoredAccount } from './secret-format.ts';

/** The one secret of this extension. */
export const secretName = 'barrack.account';

/**
 * The stored account; undefined where what is there was not written by this program. Whoever is not signed in does not
 * wait for what reads it.
 */
export async function parseSecret(text: string): Promise<StoredAccount | undefined> {
  const { storedAccount } = await import('./secret-format.ts');
  try {
    return storedAccount.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export async function storeAccount(
  secrets: Pick<BoundedSecrets, 'store'>,
  account: StoredAccount,
): Promise<void> {
  await secrets.store(secretName, JSON.stringify(account));
}

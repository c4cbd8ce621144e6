import type { BoundedSecrets } from './bounded-secrets.ts';
import type { StoredAccount } from './secret-format.ts';
import { storedAccount } from './secret-format.ts';
import { secretName } from './secret-name.ts';

/** The stored account; undefined where what is there was not written by this program. */
export function parseSecret(text: string): StoredAccount | undefined {
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

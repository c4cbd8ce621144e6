import * as z from 'zod/mini';
import type { SecretStorage } from 'vscode';
import { authStyles } from '../api/auth.ts';

/** The one secret of this extension. */
export const secretName = 'barrack.account';

/** An account as stored: a key, and the only address that it may be sent to. */
const storedAccount = z.object({
  version: z.literal(1),
  baseUrl: z.string(),
  key: z.string().check(z.minLength(1)),
  authStyle: z.enum(authStyles),
});
export type StoredAccount = z.infer<typeof storedAccount>;

/** The stored account; undefined where there is none, or where what is there was not written by this program. */
export async function loadAccount(secrets: SecretStorage): Promise<StoredAccount | undefined> {
  const text = await secrets.get(secretName);
  if (text === undefined) {
    return undefined;
  }
  try {
    return storedAccount.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export async function storeAccount(secrets: SecretStorage, account: StoredAccount): Promise<void> {
  await secrets.store(secretName, JSON.stringify(account));
}

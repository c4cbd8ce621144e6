import { startTimer } from '../base/time.ts';

/** Where something would be of whoever has used this extension before. */
export interface Traces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether something of its own is open in this window, or kept for the workspace. */
  readonly isAnythingHere: () => boolean;
  readonly secret: () => PromiseLike<string | undefined>;
}

/** How long the secret storage may take to answer before it is taken to hold something, in milliseconds. */
const patienceMs = 1000;

/**
 * False where nobody ever used it, as far as can be seen: nothing is to be read, told or gone on with then. What can't
 * be seen counts as used.
 */
export async function everUsed({ environment, isAnythingHere, secret }: Traces): Promise<boolean> {
  return (environment['BARRACK_API_KEY'] ?? '') !== '' || isAnythingHere() || (await mayBeStored(secret));
}

function mayBeStored(secret: Traces['secret']): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = startTimer(patienceMs, () => resolve(true));
    const answer = (isStored: boolean): void => {
      cancel();
      resolve(isStored);
    };
    secret().then(
      (text) => answer(text !== undefined),
      () => answer(true),
    );
  });
}

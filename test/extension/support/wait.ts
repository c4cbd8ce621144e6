import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `look` gives something; throws with what was waited for if it does not. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  milliseconds = 10_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`Not within ${milliseconds} ms: ${what}`);
    }
    await sleep(20);
  }
}

/** Lets pass what was sent to the window before: long enough for a message there and back. */
export async function settle(milliseconds = 60): Promise<void> {
  await sleep(milliseconds);
}

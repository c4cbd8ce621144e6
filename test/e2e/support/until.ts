import { setTimeout as sleep } from 'node:timers/promises';

const limitMs = 20_000;

/** Waits until it is so; throws when it takes too long. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > end) {
      throw new Error(`Not within ${limitMs / 1000} s: ${what}`);
    }
    await sleep(50);
  }
}

/** Whether it comes to a good end, for what `until` is to do again. */
export function succeeds(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}

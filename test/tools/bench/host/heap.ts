import { setFlagsFromString } from 'node:v8';
import { setTimeout as sleep } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';

/** The heap is steady when it is not this much smaller, in bytes, than a second ago; and it is read then at the latest. */
const steady = { bytes: 100_000, tries: 15 };

/** The JavaScript heap in use after garbage is collected, in bytes. */
export async function heap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let before = Infinity;
  for (let tries = 0; tries < steady.tries; tries += 1) {
    collect();
    const used = process.memoryUsage().heapUsed;
    if (before - used < steady.bytes) {
      return Math.min(before, used);
    }
    before = used;
    await sleep(1000); // V8 drops code that was not run for some collections; callbacks free more
  }
  return before;
}

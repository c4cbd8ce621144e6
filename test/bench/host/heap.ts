import { setFlagsFromString } from 'node:v8';
import { setTimeout as sleep } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';

/** The JavaScript heap in use after garbage is collected: the least of some tries, in bytes. */
export async function heap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let least = Infinity;
  for (let round = 0; round < 5; round += 1) {
    collect();
    await sleep(200); // what is freed by callbacks can be collected in the next round
    least = Math.min(least, process.memoryUsage().heapUsed);
  }
  return least;
}

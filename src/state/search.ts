import type { Resource } from '../domain/resources.ts';
import type { Clock } from './clock.ts';
import { pause } from './clock.ts';
import type { Plan, Seen } from './plan.ts';
import type { ResourceStore } from './store.ts';

const second = 1000;

/**
 * When to look for what a write may have made, in seconds between two looks: four minutes in all, since a cloud may
 * take a while to list what it has begun.
 */
const pauses = [1, 2, 4, 8, 15, 30, 60, 120] as const;

/** A look that itself fails tells nothing and does not count, but after this many of them it is given up. */
const maxFailures = 20;

/** Looks for the result of a write with fresh lists; undefined if it is not there after enough looks, or stopped. */
export async function searchForResult<T extends Resource>(
  { list, look }: Pick<Plan<T>, 'list' | 'look'>,
  store: ResourceStore,
  clock: Clock,
  stopped: AbortSignal,
): Promise<Seen<T> | undefined> {
  let looks = 0;
  for (let failures = 0; failures < maxFailures;) {
    const next = pauses[looks];
    if (next === undefined) {
      return undefined;
    }
    await pause(clock, Math.max(next * second, store[list].error?.retryAfterMs ?? 0), stopped);
    if (stopped.aborted) {
      return undefined;
    }
    await store.refresh([list], { fresh: true });
    const found = look();
    if (found !== undefined) {
      return found;
    }
    if (store[list].error === undefined) {
      looks += 1;
    } else {
      failures += 1;
    }
  }
  return undefined;
}

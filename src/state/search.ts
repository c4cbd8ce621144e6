import type { Clock } from './clock.ts';
import { pause } from './clock.ts';
import type { LogLine } from './own-error.ts';
import { logOwn } from './own-error.ts';
import type { Look, Plan } from './plan.ts';
import type { Source } from './source.ts';
import type { ResourceStore } from './store.ts';

const second = 1000;

/**
 * When to look for what a write may have made, in seconds between two looks: ten minutes in all, since a cloud may take
 * a while to list what it has begun, and a gateway may hold a request for minutes.
 */
const pauses = [1, 2, 4, 8, 15, 30, 60, 120, 180, 180] as const;

/** A look that itself fails tells nothing and does not count; so long until the next one, in seconds. */
const afterFailure = [1, 2, 5, 10, 30, 60, 120] as const;

/** So many looks in a row that this program itself breaks off show that it can't tell; together about eight minutes. */
const mostBroken = 10;

type SearchedStore = Pick<ResourceStore, Plan['list'] | 'refresh' | 'onDidChange'>;

/** What is looked for, and with what. */
export interface Searched {
  readonly plan: Pick<Plan, 'list' | 'look' | 'confirm'>;
  readonly source: Source;
  readonly store: SearchedStore;
  readonly clock: Clock;
  readonly log: LogLine;
}

/**
 * Looks for the result of a write with fresh lists, for as long as it takes. Where the list is in doubt, it is found only
 * if Barrack, asked for it by itself, says so.
 * Never rejects: a look that this program itself breaks off is a failed one.
 * @returns `absent` if it was not there in any look, `untold` if none could be finished; undefined if stopped
 */
export async function searchForResult(
  searched: Searched,
  stopped: AbortSignal,
): Promise<Look | 'absent' | 'untold' | undefined> {
  const { plan, store, clock } = searched;
  const { list } = plan;
  let looks = 0;
  let failures = 0;
  let broken = 0;
  while (looks < pauses.length) {
    const due = failures === 0 ? pauses[looks] : afterFailure[Math.min(failures, afterFailure.length) - 1];
    await pause(clock, Math.max((due ?? 0) * second, store[list].error?.retryAfterMs ?? 0), stopped);
    await keyAccepted(store, list, stopped);
    if (stopped.aborted) {
      return undefined;
    }
    const found = await lookOnce(searched);
    if (found !== undefined && found !== 'broken') {
      return found;
    }
    broken = found === 'broken' ? broken + 1 : 0;
    if (broken === mostBroken) {
      return 'untold';
    }
    if (found === undefined && store[list].error === undefined) {
      looks += 1;
      failures = 0;
    } else {
      failures += 1;
    }
  }
  return 'absent';
}

async function lookOnce({ plan, source, store, log }: Searched): Promise<Look | 'broken' | undefined> {
  try {
    await store.refresh([plan.list], { fresh: true });
    return await surely(plan.look(), plan, source);
  } catch (error) {
    logOwn(error, log);
    return 'broken';
  }
}

/** Undefined where nothing tells whether it was begun. */
async function surely(
  seen: Look | undefined,
  plan: Pick<Plan, 'confirm'>,
  source: Source,
): Promise<Look | undefined> {
  if (seen !== 'doubtful') {
    return seen;
  }
  const told = await plan.confirm(source);
  switch (told.step) {
    case 'done':
    case 'error':
      return told;
    case 'running':
      return seen; // asked for again by who follows it
    case 'untold':
      return undefined;
  }
}

/** While Barrack refuses the key nothing is asked: somebody else's refresh will tell when it is accepted again. */
async function keyAccepted(store: SearchedStore, list: Plan['list'], stopped: AbortSignal): Promise<void> {
  while (store[list].error?.kind === 'unauthorized' && !stopped.aborted) {
    await new Promise<void>((resolve) => {
      const end = (): void => {
        changed.dispose();
        stopped.removeEventListener('abort', end);
        resolve();
      };
      const changed = store.onDidChange(end);
      stopped.addEventListener('abort', end);
    });
  }
}

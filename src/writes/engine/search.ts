import type { Clock } from '../../base/clock.ts';
import { pause, presentMoment } from '../../base/clock.ts';
import type { Looks } from '../model/look-schedule.ts';
import { afterLook, areOver, untilNextMs } from '../model/look-schedule.ts';
import type { LogLine } from '../../api/own-error.ts';
import { logOwn } from '../../api/own-error.ts';
import type { Observation, Plan } from '../model/plan.ts';
import type { Source } from '../model/source.ts';
import type { ResourceStore } from '../../resources/store.ts';

const second = 1000;

/** A look that itself fails tells nothing and does not count; so long until the next one, in seconds. */
const afterFailure = [1, 2, 5, 10, 30, 60, 120] as const;

/** So many looks in a row that this program itself breaks off show that it can't tell; together about eight minutes. */
const mostBroken = 10;

type SearchedStore = Pick<ResourceStore, Plan['list'] | 'refresh' | 'onDidChange'>;

/** What is looked for, and with what. */
export interface Searched {
  readonly plan: Pick<Plan, 'list' | 'observe' | 'confirm'>;
  readonly source: Source;
  readonly store: SearchedStore;
  readonly clock: Clock;
  readonly log: LogLine;
}

interface SearchOptions {
  /** Where the search goes on; undefined: it begins. */
  readonly begun?: Looks | undefined;
  /** Called after each look that told something. */
  readonly looked?: (looks: Looks) => void;
}

/** Asks Barrack where the list is in doubt. */
type Confirm = (seen: Observation | undefined) => Promise<Observation | undefined>;

/**
 * Looks for the result of a write with fresh lists, for as long as it takes, and in whatever list somebody else has read
 * meanwhile. Where the list is in doubt, it is found only if Barrack, asked for it by itself, says so.
 * Never rejects: a look that this program itself breaks off is a failed one.
 * @returns `absent` if it was not there in any look, `untold` if none could be finished; undefined if stopped
 */
export async function searchForResult(
  of: Searched,
  stopped: AbortSignal,
  options: SearchOptions = {},
): Promise<Observation | 'absent' | 'untold' | undefined> {
  const found = new AbortController();
  const over = AbortSignal.any([stopped, found.signal]);
  const confirm = confirmer(of);
  try {
    return await Promise.race([shownByAnybody(of, confirm, over), lookOften(of, confirm, over, options)]);
  } finally {
    found.abort();
  }
}

async function lookOften(
  searched: Searched,
  confirm: Confirm,
  over: AbortSignal,
  { begun, looked }: SearchOptions,
): Promise<Observation | 'absent' | 'untold' | undefined> {
  const { plan, store, clock } = searched;
  const { list } = plan;
  let looks = begun ?? { made: 0, from: presentMoment(clock) };
  let failures = 0;
  let broken = 0;
  const isOver = (): boolean => over.aborted;
  while (!areOver(looks)) {
    const due = failures === 0 ? untilNextMs(looks, clock.now()) : pauseAfter(failures);
    await pause(clock, Math.max(due, store[list].error?.retryAfterMs ?? 0), over);
    await keyAccepted(store, list, over);
    if (isOver()) {
      return undefined;
    }
    const found = await lookOnce(searched, confirm, over);
    if (isOver()) {
      return undefined;
    }
    if (found !== undefined && found !== 'broken') {
      return found;
    }
    broken = found === 'broken' ? broken + 1 : 0;
    if (broken === mostBroken) {
      return 'untold';
    }
    if (found === undefined && store[list].error === undefined) {
      looks = afterLook(looks, presentMoment(clock));
      failures = 0;
      looked?.(looks);
    } else {
      failures += 1;
    }
  }
  return 'absent';
}

async function lookOnce(
  { plan, store, log }: Searched,
  confirm: Confirm,
  over: AbortSignal,
): Promise<Observation | 'broken' | undefined> {
  try {
    await store.refresh([plan.list], { fresh: true });
    return over.aborted ? undefined : await confirm(plan.observe());
  } catch (error) {
    logOwn(error, log);
    return 'broken';
  }
}

function pauseAfter(failures: number): number {
  return (afterFailure[Math.min(failures, afterFailure.length) - 1] ?? 0) * second;
}

/** Resolves with what a list shows of it, whoever has read that; undefined once the search is over. */
function shownByAnybody(
  { plan, store, log }: Searched,
  confirm: Confirm,
  over: AbortSignal,
): Promise<Observation | undefined> {
  return new Promise((resolve) => {
    let before: Observation | undefined;
    const end = (found?: Observation): void => {
      changed.dispose();
      over.removeEventListener('abort', onOver);
      resolve(found);
    };
    const onOver = (): void => end();
    const look = async (): Promise<void> => {
      const seen = plan.observe();
      const staysInDoubt = seen === 'doubtful' && before === 'doubtful'; // asked for when the search looks by itself
      before = seen;
      const found = staysInDoubt ? undefined : await confirm(seen);
      if (found !== undefined) {
        end(found);
      }
    };
    const lookSafely = (): void => void look().catch((error: unknown) => logOwn(error, log)); // the search looks again anyway
    const changed = store.onDidChange(lookSafely);
    over.addEventListener('abort', onOver);
    lookSafely();
  });
}

/** One question at a time; undefined where nothing tells whether it was begun. */
function confirmer({ plan, source }: Searched): Confirm {
  let asking: Promise<Observation | undefined> | undefined;
  const ask = async (): Promise<Observation | undefined> => {
    const told = await plan.confirm(source);
    switch (told.step) {
      case 'done':
      case 'error':
        return told;
      case 'running':
        return 'doubtful'; // asked for again by who follows it
      case 'untold':
        return undefined;
    }
  };
  return async (seen) => {
    if (seen !== 'doubtful') {
      return seen;
    }
    asking ??= ask().finally(() => (asking = undefined));
    return asking;
  };
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

import type { Clock } from '../../base/clock.ts';
import type { Journal } from '../journal/journal.ts';
import type { Operation } from './operation.ts';

/** What came of taking operations over from another key. */
export interface Adoption {
  readonly adopted: number;
  /** Those that a window carries out by now. */
  readonly held: number;
  /** Those that were removed meanwhile, or can't be read any more. */
  readonly gone: number;
  /** Why each of the others could not be taken over. */
  readonly failures: readonly unknown[];
}

/** Whether each was taken over, in their order: another window may have been quicker, or it could not be done. */
type Takings = readonly PromiseSettledResult<boolean>[];

/** Makes those the operations of that account that no window carries out. */
export function takeOver(
  operations: readonly Operation[],
  account: string,
  journal: Journal,
  clock: Clock,
): Promise<Takings> {
  return Promise.allSettled(operations.map((operation) => takeOne(operation, account, journal, clock)));
}

/** False where another window was quicker. */
async function takeOne(asked: Operation, account: string, journal: Journal, clock: Clock): Promise<boolean> {
  const { account: before } = asked;
  const lease = await journal.takeOver(asked.id, 'nobody');
  if (lease === undefined) {
    return false;
  }
  try {
    return (
      lease.record.account === before &&
      (await lease.save({ ...lease.record, account, keptAt: clock.wallTime() }))
    );
  } finally {
    await lease.release();
  }
}

/** @param find how it stands by now in the list */
export function adoptionOf(
  operations: readonly Operation[],
  takings: Takings,
  find: (id: string) => Operation | undefined,
): Adoption {
  const left = operations.filter(
    (_, index) => takings[index]?.status === 'fulfilled' && !takings[index].value,
  );
  const now = left.map(({ id }) => find(id));
  return {
    adopted: takings.filter((taking) => taking.status === 'fulfilled' && taking.value).length,
    held: now.filter((one) => one?.isHeldElsewhere === true).length,
    gone: now.filter((one) => one === undefined).length,
    failures: takings.filter((taking) => taking.status === 'rejected').map(({ reason }) => reason as unknown),
  };
}

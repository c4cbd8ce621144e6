import type { Operation } from '../state/operation.ts';
import type { Order } from '../state/orders.ts';
import { isFinal } from '../state/progress.ts';

type Looked = Pick<Operation, 'progress'> & {
  readonly main: { readonly plan: { readonly order: Order } };
};

/**
 * The newest operation whose main order is such a one, if it is not known yet what came of it; refused ones don't count.
 * @param all the oldest first
 */
export function newestUnfinished<T extends Looked>(
  all: readonly T[],
  isIt: (order: Order) => boolean,
): T | undefined {
  const newest = all.findLast(({ main, progress }) => isIt(main.plan.order) && progress.step !== 'refused');
  const open = newest !== undefined && (newest.progress.step === 'unknown' || !isFinal(newest.progress));
  return open ? newest : undefined;
}

import type { Operation } from '../../writes/engine/operation.ts';
import type { Order } from '../../writes/model/orders.ts';
import { isFinal } from '../../writes/model/progress.ts';

type Looked = Pick<Operation, 'progress' | 'isDatedAhead'> & {
  readonly main: { readonly plan: { readonly order: Order } };
};

/**
 * The newest operation whose main order is such a one, if it is not known yet what came of it. Refused ones don't count;
 * nor do those at their end that were dated by a clock ahead of this one, since they may hide a newer one.
 * @param all the oldest first
 */
export function newestUnfinished<T extends Looked>(
  all: readonly T[],
  isIt: (order: Order) => boolean,
): T | undefined {
  const isOpen = ({ progress }: T): boolean => progress.step === 'unknown' || !isFinal(progress);
  const newest = all.findLast(
    (one) =>
      isIt(one.main.plan.order) && one.progress.step !== 'refused' && (isOpen(one) || !one.isDatedAhead),
  );
  return newest !== undefined && isOpen(newest) ? newest : undefined;
}

import type { OperationState } from './operation-state.ts';
import type { Target } from './orders.ts';
import { isGood } from './progress.ts';
import type { ResourceStore } from './store.ts';

/**
 * The instance that an operation, now at its end, has shut down without starting it again, though that was its plan or
 * though it failed; undefined where there is none, or where it is known to run again.
 */
export function leftDown(
  { steps, progress }: Pick<OperationState, 'steps' | 'progress'>,
  store: Pick<ResourceStore, 'find'>,
): Target | undefined {
  const stop = steps.find(({ plan }) => plan.order.kind === 'stopInstance');
  const start = steps.find(({ plan }) => plan.order.kind === 'startInstance');
  const wasShutDown =
    stop !== undefined && steps.length > 1 && ['done', 'unknown', 'error'].includes(stop.progress.step);
  const asWished = start === undefined ? isGood(progress) : isGood(start.progress);
  if (!wasShutDown || asWished) {
    return undefined;
  }
  const { target } = stop.plan;
  return store.find('instance', target.id)?.status.state === 'ACTIVE' ? undefined : target;
}

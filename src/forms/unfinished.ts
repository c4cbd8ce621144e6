import type { Operation } from '../state/operation.ts';
import { isFinal } from '../state/progress.ts';

type Looked = Pick<Operation, 'kind' | 'target' | 'progress'>;

/**
 * The newest operation of that kind on that target, if it is not known yet what came of it; refused ones don't count.
 * @param all the oldest first
 */
export function newestUnfinished<T extends Looked>(
  all: readonly T[],
  kind: Looked['kind'],
  targetId: string,
): T | undefined {
  const newest = all.findLast(
    (one) => one.kind === kind && one.target.id === targetId && one.progress.step !== 'refused',
  );
  const open = newest !== undefined && (newest.progress.step === 'unknown' || !isFinal(newest.progress));
  return open ? newest : undefined;
}

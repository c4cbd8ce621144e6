import type { Instant } from '../../base/time.ts';
import { awakeBetween } from '../../base/time.ts';
import type { Instance } from '../../domain/resources.ts';
import { mayHide } from '../../resources/kinds.ts';
import type { Moment } from '../../base/clock.ts';
import type { Plan } from '../model/plan.ts';
import type { Target } from '../model/orders.ts';
import type { Progress } from '../model/progress.ts';
import { succeeded } from '../model/progress.ts';
import type { ResourceStore } from '../../resources/store.ts';

/** For so long after its end an operation answers for how an instance stands, in milliseconds. */
const answersForMs = 24 * 60 * 60 * 1000;

interface Chain {
  readonly steps: readonly { readonly plan: Pick<Plan, 'order' | 'target'>; readonly progress: Progress }[];
  /** Of its main step. */
  readonly progress: Progress;
  readonly ended: Moment | undefined;
}

/**
 * The instance that an operation, now at its end, has shut down without starting it again, though that was its plan or
 * though it failed; undefined where there is none, where it is known not to be down, or where that is so long ago that
 * somebody else may have shut it down since.
 */
export function instanceLeftStopped(
  { steps, progress, ended }: Chain,
  store: Pick<ResourceStore, 'find' | 'instances'>,
  now: Instant,
): Target | undefined {
  const stopAt = steps.findIndex(({ plan }) => plan.order.kind === 'stopInstance');
  const stop = steps[stopAt];
  const after = steps.slice(stopAt + 1);
  const start = after.find(({ plan }) => plan.order.kind === 'startInstance');
  if (stop === undefined || after.length === 0 || ended === undefined) {
    return undefined; // shutting it down was the last thing to be done
  }
  if (awakeBetween(ended.instant, now) > answersForMs) {
    return undefined;
  }
  const asWished = start === undefined ? succeeded(progress) : succeeded(start.progress);
  const { id } = stop.plan.target;
  const known = store.instances.loadedAt === undefined ? undefined : store.find('instance', id);
  const mayBeHidden =
    store.instances.loadedAt === undefined || (known === undefined && mayHide(store.instances, id));
  const isDown = mayBeHidden
    ? stop.progress.step === 'done'
    : isDownOrChanging(known) && mayBeItsDoing(stop.progress, start !== undefined);
  return isDown && !asWished ? stop.plan.target : undefined;
}

/** An instance that is being shut down counts, and, until it runs, one that is being started. */
function isDownOrChanging(instance: Instance | undefined): boolean {
  return instance?.status.state === 'SHUTOFF' || instance?.status.state === 'transition';
}

/** Whether it was this operation that shut the instance down, or found it so when it was to start it again. */
function mayBeItsDoing({ step }: Progress, wasToStart: boolean): boolean {
  return ['done', 'unknown', 'error'].includes(step) || (step === 'skipped' && wasToStart);
}

import { resizeEligibility } from '../../domain/resize.ts';
import type { Volume } from '../../domain/resources.ts';
import { sizeProblem } from '../../domain/sizes.ts';
import { isBeing } from '../../domain/status.ts';
import { asTold } from '../model/as-told.ts';
import { ChangePlan } from './change-plan.ts';
import { monthlyCost } from '../model/monthly-cost.ts';
import type { ResizeOrder } from '../model/orders.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';
import { ruledOut } from '../model/step-errors.ts';
import { resizeTexts, whatToCheckOfResize } from './volume-texts.ts';

/** Makes a volume larger. It is done when the volume has the size, or more, and is at rest. */
export function resizePlan(order: ResizeOrder, context: PlanContext): Plan {
  const { store } = context;
  const { volume: seen, sizeGb } = order;
  const target = { kind: 'volume', id: seen.id, name: seen.name } as const;
  const hasGrown = (volume: Volume): boolean => volume.sizeGb !== undefined && volume.sizeGb >= sizeGb;
  const isResized = (volume: Volume): boolean =>
    hasGrown(volume) && ['available', 'attached'].includes(volume.status.state);
  return new ChangePlan(
    {
      order,
      target,
      region: seen.region,
      recheck: async (source) => {
        const now = await readAgain(store, target, ['volumes'], () => source.volumes.get(seen.id));
        if (isResized(now) && now.sizeGb === sizeGb && now.name === seen.name) {
          return undefined;
        }
        checkUnchanged(seen, now);
        checkAllowed(resizeEligibility({ volume: now, tier: store.tierOf(now.region) }));
        const problem = sizeProblem(String(sizeGb), { aboveGb: now.sizeGb });
        if (problem !== undefined) {
          throw ruledOut(problem);
        }
        return now;
      },
      tell: (volume) => {
        if (isResized(volume)) {
          return 'done';
        }
        if (volume.status.state === 'error') {
          return 'error';
        }
        return isBeing('resizing', volume.status) || hasGrown(volume) ? 'begun' : undefined;
      },
      ifGone: 'error',
      get: (source) => source.volumes.get(seen.id),
      alsoIn: [],
      thenIn: [],
      cost: (volume) => (hasGrown(volume) ? monthlyCost(store.priceOf(volume), store) : undefined),
      whatToCheck: whatToCheckOfResize(order),
      texts: () => resizeTexts(asTold(order, store)),
    },
    context,
  );
}

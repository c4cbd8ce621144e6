import type { Instance } from '../../domain/resources.ts';
import { instanceNameProblems, restoreEligibility } from '../../domain/snapshot.ts';
import { asTold } from '../model/as-told.ts';
import { CreationPlan, namesOf } from './creation-plan.ts';
import { restorationTexts, whatToCheckOfRestoration } from './creation-texts.ts';
import { monthlyCost } from '../model/monthly-cost.ts';
import type { RestorationOrder } from '../model/orders.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';

/** Makes an instance of a snapshot. A lost answer is looked for as a new instance of that name. */
export function restorationPlan(order: RestorationOrder, context: PlanContext): Plan {
  const { store } = context;
  const { snapshot: seen, name } = order;
  const target = { kind: 'snapshot', id: seen.id, name: seen.name } as const;
  const mayBeIt = (instance: Instance): boolean => instance.name === name.trim();
  return new CreationPlan(
    {
      makes: 'instance',
      order,
      target,
      region: seen.region,
      isIt: (instance) =>
        mayBeIt(instance) && (instance.region ?? seen.region) === (seen.region ?? instance.region),
      mayBeIt,
      comesFromIt: (instance) => instance.snapshot?.id === seen.id,
      recheck: async (source) => {
        const lists = ['snapshots', 'instances'] as const;
        const now = await readAgain(store, target, lists, () => source.snapshots.get(seen.id));
        checkUnchanged(seen, now);
        checkAllowed(restoreEligibility(now));
      },
      nameProblems: () => instanceNameProblems(name, namesOf(store.instances.items)),
      get: (source, id) => source.instances.get(id),
      alsoIn: ['volumes'],
      cost: (instance) => monthlyCost(store.pricesOfInstance(instance)?.running, store),
      whatToCheck: whatToCheckOfRestoration(name),
      texts: () => restorationTexts(asTold(order, store)),
    },
    context,
  );
}

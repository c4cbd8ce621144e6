import { cloneEligibility } from '../../domain/clone.ts';
import { volumeNameProblems } from '../../domain/names.ts';
import type { Volume } from '../../domain/resources.ts';
import { asTold } from '../model/as-told.ts';
import { CreationPlan, namesOf } from './creation-plan.ts';
import { cloneTexts, whatToCheckOfVolume } from './creation-texts.ts';
import { monthlyCost } from '../model/monthly-cost.ts';
import type { CloneOrder } from '../model/orders.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { checkAllowed, checkUnchanged, freshInstanceOf, readAgain } from './recheck.ts';

/** Clones a volume (clone guide). A lost answer is looked for as a new volume of that name in the source's region. */
export function clonePlan(order: CloneOrder, context: PlanContext): Plan {
  const { store } = context;
  const { source: seen, name } = order;
  const target = { kind: 'volume', id: seen.id, name: seen.name } as const;
  const isIt = (volume: Volume): boolean =>
    volume.name === name &&
    (volume.region === undefined || volume.region === seen.region) &&
    (volume.sizeGb ?? seen.sizeGb) === (seen.sizeGb ?? volume.sizeGb) &&
    (volume.source?.id ?? seen.id) === seen.id;
  return new CreationPlan(
    {
      makes: 'volume',
      order,
      target,
      region: seen.region,
      isIt,
      mayBeIt: isIt, // it inherits its size and its region (clone guide)
      comesFromIt: (volume) => volume.source?.id === seen.id,
      recheck: async (source) => {
        const now = await readAgain(store, target, ['volumes'], () => source.volumes.get(seen.id));
        checkUnchanged(seen, now);
        const instance = await freshInstanceOf(now, store, source);
        checkAllowed(cloneEligibility({ volume: now, tier: store.tierOf(now.region), instance }));
      },
      nameProblems: () =>
        volumeNameProblems(name, namesOf(store.volumes.items.filter(({ region }) => region === seen.region))),
      get: (source, id) => source.volumes.get(id),
      alsoIn: [],
      cost: (volume) => monthlyCost(store.priceOf(volume), store),
      whatToCheck: whatToCheckOfVolume(name, seen.region),
      texts: () => cloneTexts(asTold(order, store)),
    },
    context,
  );
}

import { volumeNameProblems } from '../../domain/names.ts';
import type { Volume } from '../../domain/resources.ts';
import { sizeProblem } from '../../domain/sizes.ts';
import { CreationPlan, namesOf } from './creation-plan.ts';
import { volumeTexts, whatToCheckOfVolume } from './creation-texts.ts';
import { monthlyCost } from '../model/monthly-cost.ts';
import type { VolumeOrder } from '../model/orders.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { readLists } from './recheck.ts';
import { ruledOut } from '../model/step-errors.ts';

/**
 * Creates a volume. A lost answer is looked for as a new volume of that name in that region; it may be larger than asked
 * for, since a cloud may round up.
 */
export function volumePlan(order: VolumeOrder, context: PlanContext): Plan {
  const { store } = context;
  const { name, region, sizeGb } = order;
  const mayBeIt = (volume: Volume): boolean => volume.name === name && (volume.region ?? region) === region;
  return new CreationPlan(
    {
      makes: 'volume',
      order,
      target: { kind: 'volume', id: '', name },
      region,
      isIt: (volume) => mayBeIt(volume) && (volume.sizeGb ?? sizeGb) >= sizeGb,
      mayBeIt,
      recheck: async () => {
        await readLists(store, ['volumes']);
        const problem = sizeProblem(String(sizeGb), { minimumGb: store.minimumVolumeGb });
        if (problem !== undefined) {
          throw ruledOut(problem);
        }
      },
      nameProblems: () =>
        volumeNameProblems(name, namesOf(store.volumes.items.filter((one) => one.region === region))),
      get: (source, id) => source.volumes.get(id),
      alsoIn: [],
      cost: (volume) => monthlyCost(store.priceOf(volume), store),
      whatToCheck: whatToCheckOfVolume(name, region),
      texts: () => volumeTexts(order),
    },
    context,
  );
}

import { imageEligibility } from '../../domain/image.ts';
import { imageNameProblems } from '../../domain/names.ts';
import type { Image } from '../../domain/resources.ts';
import { asTold } from '../model/as-told.ts';
import { CreationPlan, namesOf } from './creation-plan.ts';
import { imageTexts, whatToCheckOfImage } from './creation-texts.ts';
import type { ImageOrder } from '../model/orders.ts';
import type { Plan } from '../model/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';

/** Makes the image of a snapshot (image guide). A lost answer is looked for as a new image of that name. */
export function imagePlan(order: ImageOrder, context: PlanContext): Plan {
  const { store } = context;
  const { snapshot: seen, name } = order;
  const target = { kind: 'snapshot', id: seen.id, name: seen.name } as const;
  // Names are unique in the account.
  const isIt = (image: Image): boolean => image.name === name && (image.snapshot?.id ?? seen.id) === seen.id;
  return new CreationPlan(
    {
      makes: 'image',
      order,
      target,
      region: seen.region,
      isIt,
      mayBeIt: isIt,
      comesFromIt: (image) => image.snapshot?.id === seen.id,
      recheck: async (source) => {
        const lists = ['snapshots', 'images'] as const;
        const now = await readAgain(store, target, lists, () => source.snapshots.get(seen.id));
        checkUnchanged(seen, now);
        checkAllowed(imageEligibility(now, store.imageOf(now)));
      },
      nameProblems: () => imageNameProblems(name, namesOf(store.images.items)),
      get: (source, id) => source.images.get(id),
      alsoIn: ['snapshots'], // it has an image now
      whatToCheck: whatToCheckOfImage(name),
      texts: () => imageTexts(asTold(order, store)),
    },
    context,
  );
}

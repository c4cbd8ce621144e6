import * as l10n from '@vscode/l10n';
import { imageEligibility } from '../../domain/image.ts';
import { imageNameProblems } from '../../domain/names.ts';
import type { Image } from '../../domain/resources.ts';
import { asTold } from '../model/as-told.ts';
import type { WriteDefinition } from '../model/definition.ts';
import type { Order } from '../model/orders.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Plan } from '../model/plan.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs } from '../model/step-texts.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';
import { CreationPlan, namesOf } from './creation-plan.ts';
import { listedYet, unknownOr } from './creation-texts.ts';
import { makingOfSnapshot } from './uses.ts';

/** Makes the image of a snapshot. A lost answer is looked for as a new image of that name. */
export const createImage: WriteDefinition<'createImage'> = {
  send: ({ snapshot, name }, { images }) => images.createFromSnapshot(snapshot.id, { name }),
  plan,
  makes: 'image',
  uses: ({ snapshot }) => [makingOfSnapshot(snapshot)],
  intent: ({ snapshot, name }) => [snapshot.id, name],
  words: {
    label: ({ snapshot }) => l10n.t('Create image of {0}', snapshot.name),
    outcome: ({ name }) => `→ ${name}`,
    goal: () => l10n.t('Available'),
    checking: () => l10n.t('checking whether it was created'),
    begun: () => l10n.t('image being created…'),
    toCome: () => l10n.t('image to be created'),
    making: ({ snapshot }) => l10n.t('being created from {0}', snapshot.name),
  },
};

function texts({ name, snapshot: { name: snapshot } }: Order<'createImage'>): StepTexts {
  return {
    waiting: l10n.t('Create the image {0} from {1}', name, snapshot),
    checking: l10n.t('No response from Barrack. Checking whether the image {0} was created…', name),
    running: (status) => l10n.t('Creating the image {0} from {1}: {2}', name, snapshot, listedYet(status)),
    done: () => l10n.t('The image {0} was created from {1}.', name, snapshot),
    notDone: l10n.t('The image {0} was not created.', name),
    refused: (why) => l10n.t('The image {0} was not created: {1}', name, why),
    error: (status) => l10n.t('The image {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: unknownOr(name, (check) =>
      l10n.t('It is unknown whether the image {0} was created. {1}', name, check),
    ),
  };
}

function whatToCheck(name: string): string {
  return l10n.t('Before you try again, look for an image named {0} at barrack.ai.', name);
}

function plan(order: Order<'createImage'>, context: PlanContext): Plan {
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
      whatToCheck: whatToCheck(name),
      texts: () => texts(asTold(order, store)),
    },
    context,
  );
}

import * as l10n from '@vscode/l10n';
import { volumeNameProblems } from '../../domain/names.ts';
import type { Volume } from '../../domain/resources.ts';
import { sizeProblem } from '../../domain/sizes.ts';
import type { WriteDefinition } from '../model/definition.ts';
import type { Order } from '../model/orders.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Plan } from '../model/plan.ts';
import type { ResourceUse } from '../model/resource-use.ts';
import { monthlyCost } from '../model/monthly-cost.ts';
import { ruledOut } from '../model/step-errors.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs } from '../model/step-texts.ts';
import { imageQualifier } from './image-qualifier.ts';
import { readLists } from './recheck.ts';
import { CreationPlan, namesOf } from './creation-plan.ts';
import { listedYet, unknownOr, whatToCheckOfVolume } from './creation-texts.ts';

/**
 * Creates a volume. A lost answer is looked for as a new volume of that name in that region; it may be larger than asked
 * for, since a cloud may round up.
 */
export const createVolume: WriteDefinition<'createVolume'> = {
  send: ({ name, sizeGb, volumeType, region, image }, { volumes }) =>
    volumes.create({ name, sizeGb, volumeType, region, bootable: image !== undefined, imageId: image?.id }),
  plan,
  makes: 'volume',
  nameRegion: ({ region }) => region,
  uses: ({ image }) => (image === undefined ? [] : [madeOf(image)]),
  intent: ({ region, name, sizeGb, volumeType, image }) => [region, name, sizeGb, volumeType, image?.id],
  words: {
    label: ({ name }) => l10n.t('Create volume {0}', name),
    goal: () => l10n.t('Available'),
    checking: () => l10n.t('checking whether it was created'),
    begun: () => l10n.t('being created…'),
    toCome: () => l10n.t('to be created'),
    making: () => l10n.t('being created…'),
  },
};

function madeOf({ id, name }: NonNullable<Order<'createVolume'>['image']>): ResourceUse {
  const text = l10n.t('Another operation makes a volume of {0}.', name);
  return { kind: 'image', id: String(id), qualifier: imageQualifier({ id, name }), exclusive: false, text };
}

function texts({ name, region }: Order<'createVolume'>): StepTexts {
  return {
    waiting: l10n.t('Create the volume {0} in {1}', name, region),
    checking: l10n.t('No response from Barrack. Checking whether the volume {0} was created…', name),
    running: (status) =>
      l10n.t('Creating the volume {0}: {1}. It is billed already.', name, listedYet(status)),
    done: () => l10n.t('The volume {0} was created in {1}.', name, region),
    notDone: l10n.t('The volume {0} was not created.', name),
    refused: (why) => l10n.t('The volume {0} was not created: {1}', name, why),
    error: (status) => l10n.t('The volume {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: unknownOr(name, (check) =>
      l10n.t('It is unknown whether the volume {0} was created. {1}', name, check),
    ),
  };
}

function plan(order: Order<'createVolume'>, context: PlanContext): Plan {
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
      texts: () => texts(order),
    },
    context,
  );
}

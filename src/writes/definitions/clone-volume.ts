import * as l10n from '@vscode/l10n';
import { cloneEligibility } from '../../domain/clone.ts';
import { volumeNameProblems } from '../../domain/names.ts';
import type { ResourceRef, Volume } from '../../domain/resources.ts';
import { asTold } from '../model/as-told.ts';
import type { WriteDefinition } from '../model/definition.ts';
import type { Order } from '../model/orders.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Plan } from '../model/plan.ts';
import type { ResourceUse } from '../model/resource-use.ts';
import { monthlyCost } from '../model/monthly-cost.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs } from '../model/step-texts.ts';
import { checkAllowed, checkUnchanged, freshInstanceOf, readAgain } from './recheck.ts';
import { CreationPlan, namesOf } from './creation-plan.ts';
import { listedYet, unknownOr, whatToCheckOfVolume } from './creation-texts.ts';

/** Clones a volume. A lost answer is looked for as a new volume of that name in the source's region. */
export const cloneVolume: WriteDefinition<'clone'> = {
  send: ({ source, name, volumeType }, { volumes }) =>
    volumes.clone(source.id, { name, volumeType, region: source.region }),
  plan,
  makes: 'volume',
  nameRegion: ({ source }) => source.region,
  uses: ({ source }, hostOf) => uses(source, hostOf(source)),
  intent: ({ source, name }) => [source.id, name],
  words: {
    label: ({ source }) => l10n.t('Clone {0}', source.name),
    outcome: ({ name }) => `→ ${name}`,
    goal: () => l10n.t('Available'),
    checking: () => l10n.t('checking whether it was cloned'),
    begun: () => l10n.t('cloning…'),
    toCome: () => l10n.t('to be cloned'),
    making: ({ source }) => l10n.t('being cloned from {0}', source.name),
  },
};

/** Its instance is to stay as it is, too: one that is started writes to the volume. */
function uses({ id, name }: Order<'clone'>['source'], host: ResourceRef | undefined): readonly ResourceUse[] {
  const text = l10n.t('Another operation clones {0}.', name);
  const volume = { kind: 'volume', id, exclusive: false, text } as const;
  if (host?.id === undefined) {
    return [volume];
  }
  const ofHost = l10n.t(
    'Another operation clones {0}, which is attached to {1}.',
    name,
    host.name ?? host.id,
  );
  return [volume, { kind: 'instance', id: host.id, exclusive: false, text: ofHost }];
}

function texts({ name, source: { name: source } }: Order<'clone'>): StepTexts {
  return {
    waiting: l10n.t('Clone {0} as {1}', source, name),
    checking: l10n.t('No response from Barrack. Checking whether {0} was cloned as {1}…', source, name),
    running: (status) => l10n.t('Cloning {0} as {1}: {2}', source, name, listedYet(status)),
    done: () => l10n.t('{0} was cloned as {1}.', source, name),
    notDone: l10n.t('{0} was not cloned.', source),
    refused: (why) => l10n.t('{0} was not cloned: {1}', source, why),
    error: (status) => l10n.t('The clone {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: unknownOr(name, (check) =>
      l10n.t('It is unknown whether {0} was cloned as {1}. {2}', source, name, check),
    ),
  };
}

function plan(order: Order<'clone'>, context: PlanContext): Plan {
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
      mayBeIt: isIt, // it inherits its size and its region (docs/platform.md, "Clone a volume")
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
      texts: () => texts(asTold(order, store)),
    },
    context,
  );
}

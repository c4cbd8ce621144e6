import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../../domain/resources.ts';
import { snapshotEligibility, snapshotNameProblems } from '../../domain/snapshot.ts';
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
import { sharing } from './uses.ts';

/** Makes a snapshot of an instance. A lost answer is looked for as a new snapshot of that name. */
export const createSnapshot: WriteDefinition<'createSnapshot'> = {
  send: ({ instance, name, description }, { snapshots }) =>
    snapshots.create(instance.id, { name, description }),
  plan,
  makes: 'snapshot',
  uses: ({ instance: { id, name } }) => [
    sharing('instance', id, l10n.t('Another operation makes a snapshot of {0}.', name)),
  ],
  intent: ({ instance, name }) => [instance.id, name],
  words: {
    label: ({ instance }) => l10n.t('Create snapshot of {0}', instance.name),
    outcome: ({ name }) => `→ ${name}`,
    goal: () => l10n.t('Available'),
    checking: () => l10n.t('checking whether it was created'),
    begun: () => l10n.t('snapshot being created…'),
    toCome: () => l10n.t('snapshot to be created'),
    making: ({ instance }) => l10n.t('being created of {0}', instance.name),
  },
};

function texts({ name, instance: { name: instance } }: Order<'createSnapshot'>): StepTexts {
  return {
    waiting: l10n.t('Create the snapshot {0} of {1}', name, instance),
    checking: l10n.t('No response from Barrack. Checking whether the snapshot {0} was created…', name),
    running: (status) => l10n.t('Creating the snapshot {0} of {1}: {2}', name, instance, listedYet(status)),
    done: () =>
      l10n.t('The snapshot {0} of {1} was created. It is billed as long as it is there.', name, instance),
    notDone: l10n.t('The snapshot {0} was not created.', name),
    refused: (why) => l10n.t('The snapshot {0} was not created: {1}', name, why),
    error: (status) => l10n.t('The snapshot {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: unknownOr(name, (check) =>
      l10n.t('It is unknown whether the snapshot {0} was created. {1}', name, check),
    ),
  };
}

function whatToCheck(name: string): string {
  return l10n.t(
    'Before you try again, look for a snapshot named {0} at barrack.ai: if it is there, it is billed.',
    name,
  );
}

function plan(order: Order<'createSnapshot'>, context: PlanContext): Plan {
  const { store } = context;
  const { instance: seen, name } = order;
  const target = { kind: 'instance', id: seen.id, name: seen.name } as const;
  const mayBeIt = (snapshot: Snapshot): boolean => snapshot.name === name.trim();
  return new CreationPlan(
    {
      makes: 'snapshot',
      order,
      target,
      region: seen.region,
      isIt: (snapshot) => mayBeIt(snapshot) && (snapshot.instance?.id ?? seen.id) === seen.id,
      mayBeIt,
      comesFromIt: (snapshot) => snapshot.instance?.id === seen.id,
      recheck: async (source) => {
        const lists = ['instances', 'snapshots'] as const;
        const now = await readAgain(store, target, lists, () => source.instances.get(seen.id));
        checkUnchanged(seen, now);
        checkAllowed(snapshotEligibility({ instance: now, tier: store.tierOf(now.region) }));
      },
      nameProblems: () => snapshotNameProblems(name, namesOf(store.snapshots.items)),
      get: (source, id) => source.snapshots.get(id),
      alsoIn: [],
      whatToCheck: whatToCheck(name),
      texts: () => texts(asTold(order, store)),
    },
    context,
  );
}

import * as l10n from '@vscode/l10n';
import type { Instance } from '../../domain/resources.ts';
import { instanceNameProblems, restoreEligibility } from '../../domain/snapshot.ts';
import { asTold } from '../model/as-told.ts';
import type { WriteDefinition } from '../model/definition.ts';
import type { Order } from '../model/orders.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Plan } from '../model/plan.ts';
import { monthlyCost } from '../model/monthly-cost.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs } from '../model/step-texts.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';
import { CreationPlan, namesOf } from './creation-plan.ts';
import { listedYet, unknownOr } from './creation-texts.ts';
import { makingOfSnapshot } from './uses.ts';

/** Makes an instance of a snapshot. A lost answer is looked for as a new instance of that name. */
export const restoreSnapshot: WriteDefinition<'restoreSnapshot'> = {
  send: ({ snapshot, name }, { snapshots }) => snapshots.restore(snapshot.id, { name }),
  plan,
  makes: 'instance',
  uses: ({ snapshot }) => [makingOfSnapshot(snapshot)],
  intent: ({ snapshot, name }) => [snapshot.id, name],
  words: {
    label: ({ snapshot }) => l10n.t('Restore {0}', snapshot.name),
    outcome: ({ name }) => `→ ${name}`,
    goal: () => 'ACTIVE',
    checking: () => l10n.t('checking whether it was restored'),
    begun: () => l10n.t('being restored…'),
    toCome: () => l10n.t('to be restored'),
    making: ({ snapshot }) => l10n.t('being restored from {0}', snapshot.name),
  },
};

function texts({ name, snapshot: { name: snapshot } }: Order<'restoreSnapshot'>): StepTexts {
  return {
    waiting: l10n.t('Restore {0} as the instance {1}', snapshot, name),
    checking: l10n.t('No response from Barrack. Checking whether {0} was restored as {1}…', snapshot, name),
    running: (status) => l10n.t('Restoring {0} as the instance {1}: {2}', snapshot, name, listedYet(status)),
    done: (status) =>
      status === undefined
        ? l10n.t('{0} was restored as the instance {1}, which is billed.', snapshot, name)
        : l10n.t('{0} was restored as the instance {1}, which is {2} and billed.', snapshot, name, status),
    notDone: l10n.t('{0} was not restored.', snapshot),
    refused: (why) => l10n.t('{0} was not restored: {1}', snapshot, why),
    error: (status) => l10n.t('The instance {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: unknownOr(name, (check) =>
      l10n.t('It is unknown whether {0} was restored as {1}. {2}', snapshot, name, check),
    ),
  };
}

function whatToCheck(name: string): string {
  return l10n.t(
    'Before you try again, look for an instance named {0} at barrack.ai: if it is there, it is billed.',
    name,
  );
}

function plan(order: Order<'restoreSnapshot'>, context: PlanContext): Plan {
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
      whatToCheck: whatToCheck(name),
      texts: () => texts(asTold(order, store)),
    },
    context,
  );
}

import * as l10n from '@vscode/l10n';
import { resizeEligibility } from '../../domain/resize.ts';
import type { Volume } from '../../domain/resources.ts';
import { formatSize, sizeProblem } from '../../domain/sizes.ts';
import { isBeing } from '../../domain/status.ts';
import { asTold } from '../model/as-told.ts';
import type { WriteDefinition } from '../model/definition.ts';
import type { Order } from '../model/orders.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Plan } from '../model/plan.ts';
import { monthlyCost } from '../model/monthly-cost.ts';
import { ruledOut } from '../model/step-errors.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs, listedAs } from '../model/step-texts.ts';
import { ChangePlan } from './change-plan.ts';
import { checkAllowed, checkUnchanged, readAgain } from './recheck.ts';
import { changingVolume } from './uses.ts';

/** Makes a volume larger. It is done when the volume has the size, or more, and is at rest. */
export const resizeVolume: WriteDefinition<'resizeVolume'> = {
  send: ({ volume, sizeGb }, { volumes }) => volumes.resize(volume.id, { sizeGb }),
  plan,
  uses: ({ volume }) => [changingVolume(volume)],
  intent: ({ volume, sizeGb }) => [volume.id, sizeGb],
  words: {
    label: ({ volume }) => l10n.t('Resize {0}', volume.name),
    outcome: ({ sizeGb }) => `→ ${formatSize(sizeGb)}`,
    goal: () => l10n.t('the new size'),
    checking: () => l10n.t('checking whether it was resized'),
    begun: () => l10n.t('resizing…'),
    toCome: () => l10n.t('to be resized'),
  },
};

function texts({ volume: { name }, sizeGb }: Order<'resizeVolume'>): StepTexts {
  const size = formatSize(sizeGb);
  return {
    waiting: l10n.t('Resize {0} to {1}', name, size),
    checking: l10n.t('No response from Barrack. Checking whether {0} was resized…', name),
    running: (status) => l10n.t('Resizing {0} to {1}: {2}', name, size, listedAs(status)),
    done: () => l10n.t('{0} has {1} now, and is billed for that.', name, size),
    already: l10n.t('{0} had {1} already.', name, size),
    notDone: l10n.t('{0} was not resized.', name),
    refused: (why) => l10n.t('{0} was not resized: {1}', name, why),
    error: (status) => l10n.t('The resizing of {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} was resized to {1}. {2}', name, size, check),
  };
}

function whatToCheck({ volume: { name }, sizeGb }: Order<'resizeVolume'>): string {
  return l10n.t(
    'See at barrack.ai whether {0} has {1}: if it has, it is billed for that.',
    name,
    formatSize(sizeGb),
  );
}

function plan(order: Order<'resizeVolume'>, context: PlanContext): Plan {
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
      whatToCheck: () => whatToCheck(order),
      texts: () => texts(asTold(order, store)),
    },
    context,
  );
}

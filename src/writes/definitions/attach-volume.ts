import * as l10n from '@vscode/l10n';
import { attachEligibility } from '../../domain/attachment.ts';
import { isBeing } from '../../domain/status.ts';
import type { WriteDefinition } from '../model/definition.ts';
import { withoutResult } from '../model/definition.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs, listedAs } from '../model/step-texts.ts';
import type { Direction } from './attachment.ts';
import { attachmentPlan, attachmentUses } from './attachment.ts';

export const attachVolume: WriteDefinition<'attachVolume'> = {
  send: ({ volume, instance }, { instances }) =>
    withoutResult(instances.attachVolumes(instance.id, [volume.wireId])),
  plan: (order, context) => attachmentPlan(order, context, direction),
  uses: attachmentUses,
  intent: ({ volume, instance }) => [volume.id, instance.id],
  words: {
    label: ({ volume }) => l10n.t('Attach {0}', volume.name),
    outcome: ({ instance }) => `→ ${instance.name}`,
    goal: () => l10n.t('Attached'),
    checking: () => l10n.t('checking whether it was attached'),
    begun: () => l10n.t('attaching…'),
    toCome: () => l10n.t('to be attached'),
  },
};

const direction: Direction = {
  isSo: ({ status }, place) => status.state === 'attached' && place === 'here',
  eligibility: attachEligibility,
  tell: (volume, place) => {
    switch (volume.status.state) {
      case 'attached':
        // It was Available right before; to whom it is attached may not be told.
        return place === 'elsewhere' ? undefined : 'done';
      case 'busy':
        return isBeing('attaching', volume.status) ? 'begun' : undefined;
      case 'error':
        return 'error';
      default:
        return undefined;
    }
  },
  whatToCheck: (name, instance) =>
    l10n.t('See at barrack.ai whether {0} is attached to {1}.', name, instance),
  texts,
};

function texts(name: string, instance: string): StepTexts {
  return {
    waiting: l10n.t('Attach {0} to {1}', name, instance),
    checking: l10n.t('No response from Barrack. Checking whether {0} was attached…', name),
    running: (status) => l10n.t('Attaching {0} to {1}: {2}', name, instance, listedAs(status)),
    done: () => l10n.t('{0} is attached to {1}.', name, instance),
    already: l10n.t('{0} was attached to {1} already.', name, instance),
    notDone: l10n.t('{0} was not attached.', name),
    refused: (why) => l10n.t('{0} was not attached: {1}', name, why),
    error: (status) => l10n.t('Attaching {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} was attached to {1}. {2}', name, instance, check),
  };
}

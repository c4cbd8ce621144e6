import * as l10n from '@vscode/l10n';
import { detachEligibility } from '../../domain/attachment.ts';
import { isBeing } from '../../domain/status.ts';
import type { WriteDefinition } from '../model/definition.ts';
import { withoutResult } from '../model/definition.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs, listedAs } from '../model/step-texts.ts';
import type { Direction } from './attachment.ts';
import { attachmentPlan, attachmentUses } from './attachment.ts';

export const detachVolume: WriteDefinition<'detachVolume'> = {
  send: ({ volume, instance }, { instances }) =>
    withoutResult(instances.detachVolumes(instance.id, [volume.wireId])),
  plan: (order, context) => attachmentPlan(order, context, direction),
  uses: attachmentUses,
  intent: ({ volume, instance }) => [volume.id, instance.id],
  words: {
    label: ({ volume }) => l10n.t('Detach {0}', volume.name),
    outcome: ({ instance }) => l10n.t('from {0}', instance.name),
    goal: () => l10n.t('Available'),
    checking: () => l10n.t('checking whether it was detached'),
    begun: () => l10n.t('detaching…'),
    toCome: () => l10n.t('to be detached'),
  },
};

const direction: Direction = {
  isSo: ({ status }, place) =>
    status.state === 'available' || (status.state === 'attached' && place === 'elsewhere'),
  eligibility: detachEligibility,
  tell: (volume, place) => {
    switch (volume.status.state) {
      case 'available':
        return 'done';
      case 'attached':
        return place === 'elsewhere' ? 'done' : undefined;
      case 'busy':
        return isBeing('detaching', volume.status) ? 'begun' : undefined;
      case 'error':
        return 'error';
      default:
        return undefined;
    }
  },
  whatToCheck: (name, instance) =>
    l10n.t('See at barrack.ai whether {0} is still attached to {1}.', name, instance),
  texts,
};

function texts(name: string, instance: string): StepTexts {
  return {
    waiting: l10n.t('Detach {0} from {1}', name, instance),
    checking: l10n.t('No response from Barrack. Checking whether {0} was detached…', name),
    running: (status) => l10n.t('Detaching {0} from {1}: {2}', name, instance, listedAs(status)),
    done: () => l10n.t('{0} was detached from {1}. It is still billed.', name, instance),
    already: l10n.t('{0} was detached already.', name),
    notDone: l10n.t('{0} was not detached.', name),
    refused: (why) => l10n.t('{0} was not detached: {1}', name, why),
    error: (status) => l10n.t('Detaching {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether {0} was detached from {1}. {2}', name, instance, check),
  };
}

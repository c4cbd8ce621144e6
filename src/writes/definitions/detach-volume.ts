import * as l10n from '@vscode/l10n';
import { detachEligibility } from '../../domain/attachment.ts';
import { isBeing } from '../../domain/status.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { WriteDefinition } from '../model/definition.ts';
import { withoutResult } from '../model/definition.ts';
import type { ExpectedResource, Order } from '../model/orders.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs, listedAs } from '../model/step-texts.ts';
import type { Direction, ReadBoth } from './attachment.ts';
import { attachmentPlan, attachmentUses, placeOf } from './attachment.ts';
import { checkAllowed } from './recheck.ts';

export const detachVolume: WriteDefinition<'detachVolume'> = {
  send: ({ volume, instance }, { instances }) =>
    withoutResult(instances.detachVolumes(instance.id, [volume.wireId])),
  plan: (order, context) => attachmentPlan(order, context, directionOf(order)),
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

function directionOf({ volume: { name }, instance }: Order<'detachVolume'>) {
  return (host: ExpectedResource, store: ResourceStore, read: ReadBoth): Direction => ({
    texts,
    whatToCheck: () => l10n.t('See at barrack.ai whether {0} is still attached to {1}.', name, instance.name),
    recheck: async (source) => {
      const [volume, instance] = await read(source);
      const isAttached = volume.status.state === 'attached';
      if (
        volume.status.state === 'available' ||
        (isAttached && placeOf(volume, host, store) === 'elsewhere')
      ) {
        return undefined;
      }
      checkAllowed(detachEligibility({ volume, instance, tier: store.tierOf(instance.region) }));
      return volume;
    },
    tell: (volume) => {
      switch (volume.status.state) {
        case 'available':
          return 'done';
        case 'attached':
          return placeOf(volume, host, store) === 'elsewhere' ? 'done' : undefined;
        case 'busy':
          return isBeing('detaching', volume.status) ? 'begun' : undefined;
        case 'error':
          return 'error';
        default:
          return undefined;
      }
    },
  });
}

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

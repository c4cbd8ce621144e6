import * as l10n from '@vscode/l10n';
import { volumeDeletion } from '../../domain/deletion.ts';
import type { WriteDefinition } from '../model/definition.ts';
import { withoutResult } from '../model/definition.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs } from '../model/step-texts.ts';
import { deletionPlan, deletionWords, seeWhetherBilled } from './deletion.ts';
import { changingVolume } from './uses.ts';

/** Deletes a volume, which is billed as long as it is there. */
export const deleteVolume: WriteDefinition<'deleteVolume'> = {
  send: ({ volume }, { volumes }) => withoutResult(volumes.delete(volume.id)),
  plan: (order, context) =>
    deletionPlan(
      {
        kind: 'volume',
        order,
        seen: order.volume,
        get: ({ volumes }) => volumes.get(order.volume.id),
        otherLists: [],
        eligibility: (now) => volumeDeletion(now, context.store.instanceOf(now)),
        alsoIn: [],
        thenIn: [],
        whatToCheck: seeWhetherBilled,
        texts,
      },
      context,
    ),
  uses: ({ volume }) => [changingVolume(volume)],
  intent: ({ volume }) => [volume.id],
  words: {
    ...deletionWords,
    label: ({ volume }) => l10n.t('Delete volume {0}', volume.name),
  },
};

function texts(name: string): StepTexts {
  return {
    waiting: l10n.t('Delete the volume {0}', name),
    checking: l10n.t('No response from Barrack. Checking whether the volume {0} was deleted…', name),
    running: () => l10n.t('Deleting the volume {0}…', name),
    done: () => l10n.t('The volume {0} was deleted. It is not billed any more.', name),
    already: l10n.t('The volume {0} was gone already.', name),
    notDone: l10n.t('The volume {0} was not deleted.', name),
    refused: (why) => l10n.t('The volume {0} was not deleted: {1}', name, why),
    error: (status) => l10n.t('The volume {0} could not be deleted: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether the volume {0} is being deleted. {1}', name, check),
  };
}

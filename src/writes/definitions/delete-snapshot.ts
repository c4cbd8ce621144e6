import * as l10n from '@vscode/l10n';
import { snapshotDeletion } from '../../domain/deletion.ts';
import type { WriteDefinition } from '../model/definition.ts';
import { withoutResult } from '../model/definition.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs } from '../model/step-texts.ts';
import { deletionPlan, deletionWords, seeWhetherBilled } from './deletion.ts';
import { deleting } from './uses.ts';

/** Deletes a snapshot, which is billed as long as it is there. Barrack may delete its image along with it. */
export const deleteSnapshot: WriteDefinition<'deleteSnapshot'> = {
  send: ({ snapshot }, { snapshots }) => withoutResult(snapshots.delete(snapshot.id)),
  plan: (order, context) =>
    deletionPlan(
      {
        kind: 'snapshot',
        order,
        seen: order.snapshot,
        get: ({ snapshots }) => snapshots.get(order.snapshot.id),
        otherLists: ['images'],
        eligibility: (now) => snapshotDeletion(now, context.store.imageOf(now)),
        alsoGone: () =>
          context.store.images.items.filter(({ snapshot }) => snapshot?.id === order.snapshot.id),
        alsoIn: ['images'],
        thenIn: ['images'],
        whatToCheck: seeWhetherBilled,
        texts,
      },
      context,
    ),
  uses: ({ snapshot }) => [deleting('snapshot', snapshot)],
  intent: ({ snapshot }) => [snapshot.id],
  words: {
    ...deletionWords,
    label: ({ snapshot }) => l10n.t('Delete snapshot {0}', snapshot.name),
  },
};

function texts(name: string): StepTexts {
  return {
    waiting: l10n.t('Delete the snapshot {0}', name),
    checking: l10n.t('No response from Barrack. Checking whether the snapshot {0} was deleted…', name),
    running: () => l10n.t('Deleting the snapshot {0}…', name),
    done: () => l10n.t('The snapshot {0} was deleted. It is not billed any more.', name),
    already: l10n.t('The snapshot {0} was gone already.', name),
    notDone: l10n.t('The snapshot {0} was not deleted.', name),
    refused: (why) => l10n.t('The snapshot {0} was not deleted: {1}', name, why),
    error: (status) => l10n.t('The snapshot {0} could not be deleted: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether the snapshot {0} is being deleted. {1}', name, check),
  };
}

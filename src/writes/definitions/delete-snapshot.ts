import * as l10n from '@vscode/l10n';
import { snapshotDeletion } from '../../domain/deletion.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Change } from '../model/change.ts';
import type { WriteDefinition } from '../model/definition.ts';
import { withoutResult } from '../model/definition.ts';
import type { Order } from '../model/orders.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs } from '../model/step-texts.ts';
import { ChangePlan } from './change-plan.ts';
import { deletion, deletionWords, seeWhetherBilled } from './deletion.ts';
import { checkAllowed, checkUnchanged, readIfThere } from './recheck.ts';
import { deleting } from './uses.ts';

/** Deletes a snapshot, which is billed as long as it is there. Barrack may delete its image along with it. */
export const deleteSnapshot: WriteDefinition<'deleteSnapshot'> = {
  send: ({ snapshot }, { snapshots }) => withoutResult(snapshots.delete(snapshot.id)),
  plan: (order, context) => new ChangePlan(change(order, context.store), context),
  uses: ({ snapshot }) => [deleting('snapshot', snapshot)],
  intent: ({ snapshot }) => [snapshot.id],
  words: {
    ...deletionWords,
    label: ({ snapshot }) => l10n.t('Delete snapshot {0}', snapshot.name),
  },
};

function change(order: Order<'deleteSnapshot'>, store: ResourceStore): Change<'snapshot'> {
  const { snapshot: seen } = order;
  const target = { kind: 'snapshot', id: seen.id, name: seen.name } as const;
  return {
    ...deletion(target, store, { whatToCheck: seeWhetherBilled(seen.name), texts }),
    order,
    target,
    region: seen.region,
    recheck: async (source) => {
      const now = await readIfThere(store, target, ['images'], () => source.snapshots.get(seen.id));
      if (now === undefined) {
        return undefined;
      }
      checkUnchanged(seen, now);
      checkAllowed(snapshotDeletion(now, store.imageOf(now)));
      return now;
    },
    sending: () => {
      store.expectGone('snapshot', seen.id);
      for (const { id } of store.images.items.filter(({ snapshot }) => snapshot?.id === seen.id)) {
        store.expectGone('image', id);
      }
    },
    get: (source) => source.snapshots.get(seen.id),
    alsoIn: ['images'],
    thenIn: ['images'],
  };
}

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

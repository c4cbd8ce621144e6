import * as l10n from '@vscode/l10n';
import { volumeDeletion } from '../../domain/deletion.ts';
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
import { changingVolume } from './uses.ts';

/** Deletes a volume, which is billed as long as it is there. */
export const deleteVolume: WriteDefinition<'deleteVolume'> = {
  send: ({ volume }, { volumes }) => withoutResult(volumes.delete(volume.id)),
  plan: (order, context) => new ChangePlan(change(order, context.store), context),
  uses: ({ volume }) => [changingVolume(volume)],
  intent: ({ volume }) => [volume.id],
  words: {
    ...deletionWords,
    label: ({ volume }) => l10n.t('Delete volume {0}', volume.name),
  },
};

function change(order: Order<'deleteVolume'>, store: ResourceStore): Change<'volume'> {
  const { volume: seen } = order;
  const target = { kind: 'volume', id: seen.id, name: seen.name } as const;
  return {
    ...deletion(target, store, { whatToCheck: seeWhetherBilled(seen.name), texts }),
    order,
    target,
    region: seen.region,
    recheck: async (source) => {
      const now = await readIfThere(store, target, [], () => source.volumes.get(seen.id));
      if (now === undefined) {
        return undefined;
      }
      checkUnchanged(seen, now);
      checkAllowed(volumeDeletion(now, store.instanceOf(now)));
      return now;
    },
    sending: () => store.expectGone('volume', seen.id),
    get: (source) => source.volumes.get(seen.id),
    alsoIn: [],
    thenIn: [],
  };
}

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

import * as l10n from '@vscode/l10n';
import type { Instance, Volume } from '../../../domain/resources.ts';
import type { Operation } from '../../../writes/engine/operation.ts';
import { messageText, plain } from '../../../ui/format/safe-text.ts';
import { showMessage } from '../../../ui/surfaces.ts';
import { countLabel } from '../../../kinds/labels.ts';
import { confirmPreview } from '../preview/confirm-preview.ts';
import { followBatch } from '../batch/follow-batch.ts';
import type { BatchWords } from '../batch/result.ts';
import type { NameStore } from '../../../ui/format/names.ts';
import { called } from '../../../ui/format/names.ts';
import { runBulk } from '../bulk/run-bulk.ts';
import { choose } from '../../core/choose.ts';
import { goneText } from '../../core/gone.ts';
import { noneToUse } from '../../../kinds/labels.ts';
import type { Services } from '../../core/services.ts';
import { attachOrders } from './attachment.ts';
import { attachPreview, cannotAttachText } from './attach-preview.ts';
import { candidacyForMany, preparationForAny, sortedFor, unattachable } from './attach-sorting.ts';

/**
 * Asks once to which instance volumes are to be attached, and attaches each as an operation of its own.
 * @param others how many of another kind were selected, too
 */
export async function attachMany(
  services: Services,
  volumes: readonly Volume[],
  others: number,
): Promise<void> {
  const { store, operations } = services;
  const { account } = operations;
  const staying = unattachable(volumes);
  const free = volumes.filter((volume) => staying.every(({ resource }) => resource !== volume));
  if (free.length === 0) {
    tell(cannotAttachText(staying, store));
    return;
  }
  const instance = await choose(store, {
    kinds: ['instance'],
    title: l10n.t('Attach {0} to Instance', countLabel('volumes', free.length)),
    placeholder: l10n.t('Choose the instance to attach them to'),
    notPossible: l10n.t('Cannot take these volumes now'),
    none: noneToUse('instance'),
    eligibility: (one) => candidacyForMany(free, one, store),
  });
  if (instance !== undefined) {
    await attachTo({ instance, account }, services, volumes, others);
  }
}

/** An instance, and whose it is: somebody else may be signed in when the question is answered. */
interface Host {
  readonly instance: Instance;
  readonly account: string | undefined;
}

/** Sorts out what can't be attached, and asks once for the rest. */
async function attachTo(
  host: Host,
  services: Services,
  volumes: readonly Volume[],
  others = 0,
): Promise<void> {
  const { store, operations } = services;
  const { instance } = host;
  const now = volumes.map((volume) => store.find('volume', volume.id) ?? volume);
  const sorted = sortedFor(now, instance, store, (volume) => {
    return operations.conflictOf(attachOrders({ volume, instance }, 'attach'))?.message;
  });
  const preparation = preparationForAny(now, instance, store);
  if (sorted.eligible.length === 0) {
    tell(cannotAttachText(sorted.excluded, store));
  } else if (preparation !== undefined) {
    await offerPreparation(services, instance, preparation);
  } else if (await confirmPreview(attachPreview(sorted, instance, others, store))) {
    const ids = new Set(sorted.eligible.map(({ resource }) => resource.id));
    await begin(
      services,
      now.filter(({ id }) => ids.has(id)),
      host,
    );
  }
}

function tell(text: string): void {
  void showMessage('warning', messageText(text));
}

function wordsFor(count: number, instance: Instance, store: NameStore): BatchWords {
  const what = countLabel('volumes', count);
  const host = called(instance, store);
  return {
    doing: l10n.t('Attaching {0} to {1}', what, host),
    what,
    wasDone: (some) => l10n.t('{0} was attached to {1}.', some, host),
    wereDone: (some) => l10n.t('{0} were attached to {1}.', some, host),
  };
}

async function begin(services: Services, volumes: readonly Volume[], host: Host): Promise<void> {
  const { operations } = services;
  const { instance, account } = host;
  const begun = volumes.map((volume) =>
    operations.begin(attachOrders({ volume, instance }, 'attach'), 0, account),
  );
  if (begun.length > 1) {
    await followBatch(services, begun, wordsFor(begun.length, instance, services.store), (failed) =>
      attachAgain(instance, services, failed),
    );
  } // one tells by itself how it ends
}

/** With what is still listed of what failed. */
async function attachAgain(
  { id, name }: Instance,
  services: Services,
  failed: readonly Operation[],
): Promise<void> {
  const { store, operations } = services;
  const instance = store.find('instance', id);
  const left = failed
    .filter((one) => operations.isListed(one))
    .map(({ target }) => store.find('volume', target.id))
    .filter((volume) => volume !== undefined);
  if (instance !== undefined && left.length > 0) {
    await attachTo({ instance, account: operations.account }, services, left);
    return;
  }
  const gone = instance === undefined ? [{ name }] : failed.map(({ target }) => target);
  void showMessage('information', messageText(goneText(gone)));
}

/** Says what has to be done to the instance first, and offers that. */
async function offerPreparation(
  services: Services,
  instance: Instance,
  preparation: 'stop' | 'start',
): Promise<void> {
  const { store } = services;
  const host = called(instance, store);
  const [text, button] =
    preparation === 'stop'
      ? [
          l10n.t('{0} takes volumes while it is in SHUTOFF. Shut it down, then attach them again.', host),
          l10n.t('Shut Down {0}…', host),
        ]
      : [
          l10n.t('{0} takes volumes while it is ACTIVE. Start it, then attach them again.', host),
          l10n.t('Start {0}…', host),
        ];
  const title = plain(button);
  if ((await showMessage('information', messageText(text), title)) === title) {
    const action = preparation === 'stop' ? 'stopInstance' : 'startInstance';
    await runBulk(action, services, { resources: [instance] });
  }
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { allOf } from '../../domain/checks.ts';
import type { Instance, Volume } from '../../domain/resources.ts';
import type { Operation } from '../../state/operation.ts';
import { messageText, withoutLinks } from '../../ui/safe-text.ts';
import { countLabel } from '../../ui/text.ts';
import { followBatch } from '../bulk/follow-batch.ts';
import type { BatchWords } from '../bulk/result.ts';
import { shortName } from '../bulk/rows.ts';
import { runBulk } from '../bulk/run-bulk.ts';
import { choose } from '../choose.ts';
import type { Services } from '../services.ts';
import { attachOrders, candidacy, preparationOf } from './attachment.ts';

type Volumes = readonly [Volume, ...Volume[]];

/** Asks once to which instance volumes are to be attached, and attaches each as an operation of its own. */
export async function attachMany(services: Services, volumes: Volumes): Promise<void> {
  const { store } = services;
  const instance = await choose(store, {
    kinds: ['instance'],
    title: l10n.t('Attach {0} to Instance', countLabel('volumes', volumes.length)),
    placeholder: l10n.t('Choose the instance to attach them to'),
    notPossible: l10n.t('Cannot take these volumes now'),
    none: l10n.t('There are no instances in this account.'),
    eligibility: (one) => allOf(...volumes.map((volume) => candidacy({ volume, instance: one }, store))),
  });
  if (instance === undefined) {
    return;
  }
  const preparation = preparationOf({ volume: volumes[0], instance }, store);
  await (preparation === undefined
    ? attachAll(services, volumes, instance)
    : offerPreparation(services, instance, preparation));
}

function wordsFor(count: number, instance: Instance): BatchWords {
  const what = countLabel('volumes', count);
  const host = shortName(instance);
  return {
    doing: l10n.t('Attaching {0} to {1}', what, withoutLinks(host)),
    what,
    wasDone: (some) => l10n.t('{0} was attached to {1}.', some, host),
    wereDone: (some) => l10n.t('{0} were attached to {1}.', some, host),
  };
}

async function attachAll(services: Services, volumes: Volumes, instance: Instance): Promise<void> {
  const { operations } = services;
  const begun = volumes.map((volume) => operations.begin(attachOrders({ volume, instance }, 'attach')));
  await follow(services, begun, instance);
}

async function follow(services: Services, begun: readonly Operation[], instance: Instance): Promise<void> {
  await followBatch(services, begun, wordsFor(begun.length, instance), (failed) => {
    const again = failed.map((one) => services.operations.retry(one)).filter((one) => one !== undefined);
    return follow(services, again, instance);
  });
}

/** Says what has to be done to the instance first, and offers that. */
async function offerPreparation(
  services: Services,
  instance: Instance,
  preparation: 'stop' | 'start',
): Promise<void> {
  const host = shortName(instance);
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
  const answer = await vscode.window.showInformationMessage(messageText(text), button);
  if (answer === button) {
    const action = preparation === 'stop' ? 'stopInstance' : 'startInstance';
    await runBulk(action, services, { resources: [instance] });
  }
}

import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { BarrackError } from '../api/errors.ts';
import type { FormOperation, FormServices } from '../forms/model/services.ts';
import { newestUnfinished } from '../forms/model/unfinished.ts';
import { systemClock } from '../base/clock.ts';
import type { Order } from '../writes/model/orders.ts';
import { copyText } from './core/copy.ts';
import { withEarlierTries } from './actions/change/earlier-try.ts';
import type { CommandId } from './core/ids.ts';
import type { Services } from './core/services.ts';
import { listOf } from '../resources/kinds.ts';
import { pageUrl } from './navigate/show.ts';
import { copySupport } from './core/support.ts';

/** What the forms ask of the rest of the program. */
export function formServices(
  services: Pick<Services, 'store' | 'operations' | 'explorer' | 'account' | 'notifier' | 'versions'>,
): FormServices {
  const { store, operations, explorer, account, notifier } = services;
  return {
    store,
    begin: (orders, main) => operations.begin(orders, main),
    unfinished: (isIt) =>
      newestUnfinished(
        operations.all.filter(({ isForeign }) => !isForeign),
        isIt,
      ),
    withEarlierTries: (question, orders, isShown) => {
      const shown = operations.all.filter(isShown);
      return withEarlierTries(question, orders, operations.all, store, (one) =>
        shown.some((it) => it === one),
      );
    },
    nextVolumeName: async (region) => {
      try {
        return await account.client?.volumes.nextName({ region });
      } catch (error) {
        if (!BarrackError.is(error)) {
          throw error;
        }
        return undefined; // then the form makes one up
      }
    },
    osImages: async (region) =>
      (await account.client?.images.listOs({ region })) ?? { items: [], unreadable: [] },
    confirm: async (question) => {
      const { confirm } = await import('./on-demand.ts');
      return confirm(question);
    },
    showInTree: (resource) =>
      void explorer
        .reveal(resource)
        .catch((error: unknown) => notifier.show(l10n.t('Show in the Tree'), error)),
    openInBarrack: (kind) => void vscode.env.openExternal(vscode.Uri.parse(pageUrl(listOf(kind)))),
    copyId: ({ id }) => void copyText(id, id),
    stopWatching: (operation) => onOperation('barrack.stopWatching', operation),
    showOperation: (operation) => onOperation('barrack.showOperation', operation),
    copyAsCurl: (orders) =>
      void copyCurl(orders, services).catch((error: unknown) => notifier.show(l10n.t('Copy as curl'), error)),
    copySupportDetails: (resources, incident) =>
      void copySupport(services, { resources, incidents: [incident], problems: [] }),
    signIn: () => void vscode.commands.executeCommand('barrack.signIn' satisfies CommandId),
    tellFailure: (doing, error) => void notifier.show(doing, error),
    trySooner: () => account.client?.trySooner(),
    clock: systemClock,
    newId: () => randomUUID(),
  };
}

/** Calls a command as a click in the Operations view does. */
function onOperation(command: CommandId, operation: FormOperation): void {
  void vscode.commands.executeCommand(command, { type: 'operation', operation });
}

async function copyCurl(
  orders: readonly Order[],
  services: Pick<Services, 'account' | 'store'>,
): Promise<void> {
  const { curlOf } = await import('./on-demand.ts');
  const text = await curlOf(orders, services);
  await copyText(text, l10n.t('the curl command; it reads your key from $BARRACK_API_KEY'));
}

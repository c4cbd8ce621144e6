import { randomUUID } from 'node:crypto';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FormServices } from '../forms/services.ts';
import { newestUnfinished } from '../forms/unfinished.ts';
import { copyText } from './copy.ts';
import type { Services } from './services.ts';
import { pageUrl } from './show.ts';
import { copySupport } from './support.ts';

/** What the forms ask of the rest of the program. */
export function formServices(
  services: Pick<Services, 'store' | 'operations' | 'explorer' | 'account' | 'notifier' | 'versions'>,
): FormServices {
  const { store, operations, explorer } = services;
  return {
    store,
    begin: (orders, main) => operations.begin(orders, main),
    unfinished: (kind, targetId) =>
      newestUnfinished(
        operations.all.filter(({ isForeign }) => !isForeign),
        kind,
        targetId,
      ),
    confirm: async (question) => {
      const { confirm } = await import('../ui/confirm.ts');
      return confirm(question);
    },
    showInTree: (resource) =>
      void explorer
        .reveal(resource)
        .catch((error: unknown) => services.notifier.show(l10n.t('Show in the Tree'), error)),
    openInBarrack: (kind) =>
      void vscode.env.openExternal(vscode.Uri.parse(pageUrl(kind === 'volume' ? 'volumes' : 'images'))),
    copyId: ({ id }) => void copyText(id, id),
    copySupportDetails: (resources, incident) =>
      void copySupport(services, { resources, incidents: [incident], problems: [] }),
    now: () => Date.now(),
    newId: () => randomUUID(),
  };
}

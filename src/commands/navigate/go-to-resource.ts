import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Resource } from '../../domain/resources.ts';
import { resourceLists } from '../../resources/kinds.ts';
import { loaded } from '../core/choose.ts';
import { plain } from '../../ui/format/safe-text.ts';
import type { QuickPick } from '../../ui/surfaces.ts';
import { createQuickPick } from '../../ui/surfaces.ts';
import { copyId } from '../core/copy.ts';
import type { Services } from '../core/services.ts';
import { showDetails } from './show.ts';
import type { Targets } from '../core/targets.ts';
import { FuzzyRows } from './fuzzy.ts';
import type { ItemButtons, ResourceItem } from './resource-items.ts';
import { resourceItems } from './resource-items.ts';

type Box = QuickPick<ResourceItem>;

/**
 * What fits to what is typed: what has just that id first. VS Code itself would only find texts that are there as they
 * are typed, so it is told to show these whatever it makes of them.
 */
function follow(box: Box): void {
  const all = box.items;
  const rows = all.filter(({ resource }) => resource !== undefined);
  const byId = Map.groupBy(rows, ({ resource }) => resource?.id);
  let fuzzy: FuzzyRows<ResourceItem> | undefined;
  const show = (): void => {
    const text = box.value.trim();
    if (text === '') {
      box.items = all;
      return;
    }
    fuzzy ??= new FuzzyRows(rows);
    const exact = byId.get(text) ?? [];
    const found = [...new Set([...exact, ...fuzzy.find(text)])].map((row) => ({ ...row, alwaysShow: true }));
    box.items = found;
    box.activeItems = found.slice(0, 1);
  };
  box.onDidChangeValue(show);
  if (box.value !== '') {
    show(); // typed while it was loaded
  }
}

async function fill(box: Box, services: Services, buttons: ItemButtons): Promise<void> {
  await loaded(services.store, resourceLists);
  box.items = resourceItems(services, buttons);
  if (box.items.length === 0) {
    box.placeholder = plain(l10n.t('There is nothing in this account.'));
  }
  follow(box);
  box.busy = false;
}

/** The resource that the user goes to; its buttons do what they say at once. */
async function ask(services: Services, targets: Targets): Promise<Resource | undefined> {
  const buttons: ItemButtons = {
    showDetails: { iconPath: new vscode.ThemeIcon('json'), tooltip: l10n.t('Show Details') },
    copyId: { iconPath: new vscode.ThemeIcon('copy'), tooltip: l10n.t('Copy ID') },
  };
  const box: Box = createQuickPick<ResourceItem>();
  box.title = plain(l10n.t('Go to Resource'));
  box.placeholder = plain(l10n.t('Type a name, an id, a region or a status'));
  box.matchOnDescription = true;
  box.busy = true;
  try {
    return await new Promise((resolve, reject) => {
      box.onDidHide(() => resolve(undefined));
      box.onDidAccept(() => {
        // Who types and presses Enter at once accepts a row that VS Code showed before these.
        const shown = box.items.map(({ resource }) => resource);
        const resource = box.selectedItems[0]?.resource ?? shown.find((one) => one !== undefined);
        if (resource !== undefined) {
          resolve(resource);
        }
      });
      box.onDidTriggerItemButton(({ item, button }) => {
        const act = button === buttons.showDetails ? showDetails : copyId;
        const resources = item.resource === undefined ? [] : [item.resource];
        act(services, { ...targets, resources }).catch(reject);
      });
      box.show();
      fill(box, services, buttons).catch(reject);
    });
  } finally {
    box.dispose();
  }
}

/** Shows any resource in the tree, found by its name or id. */
export async function goToResource(services: Services, targets: Targets): Promise<void> {
  const resource = await ask(services, targets);
  if (resource !== undefined) {
    await services.explorer.reveal(resource);
  }
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { listKinds } from '../../resources/kinds.ts';
import type { ListKind } from '../../resources/kinds.ts';
import { listOf } from '../../resources/kinds.ts';
import { plain, quickText } from '../../ui/format/safe-text.ts';
import { createInputBox, withViewProgress } from '../../ui/surfaces.ts';
import { listLabel } from '../../kinds/labels.ts';
import { Failure } from '../core/run.ts';
import type { Services } from '../core/services.ts';
import type { Targets } from '../core/targets.ts';

/** Reads again what it was called on, or everything; says once why that failed. */
export async function refresh({ account, store }: Services, { resources, lists }: Targets): Promise<void> {
  const given = new Set<ListKind>([...resources.map(({ kind }) => listOf(kind)), ...lists]);
  const wanted = given.size === 0 ? undefined : [...given];
  account.client?.trySooner();
  await withViewProgress('barrack.resources', () => store.refresh(wanted));
  const failed = (wanted ?? listKinds).filter((list) => store[list].error !== undefined);
  const error = failed.map((list) => store[list].error).find((one) => one !== undefined);
  if (error !== undefined && error.kind !== 'unauthorized') {
    // a refused key is asked about in one place, for all windows
    throw new Failure(l10n.t('Couldn’t load {0}', failed.map(listLabel).join(', ')), error);
  }
}

/** Changes the setting where it is set, so that the change takes effect. */
function groupBy(value: 'region' | 'kind'): Thenable<void> {
  const settings = vscode.workspace.getConfiguration('barrack.explorer');
  const inWorkspace = settings.inspect('groupBy')?.workspaceValue !== undefined;
  const { Global, Workspace } = vscode.ConfigurationTarget;
  return settings.update('groupBy', value, inWorkspace ? Workspace : Global);
}

export async function groupByRegion(): Promise<void> {
  await groupBy('region');
}

export async function groupByKind(): Promise<void> {
  await groupBy('kind');
}

/** Asks for the filter of the tree, which follows what is typed; Escape brings the old one back. */
export async function changeFilter({ explorer }: Services): Promise<void> {
  await vscode.commands.executeCommand('barrack.resources.focus');
  const before = explorer.filter;
  const box = createInputBox();
  box.title = plain(l10n.t('Filter Resources'));
  box.prompt = quickText(l10n.t('Shows what has every word in its name, id, status, type or region.'));
  box.placeholder = plain(l10n.t('For example: nvme available'));
  box.value = before;
  box.ignoreFocusOut = true; // one clicks into the tree to look at what the filter leaves
  box.onDidChangeValue((text) => (explorer.filter = text));
  const kept = await new Promise<boolean>((resolve) => {
    box.onDidAccept(() => resolve(true));
    box.onDidHide(() => resolve(false));
    box.show();
  });
  if (!kept) {
    explorer.filter = before;
  }
  box.dispose();
}

export function clearFilter({ explorer }: Services): Promise<void> {
  explorer.filter = '';
  return Promise.resolve();
}

export function showLog({ log }: Services): Promise<void> {
  log.show();
  return Promise.resolve();
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { listKinds } from '../state/kinds.ts';
import type { ListKind } from '../state/kinds.ts';
import { listOf } from '../state/kinds.ts';
import type { Services } from './services.ts';
import { signIn } from './account.ts';
import type { Targets } from './targets.ts';

/** Reads again what it was called on, or everything; says once why that failed. */
export async function refresh(services: Services, { resources, lists }: Targets): Promise<void> {
  const { account, store } = services;
  if (account.current === undefined) {
    await signIn(services);
    return;
  }
  const given = new Set<ListKind>([...resources.map(({ kind }) => listOf(kind)), ...lists]);
  const wanted = given.size === 0 ? undefined : [...given];
  await vscode.window.withProgress({ location: { viewId: 'barrack.resources' } }, () =>
    store.refresh(wanted),
  );
  const failed = (wanted ?? listKinds).map((list) => store[list].error).find((error) => error !== undefined);
  if (failed !== undefined && failed.kind !== 'unauthorized') {
    throw failed; // a refused key is asked about in one place, for all windows
  }
}

function groupBy(value: 'region' | 'kind'): Thenable<void> {
  return vscode.workspace
    .getConfiguration('barrack.explorer')
    .update('groupBy', value, vscode.ConfigurationTarget.Global);
}

export async function groupByRegion(): Promise<void> {
  await groupBy('region');
}

export async function groupByKind(): Promise<void> {
  await groupBy('kind');
}

/** Asks for the filter of the tree, which follows what is typed; Escape brings the old one back. */
export async function changeFilter({ explorer }: Services): Promise<void> {
  const before = explorer.filter;
  const box = vscode.window.createInputBox();
  box.title = l10n.t('Filter Resources');
  box.prompt = l10n.t('Shows what has every word in its name, id, status, type or region.');
  box.placeholder = l10n.t('For example: nvme available');
  box.value = before;
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

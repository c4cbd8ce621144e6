import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Resource } from '../domain/resources.ts';
import { listOf } from '../state/kinds.ts';
import type { DetailsTarget } from '../ui/details.ts';
import { chooseResource } from './choose.ts';
import type { Services } from './services.ts';
import type { Targets } from './targets.ts';

/** More documents than this at once would only be in the way. */
const mostDocuments = 10;

const pages = {
  volumes: 'volumes',
  snapshots: 'snapshots',
  images: 'images',
  instances: 'instances',
} as const;
export type Page = keyof typeof pages;

/** The address of a page of Barrack's own web application. The pages of volumes and images are in its guides. */
export function pageUrl(page: Page): string {
  return `https://barrack.ai/${pages[page]}`;
}

function detailsOf(resource: Resource): DetailsTarget {
  return { list: listOf(resource.kind), id: resource.id, title: resource.name };
}

/** Shows the API's records as read-only JSON documents. */
export async function showDetails({ store, details }: Services, targets: Targets): Promise<void> {
  const given = [...targets.resources.map(detailsOf), ...targets.records];
  if (given.length === 0) {
    const chosen = await chooseResource(store, l10n.t('Show Details'));
    given.push(...(chosen === undefined ? [] : [detailsOf(chosen)]));
  }
  for (const target of given.slice(0, mostDocuments)) {
    await details.open(target);
  }
  if (given.length > mostDocuments) {
    void vscode.window.showInformationMessage(
      l10n.t('Showing the first {0} of {1}. Select fewer to see the others.', mostDocuments, given.length),
    );
  }
}

/** Opens Barrack's page for a kind of resource. */
export async function openInBarrack(_services: Services, { resources, lists }: Targets): Promise<void> {
  const [resource] = resources;
  const [list] = lists;
  const given = resource === undefined ? list : listOf(resource.kind);
  const page =
    given ?? (await vscode.window.showQuickPick(Object.keys(pages), { title: l10n.t('Open in Barrack') }));
  if (page !== undefined && page in pages) {
    await vscode.env.openExternal(vscode.Uri.parse(pageUrl(page as Page)));
  }
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Resource } from '../../domain/resources.ts';
import { iconText, messageText, plain } from '../../ui/format/safe-text.ts';
import { showMessage, showQuickPick } from '../../ui/surfaces.ts';
import { listLabel } from '../../kinds/labels.ts';
import { listsWithPage } from '../../kinds/registry.ts';
import type { ResourceList } from '../../resources/kinds.ts';
import { listOf } from '../../resources/kinds.ts';
import type { DetailsTarget } from '../../ui/details.ts';
import { chooseResource } from '../core/choose.ts';
import type { Services } from '../core/services.ts';
import type { Targets } from '../core/targets.ts';

/** More documents than this at once would only be in the way. */
const mostDocuments = 10;

export function pageUrl(page: ResourceList): string {
  return `https://barrack.ai/${page}`;
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
    const text = l10n.t(
      'Showing the first {0} of {1}. Select fewer to see the others.',
      mostDocuments,
      given.length,
    );
    void showMessage('information', messageText(text));
  }
}

/** Opens Barrack's page of volumes or of images. */
export async function openInBarrack(_services: Services, { resources, lists }: Targets): Promise<void> {
  const given: readonly string[] = [...resources.map(({ kind }) => listOf(kind)), ...lists];
  const page = listsWithPage.find((one) => given.includes(one)) ?? (await choosePage());
  if (page !== undefined) {
    await vscode.env.openExternal(vscode.Uri.parse(pageUrl(page)));
  }
}

async function choosePage(): Promise<ResourceList | undefined> {
  const items = listsWithPage.map((page) => ({ label: iconText(listLabel(page)), page }));
  return (await showQuickPick(items, plain(l10n.t('Open in Barrack'))))?.page;
}

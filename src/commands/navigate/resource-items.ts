import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Resource } from '../../domain/resources.ts';
import { iconOf } from '../../views/resources/item-appearance.ts';
import { shownResource } from '../../views/operations/appearances.ts';
import { iconText, plain } from '../../ui/format/safe-text.ts';
import type { Row } from '../../ui/surfaces.ts';
import { choice } from '../core/choose.ts';
import { resourceLists } from '../../resources/kinds.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Services } from '../core/services.ts';

/** A row of "Go to Resource…"; lines between rows have no resource. */
export type ResourceItem = Row & { readonly resource?: Resource };

export interface ItemButtons {
  readonly showDetails: vscode.QuickInputButton;
  readonly copyId: vscode.QuickInputButton;
}

/** So many of what operations worked on last are offered first. */
const mostRecent = 5;

function toItem(
  resource: Resource,
  { showDetails, copyId }: ItemButtons,
  store: ResourceStore,
): ResourceItem {
  const { label, description } = choice(resource, { can: 'yes' }, store, { mixed: true });
  const { name, color } = iconOf(resource);
  return {
    label: iconText(label),
    description: iconText(description),
    iconPath: new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color)),
    buttons: [showDetails, copyId],
    resource,
  };
}

function separator(label: string): ResourceItem {
  return { label: plain(label), kind: vscode.QuickPickItemKind.Separator };
}

/** What is selected in the tree, then what the last operations made or worked on. */
function likely({ explorer, operations, store }: Services): readonly Resource[] {
  const selected = explorer.selection.flatMap((one) => (one.type === 'item' ? [one.resource] : []));
  const recent = operations.all
    .toReversed()
    .map((operation) => shownResource(operation, store))
    .map((shown) => shown && store.find(shown.kind, shown.id))
    .filter((resource) => resource !== undefined);
  return [...new Set([...selected, ...new Set(recent.slice(0, mostRecent))])];
}

/** Everything there is: the likely first, then by name. */
export function resourceItems(services: Services, buttons: ItemButtons): readonly ResourceItem[] {
  const { store } = services;
  const first = new Set(likely(services));
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const others = resourceLists
    .flatMap((list): readonly Resource[] => store[list].items)
    .filter((resource) => !first.has(resource))
    .sort((a, b) => compare(a.name, b.name));
  const item = (resource: Resource): ResourceItem => toItem(resource, buttons, store);
  return first.size === 0
    ? others.map(item)
    : [separator(l10n.t('recent')), ...[...first].map(item), separator(l10n.t('all')), ...others.map(item)];
}

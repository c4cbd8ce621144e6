import * as l10n from '@vscode/l10n';
import type { ResourceKind } from '../domain/resources.ts';
import type { ListKind, ResourceList } from '../resources/kinds.ts';
import { definitionOf, definitionOfList } from './registry.ts';

/** The name of a list, as a heading. */
export function listLabel(list: ListKind): string {
  return list === 'regions' ? l10n.t('Regions') : definitionOfList(list).words.many();
}

export function kindLabel(kind: ResourceKind): string {
  return definitionOf({ kind }).words.one();
}

/** `1 volume`, `12 volumes`. */
export function countLabel(list: ResourceList, count: number): string {
  return definitionOfList(list).words.count(count);
}

/** Why there is nothing to choose from, as where a key calls a command that no menu offers then. */
export function noneOf(kind: ResourceKind): string {
  return definitionOf({ kind }).words.none();
}

/** The same for a command that uses it: with how to get one. */
export function noneToUse(kind: ResourceKind): string {
  return [noneOf(kind), definitionOf({ kind }).words.howToGet()].join(' ');
}

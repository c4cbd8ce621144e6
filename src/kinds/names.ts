import * as l10n from '@vscode/l10n';
import type { ResourceKind, ResourceRef } from '../domain/resources.ts';
import type { ResourceStore } from '../resources/store.ts';
import { shortName } from '../ui/format/names.ts';

/** More names than this are counted. */
const mostNames = 8;

export function nameOf(mention: ResourceRef | undefined): string | undefined {
  return mention?.name ?? mention?.id;
}

/** The same as it can stand in a list or a sentence. */
export function shortNameOf(mention: ResourceRef | undefined): string | undefined {
  const name = nameOf(mention);
  return name === undefined ? undefined : shortName({ name });
}

/** What is mentioned as it is in its list; where it is in none, the mention. */
export function listedAs(
  kind: ResourceKind,
  mention: ResourceRef | undefined,
  store: Pick<ResourceStore, 'find'>,
): ResourceRef | undefined {
  return (mention?.id === undefined ? undefined : store.find(kind, mention.id)) ?? mention;
}

/** Undefined where there is none. */
export function namesOf(resources: readonly ResourceRef[]): string | undefined {
  const first = resources.slice(0, mostNames).map(nameOf);
  const more = resources.length - first.length;
  const text = first.length === 0 ? undefined : first.join(', ');
  return text !== undefined && more > 0 ? l10n.t('{0} and {1} more', text, more) : text;
}

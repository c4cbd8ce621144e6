import * as l10n from '@vscode/l10n';
import type { Resource } from '../domain/resources.ts';
import { visibleName } from '../domain/visible.ts';
import type { ResourceStore } from '../state/store.ts';
import { clipped } from './text.ts';

/** Longer names leave no room for others. */
export const longestName = 60;

/** A name as it can stand in a list or a sentence: in one line, with all of it to be seen. */
export function shortName({ name }: { readonly name: string }): string {
  return clipped(visibleName(name), longestName);
}

type Told = Pick<Resource, 'kind' | 'id' | 'name'>;
type Store = Pick<ResourceStore, 'needsId'>;

/** The id of what has a name that leaves open what it is; undefined where the name tells. */
export function idBeside(thing: Told, store: Store): string | undefined {
  return store.needsId(thing) ? shortName({ name: thing.id }) : undefined;
}

/** What something is called where a decision is asked for: `prod`, or `prod (17)` where the name leaves open what it is. */
export function called(thing: Told, store: Store): string {
  const [name, id] = [shortName(thing), idBeside(thing, store)];
  return id === undefined ? name : l10n.t('{0} ({1})', name, id);
}

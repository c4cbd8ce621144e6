import type { AccountTrouble } from '../../account/account-service.ts';
import type { ResourceList } from '../../resources/kinds.ts';

/** The context keys that menus and welcome views read (package.json). */
export type ContextValues = {
  readonly 'barrack.signedIn': boolean;
  readonly 'barrack.filtered': boolean;
  readonly 'barrack.state': ViewState;
} & { readonly [L in ResourceList as EmptyKey<L>]: boolean };
export type ContextKey = keyof ContextValues;

type EmptyKey<L extends ResourceList> = `barrack.no${Capitalize<L>}`;

/** The key that is true only where that list was read whole and nothing is in it, such as `barrack.noVolumes`. */
export function emptyKey(list: ResourceList): EmptyKey<ResourceList> {
  return `barrack.no${list.charAt(0).toUpperCase()}${list.slice(1)}` as EmptyKey<ResourceList>;
}

/** Which welcome view is due; `loaded` shows the tree. */
export type ViewState =
  'loading' | 'signedOut' | AccountTrouble | 'noConnection' | 'rejected' | 'empty' | 'loaded';

import type { ListKind } from '../resources/kinds.ts';
import * as vscode from 'vscode';
import type { AccountTrouble } from '../account/account-service.ts';

/** The context keys that menus and welcome views read (package.json). */
interface Keys extends EmptyLists {
  readonly 'barrack.signedIn': boolean;
  readonly 'barrack.filtered': boolean;
  readonly 'barrack.state': ViewState;
}
export type ContextKey = keyof Keys;

/** Each true only where that list was read whole and nothing is in it. */
type EmptyLists = Readonly<Record<`barrack.no${Capitalize<ListedKind>}`, boolean>>;
export type ListedKind = Exclude<ListKind, 'regions'>;

/** Which welcome view is due; `loaded` shows the tree. */
export type ViewState =
  'loading' | 'signedOut' | AccountTrouble | 'noConnection' | 'rejected' | 'empty' | 'loaded';

/** Sets context keys, each only when its value changed. */
export class ContextKeys {
  readonly #values = new Map<string, unknown>();

  set<K extends keyof Keys>(key: K, value: Keys[K]): void {
    if (this.#values.get(key) !== value) {
      this.#values.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }
}

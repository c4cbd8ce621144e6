import * as vscode from 'vscode';
import type { AccountTrouble } from '../account/account-service.ts';

/** The context keys that menus and welcome views read (package.json). */
interface Keys {
  readonly 'barrack.signedIn': boolean;
  readonly 'barrack.filtered': boolean;
  readonly 'barrack.state': ViewState;
  /** Each true only where that list was read whole and nothing is in it. */
  readonly 'barrack.noVolumes': boolean;
  readonly 'barrack.noSnapshots': boolean;
  readonly 'barrack.noImages': boolean;
  readonly 'barrack.noInstances': boolean;
}

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

import * as vscode from 'vscode';

/** The context keys that menus and welcome views read (package.json). */
interface Keys {
  readonly 'barrack.signedIn': boolean;
  readonly 'barrack.filtered': boolean;
  /** Which welcome view is due; `loaded` shows the tree. */
  readonly 'barrack.state': 'loading' | 'signedOut' | 'noConnection' | 'rejected' | 'empty' | 'loaded';
}

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

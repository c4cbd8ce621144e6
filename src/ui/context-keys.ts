import * as vscode from 'vscode';
import type { ContextKey, ContextValues } from './format/context-key.ts';

/** Sets context keys, each only when its value changed. */
export class ContextKeys {
  readonly #values = new Map<string, unknown>();

  set<K extends ContextKey>(key: K, value: ContextValues[K]): void {
    if (this.#values.get(key) !== value) {
      this.#values.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }
}

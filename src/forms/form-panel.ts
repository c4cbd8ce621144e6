import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Panel } from '../ui/surfaces.ts';
import type { FormModel } from './model/form-model.ts';
import { resourceRoots } from './form-roots.ts';
import { formHtml } from './html/html.ts';
import type { HostMessage } from './protocol/protocol.ts';
import type { FormOperation } from './model/services.ts';

/** A form in an editor tab: carries messages between its page and its model, and ends the model with the tab. */
export class FormPanel {
  readonly #panel: Panel;
  readonly #model: FormModel;
  #ready = false;
  #posting = false;
  #closed = false;

  constructor(panel: Panel, model: FormModel, extensionUri: vscode.Uri) {
    this.#panel = panel;
    this.#model = model;
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: resourceRoots(extensionUri) };
    webview.onDidReceiveMessage((message: unknown) => {
      this.#ready = true;
      model.handle(message);
    });
    panel.title = model.title;
    model.onDidChange(() => {
      panel.title = model.title;
      this.#post();
    });
    model.onDidClose(() => {
      panel.dispose();
    });
    panel.onDidDispose(() => {
      this.#closed = true;
      model.dispose();
    });
    webview.html = formHtml(model.subject.page, {
      nonce: randomBytes(24).toString('base64'),
      cspSource: webview.cspSource,
      scriptUri: webview
        .asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'forms', `${model.subject.page.page}.js`))
        .toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'forms.css')).toString(),
      language: vscode.env.language,
    });
    void model.load();
  }

  get visible(): boolean {
    return this.#panel.visible;
  }

  /** Whether the user can see in it how that operation stands. */
  shows(operation: FormOperation): boolean {
    return this.visible && this.#model.shows(operation);
  }

  reveal(): void {
    this.#panel.reveal();
  }

  close(): void {
    this.#panel.dispose();
  }

  onDidClose(listener: () => void): void {
    this.#panel.onDidDispose(listener);
  }

  /** Sends the state once for all changes of a moment, and not before the page has said that it listens. */
  #post(): void {
    if (!this.#ready || this.#posting) {
      return;
    }
    this.#posting = true;
    queueMicrotask(() => {
      this.#posting = false;
      if (this.#closed) {
        return;
      }
      const message: HostMessage = { type: 'state', state: this.#model.view() };
      void this.#panel.webview.postMessage(message);
    });
  }
}

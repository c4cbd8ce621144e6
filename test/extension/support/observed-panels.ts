import * as vscode from 'vscode';
import type { FormState } from '../../../src/forms/protocol/protocol.ts';
import { hostMessage } from '../../../src/forms/protocol/protocol.ts';
import type { Observed } from './observed.ts';
import { overlaid, replace } from './replace.ts';

/** A webview panel: what it was given, and a way to speak for its page. */
export interface ObservedPanel {
  readonly viewType: string;
  readonly panel: vscode.WebviewPanel;
  /** Messages that the real page sent. */
  readonly fromPage: unknown[];
  html: string;
  states: readonly FormState[];
  closed: boolean;
  /** Says this to the host, as the page would. */
  say(message: unknown): void;
}

function observePanel(observed: Observed, viewType: string, panel: vscode.WebviewPanel): ObservedPanel {
  const { webview } = panel;
  const listeners: ((message: unknown) => unknown)[] = [];
  const observedWebview = overlaid<vscode.Webview>(webview, {
    onSet: (key, value) => {
      if (key === 'html') {
        shown.html = String(value);
        observed.note('webview html', value);
      }
    },
    own: {
      postMessage: (message) => {
        observed.note('webview message', message);
        shown.states = [...shown.states, hostMessage.parse(message).state];
        return webview.postMessage(message);
      },
      onDidReceiveMessage: (listener) => {
        listeners.push(listener as (message: unknown) => unknown);
        return webview.onDidReceiveMessage((message: unknown) => {
          shown.fromPage.push(message);
          listener(message);
        });
      },
    },
  });
  const onSet = (key: string, value: unknown): void => {
    if (key === 'title') {
      observed.note('webview title', value);
    }
  };
  const shown: ObservedPanel = {
    viewType,
    panel: overlaid<vscode.WebviewPanel>(panel, { onSet, own: { webview: observedWebview } }),
    fromPage: [],
    html: '',
    states: [],
    closed: false,
    say: (message) => listeners.forEach((listener) => listener(message)),
  };
  panel.onDidDispose(() => (shown.closed = true));
  return shown;
}

/** Panels and their serializers. */
export function observePanels(observed: Observed): void {
  const create = vscode.window.createWebviewPanel;
  replace(vscode.window, 'createWebviewPanel', (...args: Parameters<typeof create>) => {
    const shown = observePanel(observed, args[0], create(...args));
    observed.panels.push(shown);
    return shown.panel;
  });
  const register = vscode.window.registerWebviewPanelSerializer;
  replace(vscode.window, 'registerWebviewPanelSerializer', (viewType, serializer) => {
    observed.serializers.set(viewType, serializer);
    return register(viewType, serializer);
  });
}

import * as vscode from 'vscode';
import type { Message, Observed } from './observed.ts';
import { overlaid, replace } from './replace.ts';

const severities = {
  showInformationMessage: 'information',
  showWarningMessage: 'warning',
  showErrorMessage: 'error',
} as const;

/** Messages are answered, not shown: a toast stays until somebody closes it. */
export function observeMessages(observed: Observed): void {
  for (const name of ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const) {
    const show = async (text: string, ...rest: readonly unknown[]): Promise<string | undefined> => {
      const options = rest.find((one): one is vscode.MessageOptions => typeof one === 'object') ?? {};
      const buttons = rest.filter((one) => typeof one === 'string');
      const { modal = false, detail } = options;
      const message: Message = { severity: severities[name], text, modal, detail, buttons };
      observed.messages.push(message);
      observed.note(name, message);
      return observed.answer(message);
    };
    replace(vscode.window, name, show as typeof vscode.window.showErrorMessage);
  }
}

/** What goes to the log, whatever its level. */
export function observeLog(observed: Observed): void {
  const create = vscode.window.createOutputChannel;
  const observing = (name: string, options: { log: true }): vscode.LogOutputChannel => {
    const channel = create(name, options);
    const own: Partial<vscode.LogOutputChannel> = {};
    for (const level of ['trace', 'debug', 'info', 'warn', 'error'] as const) {
      own[level] = (text: unknown, ...more: unknown[]) => {
        observed.note(`log ${level}`, [text, ...more].map(String).join(' '));
        channel[level](text as string, ...more);
      };
    }
    for (const plain of ['append', 'appendLine', 'replace'] as const) {
      own[plain] = (text) => {
        observed.note('log', text);
        channel[plain](text);
      };
    }
    return overlaid(channel, { own });
  };
  replace(vscode.window, 'createOutputChannel', observing as typeof create);
}

/** The status bar and what the view says about itself. */
export function observeStatus(observed: Observed): void {
  const { createStatusBarItem, createTreeView, setStatusBarMessage } = vscode.window;
  const onSet = (key: string, value: unknown): void => observed.note(`status bar ${key}`, value);
  replace(vscode.window, 'createStatusBarItem', ((...args: Parameters<typeof createStatusBarItem>) =>
    overlaid(createStatusBarItem(...args), { onSet })) as typeof createStatusBarItem);
  replace(vscode.window, 'createTreeView', (id, options) =>
    overlaid(createTreeView(id, options), {
      onSet: (key, value) => observed.note(`view ${key}`, value),
    }),
  );
  replace(vscode.window, 'setStatusBarMessage', ((text: string, hideAfter: number) => {
    observed.note('status bar', text);
    return setStatusBarMessage(text, hideAfter);
  }) as typeof setStatusBarMessage);
}

/** The clipboard, the browser, context keys, and errors that nobody caught. */
export function observeWorld(observed: Observed): void {
  const { clipboard } = vscode.env;
  replace(vscode.env, 'clipboard', {
    readText: () => clipboard.readText(),
    writeText: (text) => {
      observed.copied.push(text);
      observed.note('clipboard', text);
      return clipboard.writeText(text);
    },
  });
  replace(vscode.env, 'openExternal', (uri) => {
    observed.opened.push(uri.toString(true));
    observed.note('opened', uri.toString(true));
    return Promise.resolve(true);
  });
  const { executeCommand } = vscode.commands;
  replace(vscode.commands, 'executeCommand', ((command: string, ...args: unknown[]) => {
    if (command === 'setContext') {
      observed.contextKeys.set(String(args[0]), args[1]);
      observed.note('context key', args);
    }
    return executeCommand(command, ...args);
  }) as typeof executeCommand);
  process.on('unhandledRejection', (reason) => observed.unhandled.push(reason));
}

import * as vscode from 'vscode';
import { visible } from '../domain/visible.ts';
import type { IconText, Markdown, MessageText, Plain, PlainLines, QuickText } from './format/safe-text.ts';

/**
 * The only place that hands text to VS Code (a lint rule says so): each of its functions takes the text that was
 * cleaned for where it is shown.
 */

/** Something of VS Code whose texts are of such types. */
type With<T, Texts> = Omit<T, keyof Texts> & Texts;

const showers = {
  information: (text, buttons) => vscode.window.showInformationMessage(text, ...buttons),
  warning: (text, buttons) => vscode.window.showWarningMessage(text, ...buttons),
  error: (text, buttons) => vscode.window.showErrorMessage(text, ...buttons),
} satisfies Record<string, (text: string, buttons: readonly string[]) => Thenable<string | undefined>>;

/** A notification; resolves to the button that was pressed. */
export function showMessage(
  severity: keyof typeof showers,
  text: MessageText,
  ...buttons: readonly Plain[]
): Thenable<string | undefined> {
  return showers[severity](text, buttons);
}

/** A modal question; resolves to the button that was pressed. */
export function showQuestion(
  message: Plain,
  detail: PlainLines,
  ...buttons: readonly Plain[]
): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(message, { modal: true, detail }, ...buttons);
}

interface BoxTexts {
  title: Plain | undefined;
  placeholder: Plain | undefined;
}

export type InputBox = With<
  vscode.InputBox,
  BoxTexts & { prompt: QuickText | undefined; validationMessage: QuickText | undefined }
>;

export function createInputBox(): InputBox {
  return vscode.window.createInputBox() as InputBox;
}

/** A row of a quick pick. */
export type Row = Omit<vscode.QuickPickItem, 'label' | 'description' | 'detail' | 'kind'> &
  (
    | { readonly kind: vscode.QuickPickItemKind.Separator; readonly label: Plain }
    | {
        readonly kind?: vscode.QuickPickItemKind.Default;
        readonly label: IconText;
        readonly description?: IconText;
        readonly detail?: IconText;
      }
  );

export type QuickPick<T extends Row> = With<vscode.QuickPick<T>, BoxTexts>;

export function createQuickPick<T extends Row>(): QuickPick<T> {
  return vscode.window.createQuickPick<T>() as QuickPick<T>;
}

export function showQuickPick<T extends Row>(rows: readonly T[], title: Plain): Thenable<T | undefined> {
  return vscode.window.showQuickPick(rows, { title });
}

/** What a progress says of itself while it lasts. */
export type Report = (value: { readonly message?: MessageText; readonly increment?: number }) => void;

/** A notification that can be canceled. */
export function withNotification<R>(
  title: MessageText,
  run: (report: Report, canceled: vscode.CancellationToken) => Promise<R>,
): Thenable<R> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, canceled) =>
    run((value) => progress.report(value), canceled),
  );
}

/** The bar at the top of a view. */
export function withViewProgress<R>(viewId: string, run: () => Promise<R>): Thenable<R> {
  return vscode.window.withProgress({ location: { viewId } }, run);
}

export type TreeView<T> = With<
  vscode.TreeView<T>,
  {
    title?: Plain;
    description?: Plain;
    message?: Plain;
    badge?: { value: number; tooltip: Plain } | undefined;
  }
>;

export function createTreeView<T>(viewId: string, options: vscode.TreeViewOptions<T>): TreeView<T> {
  return vscode.window.createTreeView(viewId, options) as TreeView<T>;
}

export type StatusBarItem = With<
  vscode.StatusBarItem,
  {
    name: Plain | undefined;
    text: IconText;
    tooltip: PlainLines | undefined;
    accessibilityInformation: { label: Plain; role?: string } | undefined;
  }
>;

export function createStatusBarItem(id: string): StatusBarItem {
  return vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left, 0) as StatusBarItem;
}

/** @param forMs how long it stays */
export function setStatusBarMessage(text: IconText, forMs: number): void {
  vscode.window.setStatusBarMessage(text, forMs);
}

/** @param shellArgs as a list: no shell reads them */
export function createTerminal(name: IconText, shellPath: string, shellArgs: string[]): vscode.Terminal {
  return vscode.window.createTerminal({ name, shellPath, shellArgs });
}

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** The log: an entry is one line, whatever is in it. */
export type Log = Readonly<Record<Level, (text: string) => void> & Record<'show' | 'dispose', () => void>>;

export function createLog(name: string): Log {
  const channel = vscode.window.createOutputChannel(name, { log: true });
  return {
    trace: (text) => channel.trace(visible(text)),
    debug: (text) => channel.debug(visible(text)),
    info: (text) => channel.info(visible(text)),
    warn: (text) => channel.warn(visible(text)),
    error: (text) => channel.error(visible(text)),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}

/** An editor tab with a form in it. */
export type Panel = With<vscode.WebviewPanel, { title: Plain }>;

export type TreeItem = With<
  vscode.TreeItem,
  {
    label?: Plain;
    description?: Plain;
    tooltip?: vscode.MarkdownString | undefined;
    accessibilityInformation?: { label: Plain };
  }
>;

export function newTreeItem(label: Plain, state: vscode.TreeItemCollapsibleState): TreeItem {
  return new vscode.TreeItem(label, state) as TreeItem;
}

/** A tooltip that is neither trusted nor HTML. */
export function tooltip(text: Markdown): vscode.MarkdownString {
  return new vscode.MarkdownString(text);
}

/** @param viewType under which VS Code brings it back */
export function createPanel(viewType: string, options: vscode.WebviewOptions): Panel {
  return vscode.window.createWebviewPanel(viewType, '', vscode.ViewColumn.Active, options) as Panel;
}

/** Brings back the tabs of a window that is loaded again. */
export function registerPanels(
  viewType: string,
  revive: (panel: Panel, state: unknown) => Promise<void>,
): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: (panel, state) => revive(panel as Panel, state),
  });
}

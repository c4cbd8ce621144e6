import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Problem } from './describe-error.ts';
import { describeError } from './describe-error.ts';
import { withoutLinks } from './safe-text.ts';

/** Shows errors: the whole to the log, one toast at a time for what the user just asked for. */
export class Notifier {
  readonly #log: vscode.LogOutputChannel;
  #shown: string | undefined;
  #last: Problem | undefined;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  get lastProblem(): Problem | undefined {
    return this.#last;
  }

  /** Logs what went wrong and keeps it for support, without a toast. */
  record(doing: string, error: unknown): string {
    const text = describeError(error);
    this.#last = { error, doing, at: new Date().toISOString() };
    this.#log.error(`${doing}: ${text}`);
    return text;
  }

  /** The same with a toast; none on top of an equal one that is still open. */
  async show(doing: string, error: unknown): Promise<void> {
    const text = this.record(doing, error);
    const what = error instanceof Error ? error.message : text; // without the request id, which is always another one
    if (this.#shown === what) {
      return;
    }
    this.#shown = what;
    const showLog = l10n.t('Show Log');
    const support = l10n.t('Copy Support Details');
    const choice = await vscode.window.showErrorMessage(withoutLinks(text), showLog, support);
    this.#shown = undefined;
    if (choice === showLog) {
      this.#log.show();
    } else if (choice === support) {
      await vscode.commands.executeCommand('barrack.copySupportDetails');
    }
  }
}

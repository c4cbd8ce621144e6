import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Instant } from '../base/time.ts';
import { now, passedBetween, wallTime } from '../base/time.ts';
import { isoTime } from '../domain/dates.ts';
import type { Problem } from './format/describe-error.ts';
import { describeError, isUnauthorized } from './format/describe-error.ts';
import { messageText, plain } from './format/safe-text.ts';
import type { Log } from './surfaces.ts';
import { showMessage } from './surfaces.ts';

/** The same error is not shown again for so long, in milliseconds. */
const repeatMs = 5000;

/** Shows errors: the whole to the log, one toast at a time for what the user just asked for. */
export class Notifier {
  readonly #log: Log;
  #shown: { readonly what: string; readonly at: Instant } | undefined;
  #last: Problem | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  get lastProblem(): Problem | undefined {
    return this.#last;
  }

  /** Forgets the last problem: it was another account's. */
  forget(): void {
    this.#last = undefined;
    this.#shown = undefined;
  }

  /** Logs what went wrong and keeps it for support, without a toast. */
  record(doing: string, error: unknown): string {
    const text = describeError(error);
    this.#last = { error, doing, at: isoTime(wallTime()) };
    this.#log.error(`${doing}: ${text}`);
    return text;
  }

  /**
   * The same with a toast; none on top of an equal one.
   * @param failed what failed, where `doing` leaves open what it was done to
   */
  async show(doing: string, error: unknown, failed = l10n.t('{0} failed', doing)): Promise<void> {
    const text = l10n.t('{0}: {1}', failed, this.record(doing, error));
    const why = error instanceof Error ? error.message : text; // without the request id, which is always another one
    const what = `${failed}: ${why}`;
    if (this.#shown?.what === what && passedBetween(this.#shown.at, now()) < repeatMs) {
      return;
    }
    this.#shown = { what, at: now() };
    const showLog = plain(l10n.t('Show Log'));
    const support = plain(l10n.t('Copy Support Details'));
    const signIn = isUnauthorized(error) ? [plain(l10n.t('Sign In'))] : [];
    const choice = await showMessage('error', messageText(text), ...signIn, showLog, support);
    if (signIn.some((title) => title === choice)) {
      await vscode.commands.executeCommand('barrack.signIn');
    } else if (choice === showLog) {
      this.#log.show();
    } else if (choice === support) {
      await vscode.commands.executeCommand('barrack.copySupportDetails');
    }
  }
}

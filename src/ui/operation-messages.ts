import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Operation } from '../state/operation.ts';
import type { Operations } from '../state/operations.ts';
import { isFinal } from '../state/progress.ts';
import type { Notifier } from './notify.ts';
import { plain, withoutLinks } from './safe-text.ts';

/** What tells how a write ended. */
export interface OperationMessageParts {
  readonly operations: Operations;
  readonly notifier: Notifier;
  readonly log: vscode.LogOutputChannel;
  /** Whether a form that is in sight shows it anyway. */
  readonly isInSight: (operation: Operation) => boolean;
  readonly reveal: (operation: Operation) => Promise<void>;
}

/** Logs how every write ends, and tells the user where no form in sight does. */
export class OperationMessages implements vscode.Disposable {
  readonly #parts: OperationMessageParts;
  readonly #subscription: { dispose(): void };
  readonly #told = new Map<Operation, string>();

  constructor(parts: OperationMessageParts) {
    this.#parts = parts;
    this.#subscription = parts.operations.onDidChange((operation) => {
      if (operation?.isElsewhere === false) {
        this.#look(operation);
      }
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #look(operation: Operation): void {
    const { progress } = operation;
    if (isFinal(progress) && this.#told.get(operation) !== progress.step) {
      this.#told.set(operation, progress.step);
      void this.#tell(operation);
    }
  }

  async #tell(operation: Operation): Promise<void> {
    const { isInSight, log, notifier } = this.#parts;
    const { progress, statusText, requestId } = operation;
    if (progress.step === 'done') {
      log.info(requestId === undefined ? statusText : `${statusText} (${requestId})`);
    } else if ('error' in progress && progress.error !== undefined) {
      notifier.record(statusText, progress.error);
    } else {
      log.warn(statusText);
    }
    if (!isInSight(operation)) {
      await this.#show(operation);
    }
  }

  async #show(operation: Operation): Promise<void> {
    const { progress, statusText } = operation;
    const show = l10n.t('Show in the Tree');
    const support = l10n.t('Copy Support Details');
    const remedy = progress.step === 'refused' ? ` ${progress.error.remedy}` : '';
    const text = withoutLinks(plain(statusText + remedy));
    const choice =
      progress.step === 'done'
        ? await vscode.window.showInformationMessage(text, ...(operation.result === undefined ? [] : [show]))
        : await vscode.window.showWarningMessage(text, support);
    if (choice === show) {
      await this.#parts.reveal(operation);
    } else if (choice === support) {
      await vscode.commands.executeCommand('barrack.copySupportDetails');
    }
  }
}

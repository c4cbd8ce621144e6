import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Operation } from '../writes/engine/operation.ts';
import type { Operations } from '../writes/engine/operations.ts';
import { isFoundByName, succeeded } from '../writes/model/progress.ts';
import type { Batches } from './batches.ts';
import { isUnauthorized } from './format/describe-error.ts';
import type { Notifier } from './notify.ts';
import type { Plain } from './format/safe-text.ts';
import { messageText, plain } from './format/safe-text.ts';
import type { NameStore } from './format/names.ts';
import { called } from './format/names.ts';
import type { Log } from './surfaces.ts';
import { showMessage } from './surfaces.ts';
import { leftDownText } from './format/text.ts';

/** What tells how a write ended. */
export interface OperationMessageParts {
  readonly operations: Operations;
  readonly notifier: Notifier;
  readonly log: Log;
  readonly batches: Batches;
  /** Tells whether a name leaves open what it is of. */
  readonly store: NameStore;
  /** Whether a form that is in sight tells it. */
  readonly isTold: (operation: Operation) => boolean;
  /** Whether the Operations view is in sight: there one sees what goes well, but a failure only if one looks for it. */
  readonly isListed: () => boolean;
}

/** A button of a message, and the command that it calls on the operation. */
interface Button {
  readonly title: Plain;
  readonly command: string;
}

/** Logs how every operation ends, and tells the user once: a failure always, what went well where nothing shows it. */
export class OperationMessages implements vscode.Disposable {
  readonly #parts: OperationMessageParts;
  readonly #subscription: { dispose(): void };
  /** How each had ended when that was told. */
  readonly #told = new WeakMap<Operation, string>();

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

  /** One whose end was not known may end otherwise later: that is told, too. */
  #look(operation: Operation): void {
    const end = operation.steps.map(({ progress }) => progress.step).join();
    if (operation.endedAt !== undefined && this.#told.get(operation) !== end) {
      this.#told.set(operation, end);
      this.#log(operation);
      void this.#tell(operation);
    }
  }

  #log({ progress, statusText, requestId }: Operation): void {
    const { log, notifier } = this.#parts;
    if (progress.step === 'done') {
      log.info(requestId === undefined ? statusText : `${statusText} (${requestId})`);
    } else if ('error' in progress && progress.error !== undefined) {
      notifier.record(statusText, progress.error);
    } else {
      log.warn(statusText);
    }
  }

  async #tell(operation: Operation): Promise<void> {
    await Promise.resolve(); // one that is refused at once ends before who began it can say that it is of a batch
    const { batches, isTold, isListed } = this.#parts;
    const { instanceLeftStopped, unwatched } = operation;
    const isFine =
      instanceLeftStopped === undefined &&
      succeeded(operation.progress) &&
      !isFoundByName(operation.progress);
    const isKnown = unwatched || batches.has(operation) || isTold(operation) || (isFine && isListed());
    if (instanceLeftStopped === undefined && isKnown) {
      return;
    }
    const buttons = buttonsFor(operation, this.#parts.store);
    const titles = buttons.map(({ title }) => title);
    const text = messageText(messageOf(operation, this.#parts.store));
    const choice = await showMessage(isFine ? 'information' : 'warning', text, ...titles);
    const chosen = buttons.find(({ title }) => title === choice);
    if (chosen !== undefined) {
      const element = { type: 'operation', operation };
      await vscode.commands.executeCommand(chosen.command, element);
    }
  }
}

function messageOf(operation: Operation, store: NameStore): string {
  const { instanceLeftStopped, progress, statusText } = operation;
  const remedy = progress.step === 'refused' ? progress.error.remedy : undefined;
  const down =
    instanceLeftStopped === undefined ? undefined : leftDownText(called(instanceLeftStopped, store));
  return [statusText, remedy, down].filter((part) => part !== undefined && part !== '').join(' ');
}

function buttonsFor(
  { canRetry, instanceLeftStopped, progress, result }: Operation,
  store: NameStore,
): readonly Button[] {
  const again =
    instanceLeftStopped === undefined
      ? undefined
      : {
          title: plain(l10n.t('Start {0} Again', called(instanceLeftStopped, store))),
          command: 'barrack.startInstanceAgain',
        };
  const show =
    succeeded(progress) && result !== undefined
      ? { title: plain(l10n.t('Show in the Tree')), command: 'barrack.showResource' }
      : undefined;
  const signIn =
    'error' in progress && isUnauthorized(progress.error)
      ? { title: plain(l10n.t('Sign In')), command: 'barrack.signIn' }
      : undefined;
  const retry = canRetry ? { title: plain(l10n.t('Try Again')), command: 'barrack.tryAgain' } : undefined;
  const bad = succeeded(progress)
    ? []
    : [
        { title: plain(l10n.t('Show Operation')), command: 'barrack.showOperation' },
        { title: plain(l10n.t('Copy Support Details')), command: 'barrack.copySupportDetails' },
      ];
  return [again, show, signIn, retry, ...bad].filter((button) => button !== undefined);
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AskOnce } from './account/ask-once.ts';
import type { RejectedKey } from './account/rejected-key.ts';
import type { Services } from './commands/core/services.ts';
import type { BarrackError } from './api/errors.ts';
import { isEmpty, isEmptyList, isWelcomed } from './resources/condition.ts';
import { openedLists } from './resources/age.ts';
import { listKinds, resourceLists } from './resources/kinds.ts';
import { unawaited } from './base/unawaited.ts';
import type { AccountStatus } from './ui/account-status.ts';
import type { ContextKeys } from './ui/context-keys.ts';
import type { ViewState } from './ui/format/context-key.ts';
import { emptyKey } from './ui/format/context-key.ts';
import { isUnauthorized } from './ui/format/describe-error.ts';
import { messageText, plain } from './ui/format/safe-text.ts';
import type { Log } from './ui/surfaces.ts';
import { showMessage } from './ui/surfaces.ts';

/** What a session ties together. */
type Parts = Pick<Services, 'account' | 'store' | 'operations' | 'forms' | 'explorer' | 'notifier'> & {
  readonly status: AccountStatus;
  readonly keys: ContextKeys;
  readonly rejectedKey: RejectedKey;
  readonly askOnce: AskOnce;
  readonly log: Log;
};

/**
 * What happens when somebody signs in or out, here or in another window: the old account's data and forms go, its
 * writes are left to whoever signs in to it again; the view, the status bar and the welcome texts follow.
 */
export class Session implements vscode.Disposable {
  readonly #parts: Parts;
  readonly #subscriptions: readonly { dispose(): void }[];
  /** Whether anybody was signed in here before. */
  #hadAccount = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#subscriptions = [
      parts.account.onDidChange((change) =>
        change === 'account' ? this.#accountChanged() : this.#optionsChanged(),
      ),
      parts.store.onDidChange(() => this.#dataChanged()),
    ];
    this.#show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  #accountChanged(): void {
    const { account, forms, operations, store, explorer, notifier } = this.#parts;
    forms.closeAll();
    operations.suspend();
    store.clear();
    store.takeBalance(account.takeCheckedBalance());
    notifier.forget();
    this.#show();
    explorer.accountChanged();
    if (account.mark !== undefined) {
      operations.resume(account.mark);
      this.#logged(this.#tellPaused());
    }
  }

  /** Not at start: what another of the user's accounts has left would be told in each window. */
  async #tellPaused(): Promise<void> {
    if (this.#hadAccount) {
      const { tellPaused } = await import('./commands/on-demand.ts');
      await tellPaused(this.#parts.operations, this.#parts.askOnce, this.#parts.store);
    }
    this.#hadAccount = true;
  }

  #logged(work: Promise<unknown>): void {
    unawaited(work, (line) => this.#parts.log.error(line));
  }

  /** The same account, asked in another way: what failed may work now. */
  #optionsChanged(): void {
    if (this.#errors().length > 0) {
      void this.#parts.store.refresh();
    }
  }

  #dataChanged(): void {
    this.#show();
    if (this.#isRejected()) {
      this.#logged(this.#parts.rejectedKey.handle());
    }
  }

  #errors(): readonly BarrackError[] {
    return listKinds.map((list) => this.#parts.store[list].error).filter((error) => error !== undefined);
  }

  /** Whether Barrack did not accept the key the last time. */
  #isRejected(): boolean {
    return this.#errors().some(isUnauthorized);
  }

  #show(): void {
    const { account, store, status, keys } = this.#parts;
    status.show(account.current, store.balance, this.#isRejected());
    keys.set('barrack.signedIn', account.current !== undefined);
    keys.set('barrack.state', this.#state());
    resourceLists.forEach((list) => keys.set(emptyKey(list), isEmptyList(store, list)));
  }

  /** Which welcome view is due: only where there is nothing else to show. */
  #state(): ViewState {
    const { account, store } = this.#parts;
    if (account.current === undefined) {
      return account.ready ? (account.trouble ?? 'signedOut') : 'loading';
    }
    const states = openedLists(store).map((list) => store[list]);
    const errors = this.#errors();
    if (states.every(({ loadedAt }) => loadedAt === undefined)) {
      if (errors.length < states.length) {
        return 'loading';
      }
      return this.#isRejected() ? 'rejected' : isWelcomed(store) ? 'noConnection' : 'loaded';
    }
    return isEmpty(store) ? 'empty' : 'loaded';
  }
}

/** Tells that the key was not accepted, and offers to sign in again. */
export async function askAboutRejectedKey(): Promise<void> {
  await warnAndOfferSignIn(
    l10n.t('Barrack no longer accepts the API key. It may have been deleted or replaced.'),
  );
}

/** Tells why a key is not used, and offers to sign in. */
export async function warnAndOfferSignIn(text: string): Promise<void> {
  const signIn = plain(l10n.t('Sign In'));
  if ((await showMessage('warning', messageText(text), signIn)) === signIn) {
    await vscode.commands.executeCommand('barrack.signIn');
  }
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AuthStyle } from '../api/auth.ts';
import type { BarrackClient } from '../api/client.ts';
import type { Account, Environment, Found } from './account.ts';
import { fromEnvironment, fromStored } from './account.ts';
import { loadAccount, secretName, storeAccount } from './secret.ts';
import type { ApiSettings } from './settings.ts';

/** What the service is built from. */
export interface AccountParts {
  readonly secrets: vscode.SecretStorage;
  readonly environment: Environment;
  readonly settings: () => ApiSettings;
  readonly createClient: (account: Account, settings: ApiSettings) => Promise<BarrackClient>;
  /** Which header the account's key works in; undefined where Barrack can't be asked now. */
  readonly findAuthStyle: (account: Account, settings: ApiSettings) => Promise<AuthStyle | undefined>;
  readonly warn: (message: string) => void;
}

/** Who is signed in, in this window; follows what other windows store and forget. */
export class AccountService implements vscode.Disposable {
  readonly #parts: AccountParts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;
  #account: Account | undefined;
  #client: BarrackClient | undefined;
  #identity: string | undefined;
  #headerIsKnown = true;
  #ignoreEnvironment = false;
  #lastWarning: string | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(parts: AccountParts) {
    this.#parts = parts;
    // Fires in the window that wrote, too: reload() does nothing where nothing changed.
    this.#subscription = parts.secrets.onDidChange(({ key }) => {
      if (key === secretName) {
        void this.reload();
      }
    });
  }

  get current(): Omit<Account, 'key'> | undefined {
    return this.#account;
  }

  /** The one client of the account; undefined while signed out. */
  get client(): BarrackClient | undefined {
    return this.#client;
  }

  /** False while the header of an account of the environment is only assumed; a reload asks Barrack again. */
  get headerIsKnown(): boolean {
    return this.#headerIsKnown;
  }

  /** True once it is known whether there is an account. */
  get ready(): boolean {
    return this.#identity !== undefined;
  }

  /** Reads the account and settings anew. One reload at a time, in order. */
  async reload(): Promise<void> {
    this.#queue = this.#queue.then(() => this.#load());
    return this.#queue;
  }

  /** Stores an account whose key was accepted, and uses it. */
  async store(account: Account): Promise<void> {
    const { baseUrl, authStyle, key } = account;
    await storeAccount(this.#parts.secrets, { version: 1, baseUrl, key, authStyle });
    await this.reload();
  }

  /** Forgets the key and aborts what is under way. An account of the environment is left alone until a reload. */
  async signOut(): Promise<void> {
    this.#ignoreEnvironment = true;
    await this.#parts.secrets.delete(secretName);
    await this.reload();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#client?.dispose();
    this.#changed.dispose();
  }

  async #load(): Promise<void> {
    const settings = this.#parts.settings();
    const found = await this.#find(settings);
    this.#warnOnce(found, settings);
    const identity = JSON.stringify([found.account, settings]);
    if (identity === this.#identity && this.#headerIsKnown) {
      return;
    }
    this.#identity = identity;
    this.#client?.dispose();
    this.#client = undefined;
    this.#account = await this.#withAuthStyle(found.account, settings);
    if (this.#account !== undefined) {
      this.#client = await this.#parts.createClient(this.#account, settings);
    }
    this.#changed.fire();
  }

  async #find(settings: ApiSettings): Promise<Found> {
    const stored = await loadAccount(this.#parts.secrets);
    if (stored !== undefined) {
      return fromStored(stored, settings);
    }
    return this.#ignoreEnvironment
      ? { account: undefined }
      : fromEnvironment(this.#parts.environment, settings);
  }

  /** Stored accounts were checked when they were stored; one of the environment is checked when it is first read. */
  async #withAuthStyle(account: Account | undefined, settings: ApiSettings): Promise<Account | undefined> {
    this.#headerIsKnown = true;
    if (account?.source !== 'environment' || settings.authHeader !== 'auto') {
      return account;
    }
    const found = await this.#parts.findAuthStyle(account, settings);
    this.#headerIsKnown = found !== undefined;
    return { ...account, authStyle: found ?? account.authStyle };
  }

  #warnOnce({ otherAddress, problem }: Found, settings: ApiSettings): void {
    const warning =
      otherAddress === undefined
        ? problem
        : l10n.t(
            'You are signed in at {0}, but the setting barrack.api.url names {1}. Your key is not sent there: sign in again to use it.',
            otherAddress,
            settings.baseUrl,
          );
    if (warning !== undefined && warning !== this.#lastWarning) {
      this.#parts.warn(warning);
    }
    this.#lastWarning = warning;
  }
}

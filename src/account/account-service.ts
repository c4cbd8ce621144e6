import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { AuthStyle } from '../api/auth.ts';
import type { BarrackClient } from '../api/client.ts';
import type { Account, Environment, Found } from './account.ts';
import { accountMark, fromEnvironment, fromStored } from './account.ts';
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

/** `account`: another one, or none. `options`: the same one, asked in another way. */
export type AccountChange = 'account' | 'options';

/** Who is signed in, in this window; follows what other windows store and forget. */
export class AccountService implements vscode.Disposable {
  readonly #parts: AccountParts;
  readonly #changed = new vscode.EventEmitter<AccountChange>();
  readonly #subscription: vscode.Disposable;
  readonly onDidChange = this.#changed.event;
  #account: Account | undefined;
  #settings: ApiSettings | undefined;
  #client: BarrackClient | undefined;
  #ready = false;
  #headerIsKnown = true;
  #ignoreEnvironment = false;
  #lastWarning: string | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(parts: AccountParts) {
    this.#parts = parts;
    // Fires in the window that wrote, too: reload() does nothing where nothing changed.
    this.#subscription = parts.secrets.onDidChange(({ key }) => {
      if (key === secretName) {
        void this.follow();
      }
    });
  }

  get current(): Omit<Account, 'key'> | undefined {
    return this.#account;
  }

  /** See `accountMark`; undefined while signed out. */
  get mark(): string | undefined {
    return this.#account && accountMark(this.#account);
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
    return this.#ready;
  }

  /** Settles when the reloads asked for so far are done, well or badly. */
  async settled(): Promise<void> {
    await this.#queue.catch(() => undefined);
  }

  /** Reads the account and the settings anew, one reload at a time. Rejects if the secret storage can't be read. */
  async reload(): Promise<void> {
    this.#queue = this.#queue.catch(() => undefined).then(() => this.#load());
    return this.#queue;
  }

  /** The same where nobody waits for it: what went wrong is shown. */
  async follow(): Promise<void> {
    try {
      await this.reload();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#parts.warn(l10n.t('The Barrack account could not be read: {0}', reason));
    }
  }

  /** Stores an account whose key was accepted, and uses it. */
  async store(account: Account): Promise<void> {
    const { baseUrl, authStyle, key } = account;
    await storeAccount(this.#parts.secrets, { version: 1, baseUrl, key, authStyle });
    await this.reload();
  }

  /**
   * Forgets the key and aborts what is under way. An account of the environment is left alone until the window is
   * reloaded.
   * @returns where the key was; undefined if there was none
   */
  async signOut(): Promise<Account['source'] | undefined> {
    const stored = await this.#parts.secrets.get(secretName);
    const source = stored === undefined ? this.#account?.source : 'stored';
    this.#ignoreEnvironment = true;
    await this.#parts.secrets.delete(secretName);
    await this.reload();
    return source;
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
    const account = await this.#withAuthStyle(found.account, settings);
    const change = this.#changeTo(account, settings);
    if (change === undefined) {
      return;
    }
    const client = account && (await this.#parts.createClient(account, settings));
    if (change === 'account') {
      this.#client?.dispose(); // otherwise what the old one has sent still gets its answer
    }
    this.#account = account;
    this.#settings = settings;
    this.#client = client;
    this.#ready = true;
    this.#changed.fire(change);
  }

  #changeTo(account: Account | undefined, settings: ApiSettings): AccountChange | undefined {
    const who = (one: Account | undefined) => one && [one.baseUrl, one.key, one.source];
    if (!this.#ready || !isDeepStrictEqual(who(account), who(this.#account))) {
      return 'account';
    }
    const same = isDeepStrictEqual([account, settings], [this.#account, this.#settings]);
    return same || account === undefined ? undefined : 'options';
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

  /**
   * Stored accounts were checked when they were stored; one of the environment is checked when it is first read, and
   * again for as long as its header is not known.
   */
  async #withAuthStyle(account: Account | undefined, settings: ApiSettings): Promise<Account | undefined> {
    if (account?.source !== 'environment' || settings.authHeader !== 'auto') {
      this.#headerIsKnown = true;
      return account;
    }
    const known = this.#account;
    if (this.#headerIsKnown && known?.key === account.key && known.baseUrl === account.baseUrl) {
      return { ...account, authStyle: known.authStyle };
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

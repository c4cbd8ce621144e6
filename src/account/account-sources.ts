import * as l10n from '@vscode/l10n';
import { defaultBaseUrl } from '../api/http/base-url.ts';
import type { Account, Environment } from './account.ts';
import { fromEnvironment, fromStored } from './account.ts';
import type { AddressAnswers } from './address-answers.ts';
import type { BoundedSecrets } from './bounded-secrets.ts';
import type { StoredAccount } from './secret-format.ts';
import { secretName } from './secret-name.ts';
import { parseSecret, storeAccount } from './secret.ts';
import type { ApiSettings } from './settings.ts';

/** An address that the key of the environment is not sent to; with `false` the user said so. */
export interface Unconfirmed {
  readonly address: string;
  readonly answer: false | undefined;
}

export interface Found {
  readonly account: Account | undefined;
  /** Why nothing is used where something might have been expected. */
  readonly warnings: readonly string[];
  readonly unconfirmed?: Unconfirmed;
  /** The secret storage can't be read. */
  readonly isUnreadable: boolean;
}

/** What came of signing out. */
export interface SignedOut {
  /** Where the key was; undefined if there was none. */
  readonly source: Account['source'] | undefined;
  /** Why the stored key could not be removed: this window does not use it, and others do. */
  readonly problem: string | undefined;
}

/** Where an account can come from: this window, the secret storage, the environment, in this order. */
export class AccountSources {
  readonly #secrets: BoundedSecrets;
  readonly #environment: Environment;
  readonly #answers: AddressAnswers;
  readonly onDidChange: (listener: () => void) => { dispose(): void };
  #here: StoredAccount | undefined;
  /** What was stored last: serves where it can't be read any more. */
  #known: StoredAccount | undefined;
  /** True also as long as nobody knows. */
  #mayBeStored = true;
  #ignoreStored = false;
  #ignoreEnvironment = false;

  constructor(secrets: BoundedSecrets, environment: Environment, answers: AddressAnswers) {
    this.#secrets = secrets;
    this.#environment = environment;
    this.#answers = answers;
    this.onDidChange = (listener) => {
      const subscriptions = [
        secrets.onDidChange(({ key }) => {
          if (key === secretName) {
            this.#ignoreStored = false;
            listener();
          }
        }),
        secrets.onDidRecover(listener),
        answers.onDidChange(listener),
      ];
      return { dispose: () => subscriptions.forEach((one) => void one.dispose()) };
    };
  }

  async find(settings: ApiSettings): Promise<Found> {
    if (this.#here !== undefined) {
      return { ...withWarning(fromStored(this.#here, settings, 'window'), settings), isUnreadable: false };
    }
    const reason = this.#ignoreStored ? undefined : await this.#read();
    const isUnreadable = reason !== undefined;
    if (this.#known !== undefined) {
      return { ...withWarning(fromStored(this.#known, settings), settings), isUnreadable };
    }
    const found = this.#ignoreEnvironment
      ? { account: undefined, warnings: [] }
      : await this.#inEnvironment(settings);
    const unreadable = isUnreadable ? [unreadableText(reason, found.account)] : [];
    return { ...found, warnings: [...unreadable, ...found.warnings], isUnreadable };
  }

  /** @returns why it can't be stored */
  async store({ baseUrl, authStyle, key }: Account): Promise<string | undefined> {
    const account: StoredAccount = { version: 1, baseUrl, key, authStyle };
    try {
      await storeAccount(this.#secrets, account);
    } catch (error) {
      return reasonOf(error);
    }
    this.#here = undefined;
    this.#known = account;
    this.#ignoreStored = false;
    return undefined;
  }

  useHere({ baseUrl, authStyle, key }: Account): void {
    this.#here = { version: 1, baseUrl, key, authStyle };
  }

  /** From now on no source serves; `removed` gives why the stored key could not be removed. */
  forget(inUse: Account['source'] | undefined): Pick<SignedOut, 'source'> & {
    readonly removed: Promise<string | undefined>;
  } {
    const source = this.#here === undefined && this.#mayBeStored ? 'stored' : inUse;
    this.#here = this.#known = undefined;
    this.#ignoreEnvironment = this.#ignoreStored = true;
    return { source, removed: this.#remove() };
  }

  async confirm(address: string, answer: boolean): Promise<void> {
    await this.#answers.keep(address, answer);
  }

  /** Whether this window may ask about an address unbidden: one of several does. */
  async mayAsk(address: string): Promise<boolean> {
    return this.#answers.mayAsk(address);
  }

  async #remove(): Promise<string | undefined> {
    try {
      await this.#secrets.delete(secretName);
      this.#mayBeStored = this.#ignoreStored = false;
      return undefined;
    } catch (error) {
      return reasonOf(error);
    }
  }

  /** @returns why it can't be read; what was known stays then */
  async #read(): Promise<string | undefined> {
    try {
      const text = await this.#secrets.get(secretName);
      const account = text === undefined ? undefined : parseSecret(text);
      if (!this.#ignoreStored) {
        this.#mayBeStored = text !== undefined;
        this.#known = account;
      }
      return undefined;
    } catch (error) {
      this.#mayBeStored = true;
      return reasonOf(error);
    }
  }

  /** The user chose the address of the settings; any other one has to be confirmed. */
  async #inEnvironment(settings: ApiSettings): Promise<Omit<Found, 'isUnreadable'>> {
    const { account, problem } = fromEnvironment(this.#environment, settings);
    const warnings = problem === undefined ? [] : [problem];
    if (account === undefined || [defaultBaseUrl, settings.baseUrl].includes(account.baseUrl)) {
      return { account, warnings };
    }
    const answer = await this.#answers.of(account.baseUrl);
    return answer === true
      ? { account, warnings }
      : { account: undefined, warnings, unconfirmed: { address: account.baseUrl, answer } };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function unreadableText(reason: string, used: Account | undefined): string {
  return used === undefined
    ? l10n.t('VS Code can’t read its secret storage, so you’re signed out: {0}', reason)
    : l10n.t(
        'VS Code can’t read its secret storage, so the API key from the environment is used: {0}',
        reason,
      );
}

function withWarning(
  { account, otherAddress }: ReturnType<typeof fromStored>,
  settings: ApiSettings,
): Pick<Found, 'account' | 'warnings'> {
  const text = (address: string): string =>
    l10n.t(
      'You are signed in at {0}, but the setting barrack.api.url names {1}. Your key is not sent there: sign in again to use it.',
      address,
      settings.baseUrl,
    );
  return { account, warnings: otherAddress === undefined ? [] : [text(otherAddress)] };
}

import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { BarrackClient } from '../api/client.ts';
import type { Balance } from '../domain/resources.ts';
import type { Account } from './account.ts';
import { accountFingerprint } from './account.ts';
import type { AccountSources, Found, SignedOut, Unconfirmed } from './account-sources.ts';
import type { FoundHeader } from './checked-key.ts';
import { CheckedBalance } from './checked-balance.ts';
import type { ApiSettings } from './settings.ts';

/** What the service is built from. */
export interface AccountParts {
  readonly sources: AccountSources;
  readonly changes: Pick<vscode.EventEmitter<AccountChange>, 'event' | 'fire' | 'dispose'>;
  readonly settings: () => ApiSettings;
  readonly createClient: (account: Account, settings: ApiSettings) => BarrackClient;
  /** Which header the account's key works in; undefined where Barrack can't be asked now. */
  readonly findAuthStyle: (
    account: Account,
    settings: ApiSettings,
    signal: AbortSignal,
  ) => Promise<FoundHeader | undefined>;
  /** Asks whether the key of the environment may go to an address; undefined where that is left open. */
  readonly askAboutAddress: (address: string, modal: boolean) => Promise<boolean | undefined>;
  readonly warn: (message: string) => void;
}

/** `account`: another one, or none. `options`: the same one, asked in another way. */
export type AccountChange = 'account' | 'options';

/** Why nobody is signed in where somebody may have expected it. */
export type AccountTrouble = 'unreadable' | 'address';

/** What is in use. */
interface InUse {
  readonly account: Account | undefined;
  readonly settings: ApiSettings | undefined;
  readonly trouble: AccountTrouble | undefined;
  /** While Barrack is asked for the header: there is an account then, but no client. */
  readonly isPending: boolean;
}

/** Who is signed in, in this window; follows what other windows store and forget. */
export class AccountService implements vscode.Disposable {
  readonly #parts: AccountParts;
  readonly #subscription: { dispose(): void };
  readonly onDidChange: vscode.Event<AccountChange>;
  #inUse: InUse = { account: undefined, settings: undefined, trouble: undefined, isPending: false };
  #client: BarrackClient | undefined;
  /** All of the account: what one has sent before a setting changed still gets its answer, unless the account goes. */
  readonly #clients = new Set<BarrackClient>();
  readonly #checkedBalance = new CheckedBalance();
  #ready = false;
  #disposed = false;
  #unconfirmed: Unconfirmed | undefined;
  readonly #askedAbout = new Set<string>();
  #told: readonly string[] = [];
  #queue: Promise<void> = Promise.resolve();
  #probe: AbortController | undefined;
  #discovery: Promise<void> | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(parts: AccountParts) {
    this.#parts = parts;
    this.onDidChange = parts.changes.event;
    // Fires in the window that wrote, too: reload() does nothing where nothing changed.
    this.#subscription = parts.sources.onDidChange(() => void this.follow());
  }

  /** Known before there is a client: see `settled`. */
  get current(): Omit<Account, 'key'> | undefined {
    return this.#inUse.account;
  }

  /** See `accountFingerprint`; undefined while there is no client. */
  get mark(): string | undefined {
    const { account } = this.#inUse;
    return this.#client && account && accountFingerprint(account);
  }

  /** The one client of the account; undefined while signed out, and until it is known which header the key works in. */
  get client(): BarrackClient | undefined {
    return this.#client;
  }

  /** The balance that Barrack told when it accepted the key in use, if that was for this change: given once. */
  takeCheckedBalance(): Balance | undefined {
    return this.#checkedBalance.take(this.mark);
  }

  /** False while the header of an account of the environment is only assumed; a reload asks Barrack again. */
  get headerIsKnown(): boolean {
    return this.#inUse.account?.headerIsAssumed !== true;
  }

  /** True once it is known whether there is an account. */
  get ready(): boolean {
    return this.#ready;
  }

  get trouble(): AccountTrouble | undefined {
    return this.#inUse.trouble;
  }

  /** The address of the environment that its key is not sent to, since the user did not allow it. */
  get unconfirmed(): Unconfirmed | undefined {
    return this.#unconfirmed;
  }

  /** Settles when it is known who is signed in. Barrack is not waited for. */
  async found(): Promise<void> {
    await this.#queue.catch(() => undefined);
  }

  /** Settles when the reloads asked for so far are done, well or badly: an account has a client then. */
  async settled(): Promise<void> {
    for (let seen: Promise<void> | undefined; seen !== this.#work;) {
      seen = this.#work;
      await seen.catch(() => undefined);
    }
  }

  /** Reads the account and the settings anew, one reload at a time. */
  async reload(): Promise<void> {
    this.#probe?.abort(); // what it was to find out is found out anew
    this.#work = this.#enqueue(() => this.#load()).then(() => this.#discovery);
    return this.#work;
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

  /**
   * Stores an account whose key was accepted, and uses it.
   * @param balance which Barrack told then
   * @returns why it can't be stored; nothing has changed then
   */
  async store(account: Account, balance?: Balance): Promise<string | undefined> {
    this.#checkedBalance.keep(account, balance); // before that, since what is stored is followed at once
    const problem = await this.#parts.sources.store(account);
    if (problem === undefined) {
      await this.reload();
    }
    return problem;
  }

  /** Uses such an account until the window is closed or reloaded. */
  async useHere(account: Account): Promise<void> {
    this.#parts.sources.useHere(account);
    await this.reload();
  }

  /**
   * Aborts what is under way and forgets the key, which need not be readable for that. An account of the environment is
   * left alone until the window is reloaded.
   */
  async signOut(): Promise<SignedOut> {
    const { source, removed } = this.#parts.sources.forget(this.#inUse.account?.source);
    await this.reload();
    return { source, problem: await removed };
  }

  /** Asks about the address that was not confirmed, and follows the answer; undefined where it is left open. */
  async confirmAddress(modal: boolean): Promise<boolean | undefined> {
    if (this.#unconfirmed === undefined) {
      return undefined;
    }
    const { address } = this.#unconfirmed;
    this.#askedAbout.add(address);
    if (!modal && !(await this.#parts.sources.mayAsk(address))) {
      return undefined; // another window asks, and this one follows its answer
    }
    const answer = await this.#parts.askAboutAddress(address, modal);
    if (answer !== undefined) {
      await this.#parts.sources.confirm(address, answer);
      await this.reload();
    }
    return answer;
  }

  dispose(): void {
    this.#disposed = true;
    this.#probe?.abort();
    this.#subscription.dispose();
    this.#disposeClients();
    this.#parts.changes.dispose();
  }

  async #enqueue(run: () => Promise<void> | void): Promise<void> {
    this.#queue = this.#queue.catch(() => undefined).then(run);
    return this.#queue;
  }

  async #load(): Promise<void> {
    const settings = this.#parts.settings();
    const found = await this.#parts.sources.find(settings);
    this.#probe?.abort(); // of a reload before: what it finds is of no account any more
    this.#tell(found.warnings);
    this.#unconfirmed = found.unconfirmed;
    const account = this.#withKnownHeader(found.account, settings);
    const isAssumed = account?.headerIsAssumed === true;
    const isPending = isAssumed && !(this.#isCurrent(account) && this.#client !== undefined);
    this.#use({ account, settings, trouble: troubleOf(found), isPending });
    this.#discovery = isAssumed ? this.#discover(account, settings) : undefined;
    if (isOpen(found.unconfirmed) && !this.#askedAbout.has(found.unconfirmed.address)) {
      void this.confirmAddress(false);
    }
  }

  /** Stored accounts were checked when they were stored; one of the environment is, until its header is known. */
  #withKnownHeader(account: Account | undefined, { authHeader }: ApiSettings): Account | undefined {
    const known = this.#inUse.account;
    const isKnown = authHeader === 'auto' && known?.headerIsAssumed === false && this.#isCurrent(account);
    return account && isKnown ? { ...account, authStyle: known.authStyle, headerIsAssumed: false } : account;
  }

  #isCurrent(account: Account | undefined): boolean {
    return isDeepStrictEqual(identityOf(account), identityOf(this.#inUse.account));
  }

  /** Finds the header of an account; one whose header can't be found out now is used with the usual one. */
  async #discover(account: Account, settings: ApiSettings): Promise<void> {
    const probe = new AbortController();
    this.#probe = probe;
    const found = await this.#parts.findAuthStyle(account, settings, probe.signal);
    const known = found && { ...account, authStyle: found.style, headerIsAssumed: false };
    await this.#enqueue(() => {
      if (!probe.signal.aborted) {
        this.#checkedBalance.keep(account, found?.balance);
        this.#use({ account: known ?? account, settings, trouble: undefined, isPending: false });
      }
    });
  }

  #use(next: InUse): void {
    const change = this.#changeTo(next);
    if (change === undefined) {
      return;
    }
    const { account, settings, isPending } = next;
    const client =
      account && settings && !isPending ? this.#parts.createClient(account, settings) : undefined;
    if (change === 'account') {
      this.#disposeClients();
    }
    this.#client = client;
    if (client !== undefined) {
      this.#clients.add(client);
    }
    if (this.#disposed) {
      this.#disposeClients();
      return;
    }
    this.#inUse = next;
    this.#ready = true;
    this.#parts.changes.fire(change);
  }

  #changeTo(next: InUse): AccountChange | undefined {
    const isSame = next.isPending === this.#inUse.isPending && next.trouble === this.#inUse.trouble;
    if (!this.#ready || !isSame || !this.#isCurrent(next.account)) {
      return 'account';
    }
    return next.account === undefined || isDeepStrictEqual(next, this.#inUse) ? undefined : 'options';
  }

  #disposeClients(): void {
    for (const client of this.#clients) {
      client.dispose();
    }
    this.#clients.clear();
  }

  /** Once for as long as it is so. */
  #tell(warnings: readonly string[]): void {
    const before = this.#told;
    this.#told = warnings;
    for (const warning of warnings.filter((one) => !before.includes(one))) {
      this.#parts.warn(warning);
    }
  }
}

function identityOf(account: Account | undefined): readonly string[] | undefined {
  return account && [account.baseUrl, account.key, account.source];
}

function isOpen(unconfirmed: Unconfirmed | undefined): unconfirmed is Unconfirmed {
  return unconfirmed !== undefined && unconfirmed.answer === undefined;
}

function troubleOf({ account, unconfirmed, isUnreadable }: Found): AccountTrouble | undefined {
  if (account !== undefined) {
    return undefined;
  }
  return isOpen(unconfirmed) ? 'address' : isUnreadable ? 'unreadable' : undefined;
}

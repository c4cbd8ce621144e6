import type { ClientOptions } from '../api/client.ts';
import { BarrackClient, probeAuth } from '../api/client.ts';
import { BarrackError } from '../api/errors.ts';
import type { Account } from './account.ts';
import type { ApiSettings } from './settings.ts';
import type { CheckKey, FoundHeader } from './checked-key.ts';

type Log = Readonly<Record<'debug' | 'info' | 'warn' | 'error' | 'trace', (line: string) => void>>;

/** What makes clients and asks Barrack about keys. */
export class Connection {
  readonly #log: Log;
  readonly #userAgent: string;

  constructor(log: Log, version: string) {
    this.#log = log;
    this.#userAgent = `barrack-explorer/${version}`;
  }

  readonly createClient = (account: Account, settings: ApiSettings): BarrackClient =>
    new BarrackClient(this.#options(account, settings));

  /** Undefined where Barrack could not be asked. A key that no header makes acceptable keeps the header it has. */
  readonly findAuthStyle = async (
    account: Account,
    settings: ApiSettings,
    signal: AbortSignal,
  ): Promise<FoundHeader | undefined> => {
    try {
      return await probeAuth(this.#options(account, settings), 'auto', { signal });
    } catch (error) {
      if (!BarrackError.is(error)) {
        throw error;
      }
      this.#log.warn(error.message);
      return error.kind === 'unauthorized' ? { style: account.authStyle, balance: undefined } : undefined;
    }
  };

  /** Checks a key against `GET /balance/` at the configured address; finds the header where that is left open. */
  readonly checkKey: CheckKey = async (key, settings, signal) => {
    const account: Account = { baseUrl: settings.baseUrl, authStyle: 'X-API-Key', source: 'stored', key };
    const { style, balance } = await probeAuth(this.#options(account, settings), settings.authHeader, {
      signal,
    });
    return { account: { ...account, authStyle: style }, balance };
  };

  #options({ baseUrl, authStyle, key }: Account, { paths, timeoutMs }: ApiSettings): ClientOptions {
    return {
      baseUrl,
      apiKey: key,
      authHeader: authStyle,
      paths,
      timeoutMs,
      userAgent: this.#userAgent,
      log: (line, level) => this.#log[level](line),
    };
  }
}

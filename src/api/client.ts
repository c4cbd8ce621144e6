import type { Balance, Listing, Region } from '../domain/resources.ts';
import type { AuthStyle } from './http/auth.ts';
import { authStyles } from './http/auth.ts';
import type { RequestOptions } from './http/caller.ts';
import { Caller } from './http/caller.ts';
import type { ClientOptions } from './http/client-options.ts';
import { transportOf } from './http/client-options.ts';
import { valueIn } from './answers/envelope.ts';
import { BarrackError } from './errors.ts';
import { at } from './answers/json.ts';
import { readBalance } from './schemas/balance.ts';
import type { PriceCatalog } from '../domain/price-catalog.ts';
import { readPricing } from './schemas/pricing.ts';
import { readRegion } from './schemas/region.ts';
import { Groups } from './groups/groups.ts';
import type { Transport } from './http/transport.ts';

export type { ClientOptions } from './http/client-options.ts';

/** Barrack's API with one key. Every method rejects with a BarrackError and nothing else. */
export class BarrackClient extends Groups {
  readonly #transport: Transport;
  readonly #caller: Caller;

  constructor(options: ClientOptions) {
    const transport = transportOf(options);
    const caller = new Caller(transport);
    super(caller);
    this.#transport = transport;
    this.#caller = caller;
  }

  /** The user does not want to wait as long as Barrack asked for: one read finds out whether that is needed. */
  trySooner(): void {
    this.#transport.trySooner();
  }

  readonly balance = {
    get: ({ signal }: RequestOptions = {}): Promise<Balance> =>
      this.#caller.read({ operation: 'balance', signal }, readBalance, (body) => ({
        balance: valueIn(body, 'balance'),
        currency: at(body, 'currency') ?? at(at(body, 'data'), 'currency'),
      })),
  };

  readonly regions = {
    list: ({ signal }: RequestOptions = {}): Promise<Listing<Region>> =>
      this.#caller.list({ operation: 'regions', signal }, readRegion),
  };

  readonly pricing = {
    /** Every price the API gives; `toPriceList` makes a list in one currency of it. */
    get: (options: RequestOptions & { currency?: string | undefined } = {}): Promise<PriceCatalog> =>
      this.#caller.read(
        { operation: 'pricing', body: { currency: options.currency }, signal: options.signal },
        readPricing,
      ),
  };

  /** Aborts everything under way; nothing is sent afterwards. */
  dispose(): void {
    this.#transport.dispose();
  }
}

/** A key that works, and how Barrack wants it. */
export interface Probed {
  readonly style: AuthStyle;
  readonly balance: Balance;
}

function saysKeyRefused(error: unknown): error is BarrackError {
  return (
    BarrackError.is(error) &&
    error.kind !== 'proxy' &&
    (error.kind === 'unauthorized' || error.kind === 'forbidden' || error.status === 403)
  );
}

/**
 * Checks a key with `GET /balance/`. With `auto` it tries each way to send the key until Barrack takes one; only a refusal
 * of the key moves on to the next, any other error is thrown as it is. If none works, the first refusal is thrown.
 */
export async function probeAuth(
  options: Omit<ClientOptions, 'authHeader'>,
  wanted: AuthStyle | 'auto',
  { signal }: RequestOptions = {},
): Promise<Probed> {
  let refusal: BarrackError | undefined;
  for (const style of wanted === 'auto' ? authStyles : [wanted]) {
    const client = new BarrackClient({ ...options, authHeader: style });
    try {
      return { style, balance: await client.balance.get({ signal }) };
    } catch (error) {
      if (!saysKeyRefused(error)) {
        throw error;
      }
      refusal ??= error;
    } finally {
      client.dispose();
    }
  }
  throw refusal ?? new Error('No way to send the key was tried');
}

import { isDeepStrictEqual } from 'node:util';
import type { PriceCatalog } from '../domain/price-catalog.ts';
import { toPriceList } from '../domain/price-catalog.ts';
import type { VolumeTypes } from '../api/schemas/volume-types.ts';
import type { Instant } from '../base/time.ts';
import { passedBetween } from '../base/time.ts';
import type { PriceList } from '../domain/prices.ts';
import { documentedPrices } from '../domain/prices.ts';
import type { Balance } from '../domain/resources.ts';
import type { Tier } from '../domain/tiers.ts';
import { documentedVolumeTypes } from '../domain/tiers.ts';
import type { Clock } from '../base/clock.ts';
import type { LogLine } from '../api/own-error.ts';
import { logOwn } from '../api/own-error.ts';
import { oldMs } from './age.ts';
import type { Fact } from './kinds.ts';
import type { Reads } from './source.ts';

/** Prices and the types on offer change rarely; they are read again after this long. */
const longMs = 6 * 60 * 60 * 1000;

interface Values {
  readonly balance: Balance | undefined;
  readonly catalog: PriceCatalog | undefined;
  readonly volumeTypes: VolumeTypes | undefined;
}

type Read = keyof Values;

const nothing: Values = { balance: undefined, catalog: undefined, volumeTypes: undefined };

function pricesFor(told: string | undefined, catalog: PriceCatalog | undefined): PriceList | undefined {
  const currency = told?.toUpperCase() ?? likelyCurrency(catalog);
  const list = (catalog && toPriceList(catalog, currency)) ?? documentedPrices(currency);
  return list && { ...list, currencyAssumed: told === undefined };
}

/** The only one that has prices, else US dollars. */
function likelyCurrency(catalog: PriceCatalog | undefined): string {
  const [first = 'USD', ...others] = new Set(catalog?.volumes.flatMap(({ prices }) => [...prices.keys()]));
  return others.length === 0 ? first : 'USD';
}

/** What is known of the account and of what things cost. */
export class Facts {
  readonly #clock: Clock;
  readonly #log: LogLine;
  readonly #loadedAt = new Map<Read, Instant>();
  #values = nothing;
  #prices: PriceList | undefined;
  #isBalanceGiven = false;

  constructor(clock: Clock, log: LogLine) {
    this.#clock = clock;
    this.#log = log;
  }

  get balance(): Balance | undefined {
    return this.#values.balance;
  }

  /** The volume types on offer in a tier: Barrack's own list, else the documented one. */
  volumeTypesOf(tier: Tier): readonly string[] {
    const told = this.#values.volumeTypes?.[tier] ?? [];
    return told.length > 0 ? told : documentedVolumeTypes[tier];
  }

  /** In the account's currency: Barrack's own prices, else the documented ones; undefined without a balance. */
  get prices(): PriceList | undefined {
    return this.#prices;
  }

  get minimumVolumeGb(): number | undefined {
    return this.#values.catalog?.minimumVolumeGb;
  }

  /** True once it was read, and not too long ago. */
  has(fact: 'catalog' | 'volumeTypes'): boolean {
    const loadedAt = this.#loadedAt.get(fact);
    return loadedAt !== undefined && passedBetween(loadedAt, this.#clock.now()) < longMs;
  }

  /** Takes a balance that was read beside this. */
  takeBalance(balance: Balance): readonly Fact[] {
    this.#isBalanceGiven = true;
    return this.#take('balance', balance);
  }

  /** True once for a balance that was so taken, as long as it is not old. */
  useGivenBalance(): boolean {
    const readAt = this.#isBalanceGiven ? this.#loadedAt.get('balance') : undefined;
    this.#isBalanceGiven = false;
    return readAt !== undefined && passedBetween(readAt, this.#clock.now()) <= oldMs;
  }

  loadBalance(source: Reads, signal: AbortSignal): Promise<readonly Fact[]> {
    return this.#load('balance', () => source.balance.get({ signal }), signal);
  }

  loadCatalog(source: Reads, signal: AbortSignal): Promise<readonly Fact[]> {
    return this.#load('catalog', () => source.pricing.get({ signal }), signal);
  }

  loadVolumeTypes(source: Reads, signal: AbortSignal): Promise<readonly Fact[]> {
    return this.#load('volumeTypes', () => source.volumes.types({ signal }), signal);
  }

  clear(): void {
    this.#loadedAt.clear();
    this.#isBalanceGiven = false;
    this.#values = nothing;
    this.#prices = undefined;
  }

  /** What it changed. A failure keeps what was known: none of these is worth an empty tree. */
  async #load<K extends Read>(
    what: K,
    read: () => Promise<Values[K]>,
    signal: AbortSignal,
  ): Promise<readonly Fact[]> {
    try {
      const value = await read();
      return signal.aborted ? [] : this.#take(what, value);
    } catch (error) {
      logOwn(error, this.#log);
      return [];
    }
  }

  #take<K extends Read>(what: K, value: Values[K]): readonly Fact[] {
    const values = { ...this.#values, [what]: value };
    const prices = values.balance && pricesFor(values.balance.currency, values.catalog);
    const changed: Fact[] = isDeepStrictEqual(this.#prices, prices) ? [] : ['prices'];
    // A catalog's timestamp is always new; what counts of it are the prices.
    if (what !== 'catalog' && !isDeepStrictEqual(this.#values[what], value)) {
      changed.push(what);
    }
    this.#values = values; // only now: what can't be priced must not stand in the way of the next reply
    this.#prices = prices;
    this.#loadedAt.set(what, this.#clock.now());
    return changed;
  }
}

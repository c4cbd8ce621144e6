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
import type { Reads } from './source.ts';

/** Prices and the types on offer change rarely; they are read again after this long. */
const longMs = 6 * 60 * 60 * 1000;

type Fact = 'balance' | 'catalog' | 'volumeTypes';

interface Values {
  readonly balance: Balance | undefined;
  readonly catalog: PriceCatalog | undefined;
  readonly volumeTypes: VolumeTypes | undefined;
}

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
  readonly #loadedAt = new Map<Fact, Instant>();
  #values = nothing;
  #prices: PriceList | undefined;

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

  loadBalance(source: Reads, signal: AbortSignal): Promise<boolean> {
    return this.#load('balance', () => source.balance.get({ signal }), signal);
  }

  loadCatalog(source: Reads, signal: AbortSignal): Promise<boolean> {
    return this.#load('catalog', () => source.pricing.get({ signal }), signal);
  }

  loadVolumeTypes(source: Reads, signal: AbortSignal): Promise<boolean> {
    return this.#load('volumeTypes', () => source.volumes.types({ signal }), signal);
  }

  clear(): void {
    this.#loadedAt.clear();
    this.#values = nothing;
    this.#prices = undefined;
  }

  /** Whether it brought something new. A failure keeps what was known: none of these is worth an empty tree. */
  async #load<K extends Fact>(
    fact: K,
    read: () => Promise<Values[K]>,
    signal: AbortSignal,
  ): Promise<boolean> {
    try {
      const value = await read();
      return !signal.aborted && this.#take(fact, value);
    } catch (error) {
      logOwn(error, this.#log);
      return false;
    }
  }

  #take<K extends Fact>(fact: K, value: Values[K]): boolean {
    const values = { ...this.#values, [fact]: value };
    const prices = values.balance && pricesFor(values.balance.currency, values.catalog);
    // A catalog's timestamp is always new; what counts of it are the prices.
    const isNew =
      (fact !== 'catalog' && !isDeepStrictEqual(this.#values[fact], value)) ||
      !isDeepStrictEqual(this.#prices, prices);
    this.#values = values; // only now: what can't be priced must not stand in the way of the next reply
    this.#prices = prices;
    this.#loadedAt.set(fact, this.#clock.now());
    return isNew;
  }
}

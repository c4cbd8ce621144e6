import { BarrackError } from '../../api/errors.ts';

export type Reading<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly why: string }
  | { readonly is: 'read'; readonly value: T };

/** What is asked of Barrack region by region, when it is first needed. */
export class ByRegion<T> {
  readonly #read: (region: string) => Promise<T>;
  readonly #changed: () => void;
  readonly #readings = new Map<string, Reading<T>>();

  /** @param changed called when an answer has come, or none */
  constructor(read: (region: string) => Promise<T>, changed: () => void) {
    this.#read = read;
    this.#changed = changed;
  }

  /** Undefined where nobody has asked yet. */
  of(region: string): Reading<T> | undefined {
    return this.#readings.get(region);
  }

  /** Asks, unless that was done. */
  need(region: string): void {
    if (!this.#readings.has(region)) {
      void this.ask(region);
    }
  }

  /** Asks (again); what was read before stands until the answer comes. */
  async ask(region: string): Promise<void> {
    if (this.of(region)?.is !== 'read') {
      this.#readings.set(region, { is: 'loading' });
    }
    this.#readings.set(region, await this.#answer(region));
    this.#changed();
  }

  async #answer(region: string): Promise<Reading<T>> {
    try {
      return { is: 'read', value: await this.#read(region) };
    } catch (error) {
      return { is: 'failed', why: BarrackError.is(error) ? error.message : String(error) };
    }
  }
}

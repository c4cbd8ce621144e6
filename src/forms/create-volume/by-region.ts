import { BarrackError } from '../../api/errors.ts';

/** `why` beside a value: why it could not be read again. */
export type Reading<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly why: string }
  | { readonly is: 'read'; readonly value: T; readonly why?: string };

/** What is asked of Barrack region by region, when it is first needed. */
export class ByRegion<T> {
  readonly #read: (region: string) => Promise<T>;
  readonly #changed: () => void;
  readonly #readings = new Map<string, Reading<T>>();
  readonly #asked = new Map<string, number>();

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

  /** Asks (again); what was read before stands until there is a newer answer. Of several that are asked the last counts. */
  async ask(region: string): Promise<void> {
    if (this.of(region)?.is !== 'read') {
      this.#readings.set(region, { is: 'loading' });
    }
    const turn = (this.#asked.get(region) ?? 0) + 1;
    this.#asked.set(region, turn);
    const answer = await this.#answer(region);
    if (this.#asked.get(region) === turn) {
      const before = this.of(region);
      const keeps = answer.is === 'failed' && before?.is === 'read';
      this.#readings.set(region, keeps ? { ...before, why: answer.why } : answer);
      this.#changed();
    }
  }

  async #answer(region: string): Promise<Reading<T>> {
    try {
      return { is: 'read', value: await this.#read(region) };
    } catch (error) {
      return { is: 'failed', why: BarrackError.is(error) ? error.message : String(error) };
    }
  }
}

import type { Memento } from 'vscode';

const memoryKey = 'barrack.environmentAddresses';

/** Whether the user lets the key of the environment go to an address, by exact address; kept for all windows. */
export class AddressAnswers {
  readonly #memory: Memento;
  /** Where they can't be kept they hold in this window. */
  readonly #here = new Map<string, boolean>();

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  of(address: string): boolean | undefined {
    const answer = this.#here.get(address) ?? this.#kept[address];
    return typeof answer === 'boolean' ? answer : undefined;
  }

  async keep(address: string, answer: boolean): Promise<void> {
    this.#here.set(address, answer);
    try {
      await this.#memory.update(memoryKey, { ...this.#kept, [address]: answer });
    } catch {
      // It is asked again in the next window.
    }
  }

  get #kept(): Readonly<Record<string, unknown>> {
    return this.#memory.get<Record<string, unknown>>(memoryKey, {});
  }
}

import type { Sent } from '../../../../src/writes/model/source.ts';
import { failure } from './fake-barrack.ts';
import type { FakeClock } from './fake-clock.ts';

const second = 1000;

/** What becomes of one write. */
type Fault =
  'none' | 'lostBefore' | 'lostAfter' | 'lostLate' | 'refused' | 'limited' | 'slowAfter' | 'slowBefore';
/** How what is begun ends. */
export type Ending = 'good' | 'error' | 'vanishes';

/** How one write goes. */
export interface Fate {
  readonly fault: Fault;
  readonly ending: Ending;
  /** Seconds that it takes, and after which a list shows it. */
  readonly takes: number;
  readonly lag: number;
  /** Whether the answer shows what was made. */
  readonly tells: boolean;
}

const usual: Fate = { fault: 'none', ending: 'good', takes: 20, lag: 0, tells: true };

/** How the writes to come go. */
export class Fates {
  readonly #clock: FakeClock;
  readonly #queue: Fate[] = [];

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  /** Of the next writes, in this order. */
  add(...fates: readonly Fate[]): void {
    this.#queue.push(...fates);
  }

  /** @param awake resolves when the machine of the window that sends does not sleep */
  async send<T>(awake: () => Promise<void>, carryOut: (fate: Fate) => T | undefined): Promise<Sent<T>> {
    const fate = this.#queue.shift() ?? usual;
    try {
      return { value: await this.#answer(fate, carryOut), requestId: 'request' };
    } finally {
      await awake();
    }
  }

  async #answer<T>(fate: Fate, carryOut: (fate: Fate) => T | undefined): Promise<T | undefined> {
    switch (fate.fault) {
      case 'none':
        return carryOut(fate);
      case 'refused':
        throw refusal('credits');
      case 'limited':
        throw failure({ kind: 'rateLimited', outcome: 'refused', retryAfterMs: 20 * second });
      case 'slowBefore':
        await this.#wait(20);
        return carryOut(fate);
      case 'slowAfter': {
        const made = carryOut(fate);
        await this.#wait(20);
        return made;
      }
      case 'lostBefore':
        await this.#wait(15);
        throw lost();
      case 'lostLate':
        this.#clock.after(90 * second, () => quietly(() => carryOut(fate)));
        throw lost();
      case 'lostAfter':
        quietly(() => carryOut(fate));
        await this.#wait(5);
        throw lost();
    }
  }

  #wait(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(seconds * second, resolve);
    });
  }
}

const lost = (): Error => failure({ kind: 'timeout', outcome: 'unknown' });
export const refusal = (kind: 'credits' | 'conflict' | 'notFound'): Error =>
  failure({ kind, outcome: 'refused' });

/** What Barrack answers to that is not heard. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // It was refused.
  }
}

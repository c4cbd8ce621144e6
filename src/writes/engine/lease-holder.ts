import type { Clock } from '../../base/clock.ts';
import type { Tenure } from '../journal/journal.ts';
import type { OperationRecord } from '../model/record.ts';

/** When what could not be kept is tried to be kept again, in milliseconds. */
const againMs = 30 * 1000;

/** How often it is kept although nothing has changed: so it is known until when a window carried it out. */
const signOfLifeMs = 10 * 60 * 1000;

/** What is kept of an operation, as it stands. */
export interface Kept {
  readonly record: OperationRecord;
  /** Undefined until nothing more happens by itself. */
  readonly endedAt: number | undefined;
}

/** This window's right to carry an operation out, and what it keeps in the journal for as long as it has it. */
export class Keeping {
  readonly #kept: Kept;
  readonly #clock: Clock;
  readonly #log: (line: string) => void;
  readonly #lost: () => void;
  #tenure: Tenure | undefined;
  /** This window has to do with it no more. */
  #left = false;
  #cancelAgain: (() => void) | undefined;

  /** @param lost called when another window has taken over */
  constructor(
    kept: Kept,
    { clock, log }: { readonly clock: Clock; readonly log: (line: string) => void },
    lost: () => void,
  ) {
    this.#kept = kept;
    this.#clock = clock;
    this.#log = log;
    this.#lost = lost;
  }

  /** Undefined while this window does not carry it out. */
  get tenure(): Tenure | undefined {
    return this.#tenure;
  }

  /** False where this window has left it meanwhile. */
  async take(tenure: Tenure): Promise<boolean> {
    if (this.#left) {
      await tenure.release();
      return false;
    }
    this.#tenure = tenure;
    return true;
  }

  /** Keeps how it stands; where another window carries it out now, this one leaves it alone. */
  async keep(): Promise<void> {
    const tenure = this.#tenure;
    if (tenure === undefined) {
      return;
    }
    try {
      await this.#save(tenure);
      if (this.#tenure === tenure) {
        await this.#keepOn(tenure);
      }
    } catch (error) {
      this.#log(String(error)); // what was sent is known to have been
      this.#keepIn(againMs);
    }
  }

  /** Keeps how it stands, and gets the right to send a step. Rejects where it can't be kept. */
  async claim(step: number): Promise<boolean> {
    const tenure = this.#tenure;
    return tenure !== undefined && (await this.#save(tenure)) && (await tenure.claimSending(step));
  }

  /** True if that step was not sent, and will not be. */
  async claimUnsent(step: number): Promise<boolean> {
    try {
      return (await this.#tenure?.claimSending(step)) ?? false;
    } catch {
      return false; // it may have been
    }
  }

  /** Keeps nothing more; the window ends. */
  stop(): void {
    this.#left = true;
    this.#tenure = undefined;
    this.#cancelAgain?.();
  }

  /** The same, and lets any window take over. */
  async leave(): Promise<void> {
    const tenure = this.#tenure;
    this.stop();
    await tenure?.release();
  }

  async #keepOn(tenure: Tenure): Promise<void> {
    if (this.#kept.endedAt === undefined) {
      this.#keepIn(signOfLifeMs);
    } else {
      this.#cancelAgain?.();
      await tenure.release();
    }
  }

  #keepIn(milliseconds: number): void {
    this.#cancelAgain?.();
    this.#cancelAgain = this.#clock.after(milliseconds, () => void this.keep());
  }

  async #save(tenure: Tenure): Promise<boolean> {
    const isMine = await tenure.save({ ...this.#kept.record, keptAt: this.#clock.wallTime() });
    if (!isMine && this.#tenure === tenure) {
      this.#tenure = undefined;
      this.#cancelAgain?.();
      this.#lost();
    }
    return isMine;
  }
}

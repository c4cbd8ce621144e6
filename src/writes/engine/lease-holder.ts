import type { Clock } from '../../base/clock.ts';
import type { Lease } from '../journal/journal.ts';
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
export class LeaseHolder {
  readonly #kept: Kept;
  readonly #clock: Clock;
  readonly #log: (line: string) => void;
  readonly #lost: () => void;
  #lease: Lease | undefined;
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
  get lease(): Lease | undefined {
    return this.#lease;
  }

  /** False where this window has left it meanwhile. */
  async take(lease: Lease): Promise<boolean> {
    if (this.#left) {
      await lease.release();
      return false;
    }
    this.#lease = lease;
    return true;
  }

  /** Keeps how it stands; where another window carries it out now, this one leaves it alone. */
  async keep(): Promise<void> {
    const lease = this.#lease;
    if (lease === undefined) {
      return;
    }
    try {
      await this.#save(lease);
      if (this.#lease === lease) {
        await this.#keepOn(lease);
      }
    } catch (error) {
      this.#log(String(error)); // what was sent is known to have been
      this.#keepIn(againMs);
    }
  }

  /** Keeps how it stands, and gets the right to send a step. Rejects where it can't be kept. */
  async claim(step: number): Promise<boolean> {
    const lease = this.#lease;
    return lease !== undefined && (await this.#save(lease)) && (await lease.claimSending(step));
  }

  /** True if that step was not sent, and will not be. */
  async claimUnsent(step: number): Promise<boolean> {
    try {
      return (await this.#lease?.claimSending(step)) ?? false;
    } catch {
      return false; // it may have been
    }
  }

  /** Keeps nothing more; the window ends. */
  stop(): void {
    this.#left = true;
    this.#lease = undefined;
    this.#cancelAgain?.();
  }

  /** The same, and lets any window take over. */
  async leave(): Promise<void> {
    const lease = this.#lease;
    this.stop();
    await lease?.release();
  }

  async #keepOn(lease: Lease): Promise<void> {
    if (this.#kept.endedAt === undefined) {
      this.#keepIn(signOfLifeMs);
    } else {
      this.#cancelAgain?.();
      await lease.release();
    }
  }

  #keepIn(milliseconds: number): void {
    this.#cancelAgain?.();
    this.#cancelAgain = this.#clock.after(milliseconds, () => void this.keep());
  }

  async #save(lease: Lease): Promise<boolean> {
    const isMine = await lease.save({ ...this.#kept.record, keptAt: this.#clock.wallTime() });
    if (!isMine && this.#lease === lease) {
      this.#lease = undefined;
      this.#cancelAgain?.();
      this.#lost();
    }
    return isMine;
  }
}

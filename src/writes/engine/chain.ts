import type { BarrackError } from '../../api/errors.ts';
import type { Instant } from '../../base/time.ts';
import { passedBetween } from '../../base/time.ts';
import type { Clock } from '../../base/clock.ts';
import type { Event } from '../../base/emitter.ts';
import type { LeaseHolder } from './lease-holder.ts';
import type { Lease } from '../journal/journal.ts';
import { isFinal, succeeded } from '../model/progress.ts';
import type { Source } from '../model/source.ts';
import type { Step } from './step.ts';
import { notBegun, windowEnded } from '../model/step-errors.ts';
import type { InTurn } from '../../base/concurrency-limiter.ts';

/** A chain is not gone on with by itself if nobody has for this long, in milliseconds. */
const goOnForMs = 60 * 60 * 1000;

/** The operation whose steps a chain carries out. */
export interface Chained {
  readonly id: string;
  readonly steps: readonly Step[];
  readonly main: Step;
  /** Also when another window has taken over. */
  readonly onDidChange: Event<undefined>;
}

interface ChainContext {
  readonly clock: Clock;
  readonly log: (line: string) => void;
  readonly inTurn: InTurn;
  readonly sends: (id: string) => void;
}

/** Carries the steps of an operation out, each when the one before is done, while this window has the right to. */
export class Chain {
  readonly #of: Chained;
  readonly #leaseHolder: LeaseHolder;
  readonly #clock: Clock;
  readonly #log: (line: string) => void;
  readonly #inTurn: InTurn;
  readonly #sends: (id: string) => void;

  constructor(of: Chained, leaseHolder: LeaseHolder, { clock, log, inTurn, sends }: ChainContext) {
    this.#of = of;
    this.#leaseHolder = leaseHolder;
    this.#clock = clock;
    this.#log = log;
    this.#inTurn = inTurn;
    this.#sends = sends;
  }

  /**
   * Goes on with the step that somebody else has left in the middle, then with those that wait, unless that was too long
   * ago: then nothing more is sent.
   * @param leftAt when it was known last that somebody carried it out
   */
  async resume(source: Source, leftAt: Instant): Promise<void> {
    const { steps } = this.#of;
    const index = steps.findIndex(({ progress }) => !isFinal(progress));
    const step = steps[index];
    if (step !== undefined && (step.progress.step !== 'waiting' || index === 0)) {
      await this.#logged(step.resume(source, () => this.#leaseHolder.claim(index)));
    }
    if (passedBetween(leftAt, this.#clock.now()) > goOnForMs) {
      this.halt(windowEnded());
    }
    await this.run(source);
  }

  /** Begins what waits, and sees it to its end. */
  async run(source: Source): Promise<void> {
    const lease = this.#leaseHolder.lease;
    if (lease === undefined) {
      return;
    }
    for (const [index, step] of this.#of.steps.entries()) {
      if (this.#leaseHolder.lease === lease && step.progress.step === 'waiting') {
        await this.#logged(step.run(source, () => this.#claim(index), this.#inTurn));
      }
      await this.#ended(step, lease);
      if (this.#leaseHolder.lease !== lease) {
        return;
      }
      if (!succeeded(step.progress)) {
        this.halt(notBegun(step.text));
      }
    }
    await this.#leaseHolder.keep();
  }

  /** What has not begun yet will not. */
  halt(why: BarrackError): void {
    for (const step of this.#of.steps) {
      if (step.progress.step === 'waiting') {
        if (step === this.#of.main) {
          step.refuse(why);
        } else {
          step.skip();
        }
      }
    }
  }

  async #claim(index: number): Promise<boolean> {
    const isMine = await this.#leaseHolder.claim(index);
    if (isMine && this.#of.steps[index] === this.#of.main) {
      this.#sends(this.#of.id);
    }
    return isMine;
  }

  /** Resolves when a step has ended, or this window has to do with it no more. */
  #ended(step: Step, lease: Lease): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (isFinal(step.progress) || this.#leaseHolder.lease !== lease) {
          changed.dispose();
          resolve();
        }
      };
      const changed = this.#of.onDidChange(look);
      look();
    });
  }

  /** An error of this program's own is no reason to leave the other steps as they are. */
  async #logged(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#log(String(error));
    }
  }
}

import type { BarrackError } from '../../api/errors.ts';
import { Chain } from './chain.ts';
import { storedMoment } from '../../base/clock.ts';
import { Emitter } from '../../base/emitter.ts';
import type { Holder, JournalContents, Lease } from '../journal/journal.ts';
import type { JournalAccess } from './journal-access.ts';
import { LeaseHolder } from './lease-holder.ts';
import type { OperationContext } from './operation-context.ts';
import { planOf } from './operation-context.ts';
import { OperationState } from './operation-state.ts';
import type { Target } from '../model/orders.ts';
import type { Watched } from '../../resources/poller.ts';
import type { OperationRecord } from '../model/record.ts';
import type { Source } from '../model/source.ts';
import { Step } from './step.ts';
import { notNoted, recordGone, recordGoneUnsent, stoppedBefore } from '../model/step-errors.ts';

/** Tells what of the journal stands in the way of one that was just put in. */
interface Neighbors {
  hindranceIn(contents: JournalContents, record: OperationRecord): BarrackError | undefined;
}

/**
 * What the user asked for: one write, or a chain of them in which the others are there for the main one. Each step is
 * begun when the one before is done; a failing one stops the chain. The journal knows it before anything is sent. In a
 * window that does not carry it out it shows how it stands in the one that does.
 */
export class Operation extends OperationState {
  readonly #context: OperationContext;
  readonly #changed = new Emitter<undefined>();
  readonly #leaseHolder: LeaseHolder;
  readonly #chain: Chain;
  #isElsewhere: boolean;
  #holder: Holder = 'nobody';
  readonly #refusedAsLost = new Set<Step>();
  /** The steps that somebody has got the right to send, as the journal was last read. */
  claimed: readonly number[] = [];
  /** Whether it was begun with another key than this window is signed in with: it can't be gone on with here. */
  readonly isForeign: boolean;

  readonly onDidChange = this.#changed.event;

  /** @param whose `elsewhere`, `foreign`: it is only shown here */
  constructor(
    record: OperationRecord,
    context: OperationContext,
    whose: 'own' | 'elsewhere' | 'foreign' = 'own',
  ) {
    const steps = record.steps.map((step) => new Step(planOf(step, context), context, step));
    super(record, steps, context);
    this.#isElsewhere = whose !== 'own';
    this.isForeign = whose === 'foreign';
    this.#context = context;
    this.#leaseHolder = new LeaseHolder(this, context, () => this.#lost());
    this.#chain = new Chain(this, this.#leaseHolder, context);
    for (const step of this.steps) {
      step.onDidChange(() => this.#stepChanged());
    }
  }

  /** Whether this window carries it out. */
  get isHere(): boolean {
    return this.#leaseHolder.lease !== undefined;
  }
  /** Whether it is under way, and goes on without anybody doing something. */
  get isRunning(): boolean {
    return this.endedAt === undefined && !this.isForeign;
  }
  /** Whether another window carries it out, or did: that one tells how it ended. */
  get isElsewhere(): boolean {
    return this.#isElsewhere;
  }
  /** Whether another window that lives carries it out. */
  get isHeldElsewhere(): boolean {
    return this.endedAt === undefined && this.#isElsewhere && this.#holder === 'other';
  }
  /** Whether it was begun with another key, has not ended, and no window goes on with it. */
  get isPaused(): boolean {
    return this.isForeign && this.endedAt === undefined && this.#holder === 'nobody';
  }
  override get canRetry(): boolean {
    return !this.isForeign && super.canRetry;
  }
  override get instanceLeftStopped(): Target | undefined {
    return this.isForeign ? undefined : super.instanceLeftStopped;
  }
  get watched(): readonly Watched[] {
    return this.#leaseHolder.lease === undefined
      ? []
      : this.steps.map(({ watched }) => watched).filter((watched) => watched !== undefined);
  }

  /** Begins it. */
  async begin(source: Source, journal: JournalAccess, list: Neighbors): Promise<void> {
    try {
      const contents = await journal.begin(
        () => this.record,
        (lease) => this.#take(lease),
      );
      const hindrance = list.hindranceIn(contents, this.record);
      if (hindrance !== undefined) {
        this.#chain.halt(hindrance);
      }
    } catch (error) {
      this.#chain.halt(notNoted(error));
    }
    await this.#chain.run(source);
  }

  /** Nothing of it is sent. */
  refuse(error: BarrackError): void {
    this.#chain.halt(error);
  }

  /** Goes on where another window, or an earlier life of this one, has left it. */
  async resume(source: Source, lease: Lease): Promise<void> {
    if (!(await this.#take(lease))) {
      return;
    }
    this.show(lease.record);
    const { keptAt = this.startedAt } = lease.record;
    await this.#chain.resume(source, storedMoment(this.#context.clock, keptAt).instant);
  }

  /** Keeps how it stands, where this window carries it out, and so finds out whether another one has taken over. */
  async keep(): Promise<void> {
    await this.#leaseHolder.keep();
  }

  /** Another window carries it out, or none: as the journal was last read. */
  heldBy(holder: Holder): void {
    const before = this.#holder;
    this.#holder = holder;
    if (holder !== before && this.endedAt === undefined) {
      this.#changed.fire(undefined);
    }
  }

  /**
   * The journal has lost it though it has not ended: nobody will ever tell here how it goes on. What was never claimed
   * was not sent, if the claims are still there; they are not to be relied on where none is left that has to be there.
   * @param claimsLeft the steps that somebody has got the right to send
   */
  recordLost(claimsLeft: readonly number[]): void {
    const known = claimsLeft.length > 0 && this.claimed.every((step) => claimsLeft.includes(step));
    for (const [index, step] of this.steps.entries()) {
      const { progress } = step;
      const isUnsent = known && !claimsLeft.includes(index);
      if (progress.step === 'waiting' && isUnsent) {
        step.refuse(recordGoneUnsent());
        this.#refusedAsLost.add(step);
      } else if (!isUnsent && this.#refusedAsLost.delete(step)) {
        step.doubt(recordGone());
      } else {
        step.unwatch(true, recordGone);
      }
    }
  }

  /** Shows how it stands in the window that carries it out. */
  show(record: OperationRecord): void {
    this.#refusedAsLost.clear();
    this.setUnwatched(record.unwatched ?? false);
    for (const [index, step] of this.steps.entries()) {
      const now = record.steps[index];
      if (now !== undefined) {
        step.show(planOf(now, this.#context), now);
      }
    }
    this.#changed.fire(undefined);
  }

  /**
   * Ends the watching, not the write: what Barrack has begun goes on. Nothing more is sent.
   * @param taken where another window carried it out until now
   */
  async unwatch(taken?: Lease): Promise<void> {
    if (taken !== undefined) {
      if (!(await this.#take(taken))) {
        return;
      }
      this.show(taken.record);
    }
    this.setUnwatched(true);
    this.#chain.halt(stoppedBefore());
    for (const [index, step] of this.steps.entries()) {
      step.suspend();
      step.unwatch(step.progress.step !== 'sending' || !(await this.#leaseHolder.claimUnsent(index)));
    }
    await this.#leaseHolder.keep();
  }

  /** Stops what is being checked and is not sent yet; what may have been sent goes on, and is watched to its end. */
  async stopUnsent(): Promise<void> {
    const index = this.steps.findIndex(({ progress }) => progress.step === 'sending');
    const step = this.steps[index];
    if (step !== undefined && (await this.#leaseHolder.claimUnsent(index))) {
      this.setUnwatched(true);
      this.#chain.halt(stoppedBefore());
      step.unwatch(false);
      await this.#leaseHolder.keep();
    }
  }

  /** Leaves it as it stands, for whoever goes on with it. */
  async suspend(): Promise<void> {
    this.stopFollowing();
    await this.#leaseHolder.leave();
  }

  /** What is at its end stays so, even if its result should show up. */
  stopFollowing(): void {
    for (const step of this.steps) {
      step.suspend();
    }
  }

  dispose(): void {
    this.#leaseHolder.stop();
    for (const step of this.steps) {
      step.dispose();
    }
    this.#changed.dispose();
  }

  /** False where this window has left it meanwhile. */
  async #take(lease: Lease): Promise<boolean> {
    const isTaken = await this.#leaseHolder.take(lease);
    if (isTaken) {
      this.#isElsewhere = false;
    }
    return isTaken;
  }

  #stepChanged(): void {
    this.#changed.fire(undefined);
    void this.#leaseHolder.keep();
  }

  /** Another window has taken over. */
  #lost(): void {
    this.#isElsewhere = true;
    this.stopFollowing();
    this.#changed.fire(undefined);
    this.#context.lost();
  }
}

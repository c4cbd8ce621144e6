import type { BarrackError } from '../api/errors.ts';
import type { Clock } from './clock.ts';
import { Emitter } from './emitter.ts';
import type { Journal, Tenure } from './journal.ts';
import { leftDown } from './left-down.ts';
import type { OperationKind, Order, Target } from './orders.ts';
import { isSameIntent } from './orders.ts';
import type { PlanContext } from './plans.ts';
import { planFor } from './plans.ts';
import type { Plan } from './plan.ts';
import type { Watched } from './poller.ts';
import type { Progress, Seen } from './progress.ts';
import { isFinal, isGood, isHarmless } from './progress.ts';
import type { MonthlyCost, OperationRecord, StepRecord } from './record.ts';
import type { Source } from './source.ts';
import { Step } from './step.ts';
import { notBegun, notNoted, underWay, windowEnded } from './step-errors.ts';
import type { ResourceStore } from './store.ts';

/** A chain is not gone on with by itself if nobody has for this long, in milliseconds. */
const goOnForMs = 60 * 60 * 1000;

/** When what could not be kept is tried to be kept again, in milliseconds. */
const keepAgainMs = 30 * 1000;

export interface OperationContext extends Omit<PlanContext, 'notes'> {
  readonly store: ResourceStore;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/**
 * What the user asked for: one write, or a chain of them in which the others are there for the main one. Each step is
 * begun when the one before is done; a failing one stops the chain. The journal knows it before anything is sent. In a
 * window that does not carry it out it shows how it stands in the one that does.
 */
export class Operation {
  readonly id: string;
  readonly account: string;
  readonly startedAt: number;
  readonly steps: readonly Step[];
  readonly #main: number;
  readonly #context: OperationContext;
  readonly #changed = new Emitter<undefined>();
  #tenure: Tenure | undefined;
  #isElsewhere: boolean;
  #unwatched: boolean;
  /** This window has to do with it no more. */
  #left = false;
  #cancelKeeping: (() => void) | undefined;

  readonly onDidChange = this.#changed.event;

  /** @param isElsewhere whether it is only shown here */
  constructor(record: OperationRecord, context: OperationContext, isElsewhere = false) {
    this.#isElsewhere = isElsewhere;
    this.id = record.id;
    this.account = record.account;
    this.startedAt = record.startedAt;
    this.#main = record.main;
    this.#unwatched = record.unwatched ?? false;
    this.#context = context;
    this.steps = record.steps.map(
      (step) => new Step(planOf(step, context), context.store, context.clock, step),
    );
    for (const step of this.steps) {
      step.onDidChange(() => this.#stepChanged());
    }
  }

  /** The step that the others are there for. */
  get main(): Step {
    const main = this.steps[this.#main];
    if (main === undefined) {
      throw new RangeError(`There is no step ${this.#main}.`); // no such record is read
    }
    return main;
  }
  /** The step that is under way, or that was the last. */
  get current(): Step {
    return this.steps.find(({ progress }) => !isFinal(progress)) ?? this.main;
  }
  get kind(): OperationKind {
    return this.main.plan.order.kind;
  }
  get target(): Target {
    return this.main.plan.target;
  }
  /** Of what it makes, or works on. */
  get name(): string {
    return this.main.plan.name;
  }
  get region(): string | undefined {
    return this.main.plan.region;
  }
  get orders(): readonly Order[] {
    return this.steps.map(({ plan }) => plan.order);
  }
  /** How far what it is for has come; steps after that may still be under way. */
  get progress(): Progress {
    return this.main.progress;
  }
  /** Undefined until nothing more happens by itself. */
  get endedAt(): number | undefined {
    const ends = this.steps.map(({ progress, endedAt }) => (isFinal(progress) ? (endedAt ?? 0) : undefined));
    return ends.includes(undefined) ? undefined : Math.max(...ends.map((end) => end ?? 0));
  }
  get requestId(): string | undefined {
    return this.main.requestId;
  }
  get cost(): MonthlyCost | undefined {
    return this.main.cost;
  }
  /** How it stands, in the user's words. */
  get statusText(): string {
    const last = this.steps.findLast(({ progress }) => isFinal(progress) && !isGood(progress));
    const text = this.endedAt === undefined ? this.current.text : this.main.text;
    const more =
      last !== undefined && last !== this.main && isGood(this.main.progress) ? ` ${last.text}` : '';
    return text + more;
  }
  get result(): Seen | undefined {
    return this.main.result;
  }
  /** Whether this window carries it out. */
  get isHere(): boolean {
    return this.#tenure !== undefined;
  }
  /** Whether another window carries it out, or did: that one tells how it ended. */
  get isElsewhere(): boolean {
    return this.#isElsewhere;
  }
  /** Whether the user has stopped watching it. */
  get unwatched(): boolean {
    return this.#unwatched;
  }
  /** Whether beginning it anew can't do anything twice. */
  get canRetry(): boolean {
    return this.endedAt !== undefined && isHarmless(this.progress);
  }
  /** The instance that it has shut down and will not start again, as far as is known. */
  get leftDown(): Target | undefined {
    return this.endedAt === undefined ? undefined : leftDown(this, this.#context.store);
  }
  get watched(): readonly Watched[] {
    return this.#tenure === undefined
      ? []
      : this.steps.map(({ watched }) => watched).filter((watched) => watched !== undefined);
  }
  /** As the journal keeps it. */
  get record(): OperationRecord {
    return {
      version: 1,
      id: this.id,
      account: this.account,
      startedAt: this.startedAt,
      steps: this.steps.map(({ record }) => record),
      main: this.#main,
      ...(this.#unwatched ? { unwatched: true } : {}),
    };
  }

  /** Begins it. */
  async begin(source: Source, openJournal: () => Promise<Journal>): Promise<void> {
    try {
      const journal = await openJournal();
      await this.#take(await journal.begin(this.record));
      if (await this.#isUnderWay(journal)) {
        this.#halt(underWay());
      }
    } catch (error) {
      this.#halt(notNoted(error));
    }
    await this.#goOn(source);
  }

  /** Nothing of it is sent. */
  refuse(error: BarrackError): void {
    this.#halt(error);
  }

  /** Goes on where another window, or an earlier life of this one, has left it. */
  async resume(source: Source, tenure: Tenure): Promise<void> {
    if (!(await this.#take(tenure))) {
      return;
    }
    this.show(tenure.record);
    const index = this.steps.findIndex(({ progress }) => !isFinal(progress));
    const step = this.steps[index];
    if (step !== undefined && (step.progress.step !== 'waiting' || index === 0)) {
      await this.#logged(step.resume(source, () => this.#claim(index)));
    } else if (this.#context.clock.now() - this.#lastSeenAt() > goOnForMs) {
      this.#halt(windowEnded());
    }
    await this.#goOn(source);
  }

  /** Finds out whether another window has taken over. */
  async checkTenure(): Promise<void> {
    if (this.endedAt === undefined) {
      await this.#keep();
    }
  }

  /** Shows how it stands in the window that carries it out. */
  show(record: OperationRecord): void {
    this.#unwatched = record.unwatched ?? false;
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
  async unwatch(taken?: Tenure): Promise<void> {
    if (taken !== undefined) {
      if (!(await this.#take(taken))) {
        return;
      }
      this.show(taken.record);
    }
    this.#unwatched = true;
    for (const [index, step] of this.steps.entries()) {
      step.suspend();
      step.unwatch(step.progress.step !== 'sending' || !(await this.#claimUnsent(index)));
    }
    await this.#keep();
  }

  /** Leaves it as it stands, for whoever goes on with it. */
  async suspend(): Promise<void> {
    const tenure = this.#tenure;
    this.#left = true;
    this.#tenure = undefined;
    this.#cancelKeeping?.();
    this.stopFollowing();
    await tenure?.release();
  }

  /** What is at its end stays so, even if its result should show up. */
  stopFollowing(): void {
    for (const step of this.steps) {
      step.suspend();
    }
  }

  dispose(): void {
    this.#left = true;
    this.#tenure = undefined;
    this.#cancelKeeping?.();
    for (const step of this.steps) {
      step.dispose();
    }
    this.#changed.dispose();
  }

  /** False where this window has left it meanwhile. */
  async #take(tenure: Tenure): Promise<boolean> {
    if (this.#left) {
      await tenure.release();
      return false;
    }
    this.#tenure = tenure;
    this.#isElsewhere = false;
    return true;
  }

  /** Whether the journal knows of the same, begun somewhere else: both know of each other then, or one of them does. */
  async #isUnderWay(journal: Journal): Promise<boolean> {
    const others = (await journal.read()).map(({ record }) => record).filter(({ id }) => id !== this.id);
    return others.some((record) => {
      const order = record.steps[record.main]?.order;
      return (
        record.account === this.account &&
        record.steps.some(({ progress }) => !isFinal(progress)) &&
        order !== undefined &&
        isSameIntent(order, this.main.plan.order)
      );
    });
  }

  async #goOn(source: Source): Promise<void> {
    const tenure = this.#tenure;
    if (tenure === undefined) {
      return;
    }
    for (const [index, step] of this.steps.entries()) {
      if (this.#tenure === tenure && step.progress.step === 'waiting') {
        await this.#logged(step.run(source, () => this.#claim(index)));
      }
      await this.#ended(step, tenure);
      if (this.#tenure !== tenure) {
        return;
      }
      if (!isGood(step.progress)) {
        this.#halt(notBegun(step.text));
      }
    }
    await this.#keep();
  }

  /** Resolves when a step has ended, or this window has to do with it no more. */
  #ended(step: Step, tenure: Tenure): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (isFinal(step.progress) || this.#tenure !== tenure) {
          changed.dispose();
          resolve();
        }
      };
      const changed = this.#changed.event(look);
      look();
    });
  }

  /** What has not begun yet will not. */
  #halt(why: BarrackError): void {
    for (const step of this.steps) {
      if (step.progress.step === 'waiting') {
        if (step === this.main) {
          step.refuse(why);
        } else {
          step.skip();
        }
      }
    }
  }

  async #claim(index: number): Promise<boolean> {
    const tenure = this.#tenure;
    return tenure !== undefined && (await this.#save(tenure)) && (await tenure.claimSending(index));
  }

  /** An error of this program's own is no reason to leave the other steps as they are. */
  async #logged(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#context.log(String(error));
    }
  }

  /** True if that step was not sent, and will not be. */
  async #claimUnsent(index: number): Promise<boolean> {
    try {
      return (await this.#tenure?.claimSending(index)) ?? false;
    } catch {
      return false; // it may have been
    }
  }

  #stepChanged(): void {
    this.#changed.fire(undefined);
    void this.#keep();
  }

  /** Keeps how it stands; where another window carries it out now, this one leaves it alone. */
  async #keep(): Promise<void> {
    const tenure = this.#tenure;
    if (tenure === undefined) {
      return;
    }
    try {
      await this.#save(tenure);
      if (this.endedAt !== undefined && this.#tenure === tenure) {
        await tenure.release();
      }
    } catch (error) {
      this.#context.log(String(error)); // what was sent is known to have been
      this.#cancelKeeping?.();
      this.#cancelKeeping = this.#context.clock.after(keepAgainMs, () => void this.#keep());
    }
  }

  async #save(tenure: Tenure): Promise<boolean> {
    const isMine = await tenure.save(this.record);
    if (!isMine && this.#tenure === tenure) {
      this.#tenure = undefined;
      this.#isElsewhere = true;
      this.stopFollowing();
      this.#changed.fire(undefined);
    }
    return isMine;
  }

  #lastSeenAt(): number {
    return Math.max(this.startedAt, ...this.steps.map(({ endedAt }) => endedAt ?? 0));
  }
}

function planOf({ order, notes }: StepRecord, context: OperationContext): Plan {
  return planFor(order, { ...context, notes });
}

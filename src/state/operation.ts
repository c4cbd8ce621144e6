import type { BarrackError } from '../api/errors.ts';
import type { Clock } from './clock.ts';
import { Emitter } from './emitter.ts';
import { isUnderWay } from './intents.ts';
import type { Journal, Tenure } from './journal.ts';
import { Keeping } from './keeping.ts';
import { leftDown } from './left-down.ts';
import type { OperationKind, Order, Target } from './orders.ts';
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
  readonly #keeping: Keeping;
  #isElsewhere: boolean;
  #unwatched: boolean;

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
    this.#keeping = new Keeping(this, context, () => this.#lost());
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
    return this.#keeping.tenure !== undefined;
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
    return this.#keeping.tenure === undefined
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

  /**
   * Begins it.
   * @param hasEnded tells of an operation's id whether this window knows that it has ended
   */
  async begin(
    source: Source,
    openJournal: () => Promise<Journal>,
    hasEnded: (id: string) => boolean,
  ): Promise<void> {
    try {
      const journal = await openJournal();
      await this.#take(await journal.begin(this.record));
      if (await isUnderWay(this.record, journal, hasEnded)) {
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
      await this.#logged(step.resume(source, () => this.#keeping.claim(index)));
    } else if (this.#context.clock.now() - this.#lastSeenAt() > goOnForMs) {
      this.#halt(windowEnded());
    }
    await this.#goOn(source);
  }

  /** Finds out whether another window has taken over. */
  async checkTenure(): Promise<void> {
    if (this.endedAt === undefined) {
      await this.#keeping.keep();
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
      step.unwatch(step.progress.step !== 'sending' || !(await this.#keeping.claimUnsent(index)));
    }
    await this.#keeping.keep();
  }

  /** Leaves it as it stands, for whoever goes on with it. */
  async suspend(): Promise<void> {
    this.stopFollowing();
    await this.#keeping.leave();
  }

  /** What is at its end stays so, even if its result should show up. */
  stopFollowing(): void {
    for (const step of this.steps) {
      step.suspend();
    }
  }

  dispose(): void {
    this.#keeping.stop();
    for (const step of this.steps) {
      step.dispose();
    }
    this.#changed.dispose();
  }

  /** False where this window has left it meanwhile. */
  async #take(tenure: Tenure): Promise<boolean> {
    const isTaken = await this.#keeping.take(tenure);
    if (isTaken) {
      this.#isElsewhere = false;
    }
    return isTaken;
  }

  async #goOn(source: Source): Promise<void> {
    const tenure = this.#keeping.tenure;
    if (tenure === undefined) {
      return;
    }
    for (const [index, step] of this.steps.entries()) {
      if (this.#keeping.tenure === tenure && step.progress.step === 'waiting') {
        await this.#logged(step.run(source, () => this.#keeping.claim(index)));
      }
      await this.#ended(step, tenure);
      if (this.#keeping.tenure !== tenure) {
        return;
      }
      if (!isGood(step.progress)) {
        this.#halt(notBegun(step.text));
      }
    }
    await this.#keeping.keep();
  }

  /** Resolves when a step has ended, or this window has to do with it no more. */
  #ended(step: Step, tenure: Tenure): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (isFinal(step.progress) || this.#keeping.tenure !== tenure) {
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

  /** An error of this program's own is no reason to leave the other steps as they are. */
  async #logged(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#context.log(String(error));
    }
  }

  #stepChanged(): void {
    this.#changed.fire(undefined);
    void this.#keeping.keep();
  }

  /** Another window has taken over. */
  #lost(): void {
    this.#isElsewhere = true;
    this.stopFollowing();
    this.#changed.fire(undefined);
  }

  #lastSeenAt(): number {
    return Math.max(this.startedAt, ...this.steps.map(({ endedAt }) => endedAt ?? 0));
  }
}

function planOf({ order, notes }: StepRecord, context: OperationContext): Plan {
  return planFor(order, { ...context, notes });
}

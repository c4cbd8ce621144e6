import { isLater } from '../../base/time.ts';
import type { Clock, Moment } from '../../base/clock.ts';
import { elapsedBetween, presentMoment, storedMoment } from '../../base/clock.ts';
import { instanceLeftStopped } from './instance-left-stopped.ts';
import type { OrderKind, Order, Target } from '../model/orders.ts';
import type { Progress, Seen } from '../model/progress.ts';
import { isFinal, succeeded, safeToRetry, isUnsent } from '../model/progress.ts';
import type { MonthlyCost, OperationRecord } from '../model/record.ts';
import type { Step } from './step.ts';
import type { ResourceStore } from '../../resources/store.ts';

/** How an operation stands: what is shown of it, and what the journal keeps. */
export class OperationState {
  readonly id: string;
  readonly account: string;
  /** When it was begun. */
  readonly began: Moment;
  /** Whether that was stored by a clock that is ahead of this one: it can't be compared with others. */
  readonly isDatedAhead: boolean;
  readonly steps: readonly Step[];
  readonly #main: number;
  readonly #store: ResourceStore;
  readonly #clock: Clock;
  #unwatched: boolean;

  constructor(
    record: OperationRecord,
    steps: readonly Step[],
    { store, clock }: { readonly store: ResourceStore; readonly clock: Clock },
  ) {
    this.id = record.id;
    this.account = record.account;
    this.began = storedMoment(clock, record.startedAt);
    this.isDatedAhead = record.startedAt > clock.wallTime();
    this.steps = steps;
    this.#main = record.main;
    this.#store = store;
    this.#clock = clock;
    this.#unwatched = record.unwatched ?? false;
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
  get kind(): OrderKind {
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
  get startedAt(): number {
    return this.began.wallTime;
  }
  get endedAt(): number | undefined {
    return this.ended?.wallTime;
  }
  /** Undefined until nothing more happens by itself. */
  get ended(): Moment | undefined {
    return this.steps.every(({ progress }) => isFinal(progress))
      ? this.steps
          .map(({ ended }) => ended ?? this.began)
          .reduce((last, one) => (isLater(one.instant, last.instant) ? one : last))
      : undefined;
  }
  /** How long it has taken so far, or took, in milliseconds. */
  get elapsedMs(): number {
    return elapsedBetween(this.began, this.ended ?? presentMoment(this.#clock));
  }
  get requestId(): string | undefined {
    return this.main.requestId;
  }
  get cost(): MonthlyCost | undefined {
    return this.main.cost;
  }
  /** How it stands, in the user's words. */
  get statusText(): string {
    const last = this.steps.findLast(({ progress }) => isFinal(progress) && !succeeded(progress));
    const { progress, plan, text } = this.main;
    if (this.endedAt === undefined) {
      return this.current.text;
    }
    const more = last !== undefined && last !== this.main && succeeded(progress) ? last.text : undefined;
    const lasts = this.main === this.steps.at(-1) && succeeded(progress) ? plan.whatLasts : undefined;
    return [text, more, lasts].filter((part) => part !== undefined).join(' ');
  }
  get result(): Seen | undefined {
    return this.main.result;
  }
  /** Whether the user has stopped watching it. */
  get unwatched(): boolean {
    return this.#unwatched;
  }
  /** Whether nothing of it was carried out, nor is on its way to Barrack. */
  get nothingBegun(): boolean {
    return this.steps.every(({ progress }) => isUnsent(progress) || safeToRetry(progress));
  }
  /** Whether beginning it anew can't do anything twice. */
  get canRetry(): boolean {
    return this.endedAt !== undefined && safeToRetry(this.progress);
  }
  /** The instance that it has shut down and will not start again, as far as is known. */
  get instanceLeftStopped(): Target | undefined {
    return instanceLeftStopped(this, this.#store, this.#clock.now());
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
      ...(this.unwatched ? { unwatched: true } : {}),
    };
  }

  protected setUnwatched(unwatched: boolean): void {
    this.#unwatched = unwatched;
  }
}

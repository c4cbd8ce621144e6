import type { BarrackError } from '../../api/errors.ts';
import type { Instant } from '../../base/time.ts';
import type { Clock, Moment } from '../../base/clock.ts';
import { elapsedBetween, presentMoment, storedMoment } from '../../base/clock.ts';
import { Emitter } from '../../base/emitter.ts';
import { leftMs } from '../model/look-schedule.ts';
import type { LogLine } from '../../api/own-error.ts';
import { logOwn } from '../../api/own-error.ts';
import type { Plan } from '../model/plan.ts';
import { readProgress, recordProgress } from '../model/progress-record.ts';
import type { Progress, Seen } from '../model/progress.ts';
import { isFinal } from '../model/progress.ts';
import type { MonthlyCost, StepRecord } from '../model/record.ts';

export interface StateContext {
  readonly clock: Clock;
  readonly log: LogLine;
}

/** How one write stands: what is shown of it, and what the journal keeps. */
export class StepState {
  #plan: Plan;
  readonly #clock: Clock;
  readonly #log: LogLine;
  readonly #changed = new Emitter<undefined>();
  #progress: Progress = { step: 'waiting' };
  #requestId: string | undefined;
  #started: Moment | undefined;
  #ended: Moment | undefined;
  #cost: MonthlyCost | undefined;

  readonly onDidChange = this.#changed.event;

  /** @param record how it was left, if this is not its beginning */
  constructor(plan: Plan, { clock, log }: StateContext, record?: StepRecord) {
    this.#plan = plan;
    this.#clock = clock;
    this.#log = log;
    if (record !== undefined) {
      this.show(plan, record);
    }
  }

  get plan(): Plan {
    return this.#plan;
  }

  get progress(): Progress {
    return this.#progress;
  }
  get startedAt(): number | undefined {
    return this.#started?.wallTime;
  }
  get endedAt(): number | undefined {
    return this.#ended?.wallTime;
  }
  /** Undefined until nothing more happens by itself. */
  get ended(): Moment | undefined {
    return this.#ended;
  }
  /** Since when it has been under way, as far as is known. */
  get since(): Instant {
    return this.#started?.instant ?? this.#clock.now();
  }
  /** How long it has taken so far, or took, in milliseconds; undefined where it was not begun. */
  get elapsedMs(): number | undefined {
    return this.#started && elapsedBetween(this.#started, this.#ended ?? presentMoment(this.#clock));
  }
  /** How long its result is looked for yet, at most, in milliseconds; undefined while it is not. */
  get searchLeftMs(): number | undefined {
    const search = this.#progress.step === 'checking' ? this.#progress.search : undefined;
    return search && leftMs(search.looks, this.#clock.now());
  }
  get requestId(): string | undefined {
    return this.#requestId;
  }
  /** What its result costs. */
  get cost(): MonthlyCost | undefined {
    return this.#cost;
  }
  /** How it stands, in the user's words. */
  get text(): string {
    return this.#plan.describe(this.#progress);
  }
  /** The resource it made, or works on, as last seen. */
  get result(): Seen | undefined {
    return 'resource' in this.#progress ? this.#progress.resource : undefined;
  }
  get record(): StepRecord {
    return {
      order: this.#plan.order,
      progress: recordProgress(this.#progress),
      notes: this.#plan.notes,
      text: this.text,
      startedAt: this.startedAt,
      endedAt: this.endedAt,
      requestId: this.#requestId,
      cost: this.#cost,
    };
  }

  /**
   * Takes over how it stands from who carries it out, or did.
   * @param plan made with that window's notes
   */
  show(plan: Plan, { progress, startedAt, endedAt, requestId, cost }: StepRecord): void {
    this.#plan = plan;
    this.#progress = readProgress(progress, this.#clock);
    this.#started = this.#stored(startedAt, this.#started);
    this.#ended = this.#stored(endedAt, this.#ended);
    this.#requestId = requestId;
    this.#cost = cost;
  }

  /** It was not sent, and will not be. */
  skip(): void {
    this.set({ step: 'skipped', because: 'stopped' });
  }

  /** The same, with the reason. */
  refuse(error: BarrackError): void {
    this.set({ step: 'refused', error });
  }

  dispose(): void {
    this.#changed.dispose();
  }

  protected start(): void {
    this.#started = presentMoment(this.#clock);
    this.set({ step: 'sending' });
  }

  /** @param requestId Barrack's id of what was sent, where it told one */
  protected sentAs(requestId: string | undefined): void {
    this.#requestId = requestId;
  }

  /** What is known of it is the same, but not what is to be done. */
  protected touch(): void {
    this.#changed.fire(undefined);
  }

  /** That it can't be told is no reason not to tell how it stands. */
  #costNow(): MonthlyCost | undefined {
    try {
      return this.#plan.cost?.();
    } catch (error) {
      logOwn(error, this.#log);
      return undefined;
    }
  }

  protected set(progress: Progress): void {
    const before = this.#progress;
    const same =
      before.step === progress.step &&
      'resource' in before &&
      'resource' in progress &&
      before.resource === progress.resource;
    this.#progress = progress;
    this.#cost = this.#costNow() ?? this.#cost;
    this.#ended = isFinal(progress) ? (this.#ended ?? presentMoment(this.#clock)) : undefined;
    if (!same) {
      this.#changed.fire(undefined);
    }
  }

  #stored(time: number | undefined, known: Moment | undefined): Moment | undefined {
    return time === undefined ? undefined : storedMoment(this.#clock, time, known);
  }
}

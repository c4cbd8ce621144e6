import { BarrackError } from '../api/errors.ts';
import { statusLabel } from '../domain/status.ts';
import { answerTo } from './answer.ts';
import type { Clock } from './clock.ts';
import { Emitter } from './emitter.ts';
import { Following } from './following.ts';
import type { Look, Plan } from './plan.ts';
import type { Watched } from './poller.ts';
import { readProgress, recordProgress } from './progress-record.ts';
import type { Progress, Seen } from './progress.ts';
import { isFinal } from './progress.ts';
import type { MonthlyCost, StepRecord } from './record.ts';
import { searchForResult } from './search.ts';
import type { Source } from './source.ts';
import { answerUnseen, checkBroke, notCarriedOut, notNoted, windowEnded } from './step-errors.ts';
import type { ResourceStore } from './store.ts';

/** Notes how it stands, and gets the right to send: true for one window only, and once. Rejects if it can't be noted. */
export type ClaimSending = () => Promise<boolean>;

/**
 * One write: checked again, sent once, looked for if its answer was lost, and followed to its end.
 *
 *     waiting → sending → refused | skipped
 *                       → running → done | error | unknown (nothing is known to be going on for an hour)
 *                       → checking → running | done | error
 *                                  → notDone | unknown (→ running | done | error, should its result show up later)
 */
export class Step {
  #plan: Plan;
  readonly #store: ResourceStore;
  readonly #clock: Clock;
  readonly #changed = new Emitter<undefined>();
  /** Of the latest attempt: whoever goes on with it begins another. */
  #stopped = new AbortController();
  #progress: Progress = { step: 'waiting' };
  #requestId: string | undefined;
  #startedAt: number | undefined;
  #endedAt: number | undefined;
  #cost: MonthlyCost | undefined;
  /** While it looks for the result itself, nobody else needs to. */
  #searching = false;
  #following: { stop(): void } | undefined;

  readonly onDidChange = this.#changed.event;

  /** @param record how it was left, if this is not its beginning */
  constructor(plan: Plan, store: ResourceStore, clock: Clock, record?: StepRecord) {
    this.#plan = plan;
    this.#store = store;
    this.#clock = clock;
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
    return this.#startedAt;
  }
  /** Undefined until nothing more happens by itself. */
  get endedAt(): number | undefined {
    return this.#endedAt;
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
  /** The list to poll while Barrack works on it. */
  get watched(): Watched | undefined {
    const polled = this.#progress.step === 'running' && !this.#searching && !this.#stopped.signal.aborted;
    return polled ? { list: this.#plan.list, since: this.#startedAt ?? 0 } : undefined;
  }
  get record(): StepRecord {
    return {
      order: this.#plan.order,
      progress: recordProgress(this.#progress),
      notes: this.#plan.notes,
      text: this.text,
      startedAt: this.#startedAt,
      endedAt: this.#endedAt,
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
    this.#progress = readProgress(progress);
    this.#startedAt = startedAt;
    this.#endedAt = endedAt;
    this.#requestId = requestId;
    this.#cost = cost;
  }

  /** Sends it; call once. Rejects only for an error of this program's own. */
  async run(source: Source, claim: ClaimSending): Promise<void> {
    const stopped = this.#attempt();
    this.#startedAt = this.#clock.now();
    this.#set({ step: 'sending' });
    const wanted = await this.#recheck(source, stopped);
    if (wanted === 'already') {
      this.#set({ step: 'skipped', because: 'already' });
    } else if (wanted === 'yes') {
      const claimed = await this.#claim(claim, stopped);
      if (claimed === 'here') {
        await this.#send(source, stopped);
      } else if (claimed === 'elsewhere') {
        await this.#search(source, { step: 'checking' }, answerUnseen(), stopped);
      }
    }
  }

  /**
   * Goes on where somebody else left it: looks for what was sent, follows what was accepted. What was not sent yet never
   * will be, if this window gets the right to.
   */
  async resume(source: Source, claim: ClaimSending): Promise<void> {
    const stopped = this.#attempt();
    if (this.#progress.step === 'running') {
      await this.#store.refresh([this.#plan.list], { fresh: true });
      await this.#followAccepted(source, stopped);
      return;
    }
    const wasSent = this.#progress.step === 'checking' || !(await claim().catch(() => false)); // who knows
    if (wasSent) {
      await this.#search(source, { step: 'checking' }, answerUnseen(), stopped);
    } else {
      this.#refuseUnlessStopped(windowEnded(), stopped);
    }
  }

  /** It was not sent, and will not be. */
  skip(): void {
    this.#set({ step: 'skipped', because: 'stopped' });
  }

  /** The same, with the reason. */
  refuse(error: BarrackError): void {
    this.#set({ step: 'refused', error });
  }

  /**
   * The user does not want it watched any more: what Barrack has begun goes on.
   * @param mayBeSent false if it was not sent and can't be any more
   */
  unwatch(mayBeSent: boolean): void {
    this.suspend();
    if (isFinal(this.#progress)) {
      return;
    }
    if (this.#progress.step === 'waiting') {
      this.skip();
    } else if (!mayBeSent) {
      this.refuse(windowEnded());
    } else {
      const lastStatus = this.result && statusLabel(this.result.status);
      const error = this.#progress.step === 'running' ? undefined : answerUnseen();
      this.#set({ step: 'unknown', error, check: this.#plan.whatToCheck, lastStatus });
    }
  }

  /** Leaves it as it stands, for whoever goes on with it. */
  suspend(): void {
    this.#stopped.abort();
    this.#searching = false;
    this.#following?.stop();
  }

  dispose(): void {
    this.suspend();
    this.#changed.dispose();
  }

  #attempt(): AbortSignal {
    this.#stopped.abort();
    this.#stopped = new AbortController();
    return this.#stopped.signal;
  }

  async #recheck(source: Source, stopped: AbortSignal): Promise<'yes' | 'already' | 'no'> {
    try {
      const wanted = await this.#plan.recheck(source);
      return stopped.aborted ? 'no' : wanted ? 'yes' : 'already'; // nothing is sent after sign-out
    } catch (error) {
      const known = BarrackError.is(error);
      this.#refuseUnlessStopped(known ? error : checkBroke(error), stopped);
      if (!known) {
        throw error;
      }
      return 'no';
    }
  }

  async #claim(claim: ClaimSending, stopped: AbortSignal): Promise<'here' | 'elsewhere' | 'no'> {
    try {
      const isMine = await claim();
      return stopped.aborted ? 'no' : isMine ? 'here' : 'elsewhere';
    } catch (error) {
      this.#refuseUnlessStopped(notNoted(error), stopped);
      return 'no';
    }
  }

  #refuseUnlessStopped(error: BarrackError, stopped: AbortSignal): void {
    if (!stopped.aborted) {
      this.refuse(error);
    }
  }

  async #send(source: Source, stopped: AbortSignal): Promise<void> {
    const answer = await answerTo(this.#plan, source);
    if (stopped.aborted) {
      return;
    }
    if (answer.outcome === 'accepted') {
      this.#requestId = answer.requestId;
      this.#plan.accepted(answer.value);
      await this.#followAccepted(source, stopped);
    } else {
      this.#requestId = answer.error.requestId;
      if (answer.outcome === 'lost') {
        await this.#search(source, { step: 'checking' }, answer.error, stopped);
      } else {
        this.refuse(answer.error);
      }
    }
  }

  /** After a yes: its result is in the lists, or will be soon. */
  async #followAccepted(source: Source, stopped: AbortSignal): Promise<void> {
    const seen = this.#plan.look();
    if (seen === undefined) {
      await this.#search(source, { step: 'running', resource: undefined }, undefined, stopped);
    } else {
      this.#follow(source, seen, stopped);
    }
  }

  /** @param lost why there was no answer; undefined where Barrack said yes */
  async #search(
    source: Source,
    meanwhile: Progress,
    lost: BarrackError | undefined,
    stopped: AbortSignal,
  ): Promise<void> {
    const isOver = (): boolean => stopped.aborted;
    if (isOver()) {
      return;
    }
    this.#searching = true;
    this.#set(meanwhile);
    const found = await searchForResult(this.#plan, this.#store, this.#clock, stopped);
    if (found !== undefined && !isOver()) {
      this.#searching = false;
      this.#follow(source, found === 'absent' ? this.#withoutResult(lost) : found, stopped);
    }
  }

  #withoutResult(lost: BarrackError | undefined): Progress {
    return lost === undefined || this.#plan.mayBeHidden()
      ? { step: 'unknown', error: lost, check: this.#plan.whatToCheck }
      : { step: 'notDone', error: notCarriedOut(lost) };
  }

  #follow(source: Source, seen: Look, stopped: AbortSignal): void {
    if (stopped.aborted) {
      return;
    }
    const what = { plan: this.#plan, store: this.#store, source, clock: this.#clock };
    const following = new Following(what, (progress) => {
      this.#set(progress);
      if (progress.step === 'done' || progress.step === 'error') {
        this.#plan.ended?.();
      }
    });
    this.#following = following;
    following.start(seen);
  }

  #set(progress: Progress): void {
    const before = this.#progress;
    const same =
      before.step === progress.step &&
      'resource' in before &&
      'resource' in progress &&
      before.resource === progress.resource;
    this.#progress = progress;
    this.#cost = this.#plan.cost?.() ?? this.#cost;
    this.#endedAt = isFinal(progress) ? (this.#endedAt ?? this.#clock.now()) : undefined;
    if (!same) {
      this.#changed.fire(undefined);
    }
  }
}

import type { BarrackError } from '../../api/errors.ts';
import type { Resource } from '../../domain/resources.ts';
import { statusLabel } from '../../domain/status.ts';
import type { LogLine } from '../../api/own-error.ts';
import { logOwn } from '../../api/own-error.ts';
import type { Plan } from '../model/plan.ts';
import type { Watched } from '../../resources/poller.ts';
import type { Search } from '../model/progress.ts';
import { isFinal, isFoundByName } from '../model/progress.ts';
import { ResultTracker } from './result-tracker.ts';
import type { StepRecord } from '../model/record.ts';
import type { ClaimSending, Sending } from './sending.ts';
import { sendOnce } from './sending.ts';
import type { Source } from '../model/source.ts';
import { answerUnseen, stoppedBefore, stoppedWatching, windowEnded } from '../model/step-errors.ts';
import type { StateContext } from './step-state.ts';
import { StepState } from './step-state.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { InTurn } from '../../base/concurrency-limiter.ts';

/** What a step is carried out with. */
interface StepContext extends StateContext {
  readonly store: ResourceStore;
}

/**
 * One write: checked again, sent once, looked for if its answer was lost, and followed to its end.
 *
 *     waiting → sending → refused | skipped
 *                       → running → done | error | unknown (nothing is known to be going on for an hour)
 *                       → checking → running | done | error
 *                                  → notDone | unknown (→ running | done | error, should its result show up later)
 */
export class Step extends StepState {
  readonly #store: ResourceStore;
  readonly #log: LogLine;
  readonly #tracker: ResultTracker;

  /** @param record how it was left, if this is not its beginning */
  constructor(plan: Plan, { store, clock, log }: StepContext, record?: StepRecord) {
    super(plan, { clock, log }, record);
    this.#store = store;
    this.#log = log;
    this.#tracker = new ResultTracker(this, store, clock, {
      tell: (progress) => this.set(progress),
      watch: () => this.touch(),
      log,
    });
  }

  /** The list to poll while Barrack works on it. */
  get watched(): Watched | undefined {
    const polled = this.progress.step === 'running' && this.#tracker.isWatching;
    return polled ? { list: this.plan.list, since: this.since } : undefined;
  }

  /**
   * Sends it when its turn has come, unless it was given up until then; call once. Rejects only for an error of this
   * program's own.
   */
  async run(source: Source, claim: ClaimSending, inTurn: InTurn): Promise<void> {
    const stopped = this.#tracker.newAttempt();
    const sent = await inTurn(async () => {
      if (stopped.aborted || this.progress.step !== 'waiting') {
        return undefined;
      }
      this.start();
      const sending = await sendOnce(this.plan, source, claim, stopped);
      return { sending, seen: this.#sent(sending, source, stopped) };
    });
    await sent?.seen; // its turn is over before
    if (sent?.sending.outcome === 'notSent' && sent.sending.bug !== undefined) {
      throw sent.sending.bug;
    }
  }

  /**
   * Goes on where somebody else left it: looks for what was sent, follows what was accepted. What was not sent yet never
   * will be, if this window gets the right to.
   */
  async resume(source: Source, claim: ClaimSending): Promise<void> {
    const stopped = this.#tracker.newAttempt();
    if (this.progress.step === 'running') {
      await this.#store.refresh([this.plan.list], { fresh: true });
      await this.#tracker.followAccepted(source, stopped);
      return;
    }
    const wasSent = this.progress.step === 'checking' || !(await claim().catch(() => false)); // who knows
    if (wasSent) {
      await this.#tracker.searchLost(source, this.#search ?? answerUnseen(), stopped);
    } else if (!stopped.aborted) {
      this.refuse(windowEnded());
    }
  }

  /**
   * The user does not want it watched any more: what Barrack has begun goes on.
   * @param mayBeSent false if it was not sent and can't be any more
   * @param why it is not known how it ends
   */
  unwatch(mayBeSent: boolean, why: (lost?: BarrackError) => BarrackError = stoppedWatching): void {
    this.suspend();
    if (isFinal(this.progress)) {
      return;
    }
    if (!mayBeSent) {
      this.refuse(stoppedBefore());
    } else {
      const lastStatus = this.result && statusLabel(this.result.status);
      const error = this.progress.step === 'running' ? undefined : why(this.#search?.lost);
      const byName = isFoundByName(this.progress) ? true : undefined;
      this.set({ step: 'unknown', error, check: this.plan.whatToCheck, lastStatus, byName });
    }
  }

  /** It was taken for unsent, and may have been sent. */
  doubt(error: BarrackError): void {
    this.set({ step: 'unknown', error, check: this.plan.whatToCheck });
  }

  /** Leaves it as it stands, for whoever goes on with it. */
  suspend(): void {
    this.#tracker.stop();
  }

  override dispose(): void {
    this.suspend();
    super.dispose();
  }

  get #search(): Search | undefined {
    return this.progress.step === 'checking' ? this.progress.search : undefined;
  }

  /** What Barrack has said yes to is followed, whatever goes wrong here. */
  #accepted(made: Resource | undefined): void {
    try {
      this.plan.accepted(made);
    } catch (error) {
      logOwn(error, this.#log);
    }
  }

  async #sent(sending: Sending, source: Source, stopped: AbortSignal): Promise<void> {
    if (stopped.aborted) {
      return;
    }
    switch (sending.outcome) {
      case 'accepted':
        this.sentAs(sending.requestId);
        this.#accepted(sending.value);
        await this.#tracker.followAccepted(source, stopped);
        break;
      case 'lost':
        this.sentAs(sending.error.requestId);
        await this.#tracker.searchLost(source, sending.error, stopped);
        break;
      case 'elsewhere':
        await this.#tracker.searchLost(source, answerUnseen(), stopped);
        break;
      case 'refused':
        this.sentAs(sending.error.requestId);
        this.refuse(sending.error);
        break;
      case 'notSent':
        this.refuse(sending.error);
        break;
      case 'already':
        this.set({ step: 'skipped', because: 'already' });
        break;
      case 'stopped':
        break;
    }
  }
}

import { BarrackError } from '../../api/errors.ts';
import type { Clock } from '../../base/clock.ts';
import { presentMoment } from '../../base/clock.ts';
import { ResultWatcher } from './result-watcher.ts';
import type { LogLine } from '../../api/own-error.ts';
import { logOwn } from '../../api/own-error.ts';
import type { Observation, Plan } from '../model/plan.ts';
import type { Looks } from '../model/look-schedule.ts';
import { goneOnWith } from '../model/look-schedule.ts';
import type { Progress, Search } from '../model/progress.ts';
import { searchForResult } from './search.ts';
import type { Source } from '../model/source.ts';
import { notCarriedOut } from '../model/step-errors.ts';
import type { ResourceStore } from '../../resources/store.ts';

/** Who is told. */
interface TrackerListener {
  tell(progress: Progress): void;
  /** Somebody else has to look for changes from now on. */
  watch(): void;
  /** Told of errors of this program's own. */
  readonly log: LogLine;
}

/** What is told of a write that may have been sent: looks for its result, and follows that to its end. */
export class ResultTracker {
  readonly #of: { readonly plan: Plan };
  readonly #store: ResourceStore;
  readonly #clock: Clock;
  readonly #to: TrackerListener;
  /** Of the latest attempt: whoever goes on with it begins another. */
  #stopped = new AbortController();
  #searching = false;
  #watcher: { stop(): void } | undefined;

  /** @param of whose plan it is at any time */
  constructor(of: { readonly plan: Plan }, store: ResourceStore, clock: Clock, to: TrackerListener) {
    this.#of = of;
    this.#store = store;
    this.#clock = clock;
    this.#to = to;
  }

  /** Whether somebody else has to look for changes: while it looks for the result itself, nobody needs to. */
  get isWatching(): boolean {
    return !this.#searching && !this.#stopped.signal.aborted;
  }

  /** Ends the attempt before. */
  newAttempt(): AbortSignal {
    this.#stopped.abort();
    this.#stopped = new AbortController();
    return this.#stopped.signal;
  }

  stop(): void {
    this.#stopped.abort();
    this.#searching = false;
    this.#watcher?.stop();
  }

  /** After a yes: its result is in the lists, or will be soon. */
  async followAccepted(source: Source, stopped: AbortSignal): Promise<void> {
    const seen = this.#seen();
    if (seen === undefined) {
      await this.#search(source, { step: 'running', resource: undefined }, undefined, stopped);
    } else {
      this.#follow(source, seen, stopped);
    }
  }

  /** After a lost answer. @param lost why there was none, or the search for it that somebody has left */
  async searchLost(source: Source, lost: BarrackError | Search, stopped: AbortSignal): Promise<void> {
    const now = presentMoment(this.#clock);
    const search = BarrackError.is(lost)
      ? { lost, looks: { made: 0, from: now } }
      : { ...lost, looks: goneOnWith(lost.looks, now) };
    await this.#search(source, { step: 'checking', search }, search.lost, stopped);
  }

  /** @param lost why there was no answer; undefined where Barrack said yes */
  async #search(
    source: Source,
    meanwhile: Extract<Progress, { step: 'running' | 'checking' }>,
    lost: BarrackError | undefined,
    stopped: AbortSignal,
  ): Promise<void> {
    const isOver = (): boolean => stopped.aborted;
    if (isOver()) {
      return;
    }
    this.#searching = true;
    this.#to.tell(meanwhile);
    const looked = (looks: Looks): void => {
      if (lost !== undefined && !isOver()) {
        this.#to.tell({ step: 'checking', search: { lost, looks } });
      }
    };
    const begun = meanwhile.step === 'checking' ? meanwhile.search?.looks : undefined;
    const searched = { ...this.#tools(source), plan: this.#of.plan };
    const found = await searchForResult(searched, stopped, { begun, looked });
    if (found !== undefined && !isOver()) {
      this.#searching = false;
      const isFound = found !== 'absent' && found !== 'untold';
      this.#follow(source, isFound ? found : this.#withoutResult(lost, found), stopped);
      this.#to.watch();
    }
  }

  #withoutResult(lost: BarrackError | undefined, found: 'absent' | 'untold'): Progress {
    const { plan } = this.#of;
    if (lost === undefined) {
      return { step: 'running', resource: undefined }; // Barrack has said yes: it is waited for
    }
    return found === 'untold' || this.#mayBeHidden()
      ? { step: 'unknown', error: lost, check: plan.whatToCheck }
      : { step: 'notDone', error: notCarriedOut(lost) };
  }

  #mayBeHidden(): boolean {
    try {
      return this.#of.plan.mayBeHidden();
    } catch (error) {
      logOwn(error, this.#to.log);
      return true; // nobody knows
    }
  }

  #seen(): Observation | undefined {
    try {
      return this.#of.plan.observe();
    } catch (error) {
      logOwn(error, this.#to.log);
      return undefined;
    }
  }

  #tools(source: Source) {
    return { store: this.#store, source, clock: this.#clock, log: this.#to.log };
  }

  #follow(source: Source, seen: Observation, stopped: AbortSignal): void {
    if (stopped.aborted) {
      return;
    }
    const { plan } = this.#of;
    const watcher = new ResultWatcher({ ...this.#tools(source), plan }, (progress) => {
      this.#to.tell(progress);
      if (progress.step === 'done' || progress.step === 'error') {
        this.#of.plan.ended?.();
      }
    });
    this.#watcher = watcher;
    watcher.start(seen);
  }
}

import { BarrackError } from '../api/errors.ts';
import type { Clock } from './clock.ts';
import { Following } from './following.ts';
import type { Look, Plan } from './plan.ts';
import type { Looks } from './look-schedule.ts';
import { goneOnWith } from './look-schedule.ts';
import type { Progress, Search } from './progress.ts';
import { searchForResult } from './search.ts';
import type { Source } from './source.ts';
import { notCarriedOut } from './step-errors.ts';
import type { ResourceStore } from './store.ts';

/** Who is told. */
interface Told {
  tell(progress: Progress): void;
  /** Somebody else has to look for changes from now on. */
  watch(): void;
}

/** What is told of a write that may have been sent: looks for its result, and follows that to its end. */
export class Pursuit {
  readonly #of: { readonly plan: Plan };
  readonly #store: ResourceStore;
  readonly #clock: Clock;
  readonly #to: Told;
  /** Of the latest attempt: whoever goes on with it begins another. */
  #stopped = new AbortController();
  #searching = false;
  #following: { stop(): void } | undefined;

  /** @param of whose plan it is at any time */
  constructor(of: { readonly plan: Plan }, store: ResourceStore, clock: Clock, to: Told) {
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
    this.#following?.stop();
  }

  /** After a yes: its result is in the lists, or will be soon. */
  async followAccepted(source: Source, stopped: AbortSignal): Promise<void> {
    const seen = this.#of.plan.look();
    if (seen === undefined) {
      await this.#search(source, { step: 'running', resource: undefined }, undefined, stopped);
    } else {
      this.#follow(source, seen, stopped);
    }
  }

  /** After a lost answer. @param lost why there was none, or the search for it that somebody has left */
  async searchLost(source: Source, lost: BarrackError | Search, stopped: AbortSignal): Promise<void> {
    const now = this.#clock.now();
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
    const found = await searchForResult(
      { plan: this.#of.plan, source, store: this.#store, clock: this.#clock },
      stopped,
      { begun, looked },
    );
    if (found !== undefined && !isOver()) {
      this.#searching = false;
      this.#follow(source, found === 'absent' ? this.#withoutResult(lost) : found, stopped);
      this.#to.watch();
    }
  }

  #withoutResult(lost: BarrackError | undefined): Progress {
    const { plan } = this.#of;
    if (lost === undefined) {
      return { step: 'running', resource: undefined }; // Barrack has said yes: it is waited for
    }
    return plan.mayBeHidden()
      ? { step: 'unknown', error: lost, check: plan.whatToCheck }
      : { step: 'notDone', error: notCarriedOut(lost) };
  }

  #follow(source: Source, seen: Look, stopped: AbortSignal): void {
    if (stopped.aborted) {
      return;
    }
    const { plan } = this.#of;
    const following = new Following({ plan, store: this.#store, source, clock: this.#clock }, (progress) => {
      this.#to.tell(progress);
      if (progress.step === 'done' || progress.step === 'error') {
        this.#of.plan.ended?.();
      }
    });
    this.#following = following;
    following.start(seen);
  }
}

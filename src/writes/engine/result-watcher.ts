import type { Instant } from '../../base/time.ts';
import { awakeBetween, passedBetween } from '../../base/time.ts';
import { inTransition, statusLabel } from '../../domain/status.ts';
import type { Clock } from '../../base/clock.ts';
import type { Subscription } from '../../base/emitter.ts';
import type { LogLine } from '../../api/own-error.ts';
import { logOwn } from '../../api/own-error.ts';
import type { Confirmed, Observation, Plan } from '../model/plan.ts';
import type { Progress } from '../model/progress.ts';
import { isFinal, isFoundByName } from '../model/progress.ts';
import type { Source } from '../model/source.ts';
import type { ResourceStore } from '../../resources/store.ts';

/** How long something is followed that is in no transition this program knows of, or not to be seen. */
const patienceMs = 60 * 60 * 1000;
const askAgainMs = 30 * 1000;
/** A list that was read no longer ago than this tells how things stand. */
const goodLookMs = 2 * 60 * 1000;

/** What a write is followed with. */
export interface WatchContext {
  readonly plan: Pick<Plan, 'list' | 'observe' | 'looksEveryMs' | 'confirm' | 'whatToCheck'>;
  readonly store: Pick<ResourceStore, Plan['list'] | 'onDidChange' | 'add'>;
  readonly source: Source;
  readonly clock: Clock;
  readonly log: LogLine;
}

/** Follows what the lists tell of a write's result until it has ended; if that is not known, in case it shows up later. */
export class ResultWatcher {
  readonly #of: WatchContext;
  readonly #tell: (progress: Progress) => void;
  readonly #subscription: Subscription;
  #last: Progress | undefined;
  #cancelPatience: (() => void) | undefined;
  #cancelAsking: (() => void) | undefined;
  #cancelLooking: (() => void) | undefined;
  #asking = false;
  /** Since when Barrack is asked again for what it says nothing about. */
  #askingSince: Instant | undefined;
  /** Since when no look could be finished, for errors of this program's own. */
  #brokenSince: Instant | undefined;
  #gaveUp = false;
  #over = false;

  constructor(of: WatchContext, tell: (progress: Progress) => void) {
    this.#of = of;
    this.#tell = tell;
    this.#subscription = of.store.onDidChange(() => this.#look());
  }

  /** @param first what was seen just now */
  start(first: Observation): void {
    this.#take(first);
  }

  stop(): void {
    this.#over = true;
    this.#subscription.dispose();
    this.#rest();
  }

  #look(): void {
    try {
      const seen = this.#of.plan.observe();
      if (seen !== undefined) {
        this.#take(seen);
      }
    } catch (error) {
      this.#broke(error);
    }
  }

  /** An error of this program's own may pass: it is looked again, even if nothing changes in the lists, but not for ever. */
  #broke(error: unknown): void {
    logOwn(error, this.#of.log);
    if (this.#over) {
      return;
    }
    this.#brokenSince ??= this.#of.clock.now();
    if (this.#isPatient(this.#brokenSince)) {
      this.#cancelLooking?.();
      this.#cancelLooking = this.#of.clock.after(askAgainMs, () => this.#look());
    } else if (this.#last === undefined || !isFinal(this.#last)) {
      this.#tellUnknown(); // the next change in the lists may still tell
    }
  }

  #take(seen: Observation): void {
    if (this.#over) {
      return;
    }
    if (seen === 'doubtful') {
      void this.#confirm().catch((error: unknown) => this.#broke(error));
      return;
    }
    this.#brokenSince = undefined;
    this.#askingSince = undefined;
    if (isStalled(seen)) {
      if (this.#gaveUp) {
        return;
      }
      this.#cancelPatience ??= this.#of.clock.after(patienceMs, () => this.#giveUp());
      this.#lookLater();
    } else {
      this.#gaveUp = false;
      this.#rest();
    }
    if (seen.step === 'done' || seen.step === 'error') {
      this.stop();
    }
    this.#pass(seen);
  }

  #pass(progress: Progress): void {
    this.#last = progress;
    this.#tell(progress);
  }

  #lookLater(): void {
    const { looksEveryMs } = this.#of.plan;
    this.#cancelLooking?.();
    this.#cancelLooking =
      looksEveryMs === undefined ? undefined : this.#of.clock.after(looksEveryMs, () => this.#look());
  }

  /** Where the list is in doubt, what Barrack says when asked for it by itself is what counts. */
  async #confirm(): Promise<void> {
    if (this.#asking || this.#cancelAsking !== undefined) {
      return;
    }
    this.#asking = true;
    let told: Confirmed;
    try {
      told = await this.#of.plan.confirm(this.#of.source);
    } finally {
      this.#asking = false;
    }
    if (this.#over) {
      return;
    }
    if (told.resource !== undefined) {
      this.#of.store.add(told.resource); // what costs money stays in sight
    }
    if (this.#of.plan.observe() !== 'doubtful') {
      this.#look();
      return;
    }
    this.#brokenSince = undefined;
    if (told.step === 'untold') {
      this.#askingSince ??= this.#of.clock.now();
    } else {
      this.#take(told);
    }
    if (told.step === 'running' ? !this.#gaveUp : this.#isPatient(this.#askingSince)) {
      this.#askLater();
    }
  }

  #isPatient(since: Instant | undefined): boolean {
    return since !== undefined && awakeBetween(since, this.#of.clock.now()) < patienceMs;
  }

  #askLater(): void {
    this.#cancelAsking = this.#of.clock.after(askAgainMs, () => {
      this.#cancelAsking = undefined;
      this.#look();
    });
  }

  /** Only after a good look: for as long as its list can't be read nothing is known, and nothing given up. */
  #giveUp(): void {
    const { plan, store, clock } = this.#of;
    const { error, loadedAt } = store[plan.list];
    const isGood = loadedAt !== undefined && passedBetween(loadedAt, clock.now()) <= goodLookMs;
    if (error !== undefined || !isGood) {
      this.#cancelPatience = clock.after(goodLookMs, () => this.#giveUp());
      return;
    }
    this.#gaveUp = true;
    this.#rest();
    this.#tellUnknown();
  }

  #tellUnknown(): void {
    const check = this.#of.plan.whatToCheck;
    const last = this.#last;
    const resource = last !== undefined && 'resource' in last ? last.resource : undefined;
    const lastStatus = resource && statusLabel(resource.status);
    const byName = last !== undefined && isFoundByName(last) ? true : undefined;
    this.#pass({ step: 'unknown', error: undefined, check, lastStatus, byName });
  }

  #rest(): void {
    this.#cancelPatience?.();
    this.#cancelAsking?.();
    this.#cancelLooking?.();
    this.#cancelPatience = undefined;
    this.#cancelAsking = undefined;
    this.#cancelLooking = undefined;
  }
}

/** True if nothing is known to be going on. */
function isStalled(progress: Progress): boolean {
  const { step } = progress;
  return step === 'running' && (progress.resource === undefined || !inTransition(progress.resource.status));
}

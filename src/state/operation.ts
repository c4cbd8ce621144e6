import * as l10n from '@vscode/l10n';
import { BarrackError, configurationError } from '../api/errors.ts';
import type { Resource } from '../domain/resources.ts';
import { statusLabel } from '../domain/status.ts';
import { answerTo } from './answer.ts';
import type { Clock } from './clock.ts';
import { Emitter } from './emitter.ts';
import { Following } from './following.ts';
import type { OperationKind, Plan, Seen, Target } from './plan.ts';
import { checkBroke, signedOut } from './plan.ts';
import type { Watched } from './poller.ts';
import type { Progress } from './progress.ts';
import { isFinal } from './progress.ts';
import { searchForResult } from './search.ts';
import type { Source } from './source.ts';
import type { ResourceStore } from './store.ts';

/**
 * One write: checked again, sent once, looked for if its answer was lost, and followed to its end.
 *
 *     sending → refused
 *             → running → done | error | unknown (nothing is known to be going on for an hour)
 *             → checking → running | done | error
 *                        → unknown (→ running | done | error, should its result show up later)
 */
export class Operation<T extends Resource = Resource> {
  readonly id: string;
  readonly startedAt: number;
  readonly #plan: Plan<T>;
  readonly #store: ResourceStore;
  readonly #clock: Clock;
  readonly #changed = new Emitter<undefined>();
  readonly #stopped = new AbortController();
  #progress: Progress<T> = { step: 'sending' };
  #sent = false;
  #requestId: string | undefined;
  #endedAt: number | undefined;
  /** While it looks for the result itself, nobody else needs to. */
  #searching = false;
  #following: { stop(): void } | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(id: string, plan: Plan<T>, store: ResourceStore, clock: Clock) {
    this.id = id;
    this.#plan = plan;
    this.#store = store;
    this.#clock = clock;
    this.startedAt = clock.now();
  }

  get kind(): OperationKind {
    return this.#plan.kind;
  }
  get target(): Target {
    return this.#plan.target;
  }
  /** Of what it makes, or deletes. */
  get name(): string {
    return this.#plan.name;
  }
  get region(): string | undefined {
    return this.#plan.region;
  }
  get progress(): Progress<T> {
    return this.#progress;
  }
  /** Undefined until nothing more happens by itself. */
  get endedAt(): number | undefined {
    return this.#endedAt;
  }
  get requestId(): string | undefined {
    return this.#requestId;
  }
  /** How it stands, in the user's words. */
  get statusText(): string {
    return this.#plan.describe(this.#progress);
  }
  /** The resource it made, or works on, as last seen. */
  get result(): T | undefined {
    return 'resource' in this.#progress ? this.#progress.resource : undefined;
  }
  /** The list to poll while Barrack works on it. */
  get watched(): Watched | undefined {
    const polled = this.#progress.step === 'running' && !this.#searching;
    return polled ? { list: this.#plan.list, since: this.startedAt } : undefined;
  }

  /** Sends it; call once. Rejects only for an error of this program's own. */
  async run(source: Source | undefined): Promise<void> {
    if (source === undefined) {
      const message = l10n.t('You are not signed in.');
      this.#set({ step: 'refused', error: configurationError(message, l10n.t('Sign in, then try again.')) });
    } else if (await this.#recheck(source)) {
      await this.#send(source);
    }
  }

  async #send(source: Source): Promise<void> {
    this.#sent = true;
    const answer = await answerTo(this.#plan, source);
    if (this.#stopped.signal.aborted) {
      return;
    }
    if (answer.outcome === 'accepted') {
      this.#requestId = answer.requestId;
      this.#plan.accepted(answer.value);
      await this.#followAccepted(source);
    } else {
      this.#requestId = answer.error.requestId;
      if (answer.outcome === 'lost') {
        await this.#search(source, { step: 'checking' }, answer.error);
      } else {
        this.#set({ step: 'refused', error: answer.error });
      }
    }
  }

  /** Ends the watching, not the write: what Barrack has begun goes on. */
  stop(): void {
    this.#stopped.abort();
    this.#following?.stop();
    if (!isFinal(this.#progress)) {
      const lastStatus = this.result && statusLabel(this.result.status);
      const left = signedOut(this.#sent);
      const error = this.#progress.step === 'running' ? undefined : left;
      this.#set(
        this.#sent
          ? { step: 'unknown', error, check: this.#plan.whatToCheck, lastStatus }
          : { step: 'refused', error: left },
      );
    }
    this.#changed.dispose();
  }

  async #recheck(source: Source): Promise<boolean> {
    try {
      await this.#plan.recheck(source);
      return !this.#stopped.signal.aborted; // nothing is sent after sign-out
    } catch (error) {
      const known = BarrackError.is(error);
      if (!this.#stopped.signal.aborted) {
        this.#set({ step: 'refused', error: known ? error : checkBroke(error) });
      }
      if (!known) {
        throw error;
      }
      return false;
    }
  }

  /** After a yes: its result is in the lists, or will be soon. */
  async #followAccepted(source: Source): Promise<void> {
    const seen = this.#plan.look();
    if (seen === undefined) {
      await this.#search(source, { step: 'running', resource: undefined }, undefined);
    } else {
      this.#follow(source, seen);
    }
  }

  async #search(source: Source, meanwhile: Progress<T>, lost: BarrackError | undefined): Promise<void> {
    this.#searching = true;
    this.#set(meanwhile);
    const plan = { list: this.#plan.list, look: () => this.#plan.look() };
    const found = await searchForResult(plan, this.#store, this.#clock, this.#stopped.signal);
    this.#searching = false;
    this.#follow(source, found ?? { step: 'unknown', error: lost, check: this.#plan.whatToCheck });
  }

  #follow(source: Source, seen: Seen<T>): void {
    if (this.#stopped.signal.aborted) {
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

  #set(progress: Progress<T>): void {
    const before = this.#progress;
    const same =
      before.step === progress.step &&
      'resource' in before &&
      'resource' in progress &&
      before.resource === progress.resource;
    this.#progress = progress;
    this.#endedAt = isFinal(progress) ? (this.#endedAt ?? this.#clock.now()) : undefined;
    if (!same) {
      this.#changed.fire(undefined);
    }
  }
}

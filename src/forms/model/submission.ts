import type { BarrackError } from '../../api/errors.ts';
import { Emitter, type Subscription } from '../../base/emitter.ts';
import type { Draft } from '../protocol/protocol.ts';
import type { Progress } from '../../writes/model/progress.ts';
import type { Target } from '../../writes/model/orders.ts';
import type { FormOperation } from './services.ts';

/** What Barrack refused, with what had been entered then. */
export interface Refusal {
  readonly error: BarrackError;
  readonly draft: Draft;
}

type Stage =
  | { readonly at: 'editing' }
  | { readonly at: 'sent'; readonly draft: Draft; readonly operation: FormOperation };

/**
 * The way of a form from the click to its end. Each id the page is given is taken once, so that a second click, or a
 * message that comes again, submits nothing.
 */
export class Submission {
  readonly #newId: () => string;
  readonly #changed = new Emitter<undefined>();
  #id: string;
  #stage: Stage = { at: 'editing' };
  #refusal: Refusal | undefined;
  /** All that this form has begun or shown, the last one last. */
  #operations: readonly FormOperation[] = [];
  #subscription: Subscription | undefined;
  readonly onDidChange = this.#changed.event;

  constructor(newId: () => string) {
    this.#newId = newId;
    this.#id = newId();
  }

  get id(): string {
    return this.#id;
  }

  get stage(): Stage {
    return this.#stage;
  }

  /** Why the last one was not carried out. */
  get refusal(): Refusal | undefined {
    return this.#refusal;
  }

  get operation(): FormOperation | undefined {
    return this.#stage.at === 'sent' ? this.#stage.operation : undefined;
  }

  /** Whether that operation is the last one that this form has begun or shown. */
  shows(operation: FormOperation): boolean {
    return this.#operations.at(-1) === operation;
  }

  /** The instance that this form has shut down and that nothing under way may start again. */
  get instanceLeftStopped(): Target | undefined {
    const { operation } = this;
    const mayStart = operation !== undefined && operation.endedAt === undefined && operation.steps.length > 1;
    return mayStart
      ? undefined
      : this.#operations
          .map(({ instanceLeftStopped }) => instanceLeftStopped)
          .findLast((instance) => instance !== undefined);
  }

  get progress(): Progress | undefined {
    return this.operation?.progress;
  }

  /**
   * Sends it with `start` for the first message with the current id; every other does nothing.
   * @param draft as it is sent
   */
  submit(id: string, draft: Draft, start: (draft: Draft) => FormOperation): void {
    if (this.#stage.at !== 'editing' || id !== this.#id) {
      return;
    }
    this.#id = this.#newId();
    this.#refusal = undefined;
    this.adopt(draft, start(draft));
  }

  /** Follows a write: the one just begun, or one of a form that is closed since. */
  adopt(draft: Draft, operation: FormOperation): void {
    this.#stage = { at: 'sent', draft, operation };
    this.#operations = [...this.#operations, operation];
    this.#subscription?.dispose();
    this.#subscription = operation.onDidChange(() => this.#look());
    this.#look();
  }

  /** Back to the form: nothing was sent, or the user has seen what came of it. */
  giveBack(): void {
    this.#stage = { at: 'editing' };
    this.#changed.fire(undefined);
  }

  /** The user has asked to look again: what was refused may be possible now. */
  forgetRefusal(): void {
    this.#refusal = undefined;
  }

  dispose(): void {
    this.#subscription?.dispose();
    this.#changed.dispose();
  }

  #look(): void {
    const progress = this.progress;
    const over = progress?.step === 'refused' || progress?.step === 'notDone';
    if (this.#stage.at === 'sent' && over) {
      this.#refusal = { error: progress.error, draft: this.#stage.draft };
      this.giveBack();
    } else if (progress?.step === 'skipped') {
      this.giveBack(); // nothing was sent
    } else {
      this.#changed.fire(undefined);
    }
  }
}

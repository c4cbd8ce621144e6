import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import { Emitter } from '../../base/emitter.ts';
import type { Plain } from '../../ui/format/safe-text.ts';
import { isFresh, readSince } from './alerts.ts';
import type { FormParts } from './begin.ts';
import { begin, goOn, goOnWith, questionFor } from './begin.ts';
import { Consent } from './consent.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { formView, titleOf } from './form-view.ts';
import { formActions, offeredActions, trimmed } from './form-actions.ts';
import type { PageMessage } from '../protocol/from-page.ts';
import { pageMessage } from '../protocol/from-page.ts';
import type { Draft, FormAction, FormState, SavedDraft } from '../protocol/protocol.ts';
import type { FormOperation, FormServices } from './services.ts';
import type { Assessment, FormSubject } from './subject.ts';
import { Submission } from './submission.ts';

type Handlers<Key extends string, Union> = {
  readonly [K in Key]: (message: Extract<Union, { type: K }>) => void;
};

/**
 * The host's side of a form, without VS Code: holds the draft, takes what the page says only if it is well-formed and
 * allowed now, and works out what the page shows from what is known now.
 */
export class FormModel {
  readonly subject: FormSubject;
  readonly #parts: FormParts;
  readonly #changed = new Emitter<undefined>();
  readonly #closing = new Emitter<undefined>();
  readonly #subscriptions: readonly { dispose(): void }[];
  readonly #consent: Consent;
  readonly #actions: Readonly<Record<FormAction, () => void>>;
  #asSent: Assessment | undefined;
  #lookedAt: number | undefined;
  #closed = false;
  readonly onDidChange = this.#changed.event;
  /** The user is done with the form. */
  readonly onDidClose = this.#closing.event;

  constructor(services: FormServices, subject: FormSubject) {
    const submission = new Submission(() => services.newId());
    this.subject = subject;
    this.#parts = { services, subject, submission, kept: new DraftKeeper(subject) };
    this.#consent = new Consent((question) => services.confirm(question));
    goOn(this.#parts);
    this.#actions = formActions({
      ...this.#parts,
      refresh: () => void this.#told(l10n.t('Refresh'), this.#refresh()),
      again: () => this.#again(),
      close: () => this.#closing.fire(undefined),
    });
    this.#subscriptions = [
      services.store.onDidChange(() => this.#onNews()),
      ...(subject.onDidChange === undefined ? [] : [subject.onDidChange(() => this.#onOwnNews())]),
      submission.onDidChange(() => this.#changed.fire(undefined)),
      submission,
      this.#changed,
      this.#closing,
    ];
  }

  /** The tab's title, with the name of what it is about once that is known. */
  get title(): Plain {
    return titleOf(this.subject, this.#parts.kept.draft);
  }

  /** Reads what the form depends on, unless that was done a moment ago. */
  load(): Promise<void> {
    return this.#told(l10n.t('Refresh'), this.#load());
  }

  async #load(): Promise<void> {
    if (!isFresh(this.subject, this.#parts.services)) {
      await this.subject.readAgain(this.#parts.kept.draft);
    }
    this.subject.need?.(this.#parts.kept.draft);
  }

  /** Whether it tells how that operation stands. */
  shows(operation: FormOperation): boolean {
    return this.#parts.submission.shows(operation);
  }

  view(): FormState {
    const { services, subject, submission, kept } = this.#parts;
    const { revision, draft } = kept;
    const [store, assessment, lookedAt] = [services.store, this.#assess(), this.#lookedAt];
    const { clock } = services;
    return formView({ subject, submission, store, assessment, revision, draft, lookedAt, clock });
  }

  /** Takes a message of the page; one that is malformed or not allowed now changes nothing. The page is told how things stand. */
  handle(message: unknown): void {
    const parsed = pageMessage.safeParse(message);
    if (parsed.success) {
      const handle = this.#handlers[parsed.data.type] as (message: PageMessage) => void;
      handle(parsed.data);
    }
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#closed = true;
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  readonly #handlers: Handlers<PageMessage['type'], PageMessage> = {
    ready: ({ saved }) => {
      if (saved !== undefined) {
        this.#adopt(saved);
        goOn(this.#parts); // a snapshot that was chosen is known only now
      }
    },
    input: ({ saved }) => this.#adopt(saved),
    submit: ({ saved, submissionId }) => {
      this.#adopt(saved);
      // What is sent is what the user saw: a name suggested anew meanwhile has to be seen first.
      const { enabled, label } = this.view().submit;
      if (isDeepStrictEqual(saved.draft, this.#parts.kept.draft) && enabled) {
        void this.#told(label, this.#submit(submissionId, trimmed(saved.draft)));
      }
    },
    action: ({ action }) => {
      if (offeredActions(this.view()).has(action)) {
        this.#actions[action]();
      }
    },
  };

  /** Nobody waits for it: the user is told what went wrong. */
  async #told(doing: string, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#parts.services.tellFailure(doing, error);
      this.#changed.fire(undefined);
    }
  }

  #adopt(saved: SavedDraft): void {
    if (this.#parts.submission.stage.at === 'editing') {
      this.#parts.kept.adopt(saved);
      this.subject.need?.(this.#parts.kept.draft);
    } else {
      this.#parts.kept.outlast(saved.revision);
    }
  }

  /** What interrupts or destroys something, or may make it a second time, is asked about first. */
  async #submit(submissionId: string, draft: Draft): Promise<void> {
    if (goOnWith(this.#parts, draft)) {
      return;
    }
    const question = () => questionFor(this.#parts, draft);
    if (question() !== undefined) {
      const agreed = await this.#consent.get(question);
      const isShown = isDeepStrictEqual(draft, trimmed(this.#parts.kept.draft)); // it may be suggested anew meanwhile
      if (!agreed || this.#closed || !isShown || !this.view().submit.enabled) {
        this.#changed.fire(undefined);
        return;
      }
    }
    begin(this.#parts, submissionId, draft);
  }

  #onOwnNews(): void {
    this.#onNews();
    if (this.#parts.kept.revision === 0) {
      goOn(this.#parts); // the name that the form begins with is known only now
    }
  }

  #onNews(): void {
    if (this.#parts.submission.stage.at === 'editing') {
      this.#suggest();
    }
    this.#changed.fire(undefined);
  }

  /** A region that is chosen because there is only one needs more. */
  #suggest(): void {
    const { kept } = this.#parts;
    const { region } = kept.draft;
    kept.suggest();
    if (kept.draft.region !== region) {
      this.subject.need?.(kept.draft);
    }
  }

  /**
   * Once it is on its way the form stays as it was sent, but for the facts: the new thing, when it shows up in a
   * list, must not make the form say that its name is taken.
   */
  #assess(): Assessment {
    const now = this.subject.assess(this.#parts.kept.draft);
    if (this.#parts.submission.stage.at === 'editing') {
      this.#asSent = now;
    } else if (this.#asSent?.is === 'here' && now.is === 'here') {
      return { ...this.#asSent, facts: now.facts };
    }
    return now;
  }

  async #refresh(): Promise<void> {
    const looking = this.#parts.submission.progress?.step === 'unknown';
    const { services } = this.#parts;
    const began = services.clock.now();
    services.trySooner();
    await this.subject.readAgain(this.#parts.kept.draft);
    if (looking && readSince(began, services.store, this.subject)) {
      this.#lookedAt = services.clock.wallTime();
    }
    this.#parts.submission.forgetRefusal();
    this.#changed.fire(undefined);
  }

  #again(): void {
    const step = this.#parts.submission.progress?.step;
    if (step === 'unknown') {
      this.#parts.kept.pin(this.#parts.kept.draft); // should it show up yet, another name would let a second one be made
    } else if (step !== 'error') {
      this.#parts.kept.unpin();
    }
    this.#parts.kept.suggest();
    this.subject.need?.(this.#parts.kept.draft);
    this.#lookedAt = undefined;
    this.#parts.submission.giveBack();
  }
}

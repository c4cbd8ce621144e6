import { isDeepStrictEqual } from 'node:util';
import * as l10n from '@vscode/l10n';
import { Emitter } from '../state/emitter.ts';
import { plain } from '../ui/safe-text.ts';
import { readSince } from './alerts.ts';
import { Consent } from './consent.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { formView } from './form-view.ts';
import { formActions, offeredActions } from './form-actions.ts';
import type { Draft, FormAction, FormState, PageMessage, SavedDraft } from './protocol.ts';
import { pageMessage } from './protocol.ts';
import type { FormOperation, FormServices } from './services.ts';
import type { Assessment, FormSubject } from './subject.ts';
import { Submission } from './submission.ts';

/** What is known is fresh enough to open a form with for this long; before it is sent it is read again anyway. */
const freshForMs = 15_000;

type Handlers<Key extends string, Union> = {
  readonly [K in Key]: (message: Extract<Union, { type: K }>) => void;
};

/**
 * The host's side of a form, without VS Code: holds the draft, takes what the page says only if it is well-formed and
 * allowed now, and works out what the page shows from what is known now.
 */
export class FormModel {
  readonly subject: FormSubject;
  readonly #services: FormServices;
  readonly #submission: Submission;
  readonly #changed = new Emitter<undefined>();
  readonly #closing = new Emitter<undefined>();
  readonly #subscriptions: readonly { dispose(): void }[];
  readonly #kept: DraftKeeper;
  readonly #consent: Consent;
  readonly #actions: Readonly<Record<FormAction, () => void>>;
  #asSent: Assessment | undefined;
  #lookedAt: number | undefined;
  #closed = false;
  readonly onDidChange = this.#changed.event;
  /** The user is done with the form. */
  readonly onDidClose = this.#closing.event;

  constructor(services: FormServices, subject: FormSubject) {
    this.#services = services;
    this.subject = subject;
    this.#submission = new Submission(() => services.newId());
    this.#kept = new DraftKeeper(subject);
    this.#consent = new Consent((question) => services.confirm(question));
    this.#adoptOperation();
    this.#actions = formActions({
      services,
      subject,
      submission: this.#submission,
      kept: this.#kept,
      refresh: () => void this.#refresh(),
      again: () => this.#again(),
      close: () => this.#closing.fire(undefined),
    });
    this.#subscriptions = [
      services.store.onDidChange(() => this.#onStoreChange()),
      this.#submission.onDidChange(() => this.#changed.fire(undefined)),
      this.#submission,
      this.#changed,
      this.#closing,
    ];
  }

  /** The tab's title, with the name of what it is about once that is known. */
  get title(): string {
    const name = this.subject.sourceId === '' ? undefined : this.subject.source(this.#kept.draft)?.name;
    const { title } = this.subject.page;
    return name === undefined ? title : l10n.t('{0}: {1}', title, plain(name));
  }

  /** Reads what the form depends on, unless that was done a moment ago. */
  async load(): Promise<void> {
    const oldest = this.#services.now() - freshForMs;
    const listsAreOld = this.subject.lists.some(
      (kind) => (this.#services.store[kind].loadedAt ?? 0) < oldest,
    );
    if (listsAreOld || this.subject.pricesAreOld) {
      await this.subject.readAgain();
    }
  }

  /** Whether it tells how that operation stands. */
  shows(operation: FormOperation): boolean {
    return this.#submission.shows(operation);
  }

  view(): FormState {
    return formView({
      subject: this.subject,
      submission: this.#submission,
      store: this.#services.store,
      assessment: this.#assess(),
      revision: this.#kept.revision,
      draft: this.#kept.draft,
      lookedAt: this.#lookedAt,
    });
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
        this.#adoptOperation(); // a snapshot that was chosen is known only now
      }
    },
    input: ({ saved }) => this.#adopt(saved),
    submit: ({ saved, submissionId }) => {
      this.#adopt(saved);
      // What is sent is what the user saw: a name suggested anew meanwhile has to be seen first.
      if (isDeepStrictEqual(saved.draft, this.#kept.draft) && this.view().submit.enabled) {
        void this.#submit(submissionId, { ...saved.draft, name: saved.draft.name.trim() });
      }
    },
    action: ({ action }) => {
      if (offeredActions(this.view()).has(action)) {
        this.#actions[action]();
      }
    },
  };

  #adopt(saved: SavedDraft): void {
    if (this.#submission.stage.at === 'editing') {
      this.#kept.adopt(saved);
    } else {
      this.#kept.outlast(saved.revision);
    }
  }

  /** What interrupts or destroys something is asked about first. */
  async #submit(submissionId: string, draft: Draft): Promise<void> {
    const question = () => this.subject.question(draft);
    if (question() !== undefined) {
      const agreed = await this.#consent.get(question);
      if (!agreed || this.#closed || !this.view().submit.enabled) {
        this.#changed.fire(undefined);
        return;
      }
    }
    this.#submission.submit(submissionId, draft, (sent) => this.subject.start(sent));
  }

  /** Goes on where a form of the same volume or snapshot was left, so that nothing is sent twice. */
  #adoptOperation(): void {
    const { subject } = this;
    const kind = subject.makes === 'volume' ? 'clone' : 'createImage';
    const targetId = subject.sourceId === '' ? this.#kept.draft.choice : subject.sourceId;
    const open = targetId === '' ? undefined : this.#services.unfinished(kind, targetId);
    if (open !== undefined && this.#submission.stage.at === 'editing') {
      const draft = { ...this.#kept.draft, name: open.name };
      this.#kept.pin(draft);
      this.#submission.adopt(draft, open);
    }
  }

  #onStoreChange(): void {
    if (this.#submission.stage.at === 'editing') {
      this.#kept.suggest();
    }
    this.#changed.fire(undefined);
  }

  /**
   * Once it is on its way the form stays as it was sent, but for the facts: the new thing, when it shows up in a
   * list, must not make the form say that its name is taken.
   */
  #assess(): Assessment {
    const now = this.subject.assess(this.#kept.draft);
    if (this.#submission.stage.at === 'editing') {
      this.#asSent = now;
    } else if (this.#asSent?.is === 'here' && now.is === 'here') {
      return { ...this.#asSent, facts: now.facts };
    }
    return now;
  }

  async #refresh(): Promise<void> {
    const looking = this.#submission.progress?.step === 'unknown';
    const began = this.#services.now();
    await this.subject.readAgain();
    if (looking && readSince(began, this.#services.store, this.subject)) {
      this.#lookedAt = this.#services.now();
    }
    this.#submission.forgetRefusal();
    this.#changed.fire(undefined);
  }

  #again(): void {
    const step = this.#submission.progress?.step;
    if (step === 'unknown') {
      this.#kept.pin(this.#kept.draft); // should it show up yet, another name would let a second one be made
    } else if (step !== 'error') {
      this.#kept.unpin();
    }
    this.#kept.suggest();
    this.#lookedAt = undefined;
    this.#submission.giveBack();
  }
}

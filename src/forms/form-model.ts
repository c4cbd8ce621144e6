import * as l10n from '@vscode/l10n';
import { Emitter } from '../state/emitter.ts';
import { formView } from './form-view.ts';
import { failures, incidentOf } from './incident.ts';
import type { Draft, FormAction, FormState, PageMessage, SavedDraft } from './protocol.ts';
import { pageMessage } from './protocol.ts';
import type { FormServices } from './services.ts';
import type { FormSubject } from './subject.ts';
import { Submission } from './submission.ts';

/** What is known is fresh enough to open a form with for this long; before sending it is read again anyway. */
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
  #revision = 0;
  #draft: Draft;
  #nameTyped = false;
  /** What changed between the click and the sending, so that nothing was sent. */
  #held: readonly string[] = [];
  #lookedAt: number | undefined;
  #disposed = false;
  readonly onDidChange = this.#changed.event;
  /** The user is done with the form. */
  readonly onDidClose = this.#closing.event;

  constructor(services: FormServices, subject: FormSubject) {
    this.#services = services;
    this.subject = subject;
    this.#submission = new Submission(() => services.newId());
    this.#draft = subject.suggest({ name: '', choice: '' });
    this.#subscriptions = [
      services.store.onDidChange(() => this.#onStoreChange()),
      subject.onDidChange(() => this.#changed.fire(undefined)),
      this.#submission.onDidChange(() => this.#changed.fire(undefined)),
      subject,
      this.#submission,
      this.#changed,
      this.#closing,
    ];
  }

  /** The tab's title, with the name of what it is about once that is known. */
  get title(): string {
    const name = this.subject.sourceId === '' ? undefined : this.subject.source(this.#draft)?.name;
    const { title } = this.subject.page;
    return name === undefined ? title : l10n.t('{0}: {1}', title, name);
  }

  /** Reads what the form depends on, unless that was done a moment ago. */
  async load(): Promise<void> {
    const { store } = this.#services;
    const oldest = this.#services.now() - freshForMs;
    if (this.subject.lists.some((kind) => (store[kind].loadedAt ?? 0) < oldest)) {
      await store.refresh(this.subject.lists);
    }
  }

  view(): FormState {
    return formView({
      subject: this.subject,
      submission: this.#submission,
      store: this.#services.store,
      revision: this.#revision,
      draft: this.#draft,
      held: this.#held,
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
    this.#disposed = true;
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  readonly #handlers: Handlers<PageMessage['type'], PageMessage> = {
    ready: ({ saved }) => {
      if (saved !== undefined) {
        this.#adopt(saved);
      }
    },
    input: ({ saved }) => this.#adopt(saved),
    submit: ({ saved, submissionId }) => {
      this.#adopt(saved);
      if (this.view().submit.enabled && this.#submission.take(submissionId)) {
        void this.#sendIfStillGood();
      }
    },
    action: ({ action }) => {
      if (this.#offered().has(action)) {
        this.#actions[action]();
      }
    },
  };

  readonly #actions: Readonly<Record<FormAction, () => void>> = {
    showInTree: () => this.#withResult((resource) => this.#services.showInTree(resource)),
    copyId: () => this.#withResult((resource) => this.#services.copyId(resource)),
    openInBarrack: () => this.#services.openInBarrack(this.subject.makes),
    copySupportDetails: () => this.#copySupportDetails(),
    refresh: () => void this.#refresh(),
    again: () => this.#again(),
    close: () => this.#closing.fire(undefined),
    deleteExistingImage: () => this.subject.deleteExistingImage?.(this.#draft),
  };

  /** Only what the page shows a button for can be asked of the host. */
  #offered(): ReadonlySet<FormAction> {
    const { phase, alert, existing, outcome } = this.view();
    const buttons = [alert, existing, outcome].flatMap((part) => part?.buttons ?? []);
    return new Set([
      ...buttons.map(({ action }) => action),
      ...(phase === 'editing' ? ['refresh' as const] : []),
    ]);
  }

  #adopt({ revision, draft }: SavedDraft): void {
    if (revision <= this.#revision || this.#submission.stage.at !== 'editing') {
      return;
    }
    this.#nameTyped ||= draft.name !== this.#draft.name;
    this.#revision = revision;
    this.#draft = draft;
    this.#suggest();
  }

  #suggest(): void {
    const suggested = this.subject.suggest(this.#draft);
    this.#draft = this.#nameTyped ? { ...suggested, name: this.#draft.name } : suggested;
  }

  #onStoreChange(): void {
    if (this.#submission.stage.at === 'editing') {
      this.#suggest();
    }
    this.#changed.fire(undefined);
  }

  async #sendIfStillGood(): Promise<void> {
    const draft = { ...this.#draft, name: this.#draft.name.trim() };
    this.#held = [];
    try {
      await this.#services.store.refresh(this.subject.lists);
      if (this.#disposed) {
        return;
      }
      this.#held = failures(this.subject, draft);
      if (this.#held.length === 0) {
        this.#submission.follow(draft, this.subject.start(draft));
        return;
      }
    } catch (error) {
      this.#held = [error instanceof Error ? error.message : String(error)];
    }
    this.#submission.giveBack();
  }

  async #refresh(): Promise<void> {
    const looking = this.#submission.progress?.step === 'unknown';
    await this.#services.store.refresh(this.subject.lists);
    if (looking) {
      this.#lookedAt = this.#services.now();
    }
    this.subject.refreshed?.();
    this.#held = [];
    this.#changed.fire(undefined);
  }

  #again(): void {
    this.#lookedAt = undefined;
    this.#submission.giveBack();
  }

  #withResult(use: (resource: NonNullable<ReturnType<FormSubject['find']>>) => void): void {
    const progress = this.#submission.progress;
    const known = progress !== undefined && 'resource' in progress ? progress.resource : undefined;
    const resource = known ?? this.subject.find(this.#draft);
    if (resource !== undefined) {
      use(resource);
    }
  }

  #copySupportDetails(): void {
    const source = this.subject.source(this.#draft);
    const incident = incidentOf(this.subject, this.#submission, this.#draft);
    this.#services.copySupportDetails(source === undefined ? [] : [source], incident);
  }
}

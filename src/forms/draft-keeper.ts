import type { Draft, SavedDraft } from './protocol.ts';
import type { FormSubject } from './subject.ts';

/** The draft as last heard of, with a suggested name until the user types one. */
export class DraftKeeper {
  readonly #subject: Pick<FormSubject, 'suggest'>;
  #saved: SavedDraft;
  #nameTyped = false;

  constructor(subject: Pick<FormSubject, 'suggest'>) {
    this.#subject = subject;
    this.#saved = {
      revision: 0,
      draft: subject.suggest({ name: '', choice: '', prepare: false, restore: true }),
    };
  }

  get draft(): Draft {
    return this.#saved.draft;
  }

  get revision(): number {
    return this.#saved.revision;
  }

  /** Takes what the page has, unless something newer is known already. */
  adopt(saved: SavedDraft): void {
    if (saved.revision > this.revision) {
      this.#nameTyped ||= saved.draft.name !== this.draft.name;
      this.#saved = saved;
      this.suggest();
    }
  }

  /** Makes the page, which has come that far, take this draft for its own. */
  outlast(revision: number): void {
    this.#saved = { ...this.#saved, revision: Math.max(revision, this.revision) };
  }

  /** Holds on to a name as if the user had typed it. */
  pin(draft: Draft): void {
    this.#nameTyped = true;
    this.#saved = { ...this.#saved, draft };
  }

  /** Lets go of the name, for a draft of something else. */
  unpin(): void {
    this.#nameTyped = false;
  }

  /** Suggests again: what is taken, or what can be chosen, may have changed. A typed name stays. */
  suggest(): void {
    const suggested = this.#subject.suggest(this.draft);
    const name = this.#nameTyped ? this.draft.name : suggested.name;
    this.#saved = { ...this.#saved, draft: { ...suggested, name } };
  }
}

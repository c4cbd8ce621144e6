import type { Draft, SavedDraft } from './protocol.ts';
import type { FormSubject } from './subject.ts';

/** The draft as last heard of, with a suggested name until the user types one. */
export class DraftKeeper {
  readonly #subject: Pick<FormSubject, 'suggest'>;
  #saved: SavedDraft;
  #nameTyped = false;

  constructor(subject: Pick<FormSubject, 'suggest'>) {
    this.#subject = subject;
    this.#saved = { revision: 0, draft: subject.suggest({ name: '', choice: '' }) };
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

  /** Holds on to the name as if the user had typed it. */
  pin(): void {
    this.#nameTyped = true;
  }

  /** Suggests again: what is taken, or what can be chosen, may have changed. A typed name stays. */
  suggest(): void {
    const suggested = this.#subject.suggest(this.draft);
    const name = this.#nameTyped ? this.draft.name : suggested.name;
    this.#saved = { ...this.#saved, draft: { ...suggested, name } };
  }
}

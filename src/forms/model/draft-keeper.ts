import type { Draft, SavedDraft } from '../protocol/protocol.ts';
import type { FormSubject } from './subject.ts';

/** The draft as last heard of, with a suggested name until the user types one. */
export class DraftKeeper {
  readonly #subject: Pick<FormSubject, 'suggest'>;
  /** All names suggested so far: the page may not have heard of the newest yet. */
  readonly #suggested = new Set<string>();
  #saved: SavedDraft;
  #nameTyped = false;

  constructor(subject: Pick<FormSubject, 'suggest'>) {
    this.#subject = subject;
    this.#saved = {
      revision: 0,
      draft: subject.suggest({ name: '', choice: '', prepare: false, restore: true }),
    };
    this.#suggested.add(this.draft.name);
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
      this.#nameTyped ||= this.#isTyped(saved.draft);
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
    if (!this.#nameTyped) {
      this.#suggested.add(name);
    }
  }

  /**
   * Whether the user has changed the name. A former suggestion beside something else that is new was just left as it
   * was: what is typed changes one field at a time.
   */
  #isTyped(draft: Draft): boolean {
    const fields = Object.keys(draft) as (keyof Draft)[];
    const isElse = fields.some((field) => field !== 'name' && draft[field] !== this.draft[field]);
    return draft.name !== this.draft.name && !(isElse && this.#suggested.has(draft.name));
  }
}

import type { Image, Volume } from '../domain/resources.ts';
import { listOf } from './kinds.ts';
import type { Progress } from './progress.ts';
import type { ResourceStore } from './store.ts';

/** Results that are known to be of one operation, as `kind/id`: no other may take them for its own. */
export type Claims = Set<string>;

/** What a write makes: known from its answer, or, where that was lost, by its name among what was not there before. */
export class NewResult<T extends Volume | Image> {
  readonly #kind: T['kind'];
  readonly #store: ResourceStore;
  readonly #claims: Claims;
  readonly #matches: (item: T) => boolean;
  #before: ReadonlySet<string> = new Set();
  #id: string | undefined;

  /** @param matches whether a resource has the name, and is at the place, of what is to be made */
  constructor(kind: T['kind'], matches: (item: T) => boolean, store: ResourceStore, claims: Claims) {
    this.#kind = kind;
    this.#matches = matches;
    this.#store = store;
    this.#claims = claims;
  }

  /** Notes what there is right before sending. */
  noteBefore(): void {
    this.#before = new Set(this.#items().map(({ id }) => id));
  }

  /** Takes what the answer showed and shows it at once, unless that was there before: then it is not the new one. */
  accept(made: T | undefined): void {
    if (made !== undefined && !this.#before.has(made.id)) {
      this.#claim(made.id);
      this.#store.add(made);
    }
  }

  /** How it stands in the list as it is now; undefined while it is not there. */
  look(): Progress<T> | undefined {
    if (this.#store[listOf(this.#kind)].loadedAt === undefined) {
      return undefined; // nothing is known, as after signing out
    }
    const found = this.#find();
    if (found === undefined) {
      return this.#id === undefined ? undefined : { step: 'error', resource: undefined };
    }
    this.#claim(found.id);
    switch (found.status.state) {
      case 'available':
      case 'attached':
        return { step: 'done', resource: found };
      case 'error':
        return { step: 'error', resource: found };
      case 'creating':
      case 'busy':
      case 'deleting':
      case 'unknown':
        return { step: 'running', resource: found };
    }
  }

  #find(): T | undefined {
    if (this.#id !== undefined) {
      return this.#store.find(this.#kind, this.#id) as T | undefined;
    }
    return this.#items().find(
      (item) =>
        this.#matches(item) && !this.#before.has(item.id) && !this.#claims.has(`${this.#kind}/${item.id}`),
    );
  }

  #items(): readonly T[] {
    return this.#store[listOf(this.#kind)].items as readonly (Volume | Image)[] as readonly T[];
  }

  #claim(id: string): void {
    this.#id = id;
    this.#claims.add(`${this.#kind}/${id}`);
  }
}

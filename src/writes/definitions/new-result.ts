import { BarrackError } from '../../api/errors.ts';
import type { Resource, ResourceKind } from '../../domain/resources.ts';
import { isDeleted } from '../../domain/status.ts';
import { CreationEnd } from './creation-end.ts';
import type { ResourceOf } from '../../resources/kinds.ts';
import { listOf, mayHide } from '../../resources/kinds.ts';
import type { Confirmed, Observation } from '../model/plan.ts';
import type { Claims, PlanContext } from '../model/plan-context.ts';
import type { Notes } from '../model/record.ts';
import type { ResourceStore } from '../../resources/store.ts';

/** How what is to be made is known. */
export interface Matching<T> {
  /** Whether a resource has the name, and is at the place, of what is to be made. */
  isIt(item: T): boolean;
  /** Whether it has the name at least: of what Barrack's answer shows that is enough, of what is found it is not. */
  mayBeIt(item: T): boolean;
  /** Whether Barrack tells that it comes from what this one is made of; absent where it never tells. */
  comesFromIt?: ((item: T) => boolean) | undefined;
}

/** What a write makes: known from its answer, or, where that was lost, by its name among what was not there before. */
export class NewResult<K extends ResourceKind> {
  readonly #kind: K;
  readonly #store: ResourceStore;
  readonly #end: CreationEnd;
  readonly #claims: Claims;
  readonly #matches: Matching<ResourceOf<K>>;
  #before: ReadonlySet<string>;
  #id: string | undefined;
  /** Barrack has said yes: then nobody else can have made something of its name. */
  #accepted: boolean;
  /** It was found by its name without a yes. */
  #byName: boolean;

  constructor(kind: K, matches: Matching<ResourceOf<K>>, { store, clock, claims, notes }: PlanContext) {
    this.#kind = kind;
    this.#matches = matches;
    this.#store = store;
    this.#end = new CreationEnd(clock);
    this.#claims = claims;
    this.#before = new Set(notes.before);
    this.#accepted = notes.accepted ?? false;
    this.#byName = notes.byName ?? false;
    if (notes.resultId !== undefined) {
      this.#claim(notes.resultId);
    }
  }

  get notes(): Notes {
    return {
      before: [...this.#before],
      resultId: this.#id,
      ...(this.#accepted ? { accepted: true } : {}),
      ...(this.#byName ? { byName: true } : {}),
    };
  }

  /** As last read. */
  get item(): ResourceOf<K> | undefined {
    return this.#id === undefined ? undefined : this.#store.find(this.#kind, this.#id);
  }

  /** Notes what there is right before sending that could be taken for it. */
  noteBefore(): void {
    this.#before = new Set(
      this.#items()
        .filter((item) => this.#matches.mayBeIt(item))
        .map(({ id }) => id),
    );
  }

  /** Takes what the answer showed and shows it at once, if it can be the new one: else that is found by its name. */
  accept(made: Resource | undefined): void {
    this.#accepted = true;
    if (
      made?.kind === this.#kind &&
      this.#matches.mayBeIt(made as ResourceOf<K>) &&
      !this.#before.has(made.id)
    ) {
      this.#claim(made.id);
      this.#store.add(made);
    }
  }

  /** How it stands in the list as it is now; undefined while it is not there. */
  look(): Observation | undefined {
    const list = this.#store[listOf(this.#kind)];
    if (list.loadedAt === undefined) {
      return undefined; // nothing is known, as after signing out
    }
    const found = this.#find();
    if (found === undefined) {
      if (this.#id === undefined) {
        return undefined;
      }
      return mayHide(list, this.#id) ? this.#told('running', undefined) : 'doubtful';
    }
    this.#byName ||= this.#id === undefined && !this.#accepted;
    this.#claim(found.id);
    return this.#told(this.#end.stepOf(found.status, list.loadedAt), found);
  }

  /** True if a record of its list could not be read, which may be it, or if something new has its name. */
  mayBeHidden(): boolean {
    const { unreadable } = this.#store[listOf(this.#kind)];
    return unreadable.length > 0 || this.#items().some((item) => this.#isNew(item, 'mayBeIt'));
  }

  /** Asks for it by itself. */
  async confirm(get: (id: string) => Promise<ResourceOf<K>>): Promise<Confirmed> {
    try {
      const resource = await get(this.#id ?? '');
      return isDeleted(resource.status) ? this.#told('error', undefined) : this.#told('running', resource);
    } catch (error) {
      if (!BarrackError.is(error)) {
        throw error;
      }
      if (error.kind === 'notFound') {
        return this.#told('error', undefined);
      }
    }
    return this.#told('running', undefined);
  }

  #told<S extends 'running' | 'done' | 'error'>(step: S, resource: ResourceOf<K> | undefined) {
    const isSure = resource !== undefined && this.#matches.comesFromIt?.(resource) === true;
    return { step, resource, ...(this.#byName && !isSure ? { byName: true as const } : {}) };
  }

  #find(): ResourceOf<K> | undefined {
    if (this.#id !== undefined) {
      return this.item;
    }
    return this.#items().find((item) => this.#isNew(item, 'isIt'));
  }

  #isNew(item: ResourceOf<K>, matches: 'isIt' | 'mayBeIt'): boolean {
    return (
      this.#matches[matches](item) &&
      !this.#before.has(item.id) &&
      !this.#claims.has(`${this.#kind}/${item.id}`)
    );
  }

  #items(): readonly ResourceOf<K>[] {
    return this.#store[listOf(this.#kind)].items as readonly Resource[] as readonly ResourceOf<K>[];
  }

  #claim(id: string): void {
    this.#id = id;
    this.#claims.add(`${this.#kind}/${id}`);
  }
}

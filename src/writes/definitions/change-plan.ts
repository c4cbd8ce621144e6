import { BarrackError } from '../../api/errors.ts';
import type { Resource, ResourceKind } from '../../domain/resources.ts';
import { isDeleted, stateOf } from '../../domain/status.ts';
import { toldName } from '../model/as-told.ts';
import type { Change } from '../model/change.ts';
import type { ListKind, ResourceOf } from '../../resources/kinds.ts';
import { listOf, mayHide } from '../../resources/kinds.ts';
import type { Order, Target } from '../model/orders.ts';
import type { Confirmed, Observation, Plan } from '../model/plan.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Progress } from '../model/progress.ts';
import type { MonthlyCost, Notes } from '../model/record.ts';
import type { Sent, Source } from '../model/source.ts';
import { describeStep } from '../model/step-texts.ts';
import type { ResourceStore } from '../../resources/store.ts';

type List = Exclude<ListKind, 'regions'>;

/** Changes what is there, or deletes it. A lost answer is looked for in the target's own state. */
export class ChangePlan<K extends ResourceKind> implements Plan {
  readonly list: List;
  readonly #store: ResourceStore;
  readonly #change: Change<K>;
  readonly #send: PlanContext['send'];
  /** Barrack has said yes, or it was seen to be going on. */
  #accepted: boolean;
  #wasInError: boolean;
  #wasDone: boolean;

  constructor(change: Change<K>, { store, notes, send }: PlanContext) {
    this.list = listOf(change.target.kind);
    this.#store = store;
    this.#change = change;
    this.#send = send;
    this.#accepted = notes.accepted ?? false;
    this.#wasInError = notes.wasInError ?? false;
    this.#wasDone = notes.wasDone ?? false;
  }

  get order(): Order {
    return this.#change.order;
  }
  get target(): Target<K> {
    return this.#change.target;
  }
  get name(): string {
    return this.target.name;
  }
  get region(): string | undefined {
    return this.#change.region;
  }
  get looksEveryMs(): number | undefined {
    return this.#change.looksEveryMs;
  }
  get notes(): Notes {
    return {
      accepted: this.#accepted,
      ...(this.#wasInError ? { wasInError: true } : {}),
      ...(this.#wasDone ? { wasDone: true } : {}),
    };
  }
  get whatToCheck(): string {
    return this.#change.whatToCheck();
  }
  get whatLasts(): string | undefined {
    return this.#change.whatLasts;
  }

  async recheck(source: Source): Promise<boolean> {
    const now = await this.#change.recheck(source);
    const listed = this.#item;
    this.#wasInError = [now, listed].some((one) => stateOf(one?.status) === 'error');
    this.#wasDone = listed !== undefined && this.#told(listed) === 'done';
    return now !== undefined;
  }

  send(source: Source): Promise<Sent<Resource>> {
    this.#change.sending?.();
    return this.#send(source);
  }

  accepted(): void {
    this.#accepted = true;
    this.#change.accepted?.();
    void this.#store.refresh([this.list, ...this.#change.alsoIn], { fresh: true });
  }

  ended(): void {
    const { thenIn } = this.#change;
    if (thenIn.length > 0) {
      void this.#store.refresh(thenIn, { fresh: true });
    }
  }

  observe(): Observation | undefined {
    const list = this.#store[this.list];
    if (list.loadedAt === undefined) {
      return undefined; // nothing is known, as after signing out
    }
    const item = this.#item;
    if (item === undefined) {
      return mayHide(list, this.target.id) ? this.#waiting(undefined) : 'doubtful';
    }
    return this.#tell(item);
  }

  mayBeHidden(): boolean {
    return (
      this.#change.leavesNoTrace === true ||
      this.observe() === 'doubtful' ||
      mayHide(this.#store[this.list], this.target.id) ||
      stateOf(this.#item?.status) === 'unknown'
    );
  }

  async confirm(source: Source): Promise<Confirmed> {
    const { get, ifGone } = this.#change;
    try {
      return this.#confirmed(await get(source));
    } catch (error) {
      if (!BarrackError.is(error)) {
        throw error;
      }
      const isGone = error.kind === 'notFound' && this.#item === undefined;
      return { step: isGone ? ifGone : this.#stepSoFar, resource: undefined };
    }
  }

  cost(): MonthlyCost | undefined {
    const item = this.#item;
    return item && this.#change.cost?.(item);
  }

  describe(progress: Progress): string {
    return describeStep(progress, toldName(this.target, this.#store), this.#change.texts());
  }

  get #item(): ResourceOf<K> | undefined {
    return this.#store.find(this.target.kind, this.target.id);
  }

  /** What Barrack still keeps a record of, as deleted, is gone. */
  #told(item: ResourceOf<K>): ReturnType<Change<K>['tell']> {
    return isDeleted(item.status) ? this.#change.ifGone : this.#change.tell(item);
  }

  #confirmed(resource: ResourceOf<K>): Confirmed {
    if (isDeleted(resource.status)) {
      return { step: this.#change.ifGone, resource: undefined };
    }
    switch (this.#change.tell(resource)) {
      case 'done':
        return { step: 'done', resource };
      case 'begun':
        this.#accepted = true;
        break;
      case 'error':
      case undefined:
    }
    const isToBeShown = this.#change.ifGone === 'error' && this.#item === undefined;
    return { step: this.#stepSoFar, resource: isToBeShown ? resource : undefined };
  }

  get #stepSoFar(): 'running' | 'untold' {
    return this.#accepted ? 'running' : 'untold';
  }

  #tell(item: ResourceOf<K>): Observation | undefined {
    const told = this.#told(item);
    this.#wasDone &&= told === 'done';
    switch (told) {
      case 'done':
        return this.#wasDone ? 'doubtful' : { step: 'done', resource: item };
      case 'error':
        return this.#wasInError ? this.#waiting(item) : { step: 'error', resource: item };
      case 'begun':
        this.#accepted = true; // should it come to nothing, that ends, too
        this.#wasInError = false;
        return { step: 'running', resource: item };
      case undefined:
        return this.#waiting(item);
    }
  }

  /** Where nothing shows yet that it was begun: after a yes it will. */
  #waiting(resource: ResourceOf<K> | undefined): Observation | undefined {
    return this.#accepted ? { step: 'running', resource } : undefined;
  }
}

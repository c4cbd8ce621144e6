import { BarrackError } from '../api/errors.ts';
import type { Resource, ResourceKind } from '../domain/resources.ts';
import type { ListKind, ResourceOf } from './kinds.ts';
import { listOf, mayHide } from './kinds.ts';
import type { Order, Target } from './orders.ts';
import type { Confirmed, Look, Plan } from './plan.ts';
import type { PlanContext } from './plans.ts';
import type { Progress } from './progress.ts';
import type { MonthlyCost, Notes } from './record.ts';
import { sendOrder } from './send-order.ts';
import type { Sent, Source } from './source.ts';
import type { StepTexts } from './step-texts.ts';
import { describeStep } from './step-texts.ts';
import type { ResourceStore } from './store.ts';

type List = Exclude<ListKind, 'regions'>;

/** What is particular to changing, or deleting, one kind of thing. */
export interface Change<K extends ResourceKind> {
  readonly order: Order;
  readonly target: Target<K>;
  readonly region: string | undefined;
  /** Looks at the target and the rules anew. False where it is so already; throws a BarrackError if they forbid it. */
  readonly recheck: (source: Source) => Promise<boolean>;
  /** Called right before it is sent. */
  readonly sending?: () => void;
  /** Called when Barrack has said yes. */
  readonly accepted?: () => void;
  /**
   * What the target tells as it is now; `begun`: something goes on. Undefined where it may still be as it was before:
   * what was the wished state already must not be taken for the end.
   */
  readonly tell: (item: ResourceOf<K>) => 'begun' | 'done' | 'error' | undefined;
  readonly ifGone: 'done' | 'error';
  /** Where nothing stays of it that could be found after a lost answer. */
  readonly leavesNoTrace?: boolean;
  readonly looksEveryMs?: number;
  readonly get: (source: Source) => Promise<ResourceOf<K>>;
  /** Where it shows beside its own list: at once, or only when it has ended. */
  readonly alsoIn: readonly List[];
  readonly thenIn: readonly List[];
  readonly cost?: (item: ResourceOf<K>) => MonthlyCost | undefined;
  readonly whatToCheck: string;
  readonly texts: () => StepTexts;
}

/** Changes what is there, or deletes it. A lost answer is looked for in the target's own state. */
export class ChangePlan<K extends ResourceKind> implements Plan {
  readonly list: List;
  readonly #store: ResourceStore;
  readonly #change: Change<K>;
  /** Barrack has said yes, or it was seen to be going on. */
  #accepted: boolean;
  #wasInError: boolean;

  constructor(change: Change<K>, { store, notes }: PlanContext) {
    this.list = listOf(change.target.kind);
    this.#store = store;
    this.#change = change;
    this.#accepted = notes.accepted ?? false;
    this.#wasInError = notes.wasInError ?? false;
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
    return { accepted: this.#accepted, ...(this.#wasInError ? { wasInError: true } : {}) };
  }
  get whatToCheck(): string {
    return this.#change.whatToCheck;
  }

  async recheck(source: Source): Promise<boolean> {
    const isToBeSent = await this.#change.recheck(source);
    this.#wasInError = this.#item?.status.state === 'error';
    return isToBeSent;
  }

  send(source: Source): Promise<Sent<Resource>> {
    this.#change.sending?.();
    return sendOrder(this.order, source);
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

  look(): Look | undefined {
    const list = this.#store[this.list];
    if (list.loadedAt === undefined) {
      return undefined; // nothing is known, as after signing out
    }
    const item = this.#item;
    if (item === undefined) {
      return mayHide(list, this.target.id) ? this.#waiting(undefined) : 'missing';
    }
    return this.#tell(item);
  }

  mayBeHidden(): boolean {
    return (
      this.#change.leavesNoTrace === true ||
      mayHide(this.#store[this.list], this.target.id) ||
      this.#item?.status.state === 'unknown'
    );
  }

  async confirm(source: Source): Promise<Confirmed> {
    const { get, ifGone } = this.#change;
    try {
      const resource = await get(source);
      return { step: 'running', resource: ifGone === 'done' ? undefined : resource };
    } catch (error) {
      if (!BarrackError.is(error)) {
        throw error;
      }
      return { step: error.kind === 'notFound' ? ifGone : 'running', resource: undefined };
    }
  }

  cost(): MonthlyCost | undefined {
    const item = this.#item;
    return item && this.#change.cost?.(item);
  }

  describe(progress: Progress): string {
    return describeStep(progress, this.name, this.#change.texts());
  }

  get #item(): ResourceOf<K> | undefined {
    return this.#store.find(this.target.kind, this.target.id);
  }

  #tell(item: ResourceOf<K>): Look | undefined {
    switch (this.#change.tell(item)) {
      case 'done':
        return { step: 'done', resource: item };
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
  #waiting(resource: ResourceOf<K> | undefined): Look | undefined {
    return this.#accepted ? { step: 'running', resource } : undefined;
  }
}

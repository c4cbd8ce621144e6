import type { NameProblem } from '../../domain/names.ts';
import type { Resource, ResourceKind } from '../../domain/resources.ts';
import type { ListKind, ResourceOf } from '../../resources/kinds.ts';
import { listOf } from '../../resources/kinds.ts';
import type { Matching } from './new-result.ts';
import { NewResult } from './new-result.ts';
import type { Order, Target } from '../model/orders.ts';
import type { Confirmed, Observation, Plan } from '../model/plan.ts';
import type { PlanContext } from '../model/plan-context.ts';
import type { Progress } from '../model/progress.ts';
import type { MonthlyCost, Notes } from '../model/record.ts';
import type { Sent, Source } from '../model/source.ts';
import { ruledOut } from '../model/step-errors.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { describeStep } from '../model/step-texts.ts';
import type { ResourceStore } from '../../resources/store.ts';

type List = Exclude<ListKind, 'regions'>;

/** What is particular to making one kind of thing. */
export interface Creation<K extends ResourceKind> extends Matching<ResourceOf<K>> {
  readonly makes: K;
  readonly order: Order & { readonly name: string };
  /** What it is made of; where it is made of nothing, what is made itself, without an id. */
  readonly target: Target;
  readonly region: string | undefined;
  /** Reads anew what it depends on, and its list. Throws a BarrackError if the rules forbid it now. */
  readonly recheck: (source: Source) => Promise<void>;
  /** What forbids its name, with the lists as they are now: by it a lost answer is found. */
  readonly nameProblems: () => readonly NameProblem[];
  readonly get: (source: Source, id: string) => Promise<ResourceOf<K>>;
  /** Where it shows beside its own list. */
  readonly alsoIn: readonly List[];
  readonly cost?: (made: ResourceOf<K>) => MonthlyCost | undefined;
  readonly whatToCheck: string;
  readonly texts: () => StepTexts;
}

/** Makes something. A lost answer is looked for as a new one of its name. */
export class CreationPlan<K extends ResourceKind> implements Plan {
  readonly list: List;
  readonly #store: ResourceStore;
  readonly #creation: Creation<K>;
  readonly #send: PlanContext['send'];
  readonly #result: NewResult<K>;

  constructor(creation: Creation<K>, context: PlanContext) {
    this.list = listOf(creation.makes);
    this.#store = context.store;
    this.#creation = creation;
    this.#send = context.send;
    this.#result = new NewResult(creation.makes, matchingOf(creation), context);
  }

  get order(): Order {
    return this.#creation.order;
  }
  get target(): Target {
    return this.#creation.target;
  }
  get name(): string {
    return this.#creation.order.name;
  }
  get region(): string | undefined {
    return this.#creation.region;
  }
  get notes(): Notes {
    return this.#result.notes;
  }
  /** What rests in a state that it may only pass through does not change in the lists. */
  get looksEveryMs(): number | undefined {
    return this.#creation.makes === 'instance' ? 10 * 1000 : undefined;
  }
  get whatToCheck(): string {
    return this.#creation.whatToCheck;
  }

  async recheck(source: Source): Promise<boolean> {
    await this.#creation.recheck(source);
    this.#result.noteBefore();
    const [problem] = this.#creation.nameProblems();
    if (problem !== undefined) {
      throw ruledOut(problem.message, 'name');
    }
    return true;
  }

  send(source: Source): Promise<Sent<Resource>> {
    return this.#send(source);
  }

  accepted(made: Resource | undefined): void {
    this.#result.accept(made);
    const { alsoIn } = this.#creation;
    if (alsoIn.length > 0) {
      void this.#store.refresh(alsoIn, { fresh: true });
    }
  }

  observe(): Observation | undefined {
    return this.#result.look();
  }

  mayBeHidden(): boolean {
    return this.#result.mayBeHidden();
  }

  confirm(source: Source): Promise<Confirmed> {
    return this.#result.confirm((id) => this.#creation.get(source, id));
  }

  cost(): MonthlyCost | undefined {
    const { item } = this.#result;
    return item && this.#creation.cost?.(item);
  }

  describe(progress: Progress): string {
    return describeStep(progress, this.name, this.#creation.texts());
  }
}

/** Where its region is not known, what has its name may be it wherever that is. */
function matchingOf<K extends ResourceKind>({
  region,
  order,
  ...creation
}: Creation<K>): Matching<ResourceOf<K>> {
  const name = order.name.trim();
  return {
    isIt: (item) => creation.isIt(item),
    mayBeIt: (item) => creation.mayBeIt(item) || (region === undefined && item.name === name),
    comesFromIt: creation.comesFromIt,
  };
}

/** The names of those. */
export function namesOf(items: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ name }) => name));
}

import { cloneEligibility } from '../domain/clone.ts';
import { volumeNameProblems } from '../domain/names.ts';
import type { Resource, Volume } from '../domain/resources.ts';
import { NewResult } from './new-result.ts';
import { describeClone, whatToCheckOfClone } from './operation-texts.ts';
import type { CloneOrder, Target } from './orders.ts';
import type { Confirmed, Look, Plan } from './plan.ts';
import type { PlanContext } from './plans.ts';
import type { Progress } from './progress.ts';
import { checkUnchanged, freshInstanceOf, readAgain } from './recheck.ts';
import type { MonthlyCost, Notes } from './record.ts';
import type { Sent, Source } from './source.ts';
import { ruledOut } from './step-errors.ts';
import type { ResourceStore } from './store.ts';

/** Clones a volume (clone guide). A lost answer is looked for as a new volume of that name in the source's region. */
export class ClonePlan implements Plan {
  readonly list = 'volumes';
  readonly order: CloneOrder;
  readonly target: Target<'volume'>;
  readonly #store: ResourceStore;
  readonly #result: NewResult<Volume>;

  constructor(order: CloneOrder, context: PlanContext) {
    const { source, name } = order;
    this.order = order;
    this.#store = context.store;
    this.target = { kind: 'volume', id: source.id, name: source.name };
    const isIt = (volume: Volume): boolean =>
      volume.name === name &&
      (volume.region === undefined || volume.region === source.region) &&
      (volume.sizeGb ?? source.sizeGb) === (source.sizeGb ?? volume.sizeGb);
    this.#result = new NewResult('volume', isIt, context);
  }

  get name(): string {
    return this.order.name;
  }
  get region(): string | undefined {
    return this.order.source.region;
  }
  get notes(): Notes {
    return this.#result.notes;
  }
  get whatToCheck(): string {
    return whatToCheckOfClone(this.name, this.region);
  }

  async recheck(source: Source): Promise<boolean> {
    const { source: seen, name } = this.order;
    const now = await readAgain(this.#store, this.target, ['volumes'], () => source.volumes.get(seen.id));
    this.#result.noteBefore();
    checkUnchanged(seen, now);
    const tier = this.#store.tierOf(now.region);
    const instance = await freshInstanceOf(now, this.#store, source);
    const eligibility = cloneEligibility({ volume: now, tier, instance });
    if (eligibility.can === 'no') {
      throw ruledOut(eligibility.reason);
    }
    const inRegion = this.#store.volumes.items.filter(({ region }) => region === now.region);
    const [problem] = volumeNameProblems(name, new Set(inRegion.map((volume) => volume.name)));
    if (problem !== undefined) {
      throw ruledOut(problem.message, 'name');
    }
    return true;
  }

  send(source: Source): Promise<Sent<Volume>> {
    const { source: from, name, volumeType } = this.order;
    return source.volumes.clone(from.id, { name, volumeType, region: from.region });
  }

  accepted(clone: Resource | undefined): void {
    this.#result.accept(clone);
  }

  look(): Look | undefined {
    return this.#result.look();
  }

  mayBeHidden(): boolean {
    return this.#result.mayBeHidden();
  }

  confirm(source: Source): Promise<Confirmed> {
    return this.#result.confirm((id) => source.volumes.get(id));
  }

  cost(): MonthlyCost | undefined {
    const { item } = this.#result;
    const price = item && this.#store.priceOf(item);
    const currency = this.#store.prices?.currency;
    return price && currency !== undefined ? { amount: price.month, currency } : undefined;
  }

  describe(progress: Progress): string {
    return describeClone(progress, this.name, this.target.name);
  }
}

import { cloneEligibility } from '../domain/clone.ts';
import { volumeNameProblems } from '../domain/names.ts';
import type { Volume } from '../domain/resources.ts';
import type { Claims } from './new-result.ts';
import { NewResult } from './new-result.ts';
import { describeClone, whatToCheckOfClone } from './operation-texts.ts';
import type { Plan, Seen, Target } from './plan.ts';
import { ruledOut } from './plan.ts';
import type { Progress } from './progress.ts';
import { checkUnchanged, freshInstanceOf, readAgain } from './recheck.ts';
import type { Sent, Source } from './source.ts';
import type { ResourceStore } from './store.ts';

export interface CloneOrder {
  /** As the user saw it. */
  readonly source: Volume;
  readonly name: string;
  /** Undefined where neither the source's type nor its region's are known. */
  readonly volumeType: string | undefined;
}

/** Clones a volume (clone guide). A lost answer is looked for as a new volume of that name in the source's region. */
export class ClonePlan implements Plan<Volume> {
  readonly kind = 'clone';
  readonly list = 'volumes';
  readonly target: Target<'volume'>;
  readonly name: string;
  readonly region: string | undefined;
  readonly #order: CloneOrder;
  readonly #store: ResourceStore;
  readonly #result: NewResult<Volume>;

  constructor(order: CloneOrder, store: ResourceStore, claims: Claims) {
    const { source, name } = order;
    this.#order = order;
    this.#store = store;
    this.target = { kind: 'volume', id: source.id, name: source.name };
    this.name = name;
    this.region = source.region;
    const isIt = (volume: Volume): boolean =>
      volume.name === name &&
      (volume.region === undefined || volume.region === source.region) &&
      (volume.sizeGb ?? source.sizeGb) === (source.sizeGb ?? volume.sizeGb);
    this.#result = new NewResult('volume', isIt, store, claims);
  }

  get whatToCheck(): string {
    return whatToCheckOfClone(this.name, this.region);
  }

  async recheck(source: Source): Promise<void> {
    const { source: seen, name } = this.#order;
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
  }

  send(source: Source): Promise<Sent<Volume>> {
    const { source: from, name, volumeType } = this.#order;
    return source.volumes.clone(from.id, { name, volumeType, region: from.region });
  }

  accepted(clone: Volume | undefined): void {
    this.#result.accept(clone);
  }

  look(): Seen<Volume> | undefined {
    return this.#result.look();
  }

  confirm(source: Source): Promise<Progress<Volume>> {
    return this.#result.confirm((id) => source.volumes.get(id));
  }

  describe(progress: Progress<Volume>): string {
    return describeClone(progress, this.name, this.target.name);
  }
}

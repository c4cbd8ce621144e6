import * as l10n from '@vscode/l10n';
import { imageEligibility } from '../domain/image.ts';
import { imageNameProblems } from '../domain/names.ts';
import type { Image, Resource } from '../domain/resources.ts';
import { NewResult } from './new-result.ts';
import { describeImageCreation } from './operation-texts.ts';
import type { ImageOrder, Target } from './orders.ts';
import type { Confirmed, Look, Plan } from './plan.ts';
import type { PlanContext } from './plans.ts';
import type { Progress } from './progress.ts';
import { checkUnchanged, readAgain } from './recheck.ts';
import type { Notes } from './record.ts';
import type { Sent, Source } from './source.ts';
import { ruledOut } from './step-errors.ts';
import type { ResourceStore } from './store.ts';

/** Makes the image of a snapshot (image guide). A lost answer is looked for as a new image of that name. */
export class ImagePlan implements Plan {
  readonly list = 'images';
  readonly order: ImageOrder;
  readonly target: Target<'snapshot'>;
  readonly #store: ResourceStore;
  readonly #result: NewResult<Image>;

  constructor(order: ImageOrder, context: PlanContext) {
    const { snapshot, name } = order;
    this.order = order;
    this.#store = context.store;
    this.target = { kind: 'snapshot', id: snapshot.id, name: snapshot.name };
    // Names are unique in the account.
    const isIt = (image: Image): boolean =>
      image.name === name && (image.snapshot?.id ?? snapshot.id) === snapshot.id;
    this.#result = new NewResult('image', isIt, context);
  }

  get name(): string {
    return this.order.name;
  }
  get region(): string | undefined {
    return this.order.snapshot.region;
  }
  get notes(): Notes {
    return this.#result.notes;
  }
  get whatToCheck(): string {
    return l10n.t('Before you try again, look for an image named {0} at barrack.ai.', this.name);
  }

  async recheck(source: Source): Promise<boolean> {
    const seen = this.order.snapshot;
    const lists = ['snapshots', 'images'] as const;
    const now = await readAgain(this.#store, this.target, lists, () => source.snapshots.get(seen.id));
    this.#result.noteBefore();
    checkUnchanged(seen, now);
    const eligibility = imageEligibility(now, this.#store.imageOf(now));
    if (eligibility.can === 'no') {
      throw ruledOut(eligibility.reason);
    }
    const [problem] = imageNameProblems(
      this.name,
      new Set(this.#store.images.items.map((image) => image.name)),
    );
    if (problem !== undefined) {
      throw ruledOut(problem.message, 'name');
    }
    return true;
  }

  send(source: Source): Promise<Sent<Image>> {
    return source.images.createFromSnapshot(this.target.id, { name: this.name });
  }

  accepted(image: Resource | undefined): void {
    this.#result.accept(image);
    void this.#store.refresh(['snapshots'], { fresh: true }); // it has an image now
  }

  look(): Look | undefined {
    return this.#result.look();
  }

  mayBeHidden(): boolean {
    return this.#result.mayBeHidden();
  }

  confirm(source: Source): Promise<Confirmed> {
    return this.#result.confirm((id) => source.images.get(id));
  }

  describe(progress: Progress): string {
    return describeImageCreation(progress, this.name, this.target.name);
  }
}

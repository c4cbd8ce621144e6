import * as l10n from '@vscode/l10n';
import { imageEligibility } from '../domain/image.ts';
import { imageNameProblems } from '../domain/names.ts';
import type { Image, Snapshot } from '../domain/resources.ts';
import type { Claims } from './new-result.ts';
import { NewResult } from './new-result.ts';
import { describeImageCreation } from './operation-texts.ts';
import type { Plan, Seen, Target } from './plan.ts';
import { ruledOut } from './plan.ts';
import type { Progress } from './progress.ts';
import { checkUnchanged, readAgain } from './recheck.ts';
import type { Sent, Source } from './source.ts';
import type { ResourceStore } from './store.ts';

export interface ImageOrder {
  /** As the user saw it. */
  readonly snapshot: Snapshot;
  readonly name: string;
}

/** Makes the image of a snapshot (image guide). A lost answer is looked for as a new image of that name. */
export class ImagePlan implements Plan<Image> {
  readonly kind = 'createImage';
  readonly list = 'images';
  readonly target: Target<'snapshot'>;
  readonly name: string;
  readonly region: string | undefined;
  readonly #snapshot: Snapshot;
  readonly #store: ResourceStore;
  readonly #result: NewResult<Image>;

  constructor({ snapshot, name }: ImageOrder, store: ResourceStore, claims: Claims) {
    this.#snapshot = snapshot;
    this.#store = store;
    this.target = { kind: 'snapshot', id: snapshot.id, name: snapshot.name };
    this.name = name;
    this.region = snapshot.region;
    // Names are unique in the account.
    const isIt = (image: Image): boolean =>
      image.name === name && (image.snapshot?.id ?? snapshot.id) === snapshot.id;
    this.#result = new NewResult('image', isIt, store, claims);
  }

  get whatToCheck(): string {
    return l10n.t('Before you try again, look for an image named {0} at barrack.ai.', this.name);
  }

  async recheck(source: Source): Promise<void> {
    const seen = this.#snapshot;
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
  }

  send(source: Source): Promise<Sent<Image>> {
    return source.images.createFromSnapshot(this.#snapshot.id, { name: this.name });
  }

  accepted(image: Image | undefined): void {
    this.#result.accept(image);
    void this.#store.refresh(['snapshots'], { fresh: true }); // it has an image now
  }

  look(): Seen<Image> | undefined {
    return this.#result.look();
  }

  confirm(source: Source): Promise<Progress<Image>> {
    return this.#result.confirm((id) => source.images.get(id));
  }

  describe(progress: Progress<Image>): string {
    return describeImageCreation(progress, this.name, this.target.name);
  }
}

import * as l10n from '@vscode/l10n';
import { BarrackError } from '../api/errors.ts';
import { mayHide } from './kinds.ts';
import { describeImageDeletion } from './operation-texts.ts';
import type { ImageDeletionOrder, Target } from './orders.ts';
import type { Confirmed, Look, Plan } from './plan.ts';
import type { PlanContext } from './plans.ts';
import type { Progress } from './progress.ts';
import { readIfThere } from './recheck.ts';
import type { Notes } from './record.ts';
import type { Sent, Source } from './source.ts';
import { ruledOut } from './step-errors.ts';
import type { ResourceStore } from './store.ts';

/** Deletes an image. Where the answer is lost, the list of images tells: is it gone, or being deleted? */
export class ImageDeletionPlan implements Plan {
  readonly list = 'images';
  readonly order: ImageDeletionOrder;
  readonly target: Target<'image'>;
  readonly #store: ResourceStore;
  #accepted: boolean;

  constructor(order: ImageDeletionOrder, { store, notes }: PlanContext) {
    const { id, name } = order.image;
    this.order = order;
    this.#store = store;
    this.target = { kind: 'image', id, name };
    this.#accepted = notes.accepted ?? false;
  }

  get name(): string {
    return this.target.name;
  }
  get region(): string | undefined {
    return this.order.image.region;
  }
  get notes(): Notes {
    return { accepted: this.#accepted };
  }
  get whatToCheck(): string {
    return l10n.t(
      'It was still listed when last looked for. See at barrack.ai whether {0} is there.',
      this.name,
    );
  }

  async recheck(source: Source): Promise<boolean> {
    const { id, name } = this.target;
    const now = await readIfThere(this.#store, this.target, ['images'], () => source.images.get(id));
    if (now === undefined) {
      return false;
    }
    if (now.name !== name && name !== id) {
      throw ruledOut(l10n.t('The image {0} is now named {1}.', name, now.name));
    }
    if (now.status.state === 'deleting') {
      throw ruledOut(l10n.t('The image {0} is being deleted already.', name));
    }
    return true;
  }

  async send(source: Source): Promise<Sent<never>> {
    this.#store.expectGone('image', this.target.id);
    const { requestId } = await source.images.delete(this.target.id);
    return { value: undefined, requestId };
  }

  accepted(): void {
    this.#accepted = true;
    void this.#store.refresh(['images'], { fresh: true });
  }

  ended(): void {
    void this.#store.refresh(['snapshots'], { fresh: true }); // one of them may have an image made now
  }

  look(): Look | undefined {
    const { images } = this.#store;
    if (images.loadedAt === undefined) {
      return undefined;
    }
    const { id } = this.target;
    const image = this.#store.find('image', id);
    if (image === undefined && !mayHide(images, id)) {
      return 'missing';
    }
    switch (image?.status.state) {
      case 'error':
        return { step: 'error', resource: image };
      case 'deleting':
        this.#accepted = true; // it was begun: should it come to nothing, that ends, too
        return { step: 'running', resource: image };
      case 'available':
      case 'creating':
      case 'unknown':
      case undefined:
        return this.#accepted ? { step: 'running', resource: image } : undefined;
    }
  }

  mayBeHidden(): boolean {
    return mayHide(this.#store.images, this.target.id);
  }

  async confirm(source: Source): Promise<Confirmed> {
    try {
      await source.images.get(this.target.id);
    } catch (error) {
      if (!BarrackError.is(error)) {
        throw error;
      }
      if (error.kind === 'notFound') {
        return { step: 'done', resource: undefined };
      }
    }
    return { step: 'running', resource: undefined };
  }

  describe(progress: Progress): string {
    return describeImageDeletion(progress, this.name);
  }
}

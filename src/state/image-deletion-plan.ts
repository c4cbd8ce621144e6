import * as l10n from '@vscode/l10n';
import type { Image, ImageRef } from '../domain/resources.ts';
import { describeImageDeletion } from './operation-texts.ts';
import type { Plan, Target } from './plan.ts';
import { ruledOut } from './plan.ts';
import type { Progress } from './progress.ts';
import { readAgain } from './recheck.ts';
import type { Sent, Source } from './source.ts';
import type { ResourceStore } from './store.ts';

/** An image to delete, by what is known of it. */
export type DoomedImage = ImageRef & { readonly id: string };

/** Deletes an image. Where the answer is lost, the list of images tells: is it gone, or being deleted? */
export class ImageDeletionPlan implements Plan<Image> {
  readonly kind = 'deleteImage';
  readonly list = 'images';
  readonly target: Target<'image'>;
  readonly name: string;
  readonly region: string | undefined;
  readonly #store: ResourceStore;
  #accepted = false;

  constructor(image: DoomedImage, store: ResourceStore) {
    this.#store = store;
    this.name = image.name ?? image.id;
    this.target = { kind: 'image', id: image.id, name: this.name };
    this.region = store.find('image', image.id)?.region;
  }

  get whatToCheck(): string {
    return l10n.t(
      'It was still listed when last looked for. See at barrack.ai whether {0} is there.',
      this.name,
    );
  }

  async recheck(source: Source): Promise<void> {
    const { id, name } = this.target;
    const now = await readAgain(this.#store, this.target, ['images'], () => source.images.get(id));
    if (now.name !== name && name !== id) {
      throw ruledOut(l10n.t('The image {0} is now named {1}.', name, now.name));
    }
    if (now.status.state === 'deleting') {
      throw ruledOut(l10n.t('The image {0} is being deleted already.', name));
    }
  }

  async send(source: Source): Promise<Sent<Image>> {
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

  look(): Progress<Image> | undefined {
    if (this.#store.images.loadedAt === undefined) {
      return undefined;
    }
    const image = this.#store.find('image', this.target.id);
    switch (image?.status.state) {
      case undefined:
        return { step: 'done', resource: undefined };
      case 'error':
        return { step: 'error', resource: image };
      case 'deleting':
        return { step: 'running', resource: image };
      case 'available':
      case 'creating':
      case 'unknown':
        return this.#accepted ? { step: 'running', resource: image } : undefined;
    }
  }

  describe(progress: Progress<Image>): string {
    return describeImageDeletion(progress, this.name);
  }
}

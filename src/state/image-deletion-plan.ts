import * as l10n from '@vscode/l10n';
import { BarrackError } from '../api/errors.ts';
import type { Image, ImageRef } from '../domain/resources.ts';
import { mayHide } from './kinds.ts';
import { describeImageDeletion } from './operation-texts.ts';
import type { Plan, Seen, Target } from './plan.ts';
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

  look(): Seen<Image> | undefined {
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
        return { step: 'running', resource: image };
      case 'available':
      case 'creating':
      case 'unknown':
      case undefined:
        return this.#accepted ? { step: 'running', resource: image } : undefined;
    }
  }

  async confirm(source: Source): Promise<Progress<Image>> {
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

  describe(progress: Progress<Image>): string {
    return describeImageDeletion(progress, this.name);
  }
}

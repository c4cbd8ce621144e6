import * as l10n from '@vscode/l10n';
import type { Image, ImageRef } from '../../domain/resources.ts';
import { Emitter, type Subscription } from '../../state/emitter.ts';
import { plain } from '../../ui/safe-text.ts';
import { elapsedOf } from '../outcome.ts';
import type { ExistingImage, FormButton } from '../protocol.ts';
import type { DoomedImage } from '../../state/image-deletion-plan.ts';
import type { Progress } from '../../state/progress.ts';
import type { FormOperation, FormServices } from '../services.ts';

const lookAgain = (): FormButton => ({ action: 'refresh', label: l10n.t('Look Again') });
const open = (): FormButton => ({ action: 'openInBarrack', label: l10n.t('Open in Barrack') });

function deleteButton(name: string): FormButton {
  return { action: 'deleteExistingImage', label: l10n.t('Delete the Image {0}…', name) };
}

/** The way of a snapshot's existing image to its deletion, which the user has to confirm. */
export class ImageDeletion {
  readonly #services: FormServices;
  readonly #changed = new Emitter<undefined>();
  #imageId: string | undefined;
  #operation: FormOperation<Image> | undefined;
  #subscription: Subscription | undefined;
  readonly onDidChange = this.#changed.event;

  constructor(services: FormServices) {
    this.#services = services;
  }

  /** Asks, then deletes. One at a time: while it asks or deletes, a second call does nothing. */
  async start(image: DoomedImage): Promise<void> {
    if (this.#imageId !== undefined && !this.#ended()) {
      return;
    }
    this.forget();
    this.#imageId = image.id;
    const confirmed = await this.#services.confirm({
      message: l10n.t('Delete the image {0}?', plain(image.name ?? image.id)),
      detail: l10n.t(
        'Its id is {0}. Instances can no longer be deployed from it. This cannot be undone. The snapshot stays.',
        plain(image.id),
      ),
      confirm: l10n.t('Delete Image'),
    });
    if (!confirmed || this.#imageId !== image.id) {
      this.#imageId = undefined;
      return;
    }
    this.#operation = this.#services.deleteImage(image);
    this.#subscription = this.#operation.onDidChange(() => this.#changed.fire(undefined));
    this.#changed.fire(undefined);
  }

  /** Lets go of one that has ended, so that the image, if it is still there, can be asked about again. */
  forget(): void {
    if (this.#ended()) {
      this.#subscription?.dispose();
      this.#operation = undefined;
      this.#imageId = undefined;
      this.#changed.fire(undefined);
    }
  }

  view(image: ImageRef | undefined): ExistingImage {
    const name = image?.name ?? image?.id;
    const title =
      name === undefined
        ? l10n.t('This snapshot has an image already')
        : l10n.t('This snapshot has the image {0} already', name);
    if (image?.id === undefined) {
      const lines = [
        l10n.t('A snapshot can have one. Which it is is not known here: delete it at barrack.ai first.'),
      ];
      return { title, lines, buttons: [open(), lookAgain()] };
    }
    const operation = this.#imageId === image.id ? this.#operation : undefined;
    return operation === undefined
      ? {
          title,
          lines: [
            l10n.t(
              'A snapshot can have one. Delete it first; instances can no longer be deployed from it then.',
            ),
          ],
          buttons: [deleteButton(name ?? image.id)],
        }
      : { ...deleting(operation, name ?? image.id) };
  }

  dispose(): void {
    this.#imageId = undefined;
    this.#subscription?.dispose();
    this.#changed.dispose();
  }

  #ended(): boolean {
    const step = this.#operation?.progress.step;
    return step === 'done' || step === 'error' || step === 'refused' || step === 'unknown';
  }
}

function trouble(progress: Progress<Image>): readonly string[] {
  switch (progress.step) {
    case 'refused': {
      const { message, remedy, requestId } = progress.error;
      const id = requestId === undefined ? '' : l10n.t('Request ID: {0}', requestId);
      return [message, remedy, id];
    }
    case 'unknown':
      return [
        l10n.t('The answer was lost: it is not known whether it was deleted.'),
        progress.error?.message ?? '',
        progress.check,
      ];
    case 'error':
      return [l10n.t('The deletion ended in Error.')];
    default:
      return [];
  }
}

function deleting(operation: FormOperation<Image>, name: string): ExistingImage {
  const { progress } = operation;
  const lines = trouble(progress).filter((line) => line !== '');
  switch (progress.step) {
    case 'sending':
    case 'checking':
    case 'running':
      return {
        title: l10n.t('Deleting the image {0}', name),
        lines: [l10n.t('When it is gone, this form goes on by itself.')],
        elapsed: elapsedOf(operation),
        buttons: [],
      };
    case 'done':
      return { title: l10n.t('The image {0} is deleted', name), lines: [], buttons: [lookAgain()] };
    case 'refused':
    case 'error':
      return { title: l10n.t('The image {0} was not deleted', name), lines, buttons: [deleteButton(name)] };
    case 'unknown':
      return {
        title: l10n.t('It is not known whether {0} was deleted', name),
        lines,
        buttons: [lookAgain(), open()],
      };
  }
}

import * as l10n from '@vscode/l10n';
import { imageDeletion } from '../../domain/deletion.ts';
import type { WriteDefinition } from '../model/definition.ts';
import { withoutResult } from '../model/definition.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs } from '../model/step-texts.ts';
import { deletionPlan, deletionWords, seeWhetherThere } from './deletion.ts';
import { imageQualifier } from './image-qualifier.ts';
import { deleting } from './uses.ts';

/** Deletes an image. */
export const deleteImage: WriteDefinition<'deleteImage'> = {
  send: ({ image }, { images }) => withoutResult(images.delete(image.id)),
  plan: (order, context) =>
    deletionPlan(
      {
        kind: 'image',
        order,
        seen: order.image,
        get: ({ images }) => images.get(order.image.id),
        expected: ({ region }) => ({ ...order.image, region }),
        otherLists: [],
        eligibility: imageDeletion,
        alsoIn: [],
        thenIn: ['snapshots'], // one of them may have an image made now
        whatToCheck: seeWhetherThere,
        texts,
      },
      context,
    ),
  uses: ({ image }) => [{ ...deleting('image', image), qualifier: imageQualifier(image) }],
  intent: ({ image }) => [image.id],
  words: {
    ...deletionWords,
    label: ({ image }) => l10n.t('Delete image {0}', image.name),
  },
};

function texts(name: string): StepTexts {
  return {
    waiting: l10n.t('Delete the image {0}', name),
    checking: l10n.t('No response from Barrack. Checking whether the image {0} was deleted…', name),
    running: () => l10n.t('Deleting the image {0}…', name),
    done: () => l10n.t('The image {0} was deleted.', name),
    already: l10n.t('The image {0} was gone already.', name),
    notDone: l10n.t('The image {0} was not deleted.', name),
    refused: (why) => l10n.t('The image {0} was not deleted: {1}', name, why),
    error: (status) => l10n.t('The image {0} could not be deleted: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether the image {0} is being deleted. {1}', name, check),
  };
}

import * as l10n from '@vscode/l10n';
import type { PageWords } from '../html/html.ts';
import type { SubjectWords } from '../model/subject.ts';
import { keepTheName } from '../model/words.ts';

export function imagePage(): PageWords {
  return {
    page: 'create-image',
    title: l10n.t('Create Image'),
    lead: l10n.t(
      'Makes an image of a snapshot, from which you can deploy instances with the same configuration.',
    ),
    factsTitle: l10n.t('Snapshot'),
    nameLabel: l10n.t('Name of the image'),
    nameHint: l10n.t(
      '3 to 30 letters, digits, spaces, hyphens, underscores and dots; not taken in your account.',
    ),
    choiceLegend: l10n.t('Snapshot to make it from'),
    choiceHint: l10n.t('It must be complete and available. A snapshot can have one image.'),
    notes: [
      l10n.t('A name that tells version and purpose helps: "pytorch-2.6-prod", not "image1".'),
      l10n.t(
        'The documentation names no price for images; Barrack may bill them all the same (see barrack.ai).',
      ),
    ],
  };
}

/**
 * @param snapshot name of the snapshot it is made from
 * @param deletes whether the image it has is deleted first
 */
export function imageWords(snapshot: string, deletes: boolean): SubjectWords {
  return {
    submit: deletes ? l10n.t('Delete and Create') : l10n.t('Create Image'),
    notMade: l10n.t('The image was not created.'),
    another: '', // a snapshot can have one
    tried: (name) => l10n.t('Create the image {0} from the snapshot {1}', name, snapshot),
    inSteps: l10n.t('You can close this form: each step is begun when the one before is done.'),
    running: [
      l10n.t('Barrack is making it from the snapshot {0}.', snapshot),
      l10n.t('You can close this form: it goes on, and the tree shows it.'),
    ],
    done: [l10n.t('You can deploy instances from it now: choose it from the list of images at barrack.ai.')],
    error: [
      l10n.t('Barrack could not finish it; the snapshot {0} is not changed.', snapshot),
      l10n.t('Delete the image before you try again: a snapshot can have one. Give Barrack support the details if it stays so.'), // prettier-ignore
    ],
    sentAgain: keepTheName(),
  };
}

import * as l10n from '@vscode/l10n';
import type { PageWords } from '../html/html.ts';
import type { SubjectWords } from '../model/subject.ts';
import { keepTheName } from '../model/words.ts';

export function clonePage(): PageWords {
  return {
    page: 'clone-volume',
    title: l10n.t('Clone Volume'),
    lead: l10n.t(
      'Makes a new volume with the same data, size, bootable flag and region. The source is not changed.',
    ),
    factsTitle: l10n.t('Source volume'),
    nameLabel: l10n.t('Name of the clone'),
    nameHint: l10n.t(
      '3 to 30 letters, digits, hyphens and underscores; a letter or digit first and last; not taken in the region.',
    ),
    choiceLegend: l10n.t('Volume type'),
    choiceHint: l10n.t('The clone keeps the type of its source, or switches.'),
    notes: [
      l10n.t('Until the clone is Available, do not change or delete the source.'),
      l10n.t('Attach the clone only when it is Available.'),
      l10n.t('Barrack also checks that your profile is complete.'),
    ],
  };
}

/**
 * @param source name of the volume that is cloned
 * @param shutsDown whether an instance is shut down first
 */
export function cloneWords(source: string, shutsDown: boolean): SubjectWords {
  return {
    submit: shutsDown ? l10n.t('Shut Down and Clone') : l10n.t('Clone Volume'),
    notMade: l10n.t('The volume was not cloned.'),
    another: l10n.t('Clone Again…'),
    tried: (name) => l10n.t('Clone the volume {0} as {1}', source, name),
    inSteps: l10n.t('You can close this form: each step is begun when the one before is done.'),
    running: [
      l10n.t(
        'Do not change or delete {0} until the clone is Available, and attach the clone only then.',
        source,
      ),
      l10n.t(
        'It is billed from now on. You can close this form: the cloning goes on, and the tree shows it.',
      ),
    ],
    done: [
      l10n.t('It has all the data of {0}, and is billed until you delete it.', source),
      l10n.t('Next: attach it to an instance in SHUTOFF, start the instance, and mount it there.'),
    ],
    error: [
      l10n.t('Barrack could not finish it; {0} is not changed.', source),
      l10n.t('It may be billed until you delete it. Give Barrack support the details if it stays so.'),
    ],
    sentAgain: keepTheName(),
  };
}

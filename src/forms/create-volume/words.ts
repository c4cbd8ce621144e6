import * as l10n from '@vscode/l10n';
import type { Tier } from '../../domain/tiers.ts';
import type { PageWords } from '../html/html.ts';
import type { SubjectWords } from '../model/subject.ts';

export function volumePage(): PageWords {
  return {
    page: 'create-volume',
    title: l10n.t('Create Volume'),
    lead: l10n.t('Makes a new volume: empty, or with an operating system to start an instance from.'),
    factsTitle: l10n.t('New volume'),
    nameLabel: l10n.t('Name'),
    nameHint: l10n.t(
      '3 to 30 letters, digits, hyphens and underscores; a letter or digit first and last; not taken in the region.',
    ),
    choiceLegend: l10n.t('Volume type'),
    choiceHint: '', // it depends on the region
    notes: [
      l10n.t('It is billed also while it is empty, or attached to nothing.'),
      l10n.t('An empty volume has to be formatted on the instance that it is attached to.'),
    ],
  };
}

const attaching: Readonly<Record<Tier, () => string>> = {
  advanced: () =>
    l10n.t('Next: attach it to an instance in SHUTOFF, start the instance, and mount it there.'),
  legacy: () => l10n.t('Next: attach it to an instance that is ACTIVE, and mount it there.'),
  unknown: () => l10n.t('Next: attach it to an instance, and mount it there.'),
};

/** What can become of the type: only in the advanced tier there are clones. */
export const typeLater: Readonly<Record<Tier, () => string>> = {
  advanced: () => l10n.t('Later only a clone can have another type.'),
  legacy: () => l10n.t('In the legacy tier it keeps its type.'),
  unknown: () => '',
};

/** @param what its size, type and region in words, such as "500 GB NVMe in FINLAND-1" */
export function volumeWords(what: string, tier: Tier): SubjectWords {
  return {
    submit: l10n.t('Create Volume'),
    notMade: l10n.t('The volume was not created.'),
    another: l10n.t('Create Another…'),
    tried: (name) => l10n.t('Create the volume {0}: {1}', name, what),
    inSteps: '', // it is done in one
    running: [
      l10n.t('{0}. Attach it only when it is Available.', what),
      l10n.t('It is billed from now on. You can close this form: it goes on, and the tree shows it.'),
    ],
    done: [l10n.t('{0}, billed until you delete it.', what), attaching[tier]()],
    error: [
      l10n.t('Barrack could not finish it.'),
      l10n.t('It may be billed until you delete it. Give Barrack support the details if it stays so.'),
    ],
    sentAgain: l10n.t(
      'If you send it again, Barrack may make a second volume then, billed too: look at barrack.ai, or in the tree, first.',
    ),
  };
}

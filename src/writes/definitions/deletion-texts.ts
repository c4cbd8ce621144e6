import * as l10n from '@vscode/l10n';
import type { ResourceKind } from '../../domain/resources.ts';
import type { Target } from '../model/orders.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs } from '../model/step-texts.ts';

type Deletable = Exclude<ResourceKind, 'instance'>;

/** How a deletion stands. Volumes and snapshots are billed for as long as they are there. */
export function deletionTexts(kind: Deletable, name: string): StepTexts {
  switch (kind) {
    case 'volume':
      return volumeTexts(name);
    case 'snapshot':
      return snapshotTexts(name);
    case 'image':
      return imageTexts(name);
  }
}

/** @param listed whether its list, as last read, still shows it */
export function whatToCheckOfDeletion(
  { kind, name }: Pick<Target<Deletable>, 'kind' | 'name'>,
  listed: boolean,
): string {
  const seen = listed
    ? l10n.t('It was still listed when last looked for.')
    : l10n.t('It is not seen in the list any more, but Barrack does not say that it is gone.');
  const check =
    kind === 'image'
      ? l10n.t('See at barrack.ai whether {0} is there.', name)
      : l10n.t('See at barrack.ai whether {0} is there: if it is, it is billed.', name);
  return `${seen} ${check}`;
}

function volumeTexts(name: string): StepTexts {
  return {
    waiting: l10n.t('Delete the volume {0}', name),
    checking: l10n.t('No response from Barrack. Checking whether the volume {0} was deleted…', name),
    running: () => l10n.t('Deleting the volume {0}…', name),
    done: () => l10n.t('The volume {0} was deleted. It is not billed any more.', name),
    already: l10n.t('The volume {0} was gone already.', name),
    notDone: l10n.t('The volume {0} was not deleted.', name),
    refused: (why) => l10n.t('The volume {0} was not deleted: {1}', name, why),
    error: (status) => l10n.t('The volume {0} could not be deleted: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether the volume {0} is being deleted. {1}', name, check),
  };
}

function snapshotTexts(name: string): StepTexts {
  return {
    waiting: l10n.t('Delete the snapshot {0}', name),
    checking: l10n.t('No response from Barrack. Checking whether the snapshot {0} was deleted…', name),
    running: () => l10n.t('Deleting the snapshot {0}…', name),
    done: () => l10n.t('The snapshot {0} was deleted. It is not billed any more.', name),
    already: l10n.t('The snapshot {0} was gone already.', name),
    notDone: l10n.t('The snapshot {0} was not deleted.', name),
    refused: (why) => l10n.t('The snapshot {0} was not deleted: {1}', name, why),
    error: (status) => l10n.t('The snapshot {0} could not be deleted: {1}.', name, endedAs(status)),
    unknown: (check) => l10n.t('It is unknown whether the snapshot {0} is being deleted. {1}', name, check),
  };
}

function imageTexts(name: string): StepTexts {
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

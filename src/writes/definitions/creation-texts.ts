import * as l10n from '@vscode/l10n';
import type {
  CloneOrder,
  ImageOrder,
  RestorationOrder,
  SnapshotOrder,
  VolumeOrder,
} from '../model/orders.ts';
import type { StepTexts } from '../model/step-texts.ts';
import { endedAs } from '../model/step-texts.ts';

const listedYet = (status: string | undefined): string => status ?? l10n.t('not listed yet');

/** @param lost what is said where Barrack's answer was lost */
function unknownOr(name: string, lost: (check: string) => string): StepTexts['unknown'] {
  return (check, accepted) =>
    accepted ? l10n.t('Barrack accepted it, but {0} is not listed. {1}', name, check) : lost(check);
}

export function cloneTexts({ name, source: { name: source } }: CloneOrder): StepTexts {
  return {
    waiting: l10n.t('Clone {0} as {1}', source, name),
    checking: l10n.t('No response from Barrack. Checking whether {0} was cloned as {1}…', source, name),
    running: (status) => l10n.t('Cloning {0} as {1}: {2}', source, name, listedYet(status)),
    done: () => l10n.t('{0} was cloned as {1}.', source, name),
    notDone: l10n.t('{0} was not cloned.', source),
    refused: (why) => l10n.t('{0} was not cloned: {1}', source, why),
    error: (status) => l10n.t('The clone {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: unknownOr(name, (check) =>
      l10n.t('It is unknown whether {0} was cloned as {1}. {2}', source, name, check),
    ),
  };
}

export function volumeTexts({ name, region }: VolumeOrder): StepTexts {
  return {
    waiting: l10n.t('Create the volume {0} in {1}', name, region),
    checking: l10n.t('No response from Barrack. Checking whether the volume {0} was created…', name),
    running: (status) =>
      l10n.t('Creating the volume {0}: {1}. It is billed already.', name, listedYet(status)),
    done: () => l10n.t('The volume {0} was created in {1}.', name, region),
    notDone: l10n.t('The volume {0} was not created.', name),
    refused: (why) => l10n.t('The volume {0} was not created: {1}', name, why),
    error: (status) => l10n.t('The volume {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: unknownOr(name, (check) =>
      l10n.t('It is unknown whether the volume {0} was created. {1}', name, check),
    ),
  };
}

/** @param region undefined where that is not known */
export function whatToCheckOfVolume(name: string, region: string | undefined): string {
  return region === undefined
    ? l10n.t(
        'Before you try again, look for a volume named {0} at barrack.ai: if it is there, it is billed.',
        name,
      )
    : l10n.t(
        'Before you try again, look for a volume named {0} in {1} at barrack.ai: if it is there, it is billed.',
        name,
        region,
      );
}

export function snapshotTexts({ name, instance: { name: instance } }: SnapshotOrder): StepTexts {
  return {
    waiting: l10n.t('Create the snapshot {0} of {1}', name, instance),
    checking: l10n.t('No response from Barrack. Checking whether the snapshot {0} was created…', name),
    running: (status) => l10n.t('Creating the snapshot {0} of {1}: {2}', name, instance, listedYet(status)),
    done: () =>
      l10n.t('The snapshot {0} of {1} was created. It is billed as long as it is there.', name, instance),
    notDone: l10n.t('The snapshot {0} was not created.', name),
    refused: (why) => l10n.t('The snapshot {0} was not created: {1}', name, why),
    error: (status) => l10n.t('The snapshot {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: unknownOr(name, (check) =>
      l10n.t('It is unknown whether the snapshot {0} was created. {1}', name, check),
    ),
  };
}

export function restorationTexts({ name, snapshot: { name: snapshot } }: RestorationOrder): StepTexts {
  return {
    waiting: l10n.t('Restore {0} as the instance {1}', snapshot, name),
    checking: l10n.t('No response from Barrack. Checking whether {0} was restored as {1}…', snapshot, name),
    running: (status) => l10n.t('Restoring {0} as the instance {1}: {2}', snapshot, name, listedYet(status)),
    done: (status) =>
      status === undefined
        ? l10n.t('{0} was restored as the instance {1}, which is billed.', snapshot, name)
        : l10n.t('{0} was restored as the instance {1}, which is {2} and billed.', snapshot, name, status),
    notDone: l10n.t('{0} was not restored.', snapshot),
    refused: (why) => l10n.t('{0} was not restored: {1}', snapshot, why),
    error: (status) => l10n.t('The instance {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: unknownOr(name, (check) =>
      l10n.t('It is unknown whether {0} was restored as {1}. {2}', snapshot, name, check),
    ),
  };
}

export function imageTexts({ name, snapshot: { name: snapshot } }: ImageOrder): StepTexts {
  return {
    waiting: l10n.t('Create the image {0} from {1}', name, snapshot),
    checking: l10n.t('No response from Barrack. Checking whether the image {0} was created…', name),
    running: (status) => l10n.t('Creating the image {0} from {1}: {2}', name, snapshot, listedYet(status)),
    done: () => l10n.t('The image {0} was created from {1}.', name, snapshot),
    notDone: l10n.t('The image {0} was not created.', name),
    refused: (why) => l10n.t('The image {0} was not created: {1}', name, why),
    error: (status) => l10n.t('The image {0} ended in an error: {1}.', name, endedAs(status)),
    unknown: unknownOr(name, (check) =>
      l10n.t('It is unknown whether the image {0} was created. {1}', name, check),
    ),
  };
}

export function whatToCheckOfSnapshot(name: string): string {
  return l10n.t(
    'Before you try again, look for a snapshot named {0} at barrack.ai: if it is there, it is billed.',
    name,
  );
}

export function whatToCheckOfRestoration(name: string): string {
  return l10n.t(
    'Before you try again, look for an instance named {0} at barrack.ai: if it is there, it is billed.',
    name,
  );
}

export function whatToCheckOfImage(name: string): string {
  return l10n.t('Before you try again, look for an image named {0} at barrack.ai.', name);
}

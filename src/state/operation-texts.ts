import * as l10n from '@vscode/l10n';
import { statusLabel } from '../domain/status.ts';
import type { Progress, Seen } from './progress.ts';

const statusOf = (resource: Seen | undefined): string =>
  resource === undefined ? l10n.t('not listed yet') : statusLabel(resource.status);

const endedAs = (resource: Seen | undefined): string =>
  resource === undefined ? l10n.t('it is no longer listed') : statusLabel(resource.status);

type Unknown = Extract<Progress, { readonly step: 'unknown' }>;

function describeLastSeen({ lastStatus, check }: Unknown, name: string): string | undefined {
  return lastStatus === undefined
    ? undefined
    : l10n.t('Barrack accepted it; {0} was {1} when last looked at. {2}', name, lastStatus, check);
}

/** Of what Barrack said yes to; undefined where its answer was lost. */
function describeAccepted(progress: Unknown, name: string): string | undefined {
  const unlisted =
    progress.error === undefined
      ? l10n.t('Barrack accepted it, but {0} is not listed. {1}', name, progress.check)
      : undefined;
  return describeLastSeen(progress, name) ?? unlisted;
}

/** How the cloning of a volume stands. */
export function describeClone(progress: Progress, name: string, source: string): string {
  switch (progress.step) {
    case 'waiting':
      return l10n.t('Clone {0} as {1}', source, name);
    case 'skipped':
      return l10n.t('{0} was not cloned.', source);
    case 'sending':
      return l10n.t('Cloning {0} as {1}…', source, name);
    case 'checking':
      return l10n.t('The answer was lost. Looking for the volume {0}…', name);
    case 'running':
      return l10n.t('Cloning {0} as {1}: {2}', source, name, statusOf(progress.resource));
    case 'done':
      return l10n.t('{0} was cloned as {1}.', source, name);
    case 'error':
      return l10n.t('The clone {0} ended in an error: {1}.', name, endedAs(progress.resource));
    case 'refused':
    case 'notDone':
      return l10n.t('{0} was not cloned: {1}', source, progress.error.message);
    case 'unknown':
      return (
        describeAccepted(progress, name) ??
        l10n.t('It is unknown whether {0} was cloned as {1}. {2}', source, name, progress.check)
      );
  }
}

export function whatToCheckOfClone(name: string, region: string | undefined): string {
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

/** How the creation of an image stands. */
export function describeImageCreation(progress: Progress, name: string, snapshot: string): string {
  switch (progress.step) {
    case 'waiting':
      return l10n.t('Create the image {0} from {1}', name, snapshot);
    case 'skipped':
      return l10n.t('The image {0} was not created.', name);
    case 'sending':
      return l10n.t('Creating the image {0} from {1}…', name, snapshot);
    case 'checking':
      return l10n.t('The answer was lost. Looking for the image {0}…', name);
    case 'running':
      return l10n.t('Creating the image {0} from {1}: {2}', name, snapshot, statusOf(progress.resource));
    case 'done':
      return l10n.t('The image {0} was created from {1}.', name, snapshot);
    case 'error':
      return l10n.t('The image {0} ended in an error: {1}.', name, endedAs(progress.resource));
    case 'refused':
    case 'notDone':
      return l10n.t('The image {0} was not created: {1}', name, progress.error.message);
    case 'unknown':
      return (
        describeAccepted(progress, name) ??
        l10n.t('It is unknown whether the image {0} was created. {1}', name, progress.check)
      );
  }
}

/** How the deletion of an image stands. */
export function describeImageDeletion(progress: Progress, name: string): string {
  switch (progress.step) {
    case 'waiting':
      return l10n.t('Delete the image {0}', name);
    case 'skipped':
      return progress.because === 'already'
        ? l10n.t('The image {0} was gone already.', name)
        : l10n.t('The image {0} was not deleted.', name);
    case 'sending':
    case 'running':
      return l10n.t('Deleting the image {0}…', name);
    case 'checking':
      return l10n.t('The answer was lost. Looking whether the image {0} is gone…', name);
    case 'done':
      return l10n.t('The image {0} was deleted.', name);
    case 'error':
      return l10n.t('The image {0} could not be deleted: {1}.', name, endedAs(progress.resource));
    case 'refused':
    case 'notDone':
      return l10n.t('The image {0} was not deleted: {1}', name, progress.error.message);
    case 'unknown':
      return (
        describeLastSeen(progress, name) ??
        l10n.t('It is unknown whether the image {0} is being deleted. {1}', name, progress.check)
      );
  }
}

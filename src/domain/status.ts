import * as l10n from '@vscode/l10n';

export type VolumeState = 'available' | 'attached' | 'creating' | 'busy' | 'deleting' | 'error' | 'unknown';
/** States of what is built once and then stays: snapshots and images. */
export type BuildState = 'available' | 'creating' | 'deleting' | 'error' | 'unknown';
export type InstanceState =
  'ACTIVE' | 'SHUTOFF' | 'HIBERNATED' | 'DELETED' | 'transition' | 'error' | 'unknown';

/** A status as this program understands it, and the word Barrack used. */
export interface Status<S extends string> {
  readonly state: S;
  readonly raw: string;
}

/** Of a resource of whichever kind that has one. */
export type AnyStatus = Status<VolumeState | BuildState | InstanceState>;

const volumeWords: Readonly<Record<string, VolumeState>> = {
  available: 'available',
  detached: 'available',
  attached: 'attached',
  'in-use': 'attached',
  in_use: 'attached',
  creating: 'creating',
  cloning: 'creating',
  ordered: 'creating',
  created: 'creating',
  downloading: 'creating',
  attaching: 'busy',
  detaching: 'busy',
  resizing: 'busy',
  restoring: 'busy',
  deleting: 'deleting',
};

const buildWords: Readonly<Record<string, BuildState>> = {
  available: 'available',
  success: 'available',
  successful: 'available',
  active: 'available',
  creating: 'creating',
  pending: 'creating',
  queued: 'creating',
  saving: 'creating',
  deleting: 'deleting',
};

const instanceWords: Readonly<Record<string, InstanceState>> = {
  active: 'ACTIVE',
  running: 'ACTIVE',
  shutoff: 'SHUTOFF',
  offline: 'SHUTOFF',
  stopped: 'SHUTOFF',
  hibernated: 'HIBERNATED',
  deleted: 'DELETED',
  creating: 'transition',
  build: 'transition',
  provisioning: 'transition',
  starting: 'transition',
  stopping: 'transition',
  hibernating: 'transition',
  restoring: 'transition',
  rebooting: 'transition',
  deleting: 'transition',
};

function statusReader<S extends string>(words: Readonly<Record<string, S>>) {
  return (raw: string): Status<S | 'error' | 'unknown'> => {
    const word = raw.trim().toLowerCase();
    if (word === 'error' || word.startsWith('error_')) {
      return { state: 'error', raw };
    }
    return { state: Object.hasOwn(words, word) ? (words[word] ?? 'unknown') : 'unknown', raw };
  };
}

/** Maps Barrack's word without regard to case (docs/platform.md, "Status words"); what nobody heard of is `unknown`. */
export const volumeStatus: (raw: string) => Status<VolumeState> = statusReader(volumeWords);
export const buildStatus: (raw: string) => Status<BuildState> = statusReader(buildWords);
export const instanceStatus: (raw: string) => Status<InstanceState> = statusReader(instanceWords);

/** As this program understands it; undefined for a kind that has no status. */
export function stateOf(status: AnyStatus | undefined): AnyStatus['state'] | undefined {
  return status?.state;
}

/** Barrack's own word; undefined for a kind that has no status. */
export function wordOf(status: AnyStatus | undefined): string | undefined {
  return status?.raw;
}

/** True while Barrack is still working on it, so that its status is expected to change by itself. */
export function inTransition(status: AnyStatus | undefined): boolean {
  return status !== undefined && ['creating', 'busy', 'deleting', 'transition'].includes(status.state);
}

/** True if Barrack's own word says that this, and nothing else, is being done with the volume. */
export function isBeing(
  doing: 'attaching' | 'detaching' | 'resizing',
  { raw }: Status<VolumeState>,
): boolean {
  return raw.trim().toLowerCase() === doing;
}

/** True if Barrack says that it is gone: it may keep a record of what was deleted, and give or even list that. */
export function isDeleted(status: Pick<AnyStatus, 'raw'> | undefined): boolean {
  return status?.raw.trim().toLowerCase() === 'deleted';
}

/**
 * The status in the platform's words; undefined for a kind that has none. A state of many words, or of none known, shows
 * the word as it came.
 */
export function statusLabel(status: AnyStatus): string;
export function statusLabel(status: AnyStatus | undefined): string | undefined;
export function statusLabel(status: AnyStatus | undefined): string | undefined {
  switch (status?.state) {
    case undefined:
      return undefined;
    case 'available':
      return l10n.t('Available');
    case 'attached':
      return l10n.t('Attached');
    case 'creating':
      return l10n.t('Creating');
    case 'deleting':
      return l10n.t('Deleting');
    case 'error':
      return l10n.t('Error');
    case 'ACTIVE':
    case 'SHUTOFF':
    case 'HIBERNATED':
    case 'DELETED':
      return status.state;
    case 'busy':
    case 'transition':
    case 'unknown':
      return status.raw === '' ? l10n.t('Unknown') : status.raw;
  }
}

import * as l10n from '@vscode/l10n';
import type { Check, Eligibility } from './checks.ts';
import { eligibilityOf } from './checks.ts';
import { imageNameProblems } from './names.ts';
import { profileCheck } from './profile.ts';
import type { ImageRef, Snapshot } from './resources.ts';
import { statusLabel } from './status.ts';

export type ImageCheckId = 'snapshotStatus' | 'existingImage' | 'profile' | 'name';
export type ImageCheck = Check<ImageCheckId>;

/** What is known of a snapshot's image: the one it has, that it has none, or (undefined) nothing. */
export type SnapshotImage =
  { readonly has: true; readonly image: ImageRef | undefined } | { readonly has: false };

export interface ImageRequest {
  readonly snapshot: Snapshot;
  readonly existing: SnapshotImage | undefined;
  /** As typed, trimmed. */
  readonly name: string;
  /** Names of the account's images; undefined while they are not all known. */
  readonly takenNames: ReadonlySet<string> | undefined;
}

function snapshotStatusCheck(snapshot: Snapshot): ImageCheck {
  const id = 'snapshotStatus';
  switch (snapshot.status.state) {
    case 'available':
      return { id, outcome: 'passed', detail: l10n.t('The snapshot is complete and available.') };
    case 'creating':
      return {
        id,
        outcome: 'failed',
        detail: l10n.t('The snapshot is still being created.'),
        remedy: l10n.t('Wait until it is Available, then try again.'),
      };
    case 'deleting':
      return {
        id,
        outcome: 'failed',
        detail: l10n.t('The snapshot is being deleted.'),
        remedy: l10n.t('Choose another snapshot.'),
      };
    case 'error':
      return {
        id,
        outcome: 'failed',
        detail: l10n.t('The snapshot is in the status {0}.', snapshot.status.raw),
        remedy: l10n.t('Choose another snapshot, or ask Barrack support about it.'),
      };
    case 'unknown':
      return {
        id,
        outcome: 'server',
        detail: l10n.t(
          'Barrack will check: this program does not know the status {0}.',
          statusLabel(snapshot.status),
        ),
      };
  }
}

function existingImageCheck(existing: SnapshotImage | undefined): ImageCheck {
  const id = 'existingImage';
  if (existing === undefined) {
    return {
      id,
      outcome: 'server',
      detail: l10n.t('Barrack will check that the snapshot has no image yet.'),
    };
  }
  if (!existing.has) {
    return { id, outcome: 'passed', detail: l10n.t('The snapshot has no image yet.') };
  }
  const name = existing.image?.name ?? existing.image?.id;
  return {
    id,
    outcome: 'failed',
    detail:
      name === undefined
        ? l10n.t('The snapshot already has an image; it can have one.')
        : l10n.t('The snapshot already has the image {0}; it can have one.', name),
    remedy: l10n.t('Delete that image first.'),
  };
}

function nameCheck(name: string, taken: ReadonlySet<string> | undefined): ImageCheck {
  const id = 'name';
  const [problem] = imageNameProblems(name, taken ?? new Set());
  if (problem !== undefined) {
    return { id, outcome: 'failed', detail: problem.message, remedy: '' };
  }
  return taken === undefined
    ? { id, outcome: 'server', detail: l10n.t('Barrack will check that the name is free in your account.') }
    : { id, outcome: 'passed', detail: l10n.t('The name is valid and free in your account.') };
}

/** Whether an image can be made from a snapshot at all, before a name is known; for the tree, menus and pickers. */
export function imageEligibility(snapshot: Snapshot, existing: SnapshotImage | undefined): Eligibility {
  return eligibilityOf([snapshotStatusCheck(snapshot), existingImageCheck(existing)]);
}

/** Every check, one by one (docs/platform.md, "Create an image"). */
export function imageChecks({ snapshot, existing, name, takenNames }: ImageRequest): readonly ImageCheck[] {
  return [
    snapshotStatusCheck(snapshot),
    existingImageCheck(existing),
    profileCheck(),
    nameCheck(name, takenNames),
  ];
}

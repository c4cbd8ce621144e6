import * as l10n from '@vscode/l10n';
import { attachmentOf } from './attachment.ts';
import type { Eligibility } from './checks.ts';
import { prepared } from './checks.ts';
import type { CloneSource } from './clone.ts';
import { cloneEligibility } from './clone.ts';
import type { SnapshotImage } from './image.ts';
import { imageEligibility } from './image.ts';
import type { ImageRef, InstanceRef, Snapshot } from './resources.ts';

/**
 * What can be done in one go with what is done first: the one answer for trees, menus, pickers and forms. The rules of
 * a single write are in the other files of this folder.
 */

/** The running instance that has to be shut down before a volume can be cloned; undefined where that doesn't help. */
export function stoppedForClone(source: CloneSource): InstanceRef | undefined {
  const { volume, instance } = source;
  if (
    instance?.id === undefined ||
    instance.status?.state !== 'ACTIVE' ||
    attachmentOf(volume, instance) !== 'attached'
  ) {
    return undefined;
  }
  const stopped: InstanceRef = { ...instance, status: { state: 'SHUTOFF', raw: 'SHUTOFF' } };
  return cloneEligibility({ ...source, instance: stopped }).can === 'no' ? undefined : instance;
}

/** Whether a volume can be cloned, also where its instance is shut down first. */
export function clonePossibility(source: CloneSource): Eligibility {
  const instance = stoppedForClone(source);
  return instance === undefined
    ? cloneEligibility(source)
    : stateFirst('stop', instance.name ?? instance.id ?? '');
}

/** The image that has to be deleted before a snapshot can have another; undefined where that doesn't help. */
function deletedForImage(snapshot: Snapshot, existing: SnapshotImage | undefined): ImageRef | undefined {
  const image = existing?.has === true ? existing.image : undefined;
  return image?.id === undefined || imageEligibility(snapshot, { has: false }).can === 'no'
    ? undefined
    : image;
}

/** Whether an image can be made from a snapshot, also where the one it has is deleted first. */
export function imagePossibility(snapshot: Snapshot, existing: SnapshotImage | undefined): Eligibility {
  const image = deletedForImage(snapshot, existing);
  return image === undefined
    ? imageEligibility(snapshot, existing)
    : prepared(l10n.t('Deletes the image {0} first', image.name ?? image.id ?? ''));
}

/** It can be done once the state of an instance is changed, which is part of it. */
export function stateFirst(preparation: 'stop' | 'start', instance: string): Eligibility {
  return prepared(
    preparation === 'stop' ? l10n.t('Shuts down {0} first', instance) : l10n.t('Starts {0} first', instance),
  );
}

import * as l10n from '@vscode/l10n';
import { attachmentOf, bootVolumeStays, stillAttached } from './attachment.ts';
import type { Eligibility } from './checks.ts';
import { allOf, no, server, yes } from './checks.ts';
import type { SnapshotImage } from './image.ts';
import { readiness } from './readiness.ts';
import type { Image, InstanceRef, Snapshot, Volume } from './resources.ts';

/** `blockedBy`: what stands in the way and can be gone to. */
export type Deletion = Eligibility & { readonly blockedBy?: 'instance' | 'image' | undefined };

/** By its own status: what went wrong can be deleted, too. */
function byStatus(resource: Volume | Snapshot | Image): Eligibility {
  switch (resource.status.state) {
    case 'error':
      return yes;
    case 'deleting':
      return no(l10n.t('{0} is being deleted already.', resource.name));
    default:
      return readiness(resource);
  }
}

/** @param instance the one it is attached to as last seen */
export function volumeDeletion(volume: Volume, instance: InstanceRef | undefined): Deletion {
  const own = byStatus(volume);
  if (own.can === 'no') {
    return own;
  }
  const host = instance ?? volume.instance ?? undefined;
  switch (attachmentOf(volume, instance)) {
    case 'none':
      return own;
    case 'unknown':
      return allOf(
        own,
        server(l10n.t('Barrack will check that {0} isn’t attached to an instance.', volume.name)),
      );
    case 'attached':
  }
  const name = host?.name ?? host?.id ?? l10n.t('an instance');
  const why = volume.bootable === true ? bootVolumeStays : stillAttached;
  return { ...why(volume.name, name), blockedBy: host && 'instance' };
}

/** @param existing which image it has, as far as that is known */
export function snapshotDeletion(snapshot: Snapshot, existing: SnapshotImage | undefined): Deletion {
  const own = byStatus(snapshot);
  const image = existing?.has === true ? existing.image : undefined;
  if (own.can !== 'no' && image?.status?.state === 'creating') {
    return { ...beingMade(snapshot, image.name ?? image.id), blockedBy: 'image' };
  }
  return allOf(own, noImageUnderWay(snapshot, existing));
}

function noImageUnderWay({ name }: Snapshot, existing: SnapshotImage | undefined): Eligibility {
  const state = existing?.has === true ? existing.image?.status?.state : undefined;
  return existing?.has === false || (state !== undefined && state !== 'unknown')
    ? yes
    : server(l10n.t('Barrack will check that no image is being made from {0}.', name));
}

function beingMade(snapshot: Snapshot, image: string | undefined): Eligibility {
  return no(
    image === undefined
      ? l10n.t('An image is being made from {0}.', snapshot.name)
      : l10n.t('The image {0} is being made from {1}.', image, snapshot.name),
    l10n.t('Wait until the image is Available, then try again.'),
  );
}

export function imageDeletion(image: Image): Deletion {
  return byStatus(image);
}

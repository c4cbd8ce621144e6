import type { Resource, ResourceKind, Volume, WireId } from '../../domain/resources.ts';

/**
 * What is to be done, as plain data: it goes into the journal, and whoever finds it there can go on with it. What the
 * user saw of the target is part of it, so that it can be seen right before sending whether that has changed.
 */
export type Order =
  | CloneOrder
  | VolumeOrder
  | ResizeOrder
  | AttachmentOrder
  | VolumeDeletionOrder
  | SnapshotOrder
  | RestorationOrder
  | SnapshotDeletionOrder
  | ImageOrder
  | ImageDeletionOrder
  | InstanceOrder;
export type OperationKind = Order['kind'];

/** The resource that an operation works on. */
export interface Target<K extends ResourceKind = ResourceKind> {
  readonly kind: K;
  readonly id: string;
  readonly name: string;
}

/** A volume as the user saw it. */
export interface ExpectedVolume {
  readonly id: string;
  readonly name: string;
  readonly region?: string | undefined;
  /** GB. */
  readonly sizeGb?: number | undefined;
  readonly volumeType?: string | undefined;
}

/** A snapshot, an image or an instance as the user saw it. */
export interface ExpectedResource {
  readonly id: string;
  readonly name: string;
  readonly region?: string | undefined;
}

export interface CloneOrder {
  readonly kind: 'clone';
  readonly source: ExpectedVolume;
  readonly name: string;
  /** Undefined where neither the source's type nor its region's are known. */
  readonly volumeType?: string | undefined;
}

export interface VolumeOrder {
  readonly kind: 'createVolume';
  readonly name: string;
  readonly region: string;
  /** GB. */
  readonly sizeGb: number;
  readonly volumeType: string;
  /** Of a bootable volume what it starts from; undefined: the volume is empty, and not bootable. */
  readonly image?: { readonly id: WireId; readonly name: string } | undefined;
}

export interface ResizeOrder {
  readonly kind: 'resizeVolume';
  readonly volume: ExpectedVolume;
  /** GB, more than it has. */
  readonly sizeGb: number;
}

export interface AttachmentOrder {
  readonly kind: 'attachVolume' | 'detachVolume';
  readonly volume: ExpectedVolume & { readonly wireId: WireId };
  readonly instance: ExpectedResource;
}

export interface VolumeDeletionOrder {
  readonly kind: 'deleteVolume';
  readonly volume: ExpectedVolume;
}

/** Of an instance. */
export interface SnapshotOrder {
  readonly kind: 'createSnapshot';
  readonly instance: ExpectedResource;
  readonly name: string;
  /** Undefined where there is none. */
  readonly description?: string | undefined;
}

/** Makes a new instance of a snapshot. */
export interface RestorationOrder {
  readonly kind: 'restoreSnapshot';
  readonly snapshot: ExpectedResource;
  /** Of the new instance. */
  readonly name: string;
}

export interface SnapshotDeletionOrder {
  readonly kind: 'deleteSnapshot';
  readonly snapshot: ExpectedResource;
}

export interface ImageOrder {
  readonly kind: 'createImage';
  readonly snapshot: ExpectedResource;
  readonly name: string;
}

export interface ImageDeletionOrder {
  readonly kind: 'deleteImage';
  readonly image: ExpectedResource;
}

/** To shut an instance down, to start it, …; `restoreInstance`: out of hibernation. */
export interface InstanceOrder {
  readonly kind:
    'stopInstance' | 'startInstance' | 'rebootInstance' | 'hibernateInstance' | 'restoreInstance';
  readonly instance: ExpectedResource;
}

export function expectedVolume({ id, name, region, sizeGb, volumeType }: Volume): ExpectedVolume {
  return { id, name, region, sizeGb, volumeType };
}

export function expectedResource({
  id,
  name,
  region,
}: Pick<Resource, 'id' | 'name' | 'region'>): ExpectedResource {
  return { id, name, region };
}

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
export interface SeenVolume {
  readonly id: string;
  readonly name: string;
  readonly region?: string | undefined;
  /** GB. */
  readonly sizeGb?: number | undefined;
  readonly volumeType?: string | undefined;
}

/** A snapshot, an image or an instance as the user saw it. */
export interface SeenThing {
  readonly id: string;
  readonly name: string;
  readonly region?: string | undefined;
}

export interface CloneOrder {
  readonly kind: 'clone';
  readonly source: SeenVolume;
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
  readonly volume: SeenVolume;
  /** GB, more than it has. */
  readonly sizeGb: number;
}

export interface AttachmentOrder {
  readonly kind: 'attachVolume' | 'detachVolume';
  readonly volume: SeenVolume & { readonly wireId: WireId };
  readonly instance: SeenThing;
}

export interface VolumeDeletionOrder {
  readonly kind: 'deleteVolume';
  readonly volume: SeenVolume;
}

/** Of an instance. */
export interface SnapshotOrder {
  readonly kind: 'createSnapshot';
  readonly instance: SeenThing;
  readonly name: string;
  /** Undefined where there is none. */
  readonly description?: string | undefined;
}

/** Makes a new instance of a snapshot. */
export interface RestorationOrder {
  readonly kind: 'restoreSnapshot';
  readonly snapshot: SeenThing;
  /** Of the new instance. */
  readonly name: string;
}

export interface SnapshotDeletionOrder {
  readonly kind: 'deleteSnapshot';
  readonly snapshot: SeenThing;
}

export interface ImageOrder {
  readonly kind: 'createImage';
  readonly snapshot: SeenThing;
  readonly name: string;
}

export interface ImageDeletionOrder {
  readonly kind: 'deleteImage';
  readonly image: SeenThing;
}

/** To shut an instance down, to start it, …; `restoreInstance`: out of hibernation. */
export interface InstanceOrder {
  readonly kind:
    'stopInstance' | 'startInstance' | 'rebootInstance' | 'hibernateInstance' | 'restoreInstance';
  readonly instance: SeenThing;
}

export function seenVolume({ id, name, region, sizeGb, volumeType }: Volume): SeenVolume {
  return { id, name, region, sizeGb, volumeType };
}

export function seenThing({ id, name, region }: Pick<Resource, 'id' | 'name' | 'region'>): SeenThing {
  return { id, name, region };
}

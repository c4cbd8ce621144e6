import type { ResourceKind } from '../domain/resources.ts';

/**
 * What is to be done, as plain data: it goes into the journal, and whoever finds it there can go on with it. What the
 * user saw of the target is part of it, so that it can be seen right before sending whether that has changed.
 */
export type Order = CloneOrder | ImageOrder | ImageDeletionOrder | InstanceOrder;
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

export interface ImageOrder {
  readonly kind: 'createImage';
  readonly snapshot: SeenThing;
  readonly name: string;
}

export interface ImageDeletionOrder {
  readonly kind: 'deleteImage';
  readonly image: SeenThing;
}

/** To shut an instance down, or to start it. */
export interface InstanceOrder {
  readonly kind: 'stopInstance' | 'startInstance';
  readonly instance: SeenThing;
}

import type { AnyStatus, BuildState, InstanceState, Status, VolumeState } from './status.ts';
import type { Tier } from './tiers.ts';

/** An id with the type the API gave it: so it goes into the body of a request. */
export type WireId = string | number;

/** A record as Barrack sent it, kept whole for "Show Details". */
export type JsonObject = Readonly<Record<string, unknown>>;

export type ResourceKind = Resource['kind'];

/** @typeParam S undefined for a kind that has no status */
interface ResourceBase<K extends string, S extends AnyStatus | undefined> {
  readonly kind: K;
  /** Opaque. Always text here; `wireId` is what goes into a request body. */
  readonly id: string;
  /** The id with the type the API gave it (number or string). */
  readonly wireId: WireId;
  readonly name: string;
  readonly status: S;
  /** Region name such as `FINLAND-1`; undefined where the record names none, and for a kind of the whole account. */
  readonly region: string | undefined;
  /** ISO 8601 as the API gave it, not checked. */
  readonly createdAt: string | undefined;
  readonly record: JsonObject;
}

/** A mention of another resource inside a record; any part may be missing. */
export interface ResourceRef {
  readonly id: string | undefined;
  readonly name: string | undefined;
}

export interface InstanceRef extends ResourceRef {
  readonly status: Status<InstanceState> | undefined;
}

export interface ImageRef extends ResourceRef {
  readonly status: Status<BuildState> | undefined;
}

export interface Volume extends ResourceBase<'volume', Status<VolumeState>> {
  /** GB (a TB is 1024 GB). */
  readonly sizeGb: number | undefined;
  /** As the API writes it: `NVMe`, `HDD`, `SSD`. */
  readonly volumeType: string | undefined;
  readonly bootable: boolean | undefined;
  /** The instance it is attached to; null where the record says that there is none, undefined where it says nothing. */
  readonly instance: InstanceRef | null | undefined;
  /** The volume it was cloned from; undefined where the record does not say. */
  readonly source?: ResourceRef | undefined;
}

export interface Snapshot extends ResourceBase<'snapshot', Status<BuildState>> {
  readonly description: string | undefined;
  readonly sizeGb: number | undefined;
  /** The instance it was made of. */
  readonly instance: InstanceRef | undefined;
  /** Undefined where the record does not say. */
  readonly hasImage: boolean | undefined;
  readonly image: ImageRef | undefined;
}

export interface Image extends ResourceBase<'image', Status<BuildState>> {
  readonly sizeGb: number | undefined;
  /** The snapshot it was made from. */
  readonly snapshot: ResourceRef | undefined;
}

export interface Instance extends ResourceBase<'instance', Status<InstanceState>> {
  readonly gpuModel: string | undefined;
  readonly gpuCount: number | undefined;
  readonly publicIp: string | undefined;
  readonly volumes: readonly ResourceRef[];
  /** The image it was made from, of the account or of the platform; undefined where the record does not say. */
  readonly image?: ResourceRef | undefined;
  /** The snapshot it was restored from; undefined where the record does not say. */
  readonly snapshot?: ResourceRef | undefined;
}

export type Resource = Volume | Snapshot | Image | Instance;

export interface Region {
  readonly name: string;
  readonly tier: Tier;
  readonly country: string | undefined;
  readonly record: JsonObject;
}

/** The account's credits. */
export interface Balance {
  readonly amount: number;
  /** As `currencyOf` gives it; undefined where the API names none. */
  readonly currency: string | undefined;
}

/** A record of a list that could not be read; it is shown, and hides none of the others. */
export interface UnreadableRecord {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly reason: string;
  /** As it came; undefined where it is no record but tells that records are missing. */
  readonly record: unknown;
}

/** True for what tells that Barrack did not give the whole list. */
export function isGap({ record }: Pick<UnreadableRecord, 'record'>): boolean {
  return record === undefined;
}

export interface Listing<T> {
  readonly items: readonly T[];
  readonly unreadable: readonly UnreadableRecord[];
}

import type { PriceCatalog } from '../api/price-catalog.ts';
import type { VolumeTypes } from '../api/schemas/volume-types.ts';
import type { SnapshotImage } from '../domain/image.ts';
import type { Balance, Image, Instance, Listing, Region, Snapshot, Volume } from '../domain/resources.ts';
import type { WireId } from './orders.ts';

interface Options {
  readonly signal?: AbortSignal;
}

interface Readable<T> {
  list(options?: Options): Promise<Listing<T>>;
  get(id: string, options?: Options): Promise<T>;
}

/** The answer to a write. */
export interface Sent<T> {
  /** What it made; undefined where the reply does not hold it. */
  readonly value: T | undefined;
  readonly requestId: string | undefined;
}

interface CloneBody {
  readonly name: string;
  readonly volumeType: string | undefined;
  readonly region: string | undefined;
}

interface VolumeBody {
  readonly name: string;
  /** GB. */
  readonly sizeGb: number;
  readonly volumeType: string;
  readonly region: string;
  readonly bootable: boolean;
  readonly imageId: WireId | undefined;
}

/** The requests that change something, each sent once. */
export interface Writes {
  readonly volumes: {
    create(body: VolumeBody): Promise<Sent<Volume>>;
    clone(id: string, body: CloneBody): Promise<Sent<Volume>>;
    resize(id: string, body: { readonly sizeGb: number }): Promise<Sent<Volume>>;
    delete(id: string): Promise<Sent<unknown>>;
  };
  readonly instances: {
    start(id: string): Promise<Sent<unknown>>;
    stop(id: string): Promise<Sent<unknown>>;
    reboot(id: string): Promise<Sent<unknown>>;
    hibernate(id: string): Promise<Sent<unknown>>;
    restore(id: string): Promise<Sent<unknown>>;
    attachVolumes(id: string, volumeIds: readonly WireId[]): Promise<Sent<unknown>>;
    detachVolumes(id: string, volumeIds: readonly WireId[]): Promise<Sent<unknown>>;
  };
  readonly snapshots: {
    create(
      instanceId: string,
      body: { readonly name: string; readonly description: string | undefined },
    ): Promise<Sent<Snapshot>>;
    delete(id: string): Promise<Sent<unknown>>;
    restore(id: string, body: { readonly name: string }): Promise<Sent<Instance>>;
  };
  readonly images: {
    createFromSnapshot(snapshotId: string, body: { readonly name: string }): Promise<Sent<Image>>;
    delete(id: string): Promise<Sent<unknown>>;
  };
}

interface Reads {
  readonly balance: { get(options?: Options): Promise<Balance> };
  readonly regions: { list(options?: Options): Promise<Listing<Region>> };
  readonly pricing: { get(options?: Options): Promise<PriceCatalog> };
  readonly volumes: Readable<Volume> & { types(options?: Options): Promise<VolumeTypes> };
  readonly instances: Readable<Instance>;
  readonly snapshots: Readable<Snapshot>;
  readonly images: Readable<Image> & {
    /** By snapshot id. */
    ofSnapshots(ids: readonly WireId[], options?: Options): Promise<ReadonlyMap<string, SnapshotImage>>;
  };
}

/** As much of a BarrackClient as this room uses. Everything in it throws BarrackErrors only. */
export type Source = Reads & Writes;

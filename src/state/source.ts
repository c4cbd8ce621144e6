import type { PriceCatalog } from '../api/price-catalog.ts';
import type { VolumeTypes } from '../api/schemas/volume-types.ts';
import type { SnapshotImage } from '../domain/image.ts';
import type { Balance, Image, Instance, Listing, Region, Snapshot, Volume } from '../domain/resources.ts';

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

/** As much of a BarrackClient as this room uses. Everything in it throws BarrackErrors only. */
export interface Source {
  readonly balance: { get(options?: Options): Promise<Balance> };
  readonly regions: { list(options?: Options): Promise<Listing<Region>> };
  readonly pricing: { get(options?: Options): Promise<PriceCatalog> };
  readonly volumes: Readable<Volume> & {
    types(options?: Options): Promise<VolumeTypes>;
    clone(id: string, body: CloneBody): Promise<Sent<Volume>>;
  };
  readonly instances: Readable<Instance> & {
    start(id: string): Promise<Sent<unknown>>;
    stop(id: string): Promise<Sent<unknown>>;
  };
  readonly snapshots: Readable<Snapshot>;
  readonly images: Readable<Image> & {
    /** By snapshot id. */
    ofSnapshots(
      ids: readonly (string | number)[],
      options?: Options,
    ): Promise<ReadonlyMap<string, SnapshotImage>>;
    createFromSnapshot(snapshotId: string, body: { readonly name: string }): Promise<Sent<Image>>;
    delete(id: string): Promise<Sent<unknown>>;
  };
}

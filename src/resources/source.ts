import type { PriceCatalog } from '../domain/price-catalog.ts';
import type { VolumeTypes } from '../api/schemas/volume-types.ts';
import type { SnapshotImage } from '../domain/image.ts';
import type {
  Balance,
  Image,
  Instance,
  Listing,
  Region,
  Snapshot,
  Volume,
  WireId,
} from '../domain/resources.ts';

interface Options {
  readonly signal?: AbortSignal;
}

interface ListOptions<T> extends Options {
  readonly known?: (id: string) => T | undefined;
}

interface Readable<T> {
  list(options?: ListOptions<T>): Promise<Listing<T>>;
  get(id: string, options?: Options): Promise<T>;
}

/** The requests that read: as much of a BarrackClient as this room uses. They throw BarrackErrors only. */
export interface Reads {
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

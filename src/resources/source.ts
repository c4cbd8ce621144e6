import type { PriceCatalog } from '../domain/price-catalog.ts';
import type { VolumeTypes } from '../api/schemas/volume-types.ts';
import type { SnapshotImage } from '../domain/image.ts';
import type { Balance, Image, Instance, Listing, Snapshot, Volume, WireId } from '../domain/resources.ts';
import type { ListedAs, ListKind } from './kinds.ts';

interface Options {
  readonly signal?: AbortSignal;
}

interface ListOptions<T> extends Options {
  readonly known?: (id: string) => T | undefined;
}

interface Readable<T> {
  get(id: string, options?: Options): Promise<T>;
}

type Listed = {
  readonly [L in ListKind]: { list(options?: ListOptions<ListedAs[L]>): Promise<Listing<ListedAs[L]>> };
};

/** The requests that read: as much of a BarrackClient as this room uses. They throw BarrackErrors only. */
export interface Reads extends Listed {
  readonly balance: { get(options?: Options): Promise<Balance> };
  readonly pricing: { get(options?: Options): Promise<PriceCatalog> };
  readonly volumes: Listed['volumes'] & Readable<Volume> & { types(options?: Options): Promise<VolumeTypes> };
  readonly instances: Listed['instances'] & Readable<Instance>;
  readonly snapshots: Listed['snapshots'] & Readable<Snapshot>;
  readonly images: Listed['images'] &
    Readable<Image> & {
      /** By snapshot id. */
      ofSnapshots(ids: readonly WireId[], options?: Options): Promise<ReadonlyMap<string, SnapshotImage>>;
    };
}

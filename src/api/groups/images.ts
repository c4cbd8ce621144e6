import type { SnapshotImage } from '../../domain/image.ts';
import type { Image, Listing } from '../../domain/resources.ts';
import type { Caller, ListOptions, RequestOptions, Written } from '../http/caller.ts';
import { rereader } from '../http/rereader.ts';
import { objectIn } from '../answers/envelope.ts';
import { readImage } from '../schemas/image.ts';
import { readKeyedSnapshotImage, readSnapshotImage } from '../schemas/snapshot-image.ts';

export class Images {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** The custom images of the account. */
  list({ signal, known }: ListOptions<Image> = {}): Promise<Listing<Image>> {
    return this.#caller.list({ operation: 'listImages', signal }, rereader(readImage, known));
  }

  get(id: string, { signal }: RequestOptions = {}): Promise<Image> {
    return this.#caller.read({ operation: 'getImage', id, signal }, readImage);
  }

  delete(id: string, { signal }: RequestOptions = {}): Promise<Written<undefined>> {
    return this.#caller.write({ operation: 'deleteImage', id, signal });
  }

  /** The images that Barrack offers, of all regions or of one. */
  listOs(options: RequestOptions & { region?: string | undefined } = {}): Promise<Listing<Image>> {
    const { region, signal } = options;
    return this.#caller.list({ operation: 'listOsImages', query: { region }, signal }, readImage);
  }

  /** Starts an image and gives it; undefined where the reply does not hold it (find it by its name). */
  createFromSnapshot(
    snapshotId: string,
    { name }: { readonly name: string },
    { signal }: RequestOptions = {},
  ): Promise<Written<Image | undefined>> {
    return this.#caller.writeFor(
      { operation: 'createImage', id: snapshotId, body: { name }, signal },
      readImage,
    );
  }

  ofSnapshot(snapshotId: string, { signal }: RequestOptions = {}): Promise<SnapshotImage> {
    return this.#caller.read(
      { operation: 'imageOfSnapshot', id: snapshotId, signal },
      readSnapshotImage,
      (body) => objectIn(body, 'relationship', (place) => 'has_image' in place || 'image' in place),
    );
  }

  /**
   * Which of the snapshots have an image, by snapshot id. One that the reply does not name, or not legibly, is absent.
   * @param snapshotIds with the type the API gave them (`wireId`)
   */
  async ofSnapshots(
    snapshotIds: readonly (string | number)[],
    { signal }: RequestOptions = {},
  ): Promise<ReadonlyMap<string, SnapshotImage>> {
    if (snapshotIds.length === 0) {
      return new Map();
    }
    const body = { snapshot_ids: snapshotIds };
    const listing = await this.#caller.list(
      { operation: 'imagesOfSnapshots', body, signal },
      readKeyedSnapshotImage,
    );
    return new Map(listing.items);
  }
}

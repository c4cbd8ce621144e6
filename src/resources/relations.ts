import { isLater } from '../base/time.ts';
import { attachmentOf } from '../domain/attachment.ts';
import type { SnapshotImage } from '../domain/image.ts';
import type {
  Image,
  ImageRef,
  Instance,
  InstanceRef,
  ResourceRef,
  Snapshot,
  Volume,
} from '../domain/resources.ts';
import type { KindState } from './kinds.ts';

export interface RelationSources {
  readonly volumes: KindState<Volume>;
  readonly instances: KindState<Instance>;
  readonly images: KindState<Image>;
  /** What Barrack answered when asked which images snapshots have, by snapshot id. */
  readonly imageAnswers: ReadonlyMap<string, SnapshotImage>;
}

/** Who belongs to whom, worked out once per state of the lists. */
export class Relations {
  readonly #sources: RelationSources;
  readonly #instancesById: ReadonlyMap<string, Instance>;
  readonly #instancesByName: ReadonlyMap<string, readonly Instance[]>;
  readonly #instancesByVolume: ReadonlyMap<string, Instance>;
  readonly #imagesById: ReadonlyMap<string, Image>;
  readonly #imagesBySnapshot: ReadonlyMap<string, Image>;

  constructor(sources: RelationSources) {
    const instances = sources.instances.items;
    const images = sources.images.items;
    this.#sources = sources;
    this.#instancesById = new Map(instances.map((instance) => [instance.id, instance]));
    this.#instancesByName = Map.groupBy(instances, (instance) => instance.name);
    this.#instancesByVolume = new Map(instances.flatMap((instance) => pairs(instance.volumes, instance)));
    this.#imagesById = new Map(images.map((image) => [image.id, image]));
    this.#imagesBySnapshot = new Map(images.flatMap((image) => pairs([image.snapshot], image)));
  }

  /** The instance a volume is attached to, with its status as last read: from its own list, or the volume's record. */
  instanceOf(volume: Volume): InstanceRef | undefined {
    const told = volume.instance;
    const listed = this.#listedInstanceOf(volume);
    if (listed === undefined) {
      return told ?? undefined;
    }
    const status = this.#volumesAreNewer() ? (told?.status ?? listed.status) : listed.status;
    return { id: listed.id, name: listed.name, status };
  }

  /**
   * The image of a snapshot: the image that names the snapshot, else what the snapshot's record says, else what the
   * list of images implies, else what Barrack answered when asked; undefined where none of them tells.
   */
  imageOf(snapshot: Snapshot): SnapshotImage | undefined {
    const answer = this.imageByLists(snapshot) ?? this.#sources.imageAnswers.get(snapshot.id);
    return answer?.has === true ? { has: true, image: this.#asListed(answer.image) } : answer;
  }

  /** As `imageOf`, without what Barrack has to be asked for. */
  imageByLists(snapshot: Snapshot): SnapshotImage | undefined {
    const image = this.#imagesBySnapshot.get(snapshot.id);
    if (image !== undefined) {
      return { has: true, image };
    }
    if (snapshot.image !== undefined || snapshot.hasImage === true) {
      return { has: true, image: snapshot.image };
    }
    return snapshot.hasImage === false || this.#everyImageNamesItsSnapshot() ? { has: false } : undefined;
  }

  #listedInstanceOf(volume: Volume): Instance | undefined {
    const told = volume.instance;
    if (told?.id !== undefined) {
      return this.#instancesById.get(told.id);
    }
    if (told?.name !== undefined) {
      const named = this.#instancesByName.get(told.name) ?? [];
      return named.length === 1 ? named[0] : undefined;
    }
    // An Available volume that names no instance, or one that says it has none, has none, whatever an older list of
    // instances says.
    return attachmentOf(volume, undefined) === 'none' ? undefined : this.#instancesByVolume.get(volume.id);
  }

  #volumesAreNewer(): boolean {
    const { volumes, instances } = this.#sources;
    return isLater(volumes.loadedAt, instances.loadedAt);
  }

  #asListed(mention: ImageRef | undefined): ImageRef | undefined {
    return (mention?.id === undefined ? undefined : this.#imagesById.get(mention.id)) ?? mention;
  }

  #everyImageNamesItsSnapshot(): boolean {
    const { items, unreadable, loadedAt } = this.#sources.images;
    return (
      loadedAt !== undefined &&
      unreadable.length === 0 &&
      items.every((image) => image.snapshot?.id !== undefined)
    );
  }
}

/** `[id, owner]` of each mention that has an id. */
function pairs<T>(mentions: readonly (ResourceRef | undefined)[], owner: T): (readonly [string, T])[] {
  return mentions.flatMap((mention) => (mention?.id === undefined ? [] : [[mention.id, owner] as const]));
}

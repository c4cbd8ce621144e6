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
import type { KindState, ListedAs } from './kinds.ts';

/** The lists as they are now. */
interface RelationSources {
  list<L extends 'volumes' | 'instances' | 'images'>(list: L): KindState<ListedAs[L]>;
  /** What Barrack answered when asked which image a snapshot has. */
  imageAnswer(snapshotId: string): SnapshotImage | undefined;
}

/** Who belongs to whom; where to look that up is worked out once for each change of a list. */
export class Relations {
  readonly #sources: RelationSources;
  readonly #instances: () => ReturnType<typeof instanceIndex>;
  readonly #images: () => ReturnType<typeof imageIndex>;

  constructor(sources: RelationSources) {
    this.#sources = sources;
    this.#instances = oncePer(() => sources.list('instances').items, instanceIndex);
    this.#images = oncePer(() => sources.list('images').items, imageIndex);
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
    const answer = this.imageByLists(snapshot) ?? this.#sources.imageAnswer(snapshot.id);
    return answer?.has === true ? { has: true, image: this.#asListed(answer.image) } : answer;
  }

  /** As `imageOf`, without what Barrack has to be asked for. */
  imageByLists(snapshot: Snapshot): SnapshotImage | undefined {
    const image = this.#images().bySnapshot.get(snapshot.id);
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
      return this.#instances().byId.get(told.id);
    }
    if (told?.name !== undefined) {
      const named = this.#instances().byName.get(told.name) ?? [];
      return named.length === 1 ? named[0] : undefined;
    }
    // An Available volume that names no instance, or one that says it has none, has none, whatever an older list of
    // instances says.
    return attachmentOf(volume, undefined) === 'none' ? undefined : this.#instances().byVolume.get(volume.id);
  }

  #volumesAreNewer(): boolean {
    return isLater(this.#sources.list('volumes').loadedAt, this.#sources.list('instances').loadedAt);
  }

  #asListed(mention: ImageRef | undefined): ImageRef | undefined {
    return (mention?.id === undefined ? undefined : this.#images().byId.get(mention.id)) ?? mention;
  }

  #everyImageNamesItsSnapshot(): boolean {
    const { unreadable, loadedAt } = this.#sources.list('images');
    return loadedAt !== undefined && unreadable.length === 0 && this.#images().allNameTheirSnapshot;
  }
}

function instanceIndex(instances: readonly Instance[]) {
  return {
    byId: new Map(instances.map((instance) => [instance.id, instance])),
    byName: Map.groupBy(instances, ({ name }) => name),
    byVolume: new Map(instances.flatMap((instance) => pairs(instance.volumes, instance))),
  };
}

function imageIndex(images: readonly Image[]) {
  return {
    byId: new Map(images.map((image) => [image.id, image])),
    bySnapshot: new Map(images.flatMap((image) => pairs([image.snapshot], image))),
    allNameTheirSnapshot: images.every((image) => image.snapshot?.id !== undefined),
  };
}

/** What is made of something, again only when that is another one. */
function oncePer<A, B>(current: () => A, make: (of: A) => B): () => B {
  let last: { readonly of: A; readonly made: B } | undefined;
  return () => {
    const of = current();
    last = last?.of === of ? last : { of, made: make(of) };
    return last.made;
  };
}

/** `[id, owner]` of each mention that has an id. */
function pairs<T>(mentions: readonly (ResourceRef | undefined)[], owner: T): (readonly [string, T])[] {
  return mentions.flatMap((mention) => (mention?.id === undefined ? [] : [[mention.id, owner] as const]));
}

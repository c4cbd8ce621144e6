import type { SnapshotImage } from '../domain/image.ts';
import type { InstancePrices, PriceList, VolumePrice } from '../domain/prices.ts';
import { instancePrices, volumePrice } from '../domain/prices.ts';
import type {
  Balance,
  Image,
  Instance,
  InstanceRef,
  Region,
  Resource,
  ResourceKind,
  Snapshot,
  Volume,
} from '../domain/resources.ts';
import type { Tier } from '../domain/tiers.ts';
import { needsId, shortId } from '../domain/look-alikes.ts';
import { tierOf } from '../domain/tiers.ts';
import type { Clock } from '../base/clock.ts';
import { systemClock } from '../base/clock.ts';
import { isChange } from './collection.ts';
import type { Event } from '../base/emitter.ts';
import { Emitter } from '../base/emitter.ts';
import { Facts } from './facts.ts';
import type { Changes, KindChanges, KindState, KindStates, ListKind, ResourceOf } from './kinds.ts';
import { listOf } from './kinds.ts';
import { Lists } from './lists.ts';
import type { RefreshOptions } from './loader.ts';
import { Loader } from './loader.ts';
import type { LogLine } from '../api/own-error.ts';
import { Relations } from './relations.ts';
import type { Reads } from './source.ts';

/** The account's resources as this window knows them. */
export class ResourceStore implements KindStates {
  readonly #clientOf: () => Reads | undefined;
  readonly #lists: Lists;
  readonly #facts: Facts;
  readonly #loader: Loader;
  readonly #changes = new Emitter<Changes>();
  readonly #relations: Relations;

  readonly onDidChange: Event<Changes> = this.#changes.event;

  /**
   * @param clientOf the client of who is signed in; undefined while nobody is
   * @param log told of errors of this program's own
   */
  constructor(clientOf: () => Reads | undefined, clock: Clock = systemClock, log: LogLine = () => undefined) {
    this.#clientOf = clientOf;
    this.#lists = new Lists({ clock, log });
    this.#facts = new Facts(clock, log);
    this.#loader = new Loader({
      lists: this.#lists,
      facts: this.#facts,
      log,
      snapshotsToAsk: () => this.#snapshotsWithoutAnswer(),
      listRead: (list, changes) => this.#tell([[list, changes]]),
      factsChanged: (facts) => this.#changes.fire({ kinds: new Map(), facts: new Set(facts) }),
    });
    this.#relations = new Relations({
      list: (list) => this.#lists.state(list),
      imageAnswer: (id) => this.#loader.imageAnswers.get(id),
    });
  }

  get regions(): KindState<Region> {
    return this.#lists.state('regions');
  }
  get volumes(): KindState<Volume> {
    return this.#lists.state('volumes');
  }
  get snapshots(): KindState<Snapshot> {
    return this.#lists.state('snapshots');
  }
  get images(): KindState<Image> {
    return this.#lists.state('images');
  }
  get instances(): KindState<Instance> {
    return this.#lists.state('instances');
  }
  get balance(): Balance | undefined {
    return this.#facts.balance;
  }
  /** In the account's currency: Barrack's own, else the documented ones; undefined while there is no balance. */
  get prices(): PriceList | undefined {
    return this.#facts.prices;
  }
  /** True if Barrack's prices were never read, or hours ago; `refresh()` reads them again then. */
  get pricesAreOld(): boolean {
    return !this.#facts.has('catalog');
  }

  /** The smallest volume, in GB, as Barrack told it. */
  get minimumVolumeGb(): number | undefined {
    return this.#facts.minimumVolumeGb;
  }

  find<K extends ResourceKind>(kind: K, id: string): ResourceOf<K> | undefined {
    return this.#lists.get(listOf(kind), id) as ResourceOf<K> | undefined;
  }

  /** Whether a name leaves open what it is of: something else of the kind that is listed may look as if it had it, too. */
  needsId(thing: Pick<Resource, 'kind' | 'id' | 'name'>): boolean {
    return needsId(thing, ...this.#lists.names(listOf(thing.kind)));
  }

  /** As much of its id as tells it from what else is listed with a name like its own. */
  shortId(thing: Pick<Resource, 'kind' | 'id' | 'name'>): string {
    return shortId(thing, ...this.#lists.names(listOf(thing.kind)));
  }

  tierOf(region: string | undefined): Tier {
    return (region === undefined ? undefined : this.#lists.get('regions', region)?.tier) ?? tierOf(region);
  }

  /** The volume types on offer in a tier: Barrack's own list, else the documented one. */
  volumeTypesOf(tier: Tier): readonly string[] {
    return this.#facts.volumeTypesOf(tier);
  }

  /** What a volume costs; undefined where its size, its type or the price is not known. */
  priceOf({ region, volumeType, sizeGb }: Volume): VolumePrice | undefined {
    return this.prices && volumePrice(this.prices, this.tierOf(region), volumeType, sizeGb);
  }

  /** What an instance costs while it runs and in hibernation; undefined while there is no balance. */
  pricesOfInstance(instance: Instance): InstancePrices | undefined {
    return this.prices && instancePrices(this.prices, this.tierOf(instance.region), instance);
  }

  instanceOf(volume: Volume): InstanceRef | undefined {
    return this.#relations.instanceOf(volume);
  }

  /** Which image a snapshot has; undefined where that is not known. */
  imageOf(snapshot: Snapshot): SnapshotImage | undefined {
    return this.#relations.imageOf(snapshot);
  }

  /**
   * Reads everything again, but for lists nobody has looked for, or only the lists named. What fails is told by the state
   * of its kind, not thrown. Does nothing while signed out.
   */
  async refresh(lists?: readonly ListKind[], options: RefreshOptions = {}): Promise<void> {
    const source = this.#clientOf();
    if (source !== undefined) {
      await this.#loader.refresh(source, lists, options);
    }
  }

  async refreshBalance(): Promise<void> {
    const source = this.#clientOf();
    if (source !== undefined) {
      await this.#loader.refreshBalance(source);
    }
  }

  /** Takes a balance that was read just now, beside this: what is read first need not ask for it. */
  takeBalance(balance: Balance | undefined): void {
    const changed = balance === undefined ? [] : this.#facts.takeBalance(balance);
    if (changed.length > 0) {
      this.#changes.fire({ kinds: new Map(), facts: new Set(changed) });
    }
  }

  /** Shows a resource that a write just made, at once; for a while no list that lacks it makes it vanish. */
  add(resource: Resource): void {
    this.#tell([[listOf(resource.kind), this.#lists.add(resource)]]);
  }

  /** From now on a list that lacks this resource is believed: it is being deleted. */
  expectGone(kind: ResourceKind, id: string): void {
    this.#lists.endGrace(listOf(kind), id);
  }

  /** Forgets everything and aborts what is being read; for signing out. */
  clear(): void {
    this.#loader.clear();
    this.#facts.clear();
    this.#tell([...this.#lists.clear()]);
  }

  dispose(): void {
    this.#loader.clear();
    this.#changes.dispose();
  }

  #snapshotsWithoutAnswer(): readonly Snapshot[] {
    return this.snapshots.items.filter((snapshot) => this.#relations.imageByLists(snapshot) === undefined);
  }

  #tell(lists: readonly (readonly [ListKind, KindChanges])[]): void {
    const kinds = new Map(lists.filter(([, changes]) => isChange(changes)));
    if (kinds.size > 0) {
      this.#changes.fire({ kinds, facts: new Set() });
    }
  }
}

import type { Instant } from '../../../src/base/time.ts';
import type { SnapshotImage } from '../../../src/domain/image.ts';
import type { PriceList } from '../../../src/domain/prices.ts';
import type {
  Balance,
  Image,
  Instance,
  InstanceRef,
  Listing,
  Region,
  Resource,
  ResourceKind,
  Snapshot,
  Volume,
} from '../../../src/domain/resources.ts';
import { documentedVolumeTypes, tierOf, type Tier } from '../../../src/domain/tiers.ts';
import type {
  Confirmation,
  FormOperation,
  FormServices,
  FormStore,
  UnfinishedOperation,
} from '../../../src/forms/model/services.ts';
import { LookAlikes, needsId, shortId } from '../../../src/domain/look-alikes.ts';
import { Emitter } from '../../../src/base/emitter.ts';
import { leftMs } from '../../../src/writes/model/look-schedule.ts';
import type { Order, Target } from '../../../src/writes/model/orders.ts';
import type { Progress } from '../../../src/writes/model/progress.ts';
import type { MonthlyCost } from '../../../src/writes/model/record.ts';
import { isFinal } from '../../../src/writes/model/progress.ts';
import type { Changes, Fact, KindState, ListKind, ResourceOf } from '../../../src/resources/kinds.ts';
import type { Incident } from '../../../src/ui/support-details.ts';
import { apiPrices, image, loaded, region, snapshot, volume } from './records.ts';

/** What a window could know, to be set by a test; `onRefresh` is what Barrack would tell when it is asked again. */
class FakeStore implements FormStore {
  regions: KindState<Region> = loaded(region('CANADA-1'), region('FINLAND-1'), region('FINLAND-2'));
  volumes: KindState<Volume> = loaded(volume());
  instances: KindState<Instance> = loaded<Instance>();
  snapshots: KindState<Snapshot> = loaded(snapshot());
  images: KindState<Image> = loaded<Image>();
  balance: Balance | undefined = { amount: 250, currency: 'USD' };
  prices: PriceList | undefined = apiPrices('USD');
  pricesAreOld = false;
  minimumVolumeGb: number | undefined;
  readonly imagesOfSnapshots = new Map<string, SnapshotImage>();
  /** The lists of each refresh; 'all' where everything was asked for. */
  readonly refreshed: (readonly ListKind[] | 'all')[] = [];
  balanceRefreshes = 0;
  onRefresh: () => void | Promise<void> = () => undefined;
  readonly #changed = new Emitter<Changes>();
  readonly onDidChange = this.#changed.event;

  find<K extends ResourceKind>(kind: K, id: string): ResourceOf<K> | undefined {
    const lists = [this.volumes, this.instances, this.snapshots, this.images];
    const items: readonly Resource[] = lists.flatMap((list): readonly Resource[] => list.items);
    return items.find((item): item is ResourceOf<K> => item.kind === kind && item.id === id);
  }

  needsId(thing: Pick<Resource, 'kind' | 'id' | 'name'>): boolean {
    return needsId(thing, new LookAlikes(this.#itemsOf(thing.kind)));
  }

  shortId(thing: Pick<Resource, 'kind' | 'id' | 'name'>): string {
    return shortId(thing, new LookAlikes(this.#itemsOf(thing.kind)));
  }

  #itemsOf(kind: ResourceKind): readonly Resource[] {
    const lists = [this.volumes, this.instances, this.snapshots, this.images];
    const items: readonly Resource[] = lists.flatMap((list): readonly Resource[] => list.items);
    return items.filter((item) => item.kind === kind);
  }

  tierOf(region: string | undefined): Tier {
    return tierOf(region);
  }

  volumeTypesOf(tier: Tier): readonly string[] {
    return documentedVolumeTypes[tier];
  }

  instanceOf({ instance }: Volume): InstanceRef | undefined {
    return instance ?? undefined;
  }

  imageOf({ id }: Snapshot): SnapshotImage | undefined {
    return this.imagesOfSnapshots.get(id) ?? { has: false };
  }

  async refresh(kinds?: readonly ListKind[]): Promise<void> {
    this.refreshed.push(kinds ?? 'all');
    await this.onRefresh();
    this.change();
  }

  async refreshBalance(): Promise<void> {
    this.balanceRefreshes += 1;
    await Promise.resolve();
  }

  change(): void {
    this.#changed.fire({ kinds: new Map(), facts: new Set<Fact>(['balance', 'prices']) });
  }
}

class FakeOperation implements FormOperation {
  progress: Progress = { step: 'sending' };
  steps: FormOperation['steps'] = [this.#step()];
  statusText = 'how it stands';
  instanceLeftStopped: Target | undefined;
  readonly startedAt = 1_000_000;
  endedAt: number | undefined;
  readonly elapsedMs = 83_000;
  requestId: string | undefined;
  cost: MonthlyCost | undefined;
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;

  /** The same, as one that was begun before with that order. */
  begunAs(order: Order): UnfinishedOperation {
    return Object.assign(this, { main: { plan: { order } } });
  }

  come(progress: Progress, requestId = this.requestId): void {
    this.progress = progress;
    this.requestId = requestId;
    this.steps = this.steps.length > 1 ? this.steps : [this.#step()];
    this.endedAt = isFinal(progress) ? this.startedAt + 83_000 : undefined;
    this.#changed.fire(undefined);
  }

  #step(): FormOperation['steps'][number] {
    const { progress } = this;
    const search = progress.step === 'checking' ? progress.search : undefined;
    const searchLeftMs = search && leftMs(search.looks, search.looks.from.instant);
    return { text: 'how it stands', progress, searchLeftMs };
  }
}

/** Records what a form asks for. */
export class FakeServices implements FormServices {
  readonly store = new FakeStore();
  /** The orders of each operation, with the place of the main one. */
  readonly begun: { readonly orders: readonly Order[]; readonly main: number }[] = [];
  readonly questions: Confirmation[] = [];
  readonly support: { resources: readonly Resource[]; incident: Incident }[] = [];
  readonly shown: Pick<Resource, 'kind' | 'id'>[] = [];
  readonly unwatched: FormOperation[] = [];
  readonly operationsShown: FormOperation[] = [];
  readonly copied: Pick<Resource, 'id'>[] = [];
  readonly opened: string[] = [];
  readonly cloning = new FakeOperation();
  readonly creating = new FakeOperation();
  readonly unfinishedOnes: UnfinishedOperation[] = [];
  readonly asCurl: (readonly Order[])[] = [];
  /** What Barrack answers about a region, each time it is asked; a promise can be answered later. */
  nextName: (region: string) => string | undefined | Promise<string | undefined> = () => undefined;
  listOs: (region: string) => Listing<Image> | Promise<Listing<Image>> = () => ({
    items: [],
    unreadable: [],
  });
  readonly asked: string[] = [];
  earlierTries: (question: Confirmation | undefined, orders: readonly Order[]) => Confirmation | undefined = (
    question,
  ) => question;
  answer: boolean | Promise<boolean> = true;
  /** What the user was told of what went wrong in the form. */
  readonly failures: { readonly doing: string; readonly error: unknown }[] = [];
  time = 1_000_000;
  signIns = 0;
  /** How often the user did not want to wait. */
  soonerTries = 0;
  #ids = 0;

  get clones() {
    return this.#orders('clone');
  }

  get creations() {
    return this.#orders('createImage');
  }

  get volumes() {
    return this.#orders('createVolume');
  }

  begin(orders: readonly Order[], main: number): FormOperation {
    this.begun.push({ orders, main });
    return orders[main]?.kind === 'clone' ? this.cloning : this.creating;
  }

  unfinished(isIt: (order: Order) => boolean): UnfinishedOperation | undefined {
    return this.unfinishedOnes.find(({ main }) => isIt(main.plan.order));
  }

  withEarlierTries(question: Confirmation | undefined, orders: readonly Order[]): Confirmation | undefined {
    return this.earlierTries(question, orders);
  }

  async nextVolumeName(region: string): Promise<string | undefined> {
    this.asked.push(`name ${region}`);
    return await this.nextName(region);
  }

  async osImages(region: string): Promise<Listing<Image>> {
    this.asked.push(`images ${region}`);
    return await this.listOs(region);
  }

  copyAsCurl(orders: readonly Order[]): void {
    this.asCurl.push(orders);
  }

  async confirm(question: Confirmation): Promise<boolean> {
    this.questions.push(question);
    return this.answer;
  }

  showInTree(resource: Pick<Resource, 'kind' | 'id'>): void {
    this.shown.push(resource);
  }

  openInBarrack(kind: 'volume' | 'image'): void {
    this.opened.push(kind);
  }

  copyId(resource: Pick<Resource, 'id'>): void {
    this.copied.push(resource);
  }

  stopWatching(operation: FormOperation): void {
    this.unwatched.push(operation);
  }

  showOperation(operation: FormOperation): void {
    this.operationsShown.push(operation);
  }

  copySupportDetails(resources: readonly Resource[], incident: Incident): void {
    this.support.push({ resources, incident });
  }

  signIn(): void {
    this.signIns += 1;
  }

  tellFailure(doing: string, error: unknown): void {
    this.failures.push({ doing, error });
  }

  trySooner(): void {
    this.soonerTries += 1;
  }

  readonly clock = {
    now: (): Instant => ({ awakeMs: this.time, passedMs: this.time }),
    wallTime: (): number => this.time,
  };

  newId(): string {
    this.#ids += 1;
    return `id-${this.#ids}`;
  }

  #orders<K extends Order['kind']>(kind: K) {
    const all = this.begun.flatMap(({ orders }) => orders);
    return all.filter((order): order is Extract<Order, { kind: K }> => order.kind === kind);
  }
}

/** Lets everything that was started come to its end. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** One that can be used, one that has an image, and one that is still being created. */
export function someSnapshots({ store }: FakeServices): void {
  store.snapshots = loaded(
    snapshot({ id: 's3', name: 'has-one' }),
    snapshot({ id: 's2', name: 'weekly', word: 'creating' }),
    snapshot(),
  );
  store.imagesOfSnapshots.set('s3', { has: true, image: image() });
}

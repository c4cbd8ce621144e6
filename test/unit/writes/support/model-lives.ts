import type { Image, Instance, Resource, Snapshot, Volume } from '../../../../src/domain/resources.ts';
import type { FakeBarrack } from './fake-barrack.ts';
import type { FakeClock } from './fake-clock.ts';
import type { Ending, Fate } from './fates.ts';
import { refusal } from './fates.ts';
import { image, instance, snapshot, volume } from './records.ts';

const second = 1000;

type Removal = 'deleteVolume' | 'deleteSnapshot' | 'deleteImage';
export type Write =
  'clone' | 'createImage' | 'createSnapshot' | 'stop' | 'start' | 'attach' | 'detach' | Removal;

/** What the writes of a `ModelBarrack` begin, and how that goes on. */
export class ModelLives {
  readonly #lists: FakeBarrack;
  readonly #clock: FakeClock;
  readonly #visibleAt = new Map<string, number>();
  readonly #effects = new Map<string, number>();
  #lastId = 100;

  constructor(lists: FakeBarrack, clock: FakeClock) {
    this.#lists = lists;
    this.#clock = clock;
  }

  effects(write: Write, about: string): number {
    return this.#effects.get(`${write}/${about}`) ?? 0;
  }

  isListed(id: string): boolean {
    return (this.#visibleAt.get(id) ?? 0) <= this.#clock.ms;
  }

  clone(id: string, name: string, fate: Fate): Volume | undefined {
    const source = this.#volume(id);
    if (source?.status.state === 'attached' && this.#instance('5')?.status.state !== 'SHUTOFF') {
      throw refusal('conflict');
    }
    if (!['available', 'attached'].includes(source?.status.state ?? '')) {
      throw refusal('conflict');
    }
    return this.#make('clone', name, fate, (made, status) => volume({ id: made, name, status }));
  }

  createImage(of: string, name: string, fate: Fate): Image | undefined {
    if (this.#lists.imageList.some((one) => one.snapshot?.id === of && one.name !== name)) {
      throw refusal('conflict');
    }
    const from = { id: of, name: undefined };
    return this.#make('createImage', name, fate, (id, status) => image({ id, name, status, snapshot: from }));
  }

  createSnapshot(of: string, name: string, fate: Fate): Snapshot | undefined {
    const from = this.#instance(of);
    if (from?.status.state !== 'ACTIVE') {
      throw refusal('conflict');
    }
    return this.#make('createSnapshot', name, fate, (id, status) =>
      snapshot({ id, name, status, instance: { id: of, name: from.name, status: undefined } }),
    );
  }

  remove(write: Removal, id: string, fate: Fate): undefined {
    const { volumeList, snapshotList, imageList } = this.#lists;
    const doomed = [...volumeList, ...snapshotList, ...imageList].find(
      (one) => one.id === id && write === `delete${one.kind.charAt(0).toUpperCase()}${one.kind.slice(1)}`,
    );
    if (doomed?.status.state !== 'available') {
      throw refusal(doomed === undefined ? 'notFound' : 'conflict');
    }
    this.#count(write, id);
    this.#put(id, withStatus(doomed, 'deleting'));
    this.#later(fate, {
      good: () => this.#take(doomed),
      error: () => this.#put(id, withStatus(doomed, 'error')),
      vanishes: () => this.#take(doomed),
    });
  }

  change(
    write: 'stop' | 'start',
    id: string,
    [from, through, to]: readonly [string, string, string],
    fate: Fate,
  ): undefined {
    const now = this.#instance(id);
    if (now?.status.state !== from) {
      throw refusal('conflict');
    }
    const put = (status: string): void => this.#put(id, withStatus(now, status));
    put(through);
    const good = (): void => {
      this.#count(write, id);
      put(to);
    };
    this.#later(fate, { good, error: () => put(from), vanishes: good });
  }

  /** As in the advanced tier: while the instance is SHUTOFF. */
  exchange(write: 'attach' | 'detach', instanceId: string, id: string, fate: Fate): undefined {
    const before = this.#volume(id);
    const host = this.#instance(instanceId);
    if (
      before?.status.state !== (write === 'attach' ? 'available' : 'attached') ||
      host?.status.state !== 'SHUTOFF'
    ) {
      throw refusal('conflict');
    }
    const ref = { id: host.id, name: host.name, status: undefined };
    this.#put(id, withStatus({ ...before, instance: ref }, `${write}ing`));
    const good = (): void => {
      this.#count(write, id);
      const after = { ...before, instance: write === 'attach' ? ref : undefined };
      this.#put(id, withStatus(after, write === 'attach' ? 'attached' : 'available'));
    };
    this.#later(fate, { good, error: () => this.#put(id, before), vanishes: good });
  }

  #make<T extends Volume | Image | Snapshot>(
    write: Write,
    name: string,
    fate: Fate,
    as: (id: string, status: string) => T,
  ): T | undefined {
    this.#lastId += 1;
    const id = String(this.#lastId);
    this.#count(write, name);
    this.#visibleAt.set(id, this.#clock.ms + fate.lag * second);
    this.#put(id, as(id, 'creating'));
    this.#later(fate, {
      good: () => this.#put(id, as(id, 'available')),
      error: () => this.#put(id, as(id, 'error')),
      vanishes: () => {
        this.#take(as(id, 'error'));
        this.#count(write, name, -1);
      },
    });
    return fate.tells ? as(id, 'creating') : undefined;
  }

  #volume(id: string): Volume | undefined {
    return this.#lists.volumeList.find((one) => one.id === id);
  }

  #instance(id: string): Instance | undefined {
    return this.#lists.instanceList.find((one) => one.id === id);
  }

  #put(id: string, one: Resource): void {
    const lists = this.#lists;
    const into = <T extends Resource>(list: readonly T[]): T[] =>
      list.some((other) => other.id === id)
        ? list.map((other) => (other.id === id ? (one as T) : other))
        : [...list, one as T];
    switch (one.kind) {
      case 'volume':
        lists.volumeList = into(lists.volumeList);
        break;
      case 'snapshot':
        lists.snapshotList = into(lists.snapshotList);
        break;
      case 'image':
        lists.imageList = into(lists.imageList);
        break;
      case 'instance':
        lists.instanceList = into(lists.instanceList);
    }
  }

  #take({ kind, id }: Resource): void {
    const lists = this.#lists;
    const without = <T extends Resource>(list: readonly T[]): T[] =>
      list.filter((one) => one.kind !== kind || one.id !== id);
    lists.volumeList = without(lists.volumeList);
    lists.snapshotList = without(lists.snapshotList);
    lists.imageList = without(lists.imageList);
  }

  /** What comes to nothing leaves no trace: it is taken back. */
  #count(write: Write, about: string, by: 1 | -1 = 1): void {
    this.#effects.set(`${write}/${about}`, this.effects(write, about) + by);
  }

  #later({ ending, takes }: Fate, endings: Readonly<Record<Ending, () => void>>): void {
    this.#clock.after(takes * second, endings[ending]);
  }
}

const builders = { volume, snapshot, image, instance };

/** The same in another status. */
function withStatus<T extends Resource>({ kind, ...given }: T, status: string): T {
  return (builders[kind] as (fields: object) => Resource)({ ...given, status }) as T;
}

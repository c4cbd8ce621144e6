import type { Image, Instance, Volume } from '../../../../src/domain/resources.ts';
import type { Sent, Source } from '../../../../src/state/source.ts';
import { FakeBarrack, failure } from './fake-barrack.ts';
import type { FakeClock } from './fake-clock.ts';
import type { Ending, Fate } from './fates.ts';
import { Fates, refusal } from './fates.ts';
import { image, instance, snapshot, volume } from './records.ts';

const second = 1000;

type Write = 'clone' | 'createImage' | 'deleteImage' | 'stop' | 'start';

/**
 * An account with lives of its own: what is made takes a while, lists may lag, requests fail in many ways. It takes a
 * name twice, so that nothing but the program keeps one intent from being carried out twice.
 */
export class ModelBarrack {
  readonly #lists = new FakeBarrack();
  readonly #clock: FakeClock;
  readonly #visibleAt = new Map<string, number>();
  readonly #effects = new Map<string, number>();
  readonly fates: Fates;
  readsFailUntil = 0;
  readsFailAs: 'network' | 'server' | 'rateLimited' = 'network';
  #lastId = 100;

  constructor(clock: FakeClock) {
    this.#clock = clock;
    this.fates = new Fates(clock);
    const lists = this.#lists;
    const trainer = { id: '5', name: 'trainer', status: undefined };
    lists.volumeList = [
      volume({ id: '1', name: 'data' }),
      volume({ id: '3', name: 'disk', status: 'attached', instance: trainer }),
    ];
    lists.instanceList = [instance({ id: '5', name: 'trainer', status: 'ACTIVE' })];
    lists.snapshotList = ['7', '8'].map((id) => snapshot({ id }));
    lists.imageList = [image({ id: '4', snapshot: { id: '7', name: undefined } }), image({ id: '6' })];
  }

  /** How many times a write has changed something for good: by kind and by what it is about. */
  effects(write: Write, about: string): number {
    return this.#effects.get(`${write}/${about}`) ?? 0;
  }
  get volumes(): readonly Volume[] {
    return this.#lists.volumeList;
  }
  get images(): readonly Image[] {
    return this.#lists.imageList;
  }
  get instance(): Instance | undefined {
    return this.#lists.instanceList[0];
  }

  /** What a window reaches it by. @param awake resolves when the window's machine does not sleep */
  sourceOf(awake: () => Promise<void>): Source {
    const lists = this.#lists;
    const read =
      <A extends unknown[], T>(call: (...given: A) => Promise<T>) =>
      async (...given: A): Promise<T> => {
        await awake();
        this.#checkReads();
        const answer = await call(...given);
        await awake();
        return answer;
      };
    const listed = <T extends { readonly id: string }>(
      call: () => Promise<{ items: readonly T[]; unreadable: readonly never[] }>,
    ) =>
      read(async () => {
        const { items, unreadable } = await call();
        return {
          items: items.filter(({ id }) => (this.#visibleAt.get(id) ?? 0) <= this.#clock.now()),
          unreadable,
        };
      });
    const write = <T>(carryOut: (fate: Fate) => T | undefined): Promise<Sent<T>> =>
      this.fates.send(awake, carryOut);
    return {
      balance: { get: read(lists.balance.get) },
      regions: { list: read(lists.regions.list) },
      pricing: { get: read(lists.pricing.get) },
      volumes: {
        list: listed(lists.volumes.list as never),
        get: read(lists.volumes.get),
        types: read(lists.volumes.types),
        clone: (id, { name }) => write((fate) => this.#clone(id, name, fate)),
      },
      instances: {
        list: read(lists.instances.list),
        get: read(lists.instances.get),
        stop: () => write((fate) => this.#change('stop', 'ACTIVE', 'stopping', 'SHUTOFF', fate)),
        start: () => write((fate) => this.#change('start', 'SHUTOFF', 'starting', 'ACTIVE', fate)),
      },
      snapshots: { list: read(lists.snapshots.list), get: read(lists.snapshots.get) },
      images: {
        list: listed(lists.images.list as never),
        get: read(lists.images.get),
        ofSnapshots: read(lists.images.ofSnapshots),
        createFromSnapshot: (id, { name }) => write((fate) => this.#createImage(id, name, fate)),
        delete: (id) => write((fate) => this.#deleteImage(id, fate)),
      },
    };
  }

  #clone(id: string, name: string, fate: Fate): Volume | undefined {
    const source = this.volumes.find((one) => one.id === id);
    if (
      source === undefined ||
      (source.status.state === 'attached' && this.instance?.status.state !== 'SHUTOFF')
    ) {
      throw refusal('conflict');
    }
    const made = this.#newId('clone', name, fate);
    const as = (status: string): Volume => volume({ id: made, name, status });
    const put = (one: Volume | undefined): void => {
      const others = this.volumes.filter((other) => other.id !== made);
      this.#lists.volumeList = one === undefined ? others : [...others, one];
    };
    put(as('creating'));
    this.#later(fate, {
      good: () => put(as('available')),
      error: () => put(as('error')),
      vanishes: () => {
        put(undefined);
        this.#count('clone', name, -1);
      },
    });
    return fate.tells ? as('creating') : undefined;
  }

  #createImage(of: string, name: string, fate: Fate): Image | undefined {
    if (this.images.some((one) => one.snapshot?.id === of && one.name !== name)) {
      throw refusal('conflict');
    }
    const made = this.#newId('createImage', name, fate);
    const as = (status: string): Image =>
      image({ id: made, name, status, snapshot: { id: of, name: undefined } });
    const put = (one: Image | undefined): void => {
      const others = this.images.filter((other) => other.id !== made);
      this.#lists.imageList = one === undefined ? others : [...others, one];
    };
    put(as('creating'));
    this.#later(fate, {
      good: () => put(as('available')),
      error: () => put(as('error')),
      vanishes: () => {
        put(undefined);
        this.#count('createImage', name, -1);
      },
    });
    return fate.tells ? as('creating') : undefined;
  }

  #deleteImage(id: string, fate: Fate): undefined {
    const doomed = this.images.find((one) => one.id === id);
    if (doomed?.status.state !== 'available') {
      throw refusal(doomed === undefined ? 'notFound' : 'conflict');
    }
    this.#count('deleteImage', id);
    const put = (one: Image | undefined): void => {
      const others = this.images.filter((other) => other.id !== id);
      this.#lists.imageList = one === undefined ? others : [...others, one];
    };
    const as = (status: string): Image => image({ id, name: doomed.name, status, snapshot: doomed.snapshot });
    put(as('deleting'));
    this.#later(fate, {
      good: () => put(undefined),
      error: () => put(as('error')),
      vanishes: () => put(undefined),
    });
  }

  #change(write: 'stop' | 'start', from: string, through: string, to: string, fate: Fate): undefined {
    if (this.instance?.status.state !== from) {
      throw refusal('conflict');
    }
    const put = (status: string): void => {
      this.#lists.instanceList = [instance({ id: '5', name: 'trainer', status })];
    };
    put(through);
    const good = (): void => {
      this.#count(write, '5');
      put(to);
    };
    this.#later(fate, { good, error: () => put(from), vanishes: good });
  }

  #newId(write: Write, name: string, { lag }: Fate): string {
    this.#lastId += 1;
    const id = String(this.#lastId);
    this.#count(write, name);
    this.#visibleAt.set(id, this.#clock.now() + lag * second);
    return id;
  }

  /** What comes to nothing leaves no trace: it is taken back. */
  #count(write: Write, about: string, by: 1 | -1 = 1): void {
    this.#effects.set(`${write}/${about}`, this.effects(write, about) + by);
  }

  #later({ ending, takes }: Fate, endings: Readonly<Record<Ending, () => void>>): void {
    this.#clock.after(takes * second, endings[ending]);
  }

  #checkReads(): void {
    if (this.#clock.now() < this.readsFailUntil) {
      throw failure({ kind: this.readsFailAs, outcome: 'refused' });
    }
  }
}

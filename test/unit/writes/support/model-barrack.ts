import type { Image, Snapshot, Volume } from '../../../../src/domain/resources.ts';
import type { Sent, Source, Writes } from '../../../../src/writes/model/source.ts';
import { FakeBarrack, failure } from './fake-barrack.ts';
import type { FakeClock } from './fake-clock.ts';
import type { Fate } from './fates.ts';
import { Fates } from './fates.ts';
import type { Flight } from './flight.ts';
import type { Write } from './model-lives.ts';
import { ModelLives } from './model-lives.ts';
import { image, instance, snapshot, volume } from './records.ts';

/** Volumes that nothing else is wanted of. */
export const doomedIds = Array.from({ length: 20 }, (_, index) => String(20 + index));

const unwanted = (): never => {
  throw new Error('No schedule wants this.');
};

/**
 * An account with lives of its own: what is made takes a while, lists may lag, requests fail in many ways. It takes a
 * name twice, so that nothing but the program keeps one intent from being carried out twice.
 */
export class ModelBarrack {
  readonly #lists = new FakeBarrack();
  readonly #clock: FakeClock;
  readonly #lives: ModelLives;
  readonly fates: Fates;
  readsFailUntil = 0;
  readsFailAs: 'network' | 'server' | 'rateLimited' = 'network';

  constructor(clock: FakeClock) {
    this.#clock = clock;
    this.fates = new Fates(clock);
    const lists = this.#lists;
    this.#lives = new ModelLives(lists, clock);
    const trainer = { id: '5', name: 'trainer', status: undefined };
    lists.volumeList = [
      volume({ id: '1', name: 'data' }),
      volume({ id: '3', name: 'disk', status: 'attached', instance: trainer }),
      volume({ id: '10', name: 'spare' }),
      volume({ id: '11', name: 'tape', status: 'attached', instance: trainer }),
      ...doomedIds.map((id) => volume({ id })),
    ];
    lists.instanceList = [
      instance({ id: '5', name: 'trainer', status: 'ACTIVE' }),
      instance({ id: '9', name: 'render', status: 'ACTIVE', region: 'CANADA-1' }),
    ];
    lists.snapshotList = ['7', '8'].map((id) => snapshot({ id }));
    lists.imageList = [image({ id: '4', snapshot: { id: '7', name: undefined } }), image({ id: '6' })];
  }

  /** How many times a write has changed something for good: by kind and by what it is about. */
  effects(write: Write, about: string): number {
    return this.#lives.effects(write, about);
  }
  get volumes(): readonly Volume[] {
    return this.#lists.volumeList;
  }
  get images(): readonly Image[] {
    return this.#lists.imageList;
  }
  get snapshots(): readonly Snapshot[] {
    return this.#lists.snapshotList;
  }

  /**
   * What a window reaches it by.
   * @param awake resolves when the window's machine does not sleep
   * @param flight counts what is sent
   */
  sourceOf(awake: () => Promise<void>, flight: Flight): Source {
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
          items: items.filter(({ id }) => this.#lives.isListed(id)),
          unreadable,
        };
      });
    const writes = this.#writes(awake, flight);
    return {
      balance: { get: read(lists.balance.get) },
      regions: { list: read(lists.regions.list) },
      pricing: { get: read(lists.pricing.get) },
      volumes: {
        ...writes.volumes,
        list: listed(lists.volumes.list as never),
        get: read(lists.volumes.get),
        types: read(lists.volumes.types),
      },
      instances: { ...writes.instances, list: read(lists.instances.list), get: read(lists.instances.get) },
      snapshots: {
        ...writes.snapshots,
        list: listed(lists.snapshots.list as never),
        get: read(lists.snapshots.get),
      },
      images: {
        ...writes.images,
        list: listed(lists.images.list as never),
        get: read(lists.images.get),
        ofSnapshots: read(lists.images.ofSnapshots),
      },
    };
  }

  #writes(awake: () => Promise<void>, flight: Flight): Writes {
    const lives = this.#lives;
    const write = <T>(carryOut: (fate: Fate) => T | undefined): Promise<Sent<T>> =>
      flight.count(this.fates.send(awake, carryOut));
    return {
      volumes: {
        create: unwanted,
        clone: (id, { name }) => write((fate) => lives.clone(id, name, fate)),
        resize: unwanted,
        delete: (id) => write((fate) => lives.remove('deleteVolume', id, fate)),
      },
      instances: {
        stop: (id) => write((fate) => lives.change('stop', id, ['ACTIVE', 'stopping', 'SHUTOFF'], fate)),
        start: (id) => write((fate) => lives.change('start', id, ['SHUTOFF', 'starting', 'ACTIVE'], fate)),
        reboot: unwanted,
        hibernate: unwanted,
        restore: unwanted,
        attachVolumes: (id, [about]) => write((fate) => lives.exchange('attach', id, String(about), fate)),
        detachVolumes: (id, [about]) => write((fate) => lives.exchange('detach', id, String(about), fate)),
      },
      snapshots: {
        create: (id, { name }) => write((fate) => lives.createSnapshot(id, name, fate)),
        delete: (id) => write((fate) => lives.remove('deleteSnapshot', id, fate)),
        restore: unwanted,
      },
      images: {
        createFromSnapshot: (id, { name }) => write((fate) => lives.createImage(id, name, fate)),
        delete: (id) => write((fate) => lives.remove('deleteImage', id, fate)),
      },
    };
  }

  #checkReads(): void {
    if (this.#clock.ms < this.readsFailUntil) {
      throw failure({ kind: this.readsFailAs, outcome: 'refused' });
    }
  }
}

import type { Account, Image, Instance, Snapshot, Volume } from '../model.ts';
import { instanceRate, snapshotBilledSize, snapshotPrices, volumeRate } from '../prices.ts';
import type { World } from '../world.ts';

const day = 24 * 3600;

type VolumeSeed = Pick<Volume, 'name' | 'size' | 'region' | 'type'> &
  Partial<Pick<Volume, 'status' | 'bootable'>> & { instance?: Instance };
type InstanceSeed = Pick<Instance, 'name' | 'region' | 'status' | 'gpuModel'> &
  Partial<Pick<Instance, 'gpuCount' | 'publicIp'>>;
type SnapshotSeed = Pick<Snapshot, 'name'> & Partial<Pick<Snapshot, 'description' | 'status'>>;

/** Fills an account with resources that have been there, and billed, for some days. */
export class Builder {
  readonly #world: World;
  readonly #account: Account;

  constructor(world: World, account: Account) {
    this.#world = world;
    this.#account = account;
  }

  volume(daysAgo: number, seed: VolumeSeed): Volume {
    const { instance, ...facts } = seed;
    const volume: Volume = {
      id: this.#world.newId(),
      status: instance ? 'attached' : 'available',
      bootable: false,
      instanceId: instance?.id ?? null,
      createdAt: this.#world.clock.date(-daysAgo * day),
      sourceId: null,
      ...facts,
    };
    this.#account.volumes.set(volume.id, volume);
    this.#charge(volume.id, daysAgo, volumeRate(volume, this.#account.currency));
    return volume;
  }

  instance(daysAgo: number, seed: InstanceSeed): Instance {
    const instance: Instance = {
      id: this.#world.newId(),
      gpuCount: 1,
      publicIp: null,
      createdAt: this.#world.clock.date(-daysAgo * day),
      ...seed,
    };
    this.#account.instances.set(instance.id, instance);
    this.#charge(instance.id, daysAgo, instanceRate(instance, this.#account.currency));
    return instance;
  }

  snapshot(daysAgo: number, instance: Instance, seed: SnapshotSeed): Snapshot {
    const snapshot: Snapshot = {
      id: this.#world.newId(),
      description: '',
      size: snapshotBilledSize,
      status: 'available',
      region: instance.region,
      instanceId: instance.id,
      instanceName: instance.name,
      createdAt: this.#world.clock.date(-daysAgo * day),
      ...seed,
    };
    this.#account.snapshots.set(snapshot.id, snapshot);
    this.#charge(snapshot.id, daysAgo, snapshotPrices[this.#account.currency]);
    return snapshot;
  }

  image(daysAgo: number, snapshot: Snapshot, name: string): Image {
    const image: Image = {
      id: this.#world.newId(),
      name,
      status: 'available',
      region: snapshot.region,
      size: snapshot.size,
      snapshotId: snapshot.id,
      createdAt: this.#world.clock.date(-daysAgo * day),
    };
    this.#account.images.set(image.id, image);
    return image;
  }

  /** Something still being made becomes available after so many simulated seconds. */
  availableAfter(seconds: number, record: Volume | Snapshot): void {
    this.#world.later(seconds, record, () => {
      record.status = 'available';
    });
  }

  #charge(id: string, daysAgo: number, rate: number): void {
    this.#account.ledger.charge(id, rate, -daysAgo * day);
  }
}

import type { BarrackClient } from '../../../src/api/client.ts';
import type { Image, Instance, Snapshot, Volume } from '../../../src/domain/resources.ts';
import type { Change } from '../change.ts';
import { clientOf } from '../client-harness.ts';
import type { AccountName } from '../model.ts';
import type { Seed } from '../seeds/seed.ts';
import { Harness } from '../tests/harness.ts';

/** The simulator's own words of each kind, and one that nobody knows. */
export const volumeWords = [
  ...['available', 'attached', 'creating', 'attaching', 'detaching', 'resizing', 'deleting', 'error'],
  'quiescing',
];
export const instanceWords = [
  ...['ACTIVE', 'SHUTOFF', 'HIBERNATED', 'ERROR', 'CREATING', 'STARTING', 'STOPPING', 'REBOOTING'],
  ...['HIBERNATING', 'RESTORING', 'DELETING', 'DELETED'],
  'MELTING',
];
export const buildWords = ['available', 'creating', 'deleting', 'error', 'frozen'];

/** A volume and an instance of each tier, by their names in the demo data. */
export const places = [
  { region: 'FINLAND-1', volume: 'training-data', host: 'llm-finetune' },
  { region: 'CANADA-1', volume: 'legacy-datasets', host: 'render-node' },
] as const;

type VolumeSet = Extract<Change, { kind: 'volume' }>['set'];

/** A simulator for a test file, set by hand and then seen with the product's client. */
export class Stage {
  readonly harness = new Harness();

  client(account?: AccountName): BarrackClient {
    return clientOf(this.harness.simulator, account).client;
  }

  /** Begins anew; nothing fails for want of credits, or of a profile. */
  fresh(account: AccountName = 'usd', seed: Seed = 'demo'): void {
    const { simulator } = this.harness;
    simulator.reset(seed);
    simulator.change({ kind: 'account', account, set: { balance: 10_000_000, profileComplete: true } });
  }

  volume(name: string, set: VolumeSet): Promise<Volume> {
    this.harness.simulator.change({ kind: 'volume', find: name, set });
    return this.client().volumes.get(this.harness.id('volume', name));
  }

  instance(name: string, status: string): Promise<Instance> {
    this.harness.simulator.change({ kind: 'instance', find: name, set: { status } });
    return this.client().instances.get(this.harness.id('instance', name));
  }

  snapshot(name: string, status: string): Promise<Snapshot> {
    this.harness.simulator.change({ kind: 'snapshot', find: name, set: { status } });
    return this.client().snapshots.get(this.harness.id('snapshot', name));
  }

  image(name: string, status: string): Promise<Image> {
    this.harness.simulator.change({ kind: 'image', find: name, set: { status } });
    return this.client().images.get(this.harness.id('image', name));
  }
}

import type { Resource } from '../../../../src/domain/resources.ts';
import type { Order } from '../../../../src/state/orders.ts';
import type { FakeBarrack, WriteName } from './fake-barrack.ts';
import { image, instance, snapshot, volume } from './records.ts';

/** One write in an account in memory, and what can become of it. */
export interface WriteCase {
  readonly title: string;
  readonly order: Order;
  readonly call: WriteName;
  readonly list: 'volumes' | 'snapshots' | 'instances';
  /** The account before. */
  before(barrack: FakeBarrack): void;
  /** What Barrack does at once. @returns what its answer shows */
  begun(barrack: FakeBarrack): Resource | undefined;
  ended(barrack: FakeBarrack): void;
  failed(barrack: FakeBarrack): void;
  /** It is so before anything is sent; undefined where that can't be. */
  readonly already?: ((barrack: FakeBarrack) => void) | undefined;
  /** Changed since the user saw it; what is said then. */
  readonly changed?: readonly [(barrack: FakeBarrack) => void, RegExp];
  /** Ruled out as things are now; what is said then. */
  readonly ruledOut: readonly [(barrack: FakeBarrack) => void, RegExp];
  readonly body: unknown;
  readonly done: string;
  readonly unknown: RegExp;
  /** After a lost answer that nothing came of. */
  readonly withoutTrace: 'notDone' | 'unknown';
}

const region = 'FINLAND-1';
const legacy = 'CANADA-1';
const host = { id: '5', name: 'trainer', status: undefined };
const disk = { id: '3', name: 'disk', region, sizeGb: 500, volumeType: 'NVMe' };
const trainer = { id: '5', name: 'trainer', region };
const render = { id: '9', name: 'render', region: legacy };
const shot = { id: '7', name: 'shot', region: legacy };

const putDisk = (barrack: FakeBarrack, given: object): undefined => {
  barrack.volumeList = [volume({ ...disk, ...given })];
};
const putTrainer = (barrack: FakeBarrack, status: string): undefined => {
  barrack.instanceList = [instance({ ...trainer, status })];
};
const withHost = (barrack: FakeBarrack, given: object): void => {
  putTrainer(barrack, 'SHUTOFF');
  putDisk(barrack, given);
};

function power(
  kind: 'rebootInstance' | 'hibernateInstance' | 'restoreInstance',
  call: WriteName,
  [from, through, to]: readonly [string, string, string],
  words: Pick<WriteCase, 'title' | 'done' | 'unknown'> & Partial<WriteCase>,
): WriteCase {
  return {
    order: { kind, instance: trainer },
    call,
    list: 'instances',
    before: (barrack) => putTrainer(barrack, from),
    begun: (barrack) => putTrainer(barrack, through),
    ended: (barrack) => putTrainer(barrack, to),
    failed: (barrack) => putTrainer(barrack, 'error'),
    already: from === to ? undefined : (barrack) => putTrainer(barrack, to),
    changed: [
      (barrack) => void (barrack.instanceList = [instance({ ...trainer, name: 'other', status: from })]),
      /its name was trainer and is now other/u,
    ],
    ruledOut: [(barrack) => putTrainer(barrack, 'STARTING'), /trainer is STARTING/u],
    body: undefined,
    withoutTrace: 'notDone',
    ...words,
  };
}

const reboot = power('rebootInstance', 'reboot', ['ACTIVE', 'REBOOTING', 'ACTIVE'], {
  title: 'the reboot of an instance',
  done: 'trainer was rebooted and is ACTIVE.',
  unknown: /unknown whether trainer was rebooted\. .*see on trainer itself/u,
  withoutTrace: 'unknown',
});

export const writeCases: readonly WriteCase[] = [
  {
    title: 'the creation of a volume',
    order: { kind: 'createVolume', name: 'new', region, sizeGb: 200, volumeType: 'HDD' },
    call: 'createVolume',
    list: 'volumes',
    before: () => undefined,
    begun: (barrack) => {
      const made = volume({ id: '2', name: 'new', sizeGb: 200, volumeType: 'HDD', status: 'creating' });
      barrack.volumeList = [made];
      return made;
    },
    ended: (barrack) => void (barrack.volumeList = [volume({ id: '2', name: 'new', sizeGb: 200 })]),
    failed: (barrack) => void (barrack.volumeList = [volume({ id: '2', name: 'new', status: 'error' })]),
    ruledOut: [
      (barrack) => void (barrack.volumeList = [volume({ id: '8', name: 'new' })]),
      /A volume named new already exists/u,
    ],
    body: { name: 'new', sizeGb: 200, volumeType: 'HDD', region, bootable: false, imageId: undefined },
    done: 'The volume new was created in FINLAND-1.',
    unknown:
      /unknown whether the volume new was created\. .*look for a volume named new in FINLAND-1 .*billed/u,
    withoutTrace: 'notDone',
  },
  {
    title: 'the resizing of a volume',
    order: { kind: 'resizeVolume', volume: disk, sizeGb: 1024 },
    call: 'resize',
    list: 'volumes',
    before: (barrack) => putDisk(barrack, {}),
    begun: (barrack) => putDisk(barrack, { sizeGb: 1024, status: 'resizing' }),
    ended: (barrack) => putDisk(barrack, { sizeGb: 1024 }),
    failed: (barrack) => putDisk(barrack, { status: 'error_resizing' }),
    already: (barrack) => putDisk(barrack, { sizeGb: 1024 }),
    changed: [(barrack) => putDisk(barrack, { sizeGb: 600 }), /its size was 500 GB and is now 600 GB/u],
    ruledOut: [(barrack) => putDisk(barrack, { status: 'attaching' }), /disk is busy: attaching/u],
    body: { sizeGb: 1024 },
    done: 'disk has 1 TB now, and is billed for that.',
    unknown: /unknown whether disk was resized to 1 TB\. .*it is billed for that/u,
    withoutTrace: 'notDone',
  },
  {
    title: 'the attaching of a volume',
    order: { kind: 'attachVolume', volume: { ...disk, wireId: 3 }, instance: trainer },
    call: 'attach',
    list: 'volumes',
    before: (barrack) => withHost(barrack, {}),
    begun: (barrack) => putDisk(barrack, { status: 'attaching', instance: host }),
    ended: (barrack) => putDisk(barrack, { status: 'in-use', instance: host }),
    failed: (barrack) => putDisk(barrack, { status: 'error' }),
    already: (barrack) => withHost(barrack, { status: 'attached', instance: host }),
    changed: [(barrack) => putDisk(barrack, { name: 'other' }), /its name was disk and is now other/u],
    ruledOut: [(barrack) => putTrainer(barrack, 'ACTIVE'), /trainer is ACTIVE, not SHUTOFF/u],
    body: [3],
    done: 'disk is attached to trainer.',
    unknown: /unknown whether disk was attached to trainer\. See/u,
    withoutTrace: 'notDone',
  },
  {
    title: 'the detaching of a volume',
    order: { kind: 'detachVolume', volume: { ...disk, wireId: '3' }, instance: trainer },
    call: 'detach',
    list: 'volumes',
    before: (barrack) => withHost(barrack, { status: 'attached', instance: host }),
    begun: (barrack) => putDisk(barrack, { status: 'detaching', instance: host }),
    ended: (barrack) => putDisk(barrack, {}),
    failed: (barrack) => putDisk(barrack, { status: 'error' }),
    already: (barrack) => withHost(barrack, {}),
    changed: [
      (barrack) => putDisk(barrack, { status: 'attached', instance: host, volumeType: 'HDD' }),
      /its type was NVMe and is now HDD/u,
    ],
    ruledOut: [
      (barrack) => putDisk(barrack, { status: 'attached', instance: host, bootable: true }),
      /a boot volume cannot be detached/u,
    ],
    body: ['3'],
    done: 'disk was detached from trainer. It is still billed.',
    unknown: /unknown whether disk was detached from trainer\. See/u,
    withoutTrace: 'notDone',
  },
  {
    title: 'the deletion of a volume',
    order: { kind: 'deleteVolume', volume: disk },
    call: 'deleteVolume',
    list: 'volumes',
    before: (barrack) => putDisk(barrack, {}),
    begun: (barrack) => putDisk(barrack, { status: 'deleting' }),
    ended: (barrack) => void (barrack.volumeList = []),
    failed: (barrack) => putDisk(barrack, { status: 'error_deleting' }),
    already: (barrack) => void (barrack.volumeList = []),
    changed: [(barrack) => putDisk(barrack, { sizeGb: 600 }), /its size was 500 GB and is now 600 GB/u],
    ruledOut: [
      (barrack) => putDisk(barrack, { status: 'attached', instance: host }),
      /disk is attached to trainer/u,
    ],
    body: undefined,
    done: 'The volume disk was deleted. It is not billed any more.',
    unknown: /unknown whether the volume disk is being deleted\. .*if it is, it is billed/u,
    withoutTrace: 'notDone',
  },
  {
    title: 'the creation of a snapshot',
    order: { kind: 'createSnapshot', instance: render, name: 'nightly', description: 'all' },
    call: 'createSnapshot',
    list: 'snapshots',
    before: (barrack) => void (barrack.instanceList = [instance({ ...render, status: 'ACTIVE' })]),
    begun: (barrack) => {
      const from = { id: '9', name: 'render', status: undefined };
      const made = snapshot({ id: '2', name: 'nightly', status: 'saving', instance: from });
      barrack.snapshotList = [made];
      return made;
    },
    ended: (barrack) => void (barrack.snapshotList = [snapshot({ id: '2', name: 'nightly' })]),
    failed: (barrack) =>
      void (barrack.snapshotList = [snapshot({ id: '2', name: 'nightly', status: 'error' })]),
    changed: [
      (barrack) => void (barrack.instanceList = [instance({ ...render, name: 'x', status: 'ACTIVE' })]),
      /its name was render and is now x/u,
    ],
    ruledOut: [
      (barrack) => void (barrack.snapshotList = [snapshot({ id: '8', name: 'nightly' })]),
      /A snapshot named nightly already exists/u,
    ],
    body: { name: 'nightly', description: 'all' },
    done: 'The snapshot nightly of render was created. It is billed as long as it is there.',
    unknown: /unknown whether the snapshot nightly was created\. .*it is billed/u,
    withoutTrace: 'notDone',
  },
  {
    title: 'the restoring of a snapshot',
    order: { kind: 'restoreSnapshot', snapshot: shot, name: 'again' },
    call: 'restoreSnapshot',
    list: 'instances',
    before: (barrack) => void (barrack.snapshotList = [snapshot(shot)]),
    begun: (barrack) => {
      const made = instance({ id: '2', name: 'again', region: legacy, status: 'BUILD' });
      barrack.instanceList = [made];
      return made;
    },
    ended: (barrack) => putInstances(barrack, 'ACTIVE'),
    failed: (barrack) => putInstances(barrack, 'ERROR'),
    changed: [
      (barrack) => void (barrack.snapshotList = [snapshot({ ...shot, region: 'US-1' })]),
      /its region was CANADA-1 and is now US-1/u,
    ],
    ruledOut: [
      (barrack) => void (barrack.snapshotList = [snapshot({ ...shot, status: 'queued' })]),
      /shot is still being created/u,
    ],
    body: { name: 'again' },
    done: 'shot was restored as the instance again, which is ACTIVE and billed.',
    unknown: /unknown whether shot was restored as again\. .*an instance named again .*it is billed/u,
    withoutTrace: 'notDone',
  },
  {
    title: 'the deletion of a snapshot',
    order: { kind: 'deleteSnapshot', snapshot: shot },
    call: 'deleteSnapshot',
    list: 'snapshots',
    before: (barrack) => void (barrack.snapshotList = [snapshot(shot)]),
    begun: (barrack) => void (barrack.snapshotList = [snapshot({ ...shot, status: 'deleting' })]),
    ended: (barrack) => void (barrack.snapshotList = []),
    failed: (barrack) => void (barrack.snapshotList = [snapshot({ ...shot, status: 'error' })]),
    already: (barrack) => void (barrack.snapshotList = []),
    changed: [
      (barrack) => void (barrack.snapshotList = [snapshot({ ...shot, name: 'x' })]),
      /its name was shot and is now x/u,
    ],
    ruledOut: [
      (barrack) => {
        const of = { id: '7', name: undefined };
        barrack.imageList = [image({ id: '4', name: 'base', status: 'creating', snapshot: of })];
      },
      /The image base is being made from shot/u,
    ],
    body: undefined,
    done: 'The snapshot shot was deleted. It is not billed any more.',
    unknown: /unknown whether the snapshot shot is being deleted\. .*if it is, it is billed/u,
    withoutTrace: 'notDone',
  },
  reboot,
  power('hibernateInstance', 'hibernate', ['SHUTOFF', 'HIBERNATING', 'HIBERNATED'], {
    title: 'the hibernation of an instance',
    done: 'trainer is HIBERNATED. It is billed only a small rate for hibernation now.',
    unknown: /unknown whether trainer is hibernated\. See/u,
  }),
  power('restoreInstance', 'restore', ['HIBERNATED', 'RESTORING', 'ACTIVE'], {
    title: 'the restoring of an instance from hibernation',
    done: 'trainer is ACTIVE. It is billed in full again.',
    unknown: /unknown whether trainer was restored from hibernation\. See/u,
  }),
];

function putInstances(barrack: FakeBarrack, status: string): void {
  barrack.instanceList = [instance({ id: '2', name: 'again', region: legacy, status })];
}

import type { FakeBarrack } from './fake-barrack.ts';
import { putTrainer } from './power-cases.ts';
import { volume } from './records.ts';
import type { WriteCase } from './write-case.ts';

const region = 'FINLAND-1';
const host = { id: '5', name: 'trainer', status: undefined };
const disk = { id: '3', name: 'disk', region, sizeGb: 500, volumeType: 'NVMe' };
const trainer = { id: '5', name: 'trainer', region };

const putDisk = (barrack: FakeBarrack, given: object): undefined => {
  barrack.volumeList = [volume({ ...disk, ...given })];
};
const withHost = (barrack: FakeBarrack, given: object): void => {
  putTrainer(barrack, 'SHUTOFF');
  putDisk(barrack, given);
};

export const volumeCases: readonly WriteCase[] = [
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
    readsList: false,
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
];

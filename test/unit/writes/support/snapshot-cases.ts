import type { FakeBarrack } from './fake-barrack.ts';
import { image, instance, snapshot } from './records.ts';
import type { WriteCase } from './write-case.ts';

const legacy = 'CANADA-1';
const render = { id: '9', name: 'render', region: legacy };
const shot = { id: '7', name: 'shot', region: legacy };

function putInstances(barrack: FakeBarrack, status: string): void {
  barrack.instanceList = [instance({ id: '2', name: 'again', region: legacy, status })];
}

export const snapshotCases: readonly WriteCase[] = [
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
    readsList: false,
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
];

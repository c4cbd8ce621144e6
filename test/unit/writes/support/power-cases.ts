import type { FakeBarrack, WriteName } from './fake-barrack.ts';
import { instance } from './records.ts';
import type { WriteCase } from './write-case.ts';

const trainer = { id: '5', name: 'trainer', region: 'FINLAND-1' };

export const putTrainer = (barrack: FakeBarrack, status: string): undefined => {
  barrack.instanceList = [instance({ ...trainer, status })];
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

export const powerCases: readonly WriteCase[] = [
  power('rebootInstance', 'reboot', ['ACTIVE', 'REBOOTING', 'ACTIVE'], {
    title: 'the reboot of an instance',
    done: 'trainer was rebooted and is ACTIVE.',
    unknown: /unknown whether trainer was rebooted\. .*see on trainer itself/u,
    withoutTrace: 'unknown',
  }),
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

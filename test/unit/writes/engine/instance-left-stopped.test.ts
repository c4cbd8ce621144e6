import assert from 'node:assert/strict';
import { presentMoment } from '../../../../src/base/clock.ts';
import { instanceLeftStopped } from '../../../../src/writes/engine/instance-left-stopped.ts';
import type { OperationState } from '../../../../src/writes/engine/operation-state.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import { FakeBarrack } from '../support/fake-barrack.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { instance } from '../support/records.ts';

const trainer = { kind: 'instance', id: '5', name: 'trainer' } as const;
const step = (kind: string, progress: string) => ({
  plan: { order: { kind }, target: trainer },
  progress: { step: progress },
});
const clock = new FakeClock();
/** It shut an instance down, and failed at what it did that for. */
const operation = {
  steps: [step('stopInstance', 'done'), step('clone', 'error')],
  progress: { step: 'error' },
  ended: presentMoment(clock),
} as unknown as OperationState;

describe('An instance that an operation has left shut down', () => {
  const leftIn = async (barrack: FakeBarrack) => {
    const store = new ResourceStore(() => barrack, clock);
    await store.refresh();
    return instanceLeftStopped(operation, store, clock.now());
  };

  it('is told while its list shows it so, and not once it is gone', async () => {
    const barrack = new FakeBarrack();
    assert.equal(await leftIn(barrack), undefined);
    barrack.instanceList = [instance({ id: '5', status: 'SHUTOFF' })];
    assert.deepEqual(await leftIn(barrack), trainer);
    barrack.instanceList = [instance({ id: '5', status: 'ACTIVE' })];
    assert.equal(await leftIn(barrack), undefined);
  });

  it('is told, too, where its list is not whole: it may still be there', async () => {
    const barrack = new FakeBarrack();
    barrack.unreadableIn = 'instances';
    barrack.unreadable = [{ index: 0, id: undefined, name: undefined, reason: 'Cut.', record: undefined }];
    assert.deepEqual(await leftIn(barrack), trainer);
  });
});

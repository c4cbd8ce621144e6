import assert from 'node:assert/strict';
import { instanceStatus } from '../../../../src/domain/status.ts';
import type { FakeBarrack } from '../support/fake-barrack.ts';
import { failure } from '../support/fake-barrack.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { settle } from '../support/fake-clock.ts';
import { cloneOrder, second, startOrder, stepOf, stepsOf, stopOrder } from '../support/orders.ts';
import { instance, volume } from '../support/records.ts';
import type { TestWindow } from '../support/window.ts';
import { oneWindow } from '../support/windows.ts';

describe('What is checked right before sending', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
  });

  afterEach(() => {
    window.kill();
  });

  describe('where a volume tells the status of its instance', () => {
    const trainer = { id: '5', name: 'trainer' };
    const putTrainer = (status: string): void => {
      barrack.instanceList = [instance({ ...trainer, status })];
    };
    const putData = (told: string): void => {
      const host = { ...trainer, status: instanceStatus(told) };
      barrack.volumeList = [volume({ id: '1', name: 'data', status: 'attached', instance: host })];
    };

    it('is the instance itself: the volume may tell what was before a shutdown', async () => {
      putTrainer('ACTIVE');
      putData('ACTIVE');
      await window.store.refresh();
      barrack.onStop = () => putTrainer('SHUTOFF');
      const operation = window.operations.begin([stopOrder(), cloneOrder(), startOrder()], 1);
      await clock.advance(5 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'running', 'waiting']);
    });

    it('is the instance itself, too, where it was started since', async () => {
      putTrainer('ACTIVE');
      putData('SHUTOFF');
      const operation = window.begin(cloneOrder());
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('is what the volume tells where the instance can’t be read', async () => {
      putData('SHUTOFF');
      barrack.failing.set('getInstance', failure());
      const operation = window.begin(cloneOrder());
      await settle();
      assert.equal(barrack.countOf('getInstance'), 1);
      assert.equal(stepOf(operation), 'running');
    });
  });
});

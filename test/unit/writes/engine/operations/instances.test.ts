import assert from 'node:assert/strict';
import { FakeBarrack } from '../../support/fake-barrack.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { SharedJournal } from '../../support/memory-journal.ts';
import { lost, minute, second, startOrder, stepOf, stopOrder } from '../../support/orders.ts';
import { instance } from '../../support/records.ts';
import { TestWindow } from '../../support/window.ts';

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  const put = (status: string): void => {
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status })];
  };

  beforeEach(async () => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    window = new TestWindow('one', barrack, clock, new SharedJournal());
    put('ACTIVE');
    barrack.onStop = () => put('stopping');
    await window.signIn();
    barrack.calls.length = 0;
  });

  afterEach(() => {
    window.kill();
  });

  describe('the shutdown of an instance', () => {
    it('is followed until it is SHUTOFF', async () => {
      const operation = window.begin(stopOrder());
      await settle();
      assert.deepEqual([stepOf(operation), operation.requestId], ['running', 'request-4']);
      put('SHUTOFF');
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(operation.instanceLeftStopped, undefined, 'that was the wish');
    });

    it('is not sent where it is so already', async () => {
      put('SHUTOFF');
      const operation = window.begin(stopOrder());
      await settle();
      assert.deepEqual(operation.progress, { step: 'skipped', because: 'already' });
      assert.equal(barrack.countOf('stop'), 0);
    });

    it('is not sent where the instance is in transition, is renamed or is gone', async () => {
      const renamed = [instance({ id: '5', name: 'other', status: 'ACTIVE' })];
      for (const now of [[instance({ id: '5', name: 'trainer', status: 'rebooting' })], renamed, []]) {
        barrack.instanceList = now;
        const operation = window.begin(stopOrder());
        await settle();
        assert.equal(stepOf(operation), 'refused');
      }
      assert.equal(barrack.countOf('stop'), 0);
    });

    it('whose answer was lost is known by the state of the instance', async () => {
      barrack.onStop = () => {
        put('stopping');
        throw lost();
      };
      const operation = window.begin(stopOrder());
      await clock.advance(1 * second);
      assert.equal(stepOf(operation), 'running');
      put('SHUTOFF');
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
    });

    it('that was seen to begin, and comes to nothing, is not followed for ever', async () => {
      barrack.onStop = () => {
        put('stopping');
        throw lost();
      };
      const operation = window.begin(stopOrder());
      await clock.advance(1 * second);
      put('ACTIVE');
      await clock.advance(59 * minute);
      assert.equal(stepOf(operation), 'running');
      await clock.advance(2 * minute);
      assert.equal(stepOf(operation), 'unknown');
      assert.match(operation.statusText, /accepted it; trainer was ACTIVE when last looked at/u);
    });
  });

  describe('the start of an instance', () => {
    it('ends in an error where the instance does, or where it is gone', async () => {
      for (const end of [() => put('error'), () => void (barrack.instanceList = [])]) {
        put('SHUTOFF');
        barrack.onStart = () => put('starting');
        const operation = window.begin(startOrder());
        await settle();
        assert.equal(stepOf(operation), 'running');
        end();
        await clock.advance(5 * second);
        assert.equal(stepOf(operation), 'error');
      }
    });
  });
});

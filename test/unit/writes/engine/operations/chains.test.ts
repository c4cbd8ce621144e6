import assert from 'node:assert/strict';
import type { Operation } from '../../../../../src/writes/engine/operation.ts';
import { FakeBarrack, failure } from '../../support/fake-barrack.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { SharedJournal } from '../../support/memory-journal.ts';
import { cloneOrder, imageDeletion, imageOrder, lost, minute, refused } from '../../support/orders.ts';
import { second, startOrder, stepsOf, stopOrder } from '../../support/orders.ts';
import { image, instance, snapshot, volume } from '../../support/records.ts';
import { TestWindow } from '../../support/window.ts';

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  /** The instance as it is from now on, and the volume that is attached to it. */
  function put(status: string): void {
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status })];
  }

  beforeEach(async () => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    window = new TestWindow('one', barrack, clock, new SharedJournal());
    const attachedTo = { id: '5', name: 'trainer', status: undefined };
    barrack.volumeList = [volume({ id: '1', name: 'data', status: 'attached', instance: attachedTo })];
    put('ACTIVE');
    barrack.onStop = () => put('stopping');
    barrack.onStart = () => put('starting');
    barrack.onClone = (name) => {
      const made = volume({ id: '2', name, status: 'creating' });
      barrack.volumeList = [...barrack.volumeList, made];
      return { value: made, requestId: 'request-1' };
    };
    await window.signIn();
    barrack.calls.length = 0;
  });

  afterEach(() => {
    window.kill();
  });

  const begin = (): Operation => window.operations.begin([stopOrder(), cloneOrder(), startOrder()], 1);
  const writesSent = (): readonly string[] => barrack.calls.filter((call) => ['stop', 'clone', 'start'].includes(call)); // prettier-ignore

  /** What Barrack works on is done. */
  async function work(status: 'SHUTOFF' | 'available' | 'ACTIVE' | 'error'): Promise<void> {
    await settle();
    if (status === 'SHUTOFF' || status === 'ACTIVE') {
      put(status);
    } else {
      barrack.volumeList = barrack.volumeList.map((one) =>
        one.id === '2' ? volume({ id: '2', name: one.name, status }) : one,
      );
    }
    await clock.advance(5 * second);
  }

  describe('a chain', () => {
    it('does one step after the other, and is told by its main one', async () => {
      const operation = begin();
      assert.equal(operation.kind, 'clone');
      assert.equal(operation.name, 'data-clone');
      await settle();
      assert.deepEqual(stepsOf(operation), ['running', 'waiting', 'waiting']);
      assert.deepEqual(writesSent(), ['stop']);
      await work('SHUTOFF');
      assert.deepEqual(stepsOf(operation), ['done', 'running', 'waiting']);
      assert.equal(operation.endedAt, undefined);
      await work('available');
      assert.deepEqual(stepsOf(operation), ['done', 'done', 'running']);
      assert.equal(operation.endedAt, undefined, 'the instance does not run yet');
      assert.equal(operation.instanceLeftStopped, undefined);
      await work('ACTIVE');
      assert.deepEqual(stepsOf(operation), ['done', 'done', 'done']);
      assert.equal(operation.endedAt, clock.wallTime() - 3 * second);
      assert.equal(operation.instanceLeftStopped, undefined);
      assert.deepEqual(writesSent(), ['stop', 'clone', 'start']);
      assert.equal(operation.result?.id, '2');
      assert.equal(operation.requestId, 'request-1');
    });

    it('skips what is so already', async () => {
      put('SHUTOFF');
      const operation = begin();
      await settle();
      assert.deepEqual(stepsOf(operation), ['skipped', 'running', 'waiting']);
      await work('available');
      await work('ACTIVE');
      assert.deepEqual(stepsOf(operation), ['skipped', 'done', 'done']);
      assert.deepEqual(writesSent(), ['clone', 'start']);
      assert.equal(operation.instanceLeftStopped, undefined);
    });

    it('stops where the first step is refused: nothing else is sent, and the main one says why', async () => {
      barrack.failing.set('stop', refused('No rights.'));
      const operation = begin();
      await settle();
      assert.deepEqual(stepsOf(operation), ['refused', 'refused', 'skipped']);
      assert.ok(operation.progress.step === 'refused');
      assert.equal(operation.progress.error.outcome, 'notSent');
      assert.match(operation.statusText, /It was not begun\. trainer was not shut down: No rights\./u);
      assert.deepEqual(writesSent(), ['stop']);
      assert.equal(operation.instanceLeftStopped, undefined);
      assert.equal(operation.canRetry, true);
    });

    it('stops where the answer to the first step was lost and the instance goes on running', async () => {
      barrack.failing.set('stop', lost());
      const operation = begin();
      await clock.advance(9 * minute);
      assert.deepEqual(stepsOf(operation), ['checking', 'waiting', 'waiting']);
      await clock.advance(2 * minute);
      assert.deepEqual(stepsOf(operation), ['notDone', 'refused', 'skipped']);
      assert.equal(operation.instanceLeftStopped, undefined);
    });

    it('goes on where the answer to the first step was lost and it came to pass', async () => {
      barrack.onStop = () => {
        put('SHUTOFF');
        throw lost();
      };
      const operation = begin();
      await clock.advance(2 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'running', 'waiting']);
      assert.equal(barrack.countOf('stop'), 1);
    });

    it('stops where nobody knows how the first step ended, and says that the instance may be down', async () => {
      barrack.onStop = () => undefined;
      const operation = begin();
      await clock.advance(62 * minute);
      assert.deepEqual(stepsOf(operation), ['unknown', 'refused', 'skipped']);
      assert.ok(!operation.instanceLeftStopped, 'it is known to run');
      put('SHUTOFF');
      await window.store.refresh();
      assert.deepEqual(operation.instanceLeftStopped, { kind: 'instance', id: '5', name: 'trainer' });
    });

    it('stops where the instance ends in an error', async () => {
      const operation = begin();
      await settle();
      put('error');
      await clock.advance(5 * second);
      assert.deepEqual(stepsOf(operation), ['error', 'refused', 'skipped']);
      assert.equal(operation.instanceLeftStopped, undefined, 'to start it would not help');
    });

    for (const [title, arrange, step] of [
      ['is refused', () => barrack.failing.set('clone', refused()), 'refused'],
      ['is ruled out when it is looked at again', () => void (barrack.volumeList = []), 'refused'],
      ['has an error', () => undefined, 'error'],
      ['was lost, and nothing came of it', () => barrack.failing.set('clone', lost()), 'notDone'],
    ] as const) {
      it(`stops where the main step ${title}, and says that the instance is shut down`, async () => {
        const operation = begin();
        await settle();
        arrange();
        await work('SHUTOFF');
        await work('error');
        await clock.advance(11 * minute);
        assert.deepEqual(stepsOf(operation), ['done', step, 'skipped']);
        assert.deepEqual(operation.instanceLeftStopped, { kind: 'instance', id: '5', name: 'trainer' });
        assert.equal(barrack.countOf('start'), 0);
        put('ACTIVE');
        await window.store.refresh();
        assert.equal(operation.instanceLeftStopped, undefined, 'somebody has started it');
      });
    }

    it('says where the instance could not be started again, though the clone is done', async () => {
      const operation = begin();
      await work('SHUTOFF');
      barrack.failing.set('start', refused());
      await work('available');
      assert.deepEqual(stepsOf(operation), ['done', 'done', 'refused']);
      assert.equal(operation.instanceLeftStopped?.id, '5');
      assert.match(
        operation.statusText,
        /data was cloned as data-clone\. .*trainer was not started: No credits/u,
      );
      assert.equal(operation.canRetry, false);
    });

    it('leaves the instance shut down where that was the wish', async () => {
      const operation = window.operations.begin([stopOrder(), cloneOrder()], 1);
      await work('SHUTOFF');
      await work('available');
      assert.deepEqual(stepsOf(operation), ['done', 'done']);
      assert.equal(operation.instanceLeftStopped, undefined);
    });

    it('goes on after an error of this program: it is told, and nothing waits for ever', async () => {
      barrack.failing.set('getInstance', new TypeError('a bug'));
      const operation = begin();
      await settle();
      assert.deepEqual(stepsOf(operation), ['refused', 'refused', 'skipped']);
      assert.ok(operation.endedAt !== undefined);
      assert.match(window.lines.join(), /a bug/u);
    });

    it('is not begun while another one shuts down or starts the same instance', async () => {
      const first = begin();
      await settle();
      const second = window.operations.begin([stopOrder(), cloneOrder('other-clone'), startOrder()], 1);
      await settle();
      assert.deepEqual(stepsOf(second), ['skipped', 'refused', 'skipped']);
      assert.match(second.statusText, /Another operation changes the state of trainer/u);
      assert.deepEqual(writesSent(), ['stop']);
      assert.equal(stepsOf(first)[0], 'running');
    });

    it('whose watching ends sends nothing more', async () => {
      const operation = begin();
      await settle();
      await window.operations.unwatch(operation);
      assert.deepEqual(stepsOf(operation), ['unknown', 'refused', 'skipped']);
      assert.equal(operation.unwatched, true);
      await work('SHUTOFF');
      await clock.advance(30 * minute);
      assert.deepEqual(writesSent(), ['stop']);
      await window.store.refresh(['instances']);
      assert.equal(operation.instanceLeftStopped?.id, '5');
    });
  });

  describe('a new image instead of an old one', () => {
    beforeEach(async () => {
      const of = { id: '7', name: undefined };
      barrack.snapshotList = [snapshot({ id: '7', name: 'shot' })];
      barrack.imageList = [image({ id: '4', name: 'base', snapshot: of })];
      barrack.onDeleteImage = () => void (barrack.imageList = []);
      barrack.onCreateImage = (name) => {
        barrack.imageList = [image({ id: '9', name, snapshot: of })];
        return { value: undefined, requestId: 'request-2' };
      };
      await window.store.refresh();
    });

    it('is made when the old one is gone', async () => {
      const operation = window.begin(imageDeletion(), imageOrder());
      await clock.advance(3 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'done']);
      assert.equal(operation.result?.id, '9');
    });

    it('is not begun where the old one stays', async () => {
      barrack.failing.set(
        'deleteImage',
        failure({ kind: 'conflict', message: 'In use.', outcome: 'refused' }),
      );
      const operation = window.begin(imageDeletion(), imageOrder());
      await clock.advance(3 * second);
      assert.deepEqual(stepsOf(operation), ['refused', 'refused']);
      assert.match(operation.statusText, /In use\./u);
      assert.equal(barrack.countOf('createImage'), 0);
    });
  });
});

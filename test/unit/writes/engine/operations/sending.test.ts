import assert from 'node:assert/strict';
import { instanceStatus } from '../../../../../src/domain/status.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import { failure } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import { cloneOrder, stepOf, source, makeClone, minute } from '../../support/orders.ts';
import { instance, volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
  });

  afterEach(() => {
    window.kill();
  });

  describe('the same intent', () => {
    it('while it is under way gives the running one and sends nothing', async () => {
      makeClone(barrack, 'whole');
      const first = window.begin(cloneOrder());
      assert.equal(window.begin(cloneOrder()), first);
      await settle();
      assert.equal(window.begin(cloneOrder()), first);
      assert.notEqual(window.begin(cloneOrder('other')), first);
      await settle();
      assert.equal(barrack.countOf('clone'), 2);
    });

    it('may be had again after it ended', async () => {
      barrack.failing.set('clone', failure({ kind: 'credits', outcome: 'refused' }));
      const first = window.begin(cloneOrder());
      await settle();
      assert.notEqual(window.begin(cloneOrder()), first);
    });
  });

  describe('what Barrack refuses', () => {
    it('carries the error, and is not looked for', async () => {
      const error = failure({
        kind: 'credits',
        outcome: 'refused',
        message: 'No credits.',
        requestId: 'r-9',
      });
      barrack.failing.set('clone', error);
      const operation = window.begin(cloneOrder());
      await clock.advance(10 * minute);
      assert.deepEqual(operation.progress, { step: 'refused', error });
      assert.equal(operation.requestId, 'r-9');
      assert.equal(operation.statusText, 'data was not cloned: No credits.');
      assert.deepEqual(barrack.calls, ['getVolume', 'volumes', 'clone']);
    });
  });

  describe('right before sending', () => {
    async function refusal(): Promise<string> {
      const operation = window.begin(cloneOrder());
      await settle();
      assert.equal(barrack.countOf('clone'), 0);
      assert.ok(operation.progress.step === 'refused');
      assert.equal(operation.progress.error.outcome, 'notSent');
      return operation.statusText;
    }

    it('the source is read again: nothing is sent where it changed', async () => {
      barrack.volumeList = [volume({ id: '1', name: 'data', sizeGb: 1024 })];
      assert.match(await refusal(), /data has changed: its size was 500 GB and is now 1 TB/u);
    });

    it('nothing is sent where its status rules it out now', async () => {
      barrack.volumeList = [volume({ id: '1', name: 'data', status: 'resizing' })];
      assert.match(await refusal(), /busy: resizing/u);
    });

    it('nothing is sent where its instance runs again', async () => {
      const attachedTo = { id: '5', name: 'trainer', status: instanceStatus('ACTIVE') };
      barrack.volumeList = [volume({ id: '1', name: 'data', status: 'attached', instance: attachedTo })];
      assert.match(await refusal(), /attached to trainer, which is ACTIVE/u);
    });

    it('the instance is read by itself where the volume does not tell its status', async () => {
      barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'SHUTOFF' })];
      const attachedTo = { id: '5', name: 'trainer', status: undefined };
      barrack.volumeList = [volume({ id: '1', name: 'data', status: 'attached', instance: attachedTo })];
      await window.store.refresh();
      barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'ACTIVE' })];
      assert.match(await refusal(), /which is ACTIVE/u);
    });

    it('nothing is sent where it is gone', async () => {
      barrack.volumeList = [];
      assert.match(await refusal(), /data is no longer there/u);
    });

    it('nothing is sent where the name was taken meanwhile, and the error is about the name', async () => {
      barrack.volumeList = [source(), volume({ id: '3', name: 'data-clone' })];
      const operation = window.begin(cloneOrder());
      await settle();
      assert.ok(operation.progress.step === 'refused');
      assert.match(operation.progress.error.fieldErrors['name']?.[0] ?? '', /already exists in this region/u);
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('nothing is sent where that check fails', async () => {
      barrack.failing.set('volumes', failure());
      assert.match(await refusal(), /Nothing was sent, since the check before it failed/u);
    });

    it('the list counts where the single volume cannot be found', async () => {
      barrack.failing.set('getVolume', failure({ kind: 'notFound' }));
      makeClone(barrack, 'whole');
      const operation = window.begin(cloneOrder());
      await settle();
      assert.equal(stepOf(operation), 'running');
    });
  });
});

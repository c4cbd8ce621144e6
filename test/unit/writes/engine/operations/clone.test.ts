import assert from 'node:assert/strict';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import { failure } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import { cloneOrder, unreadable, stepOf, source, makeClone, minute, second } from '../../support/orders.ts';
import { volume } from '../../support/records.ts';
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

  describe('a clone', () => {
    it('is shown from the first moment and followed until it is available, with nobody looking', async () => {
      makeClone(barrack, 'whole');
      const operation = window.begin(cloneOrder());
      assert.equal(stepOf(operation), 'waiting');
      assert.ok(window.operations.all.includes(operation));
      await settle();
      assert.equal(stepOf(operation), 'running');
      assert.equal(operation.requestId, 'request-1');
      assert.equal(window.store.find('volume', '2')?.status.state, 'creating');
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(operation.result?.id, '2');
      assert.equal(operation.statusText, 'data was cloned as data-clone.');
      assert.deepEqual(window.steps, ['waiting', 'sending', 'running', 'done']);
      barrack.calls.length = 0;
      await clock.advance(60 * minute);
      assert.deepEqual(barrack.calls, []);
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('that ends in Error is told so', async () => {
      makeClone(barrack, 'whole');
      const operation = window.begin(cloneOrder());
      await settle();
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone', status: 'error' })];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'error');
      assert.equal(operation.statusText, 'The clone data-clone ended in an error: Error.');
    });

    it('is waited for as long as it takes', async () => {
      makeClone(barrack, 'whole');
      const operation = window.begin(cloneOrder());
      await clock.advance(5 * 60 * minute);
      assert.equal(stepOf(operation), 'running');
      assert.equal(operation.endedAt, undefined);
    });

    it('whose answer does not hold the volume is found by its name', async () => {
      makeClone(barrack, 'empty');
      const operation = window.begin(cloneOrder());
      await settle();
      assert.equal(stepOf(operation), 'running');
      await clock.advance(1 * second);
      assert.equal(operation.result?.id, '2');
    });

    it('is not taken for its source where the answer shows that', async () => {
      barrack.onClone = (name) => {
        barrack.volumeList = [...barrack.volumeList, volume({ id: '2', name, status: 'creating' })];
        return { value: source(), requestId: undefined };
      };
      const operation = window.begin(cloneOrder());
      await clock.advance(1 * second);
      assert.equal(operation.result?.id, '2');
    });

    it('is not taken for a task that the answer shows', async () => {
      barrack.onClone = (name) => {
        barrack.volumeList = [...barrack.volumeList, volume({ id: '2', name, status: 'creating' })];
        return { value: volume({ id: 'task-77', name: 'task-77', status: 'pending' }), requestId: undefined };
      };
      const operation = window.begin(cloneOrder());
      await clock.advance(1 * second);
      assert.equal(operation.result?.id, '2');
      assert.equal(window.store.find('volume', 'task-77'), undefined);
    });

    it('that has become unreadable is still there', async () => {
      makeClone(barrack, 'whole');
      const operation = window.begin(cloneOrder());
      await settle();
      barrack.volumeList = [source()];
      barrack.unreadable = [unreadable('2')];
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'running');
      barrack.unreadable = [];
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(1 * minute);
      assert.equal(stepOf(operation), 'done');
    });

    it('is not gone because a list is not whole', async () => {
      makeClone(barrack, 'whole');
      const operation = window.begin(cloneOrder());
      await settle();
      barrack.volumeList = [source()];
      barrack.unreadable = [unreadable(undefined)];
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'running');
      assert.equal(barrack.countOf('getVolume'), 1, 'nothing to ask for');
    });

    it('that the list lacks for long is asked for by itself, and stays in sight', async () => {
      makeClone(barrack, 'whole');
      const operation = window.begin(cloneOrder());
      await settle();
      const { list } = barrack.volumes;
      Object.assign(barrack.volumes, { list: () => Promise.resolve({ items: [source()], unreadable: [] }) });
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'running');
      assert.equal(window.store.find('volume', '2')?.name, 'data-clone');
      assert.ok(barrack.countOf('getVolume') <= 7, String(barrack.countOf('getVolume')));
      Object.assign(barrack.volumes, { list });
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(1 * minute);
      assert.equal(stepOf(operation), 'done');
    });

    it('has vanished only when Barrack knows nothing of it by itself, either', async () => {
      makeClone(barrack, 'whole');
      const operation = window.begin(cloneOrder());
      await settle();
      barrack.volumeList = [source()];
      barrack.failing.set('getVolume', failure());
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'running');
      barrack.failing.clear();
      await clock.advance(1 * minute);
      assert.equal(stepOf(operation), 'error');
      assert.match(operation.statusText, /no longer listed/u);
      assert.deepEqual(new Set(window.steps), new Set(['waiting', 'sending', 'running', 'error']));
    });

    it('in a status that is not known is followed for an hour, then nobody knows', async () => {
      makeClone(barrack, 'whole', 'ripening');
      const operation = window.begin(cloneOrder());
      await clock.advance(59 * minute);
      assert.equal(stepOf(operation), 'running');
      await clock.advance(2 * minute);
      assert.equal(stepOf(operation), 'unknown');
      assert.match(operation.statusText, /Barrack accepted it; data-clone was ripening when last looked at/u);
      barrack.calls.length = 0;
      await clock.advance(60 * minute);
      assert.deepEqual(barrack.calls, []);
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone', status: 'ripe' })];
      await window.store.refresh(['volumes']);
      assert.equal(stepOf(operation), 'unknown');
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await window.store.refresh(['volumes']);
      assert.equal(stepOf(operation), 'done');
      assert.deepEqual(window.steps, ['waiting', 'sending', 'running', 'unknown', 'done']);
      assert.equal(clock.pending, 0);
    });

    it('is not given up for what could not be seen: not while nothing can be read', async () => {
      makeClone(barrack, 'whole', 'ripe');
      const operation = window.begin(cloneOrder());
      await settle();
      barrack.failing.set('volumes', failure());
      await clock.advance(3 * 60 * minute);
      assert.equal(stepOf(operation), 'running');
      barrack.failing.clear();
      await clock.advance(5 * minute);
      assert.equal(stepOf(operation), 'unknown');
    });

    it('that Barrack accepted and never lists is said to be that, not a lost answer', async () => {
      const operation = window.begin(cloneOrder());
      await clock.advance(60 * minute);
      assert.equal(stepOf(operation), 'running', 'it is waited for');
      await clock.advance(12 * minute);
      assert.ok(operation.progress.step === 'unknown');
      assert.equal(operation.progress.error, undefined);
      assert.match(operation.statusText, /^Barrack accepted it, but data-clone is not listed. Before you/u);
    });
  });
});

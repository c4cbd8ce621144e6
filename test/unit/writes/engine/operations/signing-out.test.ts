import assert from 'node:assert/strict';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import type { SharedJournal } from '../../support/memory-journal.ts';
import { cloneOrder, makeClone, minute, second, source, stepOf } from '../../support/orders.ts';
import { volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let shared: SharedJournal;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, shared, window } = await oneWindow());
  });

  afterEach(() => {
    window.kill();
  });

  describe('signing out', () => {
    it('sends nothing that was about to be sent', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('getVolume', promise);
      window.begin(cloneOrder());
      await settle();
      window.signOut();
      assert.equal(window.operations.all.length, 0);
      resolve(undefined);
      await clock.advance(1 * minute);
      assert.equal(barrack.countOf('clone'), 0);
      await window.signIn();
      await settle();
      const [operation] = window.operations.all;
      assert.ok(operation?.progress.step === 'refused');
      assert.equal(operation.progress.error.outcome, 'notSent');
      assert.match(operation.statusText, /before it was sent/u);
      assert.equal(operation.canRetry, true);
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('shows nothing of the old account that was being asked for', async () => {
      makeClone(barrack, 'whole');
      window.begin(cloneOrder());
      await settle();
      const { list } = barrack.volumes;
      Object.assign(barrack.volumes, { list: () => Promise.resolve({ items: [source()], unreadable: [] }) });
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('getVolume', promise);
      await clock.advance(3 * minute);
      assert.equal(barrack.countOf('getVolume'), 2, 'it is being asked for');
      window.signOut();
      Object.assign(barrack.volumes, { list });
      barrack.waiting.clear();
      barrack.volumeList = [source()];
      await window.store.refresh();
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      resolve(undefined);
      await settle();
      assert.equal(window.store.find('volume', '2'), undefined);
    });

    it('leaves what is under way as it is, and goes on with it after the next sign-in', async () => {
      makeClone(barrack, 'whole');
      const followed = window.begin(cloneOrder());
      await settle();
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('clone', promise);
      const sent = window.begin(cloneOrder('other'));
      await settle();
      const told: unknown[] = [];
      window.operations.onDidChange((operation) => told.push(operation));
      window.signOut();
      assert.deepEqual(told, [undefined]);
      assert.deepEqual([stepOf(followed), stepOf(sent)], ['running', 'sending']);
      barrack.waiting.clear();
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      barrack.onClone = (name) => {
        barrack.volumeList = [...barrack.volumeList, volume({ id: '3', name })];
        return { value: undefined, requestId: undefined };
      };
      resolve(undefined);
      await clock.advance(10 * minute);
      assert.equal(told.length, 1);
      assert.equal(clock.pending, 0);
      await window.signIn();
      await clock.advance(2 * second);
      const ended = window.operations.all.map((one) => [one.name, stepOf(one), one.result?.id]);
      assert.deepEqual(ended, [
        ['data-clone', 'done', '2'],
        ['other', 'done', '3'],
      ]);
      assert.equal(barrack.countOf('clone'), 2);
    });

    it('while the journal takes a new operation in neither sends nor loses it', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      shared.latency = () => promise;
      window.begin(cloneOrder());
      await settle();
      window.signOut();
      resolve(undefined);
      await clock.advance(1 * second);
      assert.equal(barrack.countOf('clone'), 0);
      await window.signIn();
      await clock.advance(1 * second);
      assert.deepEqual(window.operations.all.map(stepOf), ['refused']);
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('stops looking and following, and puts nothing into what comes after', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      makeClone(barrack, 'whole');
      barrack.waiting.set('clone', promise);
      window.begin(cloneOrder());
      await settle();
      window.signOut();
      resolve(undefined);
      await clock.advance(10 * minute);
      assert.deepEqual(window.store.volumes.items, []);
      assert.equal(clock.pending, 0);
    });
  });
});

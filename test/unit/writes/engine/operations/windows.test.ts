import assert from 'node:assert/strict';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import type { SharedJournal } from '../../support/memory-journal.ts';
import {
  cloneOrder,
  lost,
  makeClone,
  minute,
  refused,
  second,
  stepOf,
  unreadable,
} from '../../support/orders.ts';
import type { TestWindow } from '../../support/window.ts';
import { makeAvailable, only, twoWindows } from '../../support/windows.ts';

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let shared: SharedJournal;
  let one: TestWindow;
  let two: TestWindow;
  let open: (name: string, account?: string) => Promise<TestWindow>;

  beforeEach(async () => {
    ({ barrack, clock, shared, one, two, open } = await twoWindows());
  });

  afterEach(() => {
    one.kill();
    two.kill();
  });

  describe('in two windows', () => {
    it('are shown in both, and carried out in one', async () => {
      makeClone(barrack, 'whole');
      one.begin(cloneOrder());
      await settle();
      const mirror = only(two);
      assert.deepEqual([mirror.isHere, mirror.isElsewhere, stepOf(mirror)], [false, true, 'running']);
      assert.equal(mirror.statusText, only(one).statusText);
      assert.deepEqual(two.operations.watched, [], 'the other window polls');
      makeAvailable(barrack);
      await clock.advance(2 * second);
      assert.deepEqual([stepOf(mirror), mirror.result?.id, mirror.requestId], ['done', '2', 'request-1']);
      assert.equal(mirror.endedAt, only(one).endedAt);
      assert.deepEqual([mirror.cost?.amount.toFixed(2), mirror.cost?.currency], ['106.93', 'USD']);
    });

    it('are not begun twice: the second one gets the first', async () => {
      makeClone(barrack, 'whole');
      one.begin(cloneOrder());
      await settle();
      assert.equal(two.begin(cloneOrder()), only(two));
      await settle();
      assert.equal(barrack.countOf('clone'), 1);
    });

    it('are not sent twice where both begin at the same moment', async () => {
      makeClone(barrack, 'whole');
      const both = [one.begin(cloneOrder()), two.begin(cloneOrder())];
      await settle();
      assert.ok(barrack.countOf('clone') <= 1);
      const notSent = both.filter(({ progress }) => progress.step === 'refused');
      assert.ok(notSent.length > 0);
      for (const operation of notSent) {
        assert.match(operation.statusText, /already under way in another window/u);
      }
    });

    it('are gone where they were removed elsewhere before this window had looked', async () => {
      const fire = shared.tell.bind(shared);
      shared.tell = () => undefined;
      barrack.failing.set('clone', refused());
      one.begin(cloneOrder());
      await settle();
      assert.equal(stepOf(only(one)), 'refused');
      const three = await open('three');
      assert.deepEqual(await three.operations.remove([only(three)]), []);
      three.kill();
      shared.tell = fire;
      shared.tell();
      await settle();
      assert.deepEqual(one.operations.all, []);
    });

    it('are taken over from a window that is gone, and from one that sleeps, which then leaves it', async () => {
      makeClone(barrack, 'whole');
      const begun = one.begin(cloneOrder());
      await settle();
      one.journal.sleep();
      await settle();
      assert.equal(only(two).isHere, true);
      one.journal.wake();
      await settle();
      assert.deepEqual([begun.isHere, begun.isElsewhere, stepOf(begun)], [false, true, 'running']);
      two.kill();
      await settle();
      assert.equal(begun.isHere, true, 'and goes on with it when the other window is gone');
      makeAvailable(barrack);
      await clock.advance(20 * second);
      assert.equal(stepOf(begun), 'done');
      assert.equal(barrack.countOf('clone'), 1);
    });

    it('can be left unwatched from either', async () => {
      makeClone(barrack, 'whole');
      const begun = one.begin(cloneOrder());
      await settle();
      await two.operations.unwatch(only(two));
      await settle();
      for (const operation of [only(two), begun]) {
        assert.deepEqual([stepOf(operation), operation.unwatched], ['unknown', true]);
        assert.match(operation.statusText, /Barrack accepted it/u);
        assert.equal(operation.canRetry, false);
      }
      barrack.calls.length = 0;
      await clock.advance(60 * minute);
      assert.deepEqual(barrack.calls, []);
    });

    it('left unwatched from the other one while being sent are not said to be not sent', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('clone', promise);
      one.begin(cloneOrder());
      await settle();
      await two.operations.unwatch(only(two));
      assert.equal(stepOf(only(two)), 'unknown');
      resolve(undefined);
      await clock.advance(1 * second);
      assert.equal(stepOf(only(one)), 'unknown');
      assert.equal(only(one).canRetry, false);
    });

    it('left unwatched from the other one before that are never sent', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('getVolume', promise);
      one.begin(cloneOrder());
      await settle();
      await two.operations.unwatch(only(two));
      resolve(undefined);
      await clock.advance(1 * minute);
      assert.deepEqual([stepOf(only(one)), stepOf(only(two))], ['refused', 'refused']);
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('are taken from the list of both', async () => {
      makeClone(barrack, 'whole', 'available');
      const begun = one.begin(cloneOrder());
      await clock.advance(5 * second);
      await two.operations.remove([only(two)]);
      await settle();
      assert.deepEqual([one.operations.all, two.operations.all], [[], []]);
      assert.equal(shared.entries.size, 0);
      assert.equal(stepOf(begun), 'done');
    });

    it('are not taken from the list while they are under way', async () => {
      makeClone(barrack, 'whole');
      one.begin(cloneOrder());
      await settle();
      await two.operations.remove([only(two)]);
      await settle();
      assert.equal(stepOf(only(one)), 'running');
      assert.equal(stepOf(only(two)), 'running');
    });

    it('tell the other one, too, what shows up after the end', async () => {
      barrack.failing.set('clone', lost());
      one.begin(cloneOrder());
      await settle();
      barrack.unreadable = [unreadable(undefined)];
      await clock.advance(11 * minute);
      assert.equal(stepOf(only(two)), 'unknown');
      makeAvailable(barrack);
      await one.store.refresh(['volumes']);
      await settle();
      assert.deepEqual([stepOf(only(one)), stepOf(only(two))], ['done', 'done']);
    });
  });

  describe('of another account', () => {
    it('are shown, but neither gone on with nor in the way', async () => {
      makeClone(barrack, 'whole');
      one.begin(cloneOrder());
      await settle();
      two.kill();
      one.kill();
      two = await open('three', 'other account');
      await settle();
      const shown = only(two);
      assert.deepEqual([stepOf(shown), shown.isHere], ['running', false]);
      assert.deepEqual([shown.isForeign, shown.isRunning, shown.canRetry], [true, false, false]);
      assert.deepEqual(two.operations.running, [], 'nobody waits for it here');
      assert.notEqual(two.begin(cloneOrder()), shown);
      two.signOut();
      await two.signIn();
      await settle();
      assert.equal(two.operations.all.find(({ id }) => id === shown.id)?.isHere, true);
    });
  });

  it('are refused while nobody is signed in', () => {
    one.signOut();
    const { progress } = one.begin(cloneOrder());
    assert.ok(progress.step === 'refused');
    assert.equal(progress.error.kind, 'configuration');
  });
});

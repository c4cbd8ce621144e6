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
  startOrder,
  stepOf,
  stepsOf,
  stopOrder,
} from '../../support/orders.ts';
import { instance, volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { makeAvailable, only, twoWindows } from '../../support/windows.ts';

describe('Operations that were begun with another key', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let shared: SharedJournal;
  let one: TestWindow;
  let two: TestWindow;
  let open: (name: string, account?: string) => Promise<TestWindow>;

  beforeEach(async () => {
    ({ barrack, clock, shared, one, two, open } = await twoWindows());
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'ACTIVE' })];
  });
  afterEach(() => {
    one.kill();
    two.kill();
  });

  async function otherKey(window: TestWindow): Promise<void> {
    window.signOut();
    await settle();
    await window.signIn('other key');
    await settle();
  }

  /** Shuts the instance down, clones, and starts it again; left where the clone is to be begun. */
  async function chainIn(window: TestWindow) {
    barrack.volumeList = [
      volume({
        id: '1',
        name: 'data',
        status: 'attached',
        instance: { id: '5', name: 'trainer', status: undefined },
      }),
    ];
    const chain = window.operations.begin([stopOrder(), cloneOrder(), startOrder()], 1);
    await settle();
    assert.deepEqual(stepsOf(chain), ['running', 'waiting', 'waiting']);
    return chain;
  }

  async function shutDown(): Promise<void> {
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'SHUTOFF' })];
    await clock.advance(5 * minute); // what began long ago is looked at seldom
  }

  describe('while the window that carries them out lives', () => {
    it('are neither removed nor given up in another one', async () => {
      const chain = await chainIn(one);
      await otherKey(two);
      const shown = only(two);
      assert.deepEqual([shown.isForeign, shown.isHeldElsewhere, shown.isPaused], [true, true, false]);
      assert.deepEqual(await two.operations.remove([shown]), [shown]);
      assert.deepEqual(await two.operations.abandon([shown]), [shown]);
      assert.equal((await two.operations.adopt(two.operations.all)).adopted, 0);
      assert.deepEqual(two.operations.all, [shown]);
      makeClone(barrack, 'whole');
      await shutDown();
      assert.equal(barrack.countOf('clone'), 1, 'the chain goes on');
      assert.equal(stepsOf(chain)[0], 'done');
    });
  });

  describe('and that nobody carries out', () => {
    it('are not removed as if they had ended, and can be given up: nothing more is sent', async () => {
      await chainIn(one);
      two.kill();
      await otherKey(one);
      const shown = only(one);
      assert.deepEqual([shown.isForeign, shown.isHeldElsewhere, shown.isPaused], [true, false, true]);
      assert.deepEqual(await one.operations.remove([shown]), [shown]);
      assert.equal(shared.entries.size, 1);
      assert.deepEqual(await one.operations.abandon([shown]), []);
      assert.deepEqual([one.operations.all, shared.entries.size], [[], 0]);
      await otherKey(one);
      await shutDown();
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('go on when the user says that it is the same account, steps that wait as well', async () => {
      await chainIn(one);
      two.kill();
      await otherKey(one);
      await clock.advance(90 * minute);
      assert.equal((await one.operations.adopt(one.operations.all)).adopted, 1);
      await settle();
      const chain = only(one);
      assert.deepEqual([chain.isForeign, chain.isHere, chain.account], [false, true, 'other key']);
      makeClone(barrack, 'whole');
      await shutDown();
      assert.equal(barrack.countOf('clone'), 1);
      makeAvailable(barrack);
      await clock.advance(10 * minute);
      assert.deepEqual(stepsOf(chain).slice(0, 2), ['done', 'done']);
    });

    it('do not go on for somebody else who signs in while that is asked', async () => {
      await chainIn(one);
      two.kill();
      await otherKey(one);
      const { account } = one.operations;
      one.signOut();
      await one.signIn('somebody else');
      await assert.rejects(
        one.operations.adopt(one.operations.all, account),
        /Another account was signed in/u,
      );
      assert.equal(only(one).isPaused, true);
    });

    it('are looked for when their answer was lost, and found', async () => {
      barrack.failing.set('clone', lost());
      one.begin(cloneOrder());
      await settle();
      two.kill();
      await otherKey(one);
      assert.equal(stepOf(only(one)), 'checking');
      await one.operations.adopt(one.operations.all);
      makeAvailable(barrack);
      await clock.advance(1 * minute);
      assert.equal(stepOf(only(one)), 'done');
      assert.equal(barrack.countOf('clone'), 1);
    });

    it('go on in one of two windows that are told so at the same time', async () => {
      await chainIn(one);
      await Promise.all([otherKey(one), otherKey(two)]);
      const adopted = await Promise.all([one, two].map(({ operations }) => operations.adopt(operations.all)));
      await settle();
      assert.ok(Math.max(...adopted.map((one) => one.adopted)) === 1);
      assert.deepEqual(
        [one, two].map((window) => only(window).isForeign),
        [false, false],
      );
      assert.deepEqual([one, two].filter((window) => only(window).isHere).length, 1);
    });

    it('go on only if they were asked about', async () => {
      makeClone(barrack, 'whole');
      one.begin(cloneOrder());
      const third = await open('three');
      await otherKey(two);
      const asked = two.operations.all;
      const meanwhile = third.begin(cloneOrder('other'));
      await settle();
      one.kill();
      third.kill();
      await settle();
      assert.equal((await two.operations.adopt(asked)).adopted, 1);
      await settle();
      const left = two.operations.all.filter(({ isForeign }) => isForeign);
      assert.deepEqual(left.map(({ id }) => id), [meanwhile.id]); // prettier-ignore
    });

    it('go on, and are shown so, also where another one can’t be taken over', async () => {
      one.begin(cloneOrder());
      one.begin(cloneOrder('other'));
      await settle();
      two.kill();
      await otherKey(one);
      const [first] = one.operations.all;
      const takeOver = one.journal.takeOver.bind(one.journal);
      let fails = true;
      one.journal.takeOver = (id, from) =>
        fails && id === first?.id ? Promise.reject(new Error('EIO')) : takeOver(id, from);
      const { adopted, failures } = await one.operations.adopt(one.operations.all);
      fails = false;
      assert.deepEqual([adopted, failures.map(String)], [1, ['Error: EIO']]);
      assert.deepEqual(one.operations.all.map(({ isForeign }) => isForeign).toSorted(), [false, true]);
    });

    it('are told gone where they were removed while that was asked', async () => {
      await chainIn(one);
      two.kill();
      await otherKey(one);
      const asked = one.operations.all;
      await one.operations.abandon(asked);
      const { adopted, held, gone } = await one.operations.adopt(asked);
      assert.deepEqual([adopted, held, gone], [0, 0, 1]);
    });

    it('go over to one account where two windows are told different ones at the same time', async () => {
      await chainIn(one);
      two.kill();
      await otherKey(one);
      const third = await open('three', 'third key');
      const adopted = await Promise.all(
        [one, third].map(({ operations }) => operations.adopt(operations.all)),
      );
      await settle();
      assert.deepEqual(adopted.map((one) => one.adopted).toSorted(), [0, 1]);
      assert.deepEqual([one, third].map((window) => only(window).isForeign).toSorted(), [false, true]);
      third.kill();
    });

    it('are told of as of this account once they have ended, too', async () => {
      makeClone(barrack, 'whole');
      one.begin(cloneOrder());
      await settle();
      makeAvailable(barrack);
      await clock.advance(1 * minute);
      await otherKey(one);
      assert.equal(only(one).isForeign, true);
      assert.equal((await one.operations.adopt(one.operations.all)).adopted, 1);
      assert.deepEqual([only(one).isForeign, stepOf(only(one))], [false, 'done']);
    });
  });

  it('leave what they made to be found by others: another account may have the same ids', async () => {
    await otherKey(two);
    makeClone(barrack, 'whole', 'available');
    two.begin(cloneOrder());
    await clock.advance(1 * minute);
    assert.deepEqual([stepOf(only(one)), only(one).isForeign, only(one).result?.id], ['done', true, '2']);
    barrack.volumeList = [volume({ id: '1', name: 'data' })];
    barrack.failing.set('clone', lost());
    const mine = one.begin(cloneOrder());
    await settle();
    makeAvailable(barrack);
    await clock.advance(20 * minute);
    assert.deepEqual([stepOf(mine), mine.result?.id], ['done', '2']);
  });

  it('are told as of the other key in the window that carried them out, too', async () => {
    makeClone(barrack, 'whole');
    const mine = one.begin(cloneOrder());
    await settle();
    makeAvailable(barrack);
    await clock.advance(1 * minute);
    assert.ok(mine.endedAt !== undefined && mine.isHere);
    await otherKey(two);
    assert.equal((await two.operations.adopt(two.operations.all)).adopted, 1);
    await settle();
    assert.deepEqual([only(one).account, only(one).isForeign], ['other key', true]);
  });

  it('are told lost where their record is, instead of vanishing', async () => {
    await chainIn(one);
    const shown = only(two);
    shared.entries.clear();
    one.kill();
    await settle();
    assert.deepEqual(two.operations.all, [shown]);
    assert.deepEqual(stepsOf(shown), ['unknown', 'refused', 'refused']);
    assert.match(shown.statusText, /record of this operation was deleted/u);
  });

  /** Loses the record, and shows how it stands then. */
  async function lose(claims: readonly number[]) {
    const shown = only(two);
    shared.entries.clear();
    shared.claimed.clear();
    claims.forEach((step) => shared.claimed.add(`${shown.id}.sent-${step}`));
    shared.tell();
    await settle();
    return shown;
  }

  it('may have been sent where a claim is left of a step that waited when it was last seen', async () => {
    await chainIn(one);
    const shown = await lose([0, 1]);
    assert.deepEqual(stepsOf(shown), ['unknown', 'unknown', 'refused']);
    assert.equal(shown.canRetry, false);
  });

  it('may have been sent where the claims are lost with the record', async () => {
    await chainIn(one);
    const shown = await lose([]);
    assert.deepEqual(stepsOf(shown), ['unknown', 'unknown', 'unknown']);
    assert.equal(shown.canRetry, false);
  });

  it('can’t be tried again any more where a claim turns up after the record was lost', async () => {
    await chainIn(one);
    const shown = await lose([0]);
    assert.deepEqual([shown.canRetry, shown.main.progress.step], [true, 'refused']);
    shared.claimed.add(`${shown.id}.sent-1`);
    shared.tell();
    await settle();
    assert.deepEqual(stepsOf(shown), ['unknown', 'unknown', 'refused']);
    assert.equal(shown.canRetry, false);
  });

  it('go on where a record that was lost is there again', async () => {
    await chainIn(one);
    const shown = only(two);
    const before = [...shared.entries];
    shared.entries.clear();
    shared.tell();
    await settle();
    assert.deepEqual(stepsOf(shown), ['unknown', 'refused', 'refused']);
    for (const [id, entry] of before) {
      shared.put(id, entry);
    }
    await settle();
    assert.deepEqual(stepsOf(only(two)), ['running', 'waiting', 'waiting']);
    one.kill();
    await settle();
    assert.equal(only(two).isHere, true);
    makeClone(barrack, 'whole');
    await shutDown();
    assert.equal(barrack.countOf('clone'), 1);
  });
});

import assert from 'node:assert/strict';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import type { SharedJournal } from '../../support/memory-journal.ts';
import { cloneOrder, makeClone, minute, refused, second, stepOf } from '../../support/orders.ts';
import type { TestWindow } from '../../support/window.ts';
import { makeAvailable, only, twoWindows } from '../../support/windows.ts';

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let shared: SharedJournal;
  let one: TestWindow;
  let two: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, shared, one, two } = await twoWindows());
  });

  afterEach(() => {
    one.kill();
    two.kill();
  });

  describe('of which the journal can keep nothing', () => {
    it('are not sent', async () => {
      shared.broken = true;
      const operation = one.begin(cloneOrder());
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.match(operation.statusText, /could not be noted on this machine: .*The disk is full/u);
      assert.equal(barrack.countOf('clone'), 0);
      shared.broken = false;
      makeClone(barrack, 'whole');
      const again = one.operations.retry(operation);
      assert.ok(again !== undefined);
      await settle();
      assert.equal(stepOf(again), 'running');
    });

    it('any more right before sending are not sent, either', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('getVolume', promise);
      const operation = one.begin(cloneOrder());
      await settle();
      shared.broken = true;
      resolve(undefined);
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('after sending are followed all the same, and kept when that works again', async () => {
      makeClone(barrack, 'whole');
      const operation = one.begin(cloneOrder());
      await settle();
      shared.broken = true;
      makeAvailable(barrack);
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(stepOf(only(two)), 'running');
      assert.match(one.lines.join(), /The disk is full/u);
      shared.broken = false;
      await clock.advance(30 * second);
      assert.equal(stepOf(only(two)), 'done');
    });
  });

  it('are begun anew though the journal does not have the end of the first one yet', async () => {
    const answer = Promise.withResolvers<undefined>();
    const disk = Promise.withResolvers<undefined>();
    barrack.waiting.set('clone', answer.promise);
    barrack.failing.set('clone', refused());
    const first = one.begin(cloneOrder());
    await settle();
    shared.latency = () => disk.promise;
    answer.resolve(undefined);
    await settle();
    assert.equal(stepOf(first), 'refused');
    shared.latency = () => Promise.resolve();
    assert.equal(shared.entries.get(first.id)?.record.steps[0]?.progress.step, 'sending');
    barrack.failing.clear();
    makeClone(barrack, 'whole');
    const again = one.operations.retry(first);
    assert.ok(again !== undefined);
    await settle();
    assert.equal(stepOf(again), 'running', again.statusText);
    disk.resolve(undefined);
    await settle();
    assert.equal(shared.entries.get(first.id)?.record.steps[0]?.progress.step, 'refused');
    assert.equal(barrack.countOf('clone'), 2);
  });

  it('are told by a journal that could be opened only the second time', async () => {
    const journal = shared.open('late');
    let opened = 0;
    const { Operations } = await import('../../../../../src/writes/engine/operations.ts');
    const late = new Operations({
      store: one.store,
      clientOf: () => barrack,
      openJournal: () => {
        opened += 1;
        return opened === 1 ? Promise.reject(new Error('It is locked.')) : Promise.resolve(journal);
      },
      newId: () => 'late-1',
      log: (line) => one.lines.push(line),
      clock,
    });
    late.resume('account');
    await late.ready;
    assert.match(one.lines.join(), /It is locked/u);
    makeClone(barrack, 'whole');
    const operation = late.begin([cloneOrder()]);
    await settle();
    assert.equal(stepOf(operation), 'running');
    late.dispose();
  });

  describe('that the journal does not give at first', () => {
    it('are shown as soon as it can be read, though nothing has changed', async () => {
      makeClone(barrack, 'whole', 'available');
      one.begin(cloneOrder());
      await clock.advance(2 * second);
      two.signOut();
      const read = two.journal.read.bind(two.journal);
      two.journal.read = () => Promise.reject(new Error('EMFILE'));
      await two.signIn();
      await clock.advance(2 * minute);
      assert.deepEqual([two.operations.all, two.lines], [[], ['Error: EMFILE']], 'it is told once');
      two.journal.read = read;
      await clock.advance(1 * minute);
      assert.equal(stepOf(only(two)), 'done');
    });

    it('are taken over as soon as that can be kept', async () => {
      makeClone(barrack, 'whole');
      one.begin(cloneOrder());
      await settle();
      shared.broken = true;
      one.kill();
      await clock.advance(2 * minute);
      assert.deepEqual([only(two).isHere, two.lines], [false, ['Error: The disk is full.']]);
      shared.broken = false;
      await clock.advance(1 * minute);
      assert.equal(only(two).isHere, true);
    });
  });
});

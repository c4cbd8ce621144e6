import assert from 'node:assert/strict';
import type { Operation } from '../../../../../src/writes/engine/operation.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import { failure } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { cloneOrder, lost, makeClone, minute, source, stepOf } from '../../support/orders.ts';
import { volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { makeAvailable, only, twoWindows } from '../../support/windows.ts';

describe('A clone that nothing came of, and that is tried again', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let one: TestWindow;
  let two: TestWindow;
  let first: Operation;

  beforeEach(async () => {
    ({ barrack, clock, one, two } = await twoWindows());
    barrack.failing.set('clone', lost());
    first = one.begin(cloneOrder());
    await clock.advance(20 * minute);
    assert.equal(stepOf(first), 'notDone');
    barrack.failing.clear();
  });

  afterEach(() => {
    one.kill();
    two.kill();
  });

  function retried(window: TestWindow, operation: Operation): Operation {
    const again = window.operations.retry(operation);
    assert.ok(again !== undefined && again !== operation);
    return again;
  }

  /** What Barrack was asked for at first shows up after all. */
  async function showUp(): Promise<void> {
    makeAvailable(barrack);
    await Promise.all([one.store.refresh(['volumes']), two.store.refresh(['volumes'])]);
    await clock.advance(1 * minute);
  }

  it('is found late where the second try was refused for what is under way', async () => {
    barrack.waiting.set('resize', new Promise(() => undefined));
    one.begin({ kind: 'resizeVolume', volume: source(), sizeGb: 900 });
    const again = retried(one, first);
    assert.equal(stepOf(again), 'refused');
    await showUp();
    assert.equal(stepOf(first), 'done');
  });

  it('is found late where the check before the second try fails', async () => {
    barrack.failing.set('getVolume', failure());
    const again = retried(one, first);
    await clock.advance(1 * minute);
    assert.equal(stepOf(again), 'refused');
    await showUp();
    assert.equal(stepOf(first), 'done');
  });

  it('is found by the check before the second try, which then sends nothing', async () => {
    makeAvailable(barrack);
    const again = retried(one, first);
    await clock.advance(1 * minute);
    assert.deepEqual([stepOf(first), stepOf(again)], ['done', 'refused']);
    assert.equal(barrack.countOf('clone'), 1);
  });

  it('is found late where the second try was in another window, and not sent', async () => {
    barrack.failing.set('getVolume', failure());
    retried(two, only(two));
    await clock.advance(1 * minute);
    await showUp();
    assert.deepEqual(one.operations.all.map(stepOf), ['done', 'refused']);
    assert.deepEqual(two.operations.all.map(stepOf), ['done', 'refused']);
  });

  it('does not take what the second try makes for its own, be that in another window', async () => {
    makeClone(barrack, 'lost');
    retried(two, only(two));
    await clock.advance(1 * minute);
    barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
    await one.store.refresh(['volumes']);
    await clock.advance(1 * minute);
    assert.deepEqual(one.operations.all.map(stepOf), ['notDone', 'done']);
    assert.deepEqual(two.operations.all.map(stepOf), ['notDone', 'done']);
  });

  it('does not take it while the second try is being sent there', async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<undefined>();
    const retry = retried(two, only(two));
    barrack.waiting.set('clone', answered);
    await clock.advance(1 * minute);
    assert.equal(stepOf(retry), 'sending');
    makeAvailable(barrack);
    await one.store.refresh(['volumes']);
    assert.equal(stepOf(first), 'notDone');
    answer(undefined);
    await clock.advance(1 * minute);
    assert.deepEqual(one.operations.all.map(stepOf), ['notDone', 'done']);
  });
});

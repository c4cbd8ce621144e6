import assert from 'node:assert/strict';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { cloneOrder, lost, makeClone, minute, second, source } from '../../support/orders.ts';
import { startOrder, stepOf, stepsOf, stopOrder } from '../../support/orders.ts';
import { instance, volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { makeAvailable, only, twoWindows } from '../../support/windows.ts';

const hour = 60 * minute;
const year = 365 * 24 * hour;

const jumps = { 'five hours back': -5 * hour, 'years back': -400 * year, 'years forward': 400 * year };

describe('The clock on the wall is set', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let one: TestWindow;
  let two: TestWindow;
  let open: Awaited<ReturnType<typeof twoWindows>>['open'];

  beforeEach(async () => {
    ({ barrack, clock, one, two, open } = await twoWindows());
  });

  afterEach(() => {
    one.kill();
    two.kill();
  });

  for (const [jump, milliseconds] of Object.entries(jumps)) {
    it(`${jump}: what runs is followed to its end`, async () => {
      makeClone(barrack, 'whole');
      const operation = one.begin(cloneOrder());
      await clock.advance(5 * second);
      assert.equal(stepOf(operation), 'running');
      clock.setWall(milliseconds);
      makeAvailable(barrack);
      await clock.advance(20 * second);
      assert.equal(stepOf(operation), 'done');
    });

    it(`${jump}: what is begun then is sent once and followed to its end`, async () => {
      clock.setWall(milliseconds);
      makeClone(barrack, 'empty');
      const operation = one.begin(cloneOrder());
      await clock.advance(5 * second);
      makeAvailable(barrack);
      await clock.advance(20 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(barrack.countOf('clone'), 1);
    });

    it(`${jump}: nothing is asked more often than at its pace`, async () => {
      makeClone(barrack, 'whole');
      one.begin(cloneOrder());
      await clock.advance(5 * second);
      clock.setWall(milliseconds);
      barrack.calls.length = 0;
      await clock.advance(20 * second);
      const asked = barrack.countOf('volumes');
      assert.ok(asked >= 9 && asked <= 12, `${asked} times`);
    });

    it(`${jump}: nothing is given up sooner`, async () => {
      makeClone(barrack, 'whole', 'resting');
      const operation = one.begin(cloneOrder());
      await clock.advance(10 * minute);
      clock.setWall(milliseconds);
      await clock.advance(40 * minute);
      assert.equal(stepOf(operation), 'running');
      await clock.advance(20 * minute);
      assert.equal(stepOf(operation), 'unknown');
    });
  }

  it('back: what is tried again is not taken for the result of the first try', async () => {
    barrack.failing.set('clone', lost());
    one.begin(cloneOrder());
    await clock.advance(20 * minute);
    barrack.failing.clear();
    clock.setWall(-5 * hour);
    makeClone(barrack, 'lost');
    two.operations.retry(only(two));
    await clock.advance(1 * minute);
    barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
    await one.store.refresh(['volumes']);
    await clock.advance(1 * minute);
    assert.deepEqual(one.operations.all.map(stepOf), ['notDone', 'done'], 'the newest is the last one');
    assert.deepEqual(two.operations.all.map(stepOf), ['notDone', 'done']);
  });

  it('in the middle of a millisecond: what begins in the same one stays in order', () => {
    let wallMs = 0;
    const whole = clock.wallTime();
    clock.wallTime = () => whole + Math.floor((wallMs += 0.3)); // as time passes between two looks at it
    clock.now = () => ({ awakeMs: wallMs, passedMs: wallMs });
    const begun = Array.from({ length: 20 }, (_, index) => one.begin(cloneOrder(`clone-${index}`)));
    assert.deepEqual(one.operations.all, begun);
  });

  it('back: a chain is gone on with, though it was left at a time that is to come', async () => {
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'ACTIVE' })];
    await one.store.refresh();
    one.operations.begin([stopOrder(), cloneOrder(), startOrder()], 1);
    await clock.advance(2 * second);
    one.kill();
    two.kill();
    clock.setWall(-5 * hour);
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'SHUTOFF' })];
    makeClone(barrack, 'whole');
    const next = await open('three');
    await clock.advance(30 * second);
    assert.equal(stepsOf(only(next))[0], 'done');
    assert.equal(barrack.countOf('clone'), 1);
    next.kill();
  });

  it('back: the time something takes goes on, and stays', async () => {
    makeClone(barrack, 'whole');
    const operation = one.begin(cloneOrder());
    await clock.advance(30 * second);
    clock.setWall(-5 * hour);
    assert.equal(operation.elapsedMs, 30 * second);
    await clock.advance(30 * second);
    makeAvailable(barrack);
    await clock.advance(10 * second);
    assert.equal(stepOf(operation), 'done');
    assert.ok(operation.elapsedMs >= minute && operation.elapsedMs <= 75 * second);
    const took = operation.elapsedMs;
    await clock.advance(hour);
    assert.equal(operation.elapsedMs, took);
  });
});

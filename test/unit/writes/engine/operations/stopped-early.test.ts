import assert from 'node:assert/strict';
import type { Operation } from '../../../../../src/writes/engine/operation.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import type { SharedJournal } from '../../support/memory-journal.ts';
import { cloneOrder, minute, startOrder, stepOf, stepsOf, stopOrder } from '../../support/orders.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

describe('An operation whose watching is stopped before the journal has it', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let shared: SharedJournal;
  let window: TestWindow;
  /** Lets the journal go on. */
  let release: () => void;

  beforeEach(async () => {
    ({ barrack, clock, shared, window } = await oneWindow());
    const { promise, resolve } = Promise.withResolvers<undefined>();
    shared.latency = () => promise;
    release = () => resolve(undefined);
  });

  afterEach(() => {
    window.kill();
  });

  async function checkNeverSent(operation: Operation): Promise<void> {
    release();
    await clock.advance(5 * minute);
    assert.deepEqual(
      barrack.calls.filter((call) => ['clone', 'stop', 'start'].includes(call)),
      [],
    );
    assert.equal(stepOf(operation), 'refused');
    assert.match(operation.statusText, /You stopped it before it was sent/u);
    const [kept] = (await window.journal.read()).entries;
    assert.equal(kept?.record.steps[0]?.progress.step, operation.record.steps[0]?.progress.step);
    assert.deepEqual([kept?.record.unwatched, kept?.holder], [true, 'nobody']);
  }

  it('is stopped at once, and never sent', async () => {
    const operation = window.begin(cloneOrder());
    await settle();
    await window.operations.unwatch(operation);
    assert.equal(stepOf(operation), 'refused');
    assert.equal(operation.unwatched, true);
    await checkNeverSent(operation);
  });

  it('is so, too, in the moment in which it is begun', async () => {
    const operation = window.begin(cloneOrder());
    void window.operations.unwatch(operation);
    assert.equal(stepOf(operation), 'refused');
    await checkNeverSent(operation);
  });

  it('is none of the steps of a chain', async () => {
    const operation = window.operations.begin([stopOrder(), cloneOrder(), startOrder()], 1);
    await window.operations.unwatch(operation);
    assert.deepEqual(stepsOf(operation), ['skipped', 'refused', 'skipped']);
    await checkNeverSent(operation);
  });

  it('can be begun anew at once', async () => {
    const operation = window.begin(cloneOrder());
    await window.operations.unwatch(operation);
    const again = window.operations.retry(operation);
    assert.ok(again !== undefined && again !== operation);
    release();
    await clock.advance(1 * minute);
    assert.equal(stepOf(operation), 'refused');
    assert.equal(barrack.countOf('clone'), 1);
  });
});

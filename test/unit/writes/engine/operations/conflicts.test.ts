import assert from 'node:assert/strict';
import type { Order } from '../../../../../src/writes/model/orders.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { cloneOrder, second, source, startOrder, stepOf, stopOrder } from '../../support/orders.ts';
import { instance } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

describe('What is begun beside what is under way', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'SHUTOFF' })];
    await window.store.refresh();
  });

  afterEach(() => {
    window.kill();
  });

  const chain: readonly Order[] = [stopOrder(), cloneOrder(), startOrder()];

  it('is not a chain of which another step than the main one is that: what was started boots', async () => {
    const start = window.begin(startOrder());
    await clock.advance(3 * second);
    assert.equal(stepOf(start), 'running');
    const clone = window.operations.begin(chain, 1);
    assert.match(clone.statusText, /Another operation changes the state of trainer/u);
    await clock.advance(3 * second);
    assert.deepEqual([barrack.countOf('stop'), barrack.countOf('clone')], [0, 0]);
  });

  it('is told before by the step that is asked for, not by the others', () => {
    window.begin(startOrder());
    const inTheWay = /Another operation changes the state of trainer/u;
    assert.match(window.operations.conflictOf(chain, 1)?.message ?? '', inTheWay);
    assert.equal(window.operations.conflictOf([startOrder()]), undefined, 'it is not begun a second time');
    assert.equal(window.operations.conflictOf([{ ...cloneOrder(), source: source() }]), undefined);
  });
});

import assert from 'node:assert/strict';
import type { PowerOrderKind } from '../../../../../src/writes/definitions/instance-state.ts';
import type { Order } from '../../../../../src/writes/model/orders.ts';
import { FakeBarrack } from '../../support/fake-barrack.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { SharedJournal } from '../../support/memory-journal.ts';
import { lost, minute, second, stepOf } from '../../support/orders.ts';
import { instance } from '../../support/records.ts';
import { TestWindow } from '../../support/window.ts';

const order: Order<PowerOrderKind> = { kind: 'rebootInstance', instance: { id: '5', name: 'trainer' } };

describe('A reboot', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let shared: SharedJournal;
  let window: TestWindow;

  const put = (status: string): void => {
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status })];
  };

  beforeEach(async () => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    shared = new SharedJournal();
    put('ACTIVE');
    window = await open('one');
  });

  afterEach(() => {
    window.kill();
  });

  async function open(name: string): Promise<TestWindow> {
    const opened = new TestWindow(name, barrack, clock, shared);
    await opened.signIn();
    return opened;
  }

  it('that is never seen is done when the instance was ACTIVE in looks for a minute after the yes', async () => {
    const operation = window.begin(order);
    await clock.advance(59 * second);
    assert.equal(stepOf(operation), 'running');
    await clock.advance(16 * second);
    assert.equal(stepOf(operation), 'done');
  });

  it('is not done while the instance can’t be looked at', async () => {
    const operation = window.begin(order);
    await clock.advance(30 * second);
    barrack.failing.set('instances', lost());
    await clock.advance(30 * minute);
    assert.equal(stepOf(operation), 'running');
    barrack.failing.clear();
    await clock.advance(2 * minute);
    assert.equal(stepOf(operation), 'done');
  });

  for (const through of ['REBOOTING', 'SHUTOFF', 'HARD_REBOOT']) {
    it(`is done as soon as the instance is ACTIVE after ${through}`, async () => {
      const operation = window.begin(order);
      await settle();
      put(through);
      await clock.advance(90 * second);
      assert.equal(stepOf(operation), 'running');
      put('ACTIVE');
      await clock.advance(5 * second);
      assert.equal(stepOf(operation), 'done');
    });
  }

  it('that another window goes on with is waited for a minute more', async () => {
    window.begin(order);
    await clock.advance(30 * second);
    window.kill();
    window = await open('two');
    await clock.advance(50 * second);
    const [operation] = window.operations.all;
    assert.ok(operation);
    assert.equal(stepOf(operation), 'running');
    await clock.advance(25 * second);
    assert.equal(stepOf(operation), 'done');
  });

  it('whose answer was lost does not take an instance that is shut down by somebody for its doing', async () => {
    barrack.failing.set('reboot', lost());
    const operation = window.begin(order);
    await clock.advance(3 * second);
    put('SHUTOFF');
    await clock.advance(30 * second);
    put('ACTIVE');
    await clock.advance(11 * minute);
    assert.equal(stepOf(operation), 'unknown');
    assert.equal(operation.canRetry, false);
  });

  it('can be had again after one that is done', async () => {
    const first = window.begin(order);
    await clock.advance(2 * minute);
    assert.equal(stepOf(first), 'done');
    const again = window.begin(order);
    await clock.advance(30 * second);
    assert.deepEqual([stepOf(first), stepOf(again)], ['done', 'running']);
    assert.equal(barrack.countOf('reboot'), 2);
  });
});

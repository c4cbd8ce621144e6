import assert from 'node:assert/strict';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import { failure } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import { cloneOrder, second, stepOf } from '../../support/orders.ts';
import { volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

describe('What was asked about while another account was signed in', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
  });
  afterEach(() => {
    window.kill();
  });

  async function changeAccount(): Promise<void> {
    window.signOut();
    await window.signIn('other');
  }

  it('is not begun for the one that is signed in now', async () => {
    const { account } = window.operations;
    await changeAccount();
    const operation = window.operations.begin([cloneOrder()], 0, account);
    await clock.advance(5 * second);
    assert.equal(stepOf(operation), 'refused');
    assert.match(operation.statusText, /Another account was signed in meanwhile/u);
    assert.equal(barrack.countOf('clone'), 0);
  });

  it('is begun where the same account has come back', async () => {
    const { account } = window.operations;
    await changeAccount();
    window.signOut();
    await window.signIn();
    window.operations.begin([cloneOrder()], 0, account);
    await clock.advance(5 * second);
    assert.equal(barrack.countOf('clone'), 1);
  });

  it('is not tried again for the one that is signed in now', async () => {
    barrack.onClone = () => {
      throw failure({ kind: 'credits', outcome: 'refused' });
    };
    const operation = window.begin(cloneOrder());
    await settle();
    assert.ok(operation.canRetry);
    await changeAccount();
    assert.equal(window.operations.retry(operation), undefined);
    await clock.advance(5 * second);
    assert.equal(barrack.countOf('clone'), 1);
  });
});

describe('What is tried again', () => {
  it('works on things as they are listed now', async () => {
    const { barrack, clock, window } = await oneWindow();
    barrack.volumeList = [volume({ id: '1', name: 'data', sizeGb: 700 })];
    const refused = window.begin(cloneOrder());
    await clock.advance(1 * second);
    assert.match(refused.statusText, /its size was 500 GB and is now 700 GB/u);
    await window.store.refresh();
    assert.deepEqual(window.operations.ordersAgain(refused), [
      { ...cloneOrder(), source: { ...cloneOrder().source, sizeGb: 700 } },
    ]);
    window.operations.retry(refused);
    await clock.advance(1 * second);
    assert.equal(barrack.countOf('clone'), 1);
    window.kill();
  });
});

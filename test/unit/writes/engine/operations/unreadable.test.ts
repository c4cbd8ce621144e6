import assert from 'node:assert/strict';
import type { UnreadableEntry } from '../../../../../src/writes/journal/journal.ts';
import type { Order } from '../../../../../src/writes/model/orders.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import { settle } from '../../support/fake-clock.ts';
import type { SharedJournal } from '../../support/memory-journal.ts';
import { cloneOrder, imageOrder, makeClone, stepOf } from '../../support/orders.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

function entry(orders: readonly Order[], account?: string): UnreadableEntry {
  return {
    id: 'bad',
    reason: 'Its record is damaged.',
    writtenAt: 1,
    holder: 'nobody',
    account,
    orders,
    claimed: [0],
  };
}

describe('An operation whose record can’t be read', () => {
  let barrack: FakeBarrack;
  let shared: SharedJournal;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, shared, window } = await oneWindow());
    makeClone(barrack, 'whole');
  });
  afterEach(() => {
    window.kill();
  });

  async function show(unreadable: UnreadableEntry): Promise<void> {
    shared.unreadable = [unreadable];
    shared.tell();
    await settle();
    assert.deepEqual(window.operations.unreadable, [unreadable]);
  }

  async function begun(order: Order): Promise<string> {
    const operation = window.begin(order);
    await settle();
    return `${stepOf(operation)}: ${operation.statusText}`;
  }

  it('counts as under way: the same is not begun a second time', async () => {
    await show(entry([cloneOrder()], 'account'));
    assert.match(window.operations.conflictOf([cloneOrder()])?.message ?? '', /can’t be read/u);
    assert.match(await begun(cloneOrder()), /^refused: .*can’t be read/u);
    assert.equal(barrack.countOf('clone'), 0);
  });

  it('counts as under way also where another window has only just written it', async () => {
    shared.unreadable = [entry([cloneOrder()])];
    assert.match(await begun(cloneOrder()), /^refused: .*can’t be read/u);
    assert.equal(barrack.countOf('clone'), 0);
  });

  it('is in the way of what would undo it', async () => {
    await show(entry([cloneOrder()], 'account'));
    const { source } = cloneOrder();
    assert.match(await begun({ kind: 'deleteVolume', volume: source }), /^refused: .*can’t be read/u);
  });

  it('is in nobody’s way where it is of something else, of another account, or tells nothing', async () => {
    for (const other of [entry([imageOrder()]), entry([cloneOrder()], 'other'), entry([])]) {
      await show(other);
      assert.equal(window.operations.conflictOf([cloneOrder()]), undefined);
    }
    assert.match(await begun(cloneOrder()), /^running/u);
  });

  it('is shown as long as somebody is signed in', async () => {
    await show(entry([cloneOrder()], 'account'));
    window.signOut();
    assert.deepEqual(window.operations.unreadable, []);
    await window.signIn();
    assert.equal(window.operations.unreadable.length, 1);
  });

  it('is in nobody’s way any more once it is removed', async () => {
    await show(entry([cloneOrder()], 'account'));
    assert.deepEqual(await window.operations.removeUnreadable(window.operations.unreadable), []);
    assert.deepEqual(window.operations.unreadable, []);
    assert.match(await begun(cloneOrder()), /^running/u);
  });
});

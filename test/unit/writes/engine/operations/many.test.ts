import assert from 'node:assert/strict';
import type { Operation } from '../../../../../src/writes/engine/operation.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import { failure } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import type { SharedJournal } from '../../support/memory-journal.ts';
import { lost, minute, second, stepOf } from '../../support/orders.ts';
import { volume } from '../../support/records.ts';
import { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

const ids = Array.from({ length: 20 }, (_, index) => String(index + 1));
const seen = (id: string) => ({
  id,
  name: `volume-${id}`,
  region: 'FINLAND-1',
  sizeGb: 500,
  volumeType: 'NVMe',
});

describe('Twenty deletions begun at once', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let shared: SharedJournal;
  let window: TestWindow;
  /** What Barrack was asked to delete, and the most that were checked or sent at any time. */
  let sent: string[];
  let most: number;

  beforeEach(async () => {
    ({ barrack, clock, shared, window } = await oneWindow());
    barrack.volumeList = ids.map((id) => volume({ id }));
    sent = [];
    most = 0;
    barrack.onWrite.set('deleteVolume', (id) => {
      sent.push(id);
      barrack.volumeList = barrack.volumeList.filter((one) => one.id !== id);
      return undefined;
    });
    window.operations.onDidChange(() => (most = Math.max(most, count('sending'))));
  });

  afterEach(() => {
    window.kill();
  });

  const begin = (): readonly Operation[] =>
    ids.map((id) => window.begin({ kind: 'deleteVolume', volume: seen(id) }));
  const count = (step: string): number =>
    window.operations.all.filter((operation) => stepOf(operation) === step).length;

  /** Requests for that wait until the function it gives is called. */
  function hold(call: string): () => void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    barrack.waiting.set(call, promise);
    return () => {
      barrack.waiting.delete(call);
      resolve(undefined);
    };
  }

  it('are sent four at a time, in the order in which they were begun, and all end', async () => {
    const operations = begin();
    await clock.advance(1 * second);
    assert.equal(most, 4);
    assert.deepEqual(sent, ids);
    await clock.advance(10 * second);
    assert.deepEqual(new Set(operations.map(stepOf)), new Set(['done']));
  });

  it('ask for each of them once, and share the lists in which that shows', async () => {
    await window.store.refresh();
    barrack.calls.length = 0;
    const release = hold('volumes');
    begin();
    await clock.advance(1 * second);
    assert.equal(count('running'), 20);
    assert.deepEqual([barrack.countOf('getVolume'), barrack.countOf('volumes')], [20, 1]);
    release();
    await settle();
    assert.deepEqual([count('done'), barrack.countOf('volumes')], [20, 2]);
  });

  it('are all in the journal, and wait while four are under way', async () => {
    const release = hold('deleteVolume');
    begin();
    await settle();
    assert.deepEqual([count('sending'), count('waiting')], [4, 16]);
    assert.equal((await window.journal.read()).entries.length, 20);
    release();
    await clock.advance(10 * second);
    assert.equal(count('done'), 20);
  });

  it('do not wait for what is only followed, or looked for', async () => {
    barrack.onWrite.set('deleteVolume', (id) => {
      sent.push(id);
      throw lost();
    });
    begin();
    await clock.advance(1 * second);
    assert.equal(sent.length, 20);
    assert.equal(count('checking'), 20);
  });

  it('go on where some are refused', async () => {
    barrack.onWrite.set('deleteVolume', (id) => {
      sent.push(id);
      if (Number(id) % 2 === 0) {
        throw failure({ kind: 'conflict', outcome: 'refused' });
      }
      barrack.volumeList = barrack.volumeList.filter((one) => one.id !== id);
      return undefined;
    });
    begin();
    await clock.advance(10 * second);
    assert.deepEqual([count('done'), count('refused')], [10, 10]);
  });

  it('that are left unwatched while they wait for their turn are never sent', async () => {
    const release = hold('getVolume');
    const operations = begin();
    await settle();
    for (const operation of operations.slice(10)) {
      await window.operations.unwatch(operation);
    }
    assert.deepEqual([count('sending'), count('waiting'), count('refused')], [4, 6, 10]);
    release();
    await clock.advance(10 * minute);
    assert.deepEqual(sent, ids.slice(0, 10));
    assert.deepEqual([count('done'), count('refused')], [10, 10]);
  });

  it('that are stopped while they are checked are never sent', async () => {
    const release = hold('getVolume');
    const operations = begin();
    await settle();
    assert.deepEqual([count('sending'), count('waiting')], [4, 16]);
    await Promise.all(
      operations.map((one) =>
        stepOf(one) === 'waiting' ? window.operations.unwatch(one) : one.stopUnsent(),
      ),
    );
    assert.equal(count('refused'), 20);
    release();
    await clock.advance(10 * minute);
    assert.deepEqual(sent, []);
    assert.equal(count('refused'), 20);
    assert.ok(operations.every(({ nothingBegun, unwatched }) => nothingBegun && unwatched));
  });

  it('that are stopped while they are sent go on, and are watched', async () => {
    const release = hold('deleteVolume');
    const operations = begin();
    await settle();
    const underWay = operations.slice(0, 4);
    await Promise.all(underWay.map((one) => one.stopUnsent()));
    assert.deepEqual(underWay.map(stepOf), ['sending', 'sending', 'sending', 'sending']);
    release();
    await clock.advance(10 * second);
    assert.deepEqual(underWay.map(stepOf), ['done', 'done', 'done', 'done']);
    assert.ok(underWay.every(({ unwatched }) => !unwatched));
  });

  it('that wait for their turn are not sent after signing out, nor after signing in again', async () => {
    const release = hold('getVolume');
    begin();
    await settle();
    window.signOut();
    release();
    await clock.advance(1 * minute);
    assert.deepEqual(sent, []);
    await window.signIn();
    await clock.advance(20 * minute);
    assert.deepEqual(sent, []);
    assert.equal(count('refused'), 20, 'each says so');
  });

  it('whose window crashes are looked for if they may have been sent; the others never are', async () => {
    hold('deleteVolume');
    begin();
    await settle();
    window.kill();
    barrack.waiting.clear();
    barrack.calls.length = 0;
    window = new TestWindow('two', barrack, clock, shared);
    await window.signIn();
    await settle();
    assert.deepEqual([count('checking'), count('refused')], [4, 16]);
    await clock.advance(20 * minute);
    assert.deepEqual([count('notDone'), count('refused')], [4, 16]);
    assert.equal(barrack.countOf('deleteVolume'), 0);
  });

  it('leave room for those of the next account, though their requests hang', async () => {
    hold('deleteVolume');
    begin();
    await settle();
    window.signOut();
    barrack.waiting.clear();
    await window.signIn('other');
    const operation = window.begin({ kind: 'deleteVolume', volume: seen('20') });
    await clock.advance(5 * second);
    assert.equal(stepOf(operation), 'done');
  });

  it('are told before what stands in their way, but not that they are under way already', () => {
    const [first] = ids.map((id) => ({ kind: 'deleteVolume', volume: seen(id) }) as const);
    assert.ok(first);
    window.begin(first);
    const resize = { kind: 'resizeVolume', volume: seen('1'), sizeGb: 600 } as const;
    assert.match(window.operations.conflictOf([resize])?.message ?? '', /changes volume-1, or deletes it/u);
    assert.equal(window.operations.conflictOf([first]), undefined, 'it is not begun a second time');
    assert.equal(window.operations.conflictOf([{ ...resize, volume: seen('2') }]), undefined);
  });
});

import assert from 'node:assert/strict';
import type { FakeBarrack } from '../support/fake-barrack.ts';
import { failure } from '../support/fake-barrack.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { settle } from '../support/fake-clock.ts';
import {
  cloneOrder,
  lost,
  makeClone,
  minute,
  second,
  source,
  stepOf,
  unreadable,
} from '../support/orders.ts';
import { volume } from '../support/records.ts';
import type { TestWindow } from '../support/window.ts';
import { oneWindow } from '../support/windows.ts';

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
  });

  afterEach(() => {
    window.kill();
  });

  describe('a lost answer', () => {
    it('is looked for before anything is said, and what was made is followed', async () => {
      makeClone(barrack, 'lost');
      const operation = window.begin(cloneOrder());
      await settle();
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(1 * second);
      assert.equal(stepOf(operation), 'running');
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(barrack.countOf('clone'), 1);
      assert.deepEqual(window.steps, ['waiting', 'sending', 'checking', 'running', 'done']);
    });

    it('is found though the list shows it late', async () => {
      barrack.onClone = () => {
        throw lost();
      };
      const operation = window.begin(cloneOrder());
      await clock.advance(40 * second);
      assert.equal(stepOf(operation), 'checking');
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone', status: 'creating' })];
      await clock.advance(30 * second);
      assert.equal(stepOf(operation), 'running');
    });

    it('of which nothing is found in ten minutes was not carried out, and may be tried again', async () => {
      barrack.failing.set('clone', lost());
      const operation = window.begin(cloneOrder());
      await clock.advance(9.9 * minute);
      assert.equal(stepOf(operation), 'checking');
      assert.equal(operation.canRetry, false);
      await clock.advance(0.2 * minute);
      assert.equal(stepOf(operation), 'notDone');
      assert.match(operation.statusText, /answer was lost \(No answer\.\), and nothing came of it/u);
      assert.equal(operation.canRetry, true);
      assert.equal(barrack.countOf('clone'), 1);
      assert.equal(barrack.countOf('volumes'), 11);
      barrack.calls.length = 0;
      await clock.advance(60 * minute);
      assert.deepEqual(barrack.calls, []);
    });

    it('whose result shows up later, when somebody refreshes, is known again', async () => {
      barrack.failing.set('clone', lost());
      const operation = window.begin(cloneOrder());
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'notDone');
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await window.store.refresh(['volumes']);
      assert.equal(stepOf(operation), 'done');
    });

    it('does not take the result of a later try for its own', async () => {
      barrack.failing.set('clone', lost());
      const first = window.begin(cloneOrder());
      await clock.advance(11 * minute);
      barrack.failing.clear();
      makeClone(barrack, 'whole');
      const again = window.begin(cloneOrder());
      await clock.advance(2 * second);
      assert.equal(stepOf(again), 'running');
      assert.equal(stepOf(first), 'notDone');
    });

    it('does not take what was there before, or is elsewhere, for its result', async () => {
      barrack.volumeList = [source(), volume({ id: '3', name: 'data-clone', region: 'FINLAND-2' })];
      barrack.onClone = () => {
        barrack.volumeList = [
          ...barrack.volumeList,
          volume({ id: '4', name: 'data-clone', region: 'FINLAND-3' }),
        ];
        throw lost();
      };
      const operation = window.begin(cloneOrder());
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('does not take a volume of another size for its result', async () => {
      barrack.onClone = (name) => {
        barrack.volumeList = [...barrack.volumeList, volume({ id: '2', name, sizeGb: 100 })];
        throw lost();
      };
      const operation = window.begin(cloneOrder());
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('is looked for until looking works; a failed look tells nothing', async () => {
      makeClone(barrack, 'lost');
      const operation = window.begin(cloneOrder());
      await settle();
      barrack.failing.set('volumes', failure());
      await clock.advance(3 * 60 * minute);
      assert.equal(stepOf(operation), 'checking');
      assert.ok(barrack.countOf('volumes') < 110, 'seldom, after a while');
      barrack.failing.clear();
      await clock.advance(2 * minute);
      assert.equal(stepOf(operation), 'running');
    });

    it('is looked for no sooner than the rate limit allows', async () => {
      makeClone(barrack, 'lost');
      const operation = window.begin(cloneOrder());
      await settle();
      barrack.failing.set('volumes', failure({ kind: 'rateLimited', retryAfterMs: minute }));
      await clock.advance(1 * second);
      barrack.calls.length = 0;
      barrack.failing.clear();
      await clock.advance(59 * second);
      assert.deepEqual(barrack.calls, []);
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'running');
    });

    it('of a program error after sending counts as lost, too, to the end', async () => {
      barrack.failing.set('clone', new TypeError('a bug'));
      const operation = window.begin(cloneOrder());
      await settle();
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'notDone');
      assert.match(operation.statusText, /TypeError: a bug/u);
      assert.equal(barrack.countOf('clone'), 1);
    });

    it('of which nothing is found while a record cannot be read is unknown, with what to check', async () => {
      barrack.failing.set('clone', lost());
      const operation = window.begin(cloneOrder());
      await settle();
      barrack.unreadable = [unreadable('9')];
      await clock.advance(11 * minute);
      assert.ok(operation.progress.step === 'unknown');
      assert.equal(operation.progress.error?.outcome, 'unknown');
      assert.match(operation.statusText, /unknown whether data was cloned as data-clone/u);
      assert.match(operation.statusText, /look for a volume named data-clone in FINLAND-1/u);
      assert.equal(operation.canRetry, false);
      assert.equal(window.operations.retry(operation), undefined);
      barrack.unreadable = [];
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await window.store.refresh(['volumes']);
      assert.equal(stepOf(operation), 'done');
    });

    it('taken from the list does not take the result of a later one', async () => {
      barrack.failing.set('clone', lost());
      const first = window.begin(cloneOrder());
      await clock.advance(11 * minute);
      assert.equal(stepOf(first), 'notDone');
      await window.operations.remove([first]);
      barrack.failing.clear();
      makeClone(barrack, 'lost');
      const later = window.begin(cloneOrder());
      await clock.advance(11 * minute);
      assert.equal(stepOf(later), 'running');
      assert.equal(later.result?.id, '2');
    });

    it('waits with looking while Barrack refuses the key', async () => {
      makeClone(barrack, 'lost');
      const operation = window.begin(cloneOrder());
      await settle();
      barrack.failing.set('volumes', failure({ kind: 'unauthorized', outcome: 'refused' }));
      await clock.advance(2 * second);
      barrack.calls.length = 0;
      await clock.advance(60 * minute);
      assert.deepEqual(barrack.calls, []);
      assert.equal(stepOf(operation), 'checking');
      barrack.failing.clear();
      await window.store.refresh();
      await clock.advance(2 * minute);
      assert.equal(stepOf(operation), 'running');
    });

    it('tried again is sent anew, and what shows up then is not taken for the first one’s', async () => {
      barrack.failing.set('clone', lost());
      const first = window.begin(cloneOrder());
      await clock.advance(11 * minute);
      barrack.failing.clear();
      makeClone(barrack, 'lost');
      const again = window.operations.retry(first);
      assert.ok(again !== undefined && again !== first);
      await clock.advance(2 * second);
      assert.equal(stepOf(again), 'running');
      assert.equal(again.result?.id, '2');
      assert.equal(stepOf(first), 'notDone');
      assert.equal(barrack.countOf('clone'), 2);
    });
  });
});

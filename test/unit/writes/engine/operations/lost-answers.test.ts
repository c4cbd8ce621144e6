import assert from 'node:assert/strict';
import { leftMs } from '../../../../../src/writes/model/look-schedule.ts';
import type { Volume } from '../../../../../src/domain/resources.ts';
import { Lineage } from '../../../../../src/lineage/lineage.ts';
import type { Operation } from '../../../../../src/writes/engine/operation.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import { failure } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import {
  cloneOrder,
  lost,
  makeClone,
  minute,
  second,
  source,
  stepOf,
  unreadable,
} from '../../support/orders.ts';
import { volume } from '../../support/records.ts';
import type { SharedJournal } from '../../support/memory-journal.ts';
import { TestWindow } from '../../support/window.ts';
import { oneWindow, only } from '../../support/windows.ts';

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let shared: SharedJournal;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, shared, window } = await oneWindow());
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

    it('is found in whatever list shows its result, whoever has read that', async () => {
      barrack.failing.set('clone', lost());
      const operation = window.begin(cloneOrder());
      await clock.advance(4.5 * minute);
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await window.store.refresh(['volumes']);
      await settle();
      assert.equal(stepOf(operation), 'done');
      assert.equal(clock.pending, 0, 'nothing is looked for any more');
    });

    it('is found so also while its own look hangs', async () => {
      barrack.failing.set('clone', lost());
      const operation = window.begin(cloneOrder());
      await settle();
      barrack.waiting.set('volumes', new Promise(() => undefined));
      await clock.advance(1 * second);
      window.store.add(volume({ id: '2', name: 'data-clone' }));
      await settle();
      assert.equal(stepOf(operation), 'done');
    });

    it('is found at once where a list has shown its result before the answer was lost', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const operation = window.begin(cloneOrder());
      barrack.waiting.set('clone', promise);
      await settle();
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await window.store.refresh(['volumes']);
      assert.equal(stepOf(operation), 'sending');
      barrack.failing.set('clone', lost());
      resolve(undefined);
      await settle();
      assert.equal(stepOf(operation), 'done');
    });

    it('leaves what a list no longer shows to what Barrack says when asked', async () => {
      barrack.failing.set('deleteVolume', lost());
      const deletion = window.begin({ kind: 'deleteVolume', volume: cloneOrder().source });
      await settle();
      assert.equal(stepOf(deletion), 'checking');
      const { get } = barrack.volumes;
      barrack.volumes.get = () => Promise.resolve(source());
      barrack.volumeList = [];
      await window.store.refresh(['volumes']);
      await settle();
      assert.equal(stepOf(deletion), 'checking', 'it is there');
      barrack.volumes.get = get;
      await clock.advance(1 * second);
      assert.equal(stepOf(deletion), 'done');
    });

    it('keeps what lost it, how often was looked, and from when the next look is reckoned', async () => {
      barrack.failing.set('clone', lost());
      const operation = window.begin(cloneOrder());
      await clock.advance(20 * second);
      const { progress } = operation;
      assert.ok(progress.step === 'checking' && progress.search !== undefined);
      assert.equal(progress.search.lost.message, 'No answer.');
      assert.equal(progress.search.looks.made, 4);
      assert.equal(leftMs(progress.search.looks, clock.now()), 10 * minute - 20 * second);
    });

    it('stays the reason where the user stops watching', async () => {
      barrack.failing.set('clone', failure({ kind: 'server', message: 'Bad gateway (502).', outcome: 'unknown', status: 502, requestId: 'r-1' })); // prettier-ignore
      const operation = window.begin(cloneOrder());
      await clock.advance(20 * second);
      await window.operations.unwatch(operation);
      assert.ok(operation.progress.step === 'unknown');
      const { error } = operation.progress;
      assert.deepEqual([error?.kind, error?.status, error?.requestId], ['server', 502, 'r-1']);
      assert.match(error?.message ?? '', /^You stopped watching.*response was lost: Bad gateway \(502\)\.$/u);
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

    describe('found by its name', () => {
      /** Somebody else makes that at the same time, and this one's request is lost. */
      async function madeElsewhere(...made: readonly Volume[]): Promise<Operation> {
        barrack.onClone = () => {
          barrack.volumeList = [source(), ...made];
          throw lost();
        };
        const operation = window.begin(cloneOrder());
        await clock.advance(2 * second);
        return operation;
      }
      const alike = (more: Parameters<typeof volume>[0] = {}): Volume =>
        volume({ id: '9', name: 'data-clone', ...more });

      it('can’t be told apart from what somebody else made, and nothing is said of what it holds', async () => {
        const operation = await madeElsewhere(alike());
        assert.equal(stepOf(operation), 'done');
        assert.doesNotMatch(operation.statusText, /was cloned/u);
        assert.match(operation.statusText, /^data-clone was found \(Available\).*can’t be told apart/u);
        assert.deepEqual(new Lineage(window.store, window.operations).on('cloned', source()), []);
      });

      it('stays so after a reload, and when it is lost from sight', async () => {
        await madeElsewhere(alike({ status: 'creating' }));
        window.kill();
        window = new TestWindow('two', barrack, clock, shared);
        await window.signIn();
        const operation = only(window);
        assert.deepEqual([stepOf(operation), operation.result?.id], ['running', '9']);
        assert.match(operation.statusText, /^data-clone was found \(Creating\).*can’t be told apart/u);
        await window.operations.unwatch(operation);
        assert.equal(stepOf(operation), 'unknown');
        assert.match(operation.statusText, /^data-clone was found \(Creating\).*can’t be told apart/u);
      });

      it('is the clone where Barrack tells what it comes from', async () => {
        const operation = await madeElsewhere(alike({ source: { id: '1', name: 'data' } }));
        assert.equal(operation.statusText, 'data was cloned as data-clone.');
      });

      it('is not the clone where Barrack tells that it comes from something else', async () => {
        const operation = await madeElsewhere(alike({ source: { id: '8', name: 'other' } }));
        assert.equal(stepOf(operation), 'checking');
      });

      it('is the clone where Barrack said yes: no other can have its name', async () => {
        makeClone(barrack, 'empty', 'available');
        const operation = window.begin(cloneOrder());
        await clock.advance(2 * second);
        assert.equal(operation.statusText, 'data was cloned as data-clone.');
      });
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

import assert from 'node:assert/strict';
import type { Operation } from '../../../../../src/writes/engine/operation.ts';
import { FakeBarrack, failure } from '../../support/fake-barrack.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { SharedJournal } from '../../support/memory-journal.ts';
import { lost, minute, refused, second, stepOf, unreadable } from '../../support/orders.ts';
import { TestWindow } from '../../support/window.ts';
import { powerCases } from '../../support/power-cases.ts';
import { snapshotCases } from '../../support/snapshot-cases.ts';
import { volumeCases } from '../../support/volume-cases.ts';

for (const write of [...volumeCases, ...snapshotCases, ...powerCases]) {
  describe(write.title, () => {
    let barrack: FakeBarrack;
    let clock: FakeClock;
    let shared: SharedJournal;
    let window: TestWindow;

    beforeEach(async () => {
      barrack = new FakeBarrack();
      clock = new FakeClock();
      shared = new SharedJournal();
      write.before(barrack);
      barrack.onWrite.set(write.call, () => write.begun(barrack));
      window = await open('one');
    });

    afterEach(() => {
      window.kill();
    });

    async function open(name: string): Promise<TestWindow> {
      const opened = new TestWindow(name, barrack, clock, shared);
      await opened.signIn();
      await settle();
      barrack.calls.length = 0;
      return opened;
    }

    const begin = (): Operation => window.begin(write.order);

    /** What is made is then known by its name only. */
    function assertDoneUnheard(operation: Operation): void {
      const makes = ['createVolume', 'createSnapshot', 'restoreSnapshot'].includes(write.order.kind);
      if (makes) {
        assert.equal(stepOf(operation), 'done');
        assert.match(operation.statusText, /was found \(\w+\), but Barrack’s response was lost/u);
      } else {
        assert.equal(operation.statusText, write.done);
      }
    }

    /** Nothing is sent, and why. */
    async function refusal(): Promise<string> {
      const operation = begin();
      await settle();
      assert.ok(operation.progress.step === 'refused', stepOf(operation));
      assert.equal(operation.progress.error.outcome, 'notSent');
      assert.equal(barrack.countOf(write.call), 0);
      return operation.statusText;
    }

    it('is sent once, and followed to its end with nobody looking', async () => {
      const operation = begin();
      await settle();
      assert.deepEqual([stepOf(operation), operation.requestId], ['running', `request-${write.call}`]);
      assert.deepEqual(barrack.bodies, [write.body]);
      write.ended(barrack);
      await clock.advance(5 * second);
      assert.equal(operation.statusText, write.done);
      assert.deepEqual(window.steps, ['waiting', 'sending', 'running', 'done']);
      barrack.calls.length = 0;
      await clock.advance(60 * minute);
      assert.deepEqual(barrack.calls, []);
    });

    it('that Barrack refuses is told so, and not looked for', async () => {
      barrack.failing.set(write.call, refused('Not now.'));
      const operation = begin();
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'refused');
      assert.match(operation.statusText, /: Not now\.$/u);
      assert.equal(barrack.countOf(write.list), write.readsList === false ? 0 : 1);
      assert.equal(operation.canRetry, true);
    });

    const { already, changed } = write;
    if (already !== undefined) {
      it('is not sent where it is so already', async () => {
        already(barrack);
        const operation = begin();
        await settle();
        assert.deepEqual(operation.progress, { step: 'skipped', because: 'already' });
        assert.match(operation.statusText, / already\.$/u);
        assert.equal(barrack.countOf(write.call), 0);
      });
    }

    if (changed !== undefined) {
      it('is not sent where what the user saw has changed', async () => {
        changed[0](barrack);
        assert.match(await refusal(), changed[1]);
      });
    }

    it('is not sent where it is ruled out now', async () => {
      write.ruledOut[0](barrack);
      assert.match(await refusal(), write.ruledOut[1]);
    });

    if (write.readsList !== false) {
      it('is not sent where its list can’t be read', async () => {
        barrack.failing.set(write.list, failure());
        assert.match(await refusal(), /the check before it failed/u);
      });
    }

    it('whose answer was lost is found, and followed', async () => {
      barrack.onWrite.set(write.call, () => {
        write.begun(barrack);
        throw lost();
      });
      const operation = begin();
      await settle();
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(1 * second);
      assert.equal(stepOf(operation), 'running');
      write.ended(barrack);
      await clock.advance(5 * second);
      assertDoneUnheard(operation);
      assert.equal(barrack.countOf(write.call), 1);
    });

    it(`whose answer was lost, and of which nothing shows, is “${write.withoutTrace}” after ten minutes`, async () => {
      barrack.failing.set(write.call, lost());
      const operation = begin();
      await clock.advance(9.9 * minute);
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(0.2 * minute);
      assert.equal(stepOf(operation), write.withoutTrace);
      assert.equal(operation.canRetry, write.withoutTrace === 'notDone');
    });

    it('whose answer was lost is unknown where the list can’t be read whole, until it shows', async () => {
      barrack.failing.set(write.call, lost());
      const operation = begin();
      await settle();
      barrack.unreadableIn = write.list;
      barrack.unreadable = [unreadable(undefined)];
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'unknown');
      assert.match(operation.statusText, write.unknown);
      assert.equal(operation.canRetry, false);
      barrack.unreadable = [];
      write.begun(barrack);
      await window.store.refresh();
      write.ended(barrack);
      await clock.advance(20 * second);
      assert.equal(stepOf(operation), 'done');
    });

    it('that fails at Barrack ends in an error', async () => {
      const operation = begin();
      await settle();
      write.failed(barrack);
      await clock.advance(5 * second);
      assert.equal(stepOf(operation), 'error');
      assert.match(operation.statusText, /: Error\.$/u);
    });

    it('is gone on with by another window', async () => {
      begin();
      await settle();
      window.kill();
      window = await open('two');
      const [operation] = window.operations.all;
      assert.ok(operation !== undefined && stepOf(operation) === 'running');
      write.ended(barrack);
      await clock.advance(70 * second);
      assert.equal(operation.statusText, write.done);
      assert.equal(barrack.countOf(write.call), 0);
    });

    it('is looked for by another window where the first one never heard the answer', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set(write.call, promise);
      begin();
      await settle();
      window.kill();
      resolve(undefined);
      window = await open('two');
      const [operation] = window.operations.all;
      assert.ok(operation);
      await clock.advance(2 * second);
      write.ended(barrack);
      await clock.advance(70 * second);
      assertDoneUnheard(operation);
      assert.equal(barrack.countOf(write.call), 0, 'it was sent before');
    });
  });
}

import assert from 'node:assert/strict';
import type { Operation } from '../../../../../src/writes/engine/operation.ts';
import type { Progress } from '../../../../../src/writes/model/progress.ts';
import { parseRecord } from '../../../../../src/writes/journal/record-format.ts';
import { FakeBarrack, failure } from '../../support/fake-barrack.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { SharedJournal } from '../../support/memory-journal.ts';
import { cloneOrder, lost, makeClone, minute, second, source } from '../../support/orders.ts';
import { startOrder, stepOf, stepsOf, stopOrder } from '../../support/orders.ts';
import { instance, volume } from '../../support/records.ts';
import { TestWindow } from '../../support/window.ts';

describe('Operations', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let shared: SharedJournal;
  let window: TestWindow;

  beforeEach(async () => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    shared = new SharedJournal();
    barrack.volumeList = [source()];
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'ACTIVE' })];
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

  /** The window crashes, and another is opened after so much time; what the old one waited for comes to nothing. */
  async function crash(pause = 0): Promise<Operation> {
    window.kill();
    barrack.waiting.clear();
    await clock.advance(pause);
    window = await open('two');
    const [operation] = window.operations.all;
    assert.ok(operation);
    return operation;
  }

  const hang = (call: string): void => void barrack.waiting.set(call, new Promise(() => undefined));

  describe('a chain that was left long ago', () => {
    const begin = (): Operation => window.operations.begin([stopOrder(), cloneOrder(), startOrder()], 1);
    const put = (status: string): void => {
      barrack.instanceList = [instance({ id: '5', name: 'trainer', status })];
    };
    const attached = { id: '5', name: 'trainer', status: undefined };

    beforeEach(() => {
      barrack.volumeList = [volume({ id: '1', name: 'data', status: 'attached', instance: attached })];
    });

    for (const [title, now] of [
      ['in the middle of a step', 'SHUTOFF'],
      ['while that goes on', 'stopping'],
    ] as const) {
      it(`${title}: that is seen to its end, and nothing more is sent`, async () => {
        begin();
        await settle();
        put(now);
        const operation = await crash(2 * 60 * minute);
        put('SHUTOFF');
        await clock.advance(5 * minute);
        assert.deepEqual(stepsOf(operation), ['done', 'refused', 'skipped']);
        assert.equal(barrack.countOf('clone'), 0);
        assert.equal(operation.instanceLeftStopped?.id, '5');
      });
    }

    it('is no such one if it only took long: it is gone on with after a reload', async () => {
      begin();
      await settle();
      put('stopping');
      await clock.advance(3 * 60 * minute);
      const operation = await crash();
      put('SHUTOFF');
      makeClone(barrack, 'whole');
      await clock.advance(minute);
      assert.deepEqual(stepsOf(operation), ['done', 'running', 'waiting']);
    });
  });

  describe('after a crash', () => {
    it('before it was sent: it never is, and can be tried again', async () => {
      hang('getVolume');
      window.begin(cloneOrder());
      await settle();
      const operation = await crash();
      assert.equal(stepOf(operation), 'refused');
      assert.match(operation.statusText, /window was closed.*before it was sent/u);
      await clock.advance(20 * minute);
      assert.equal(barrack.countOf('clone'), 0);
      makeClone(barrack, 'whole');
      const again = window.operations.retry(operation);
      assert.ok(again);
      await settle();
      assert.equal(stepOf(again), 'running');
    });

    it('after the right to send was got: it is looked for, whether it was sent or not', async () => {
      hang('clone');
      window.begin(cloneOrder());
      await settle();
      const operation = await crash();
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(9 * minute);
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(2 * minute);
      assert.equal(stepOf(operation), 'notDone');
      assert.equal(operation.canRetry, true);
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('after it was sent, without the answer: what it made is found and followed', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      makeClone(barrack, 'whole');
      barrack.waiting.set('clone', promise);
      window.begin(cloneOrder());
      await settle();
      window.kill();
      resolve(undefined);
      const operation = await crash();
      await clock.advance(2 * second);
      assert.deepEqual([stepOf(operation), operation.result?.id], ['running', '2']);
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(5 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(barrack.countOf('clone'), 0);
    });

    const badGateway = () =>
      failure({ kind: 'server', message: 'Bad gateway (502).', outcome: 'unknown', status: 502, requestId: 'r-1' }); // prettier-ignore

    it('while the answer is looked for: what lost it stays known, and the ten minutes go on', async () => {
      barrack.failing.set('clone', badGateway());
      window.begin(cloneOrder());
      await clock.advance(5 * minute);
      const operation = await crash();
      const searched = operation.progress;
      assert.ok(searched.step === 'checking');
      assert.equal(searched.search?.lost.message, 'Bad gateway (502).');
      await clock.advance(4.9 * minute);
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(0.2 * minute);
      const ended: Progress = operation.progress;
      assert.ok(ended.step === 'notDone');
      const { message, status, requestId } = ended.error;
      assert.deepEqual([status, requestId], [502, 'r-1']);
      assert.match(message, /Bad gateway \(502\)/u);
    });

    it('again and again while it is looked for: the ten minutes still end', async () => {
      barrack.failing.set('clone', badGateway());
      let operation = window.begin(cloneOrder());
      for (let crashes = 0; crashes < 12; crashes += 1) {
        await clock.advance(50 * second);
        operation = await crash();
      }
      await clock.advance(second);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('long ago, while the answer was looked for: two more looks say that there is nothing', async () => {
      barrack.failing.set('clone', badGateway());
      window.begin(cloneOrder());
      await clock.advance(20 * second);
      const operation = await crash(14 * 60 * minute);
      await clock.advance(3 * minute);
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'notDone');
      assert.equal(barrack.countOf('volumes'), 2);
    });

    it('of an older version, which kept none of that: it is looked for from the beginning', async () => {
      barrack.failing.set('clone', badGateway());
      const begun = window.begin(cloneOrder());
      await clock.advance(5 * minute);
      const { record } = begun;
      window.kill();
      const steps = record.steps.map((step) => ({ ...step, progress: { step: 'checking' } as const }));
      const read = parseRecord(JSON.parse(JSON.stringify({ ...record, steps })));
      const lease = await shared.open('old').takeOver(begun.id, 'anybody');
      assert.ok(await lease?.save(read));
      await lease?.release();
      window = await open('two');
      const [operation] = window.operations.all;
      assert.ok(operation?.progress.step === 'checking');
      assert.match(operation.progress.search?.lost.message ?? '', /window was closed/u);
      await clock.advance(9.9 * minute);
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(0.2 * minute);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('while the answer is looked for: what shows up then is followed', async () => {
      barrack.failing.set('clone', lost());
      window.begin(cloneOrder());
      await clock.advance(3 * minute);
      barrack.failing.clear();
      const operation = await crash(60 * minute);
      assert.equal(stepOf(operation), 'checking');
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(1 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('while Barrack works on it: it is followed, or found to have ended', async () => {
      makeClone(barrack, 'whole');
      window.begin(cloneOrder());
      await settle();
      const followed = await crash();
      assert.deepEqual([stepOf(followed), followed.requestId], ['running', 'request-1']);
      barrack.volumeList = [source(), volume({ id: '2', name: 'data-clone' })];
      const ended = await crash(5 * 60 * minute);
      assert.equal(stepOf(ended), 'done');
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('while what it made has gone: that is an error', async () => {
      makeClone(barrack, 'whole');
      window.begin(cloneOrder());
      await settle();
      barrack.volumeList = [source()];
      assert.equal(stepOf(await crash()), 'error');
    });

    it('after its end: it is as it was', async () => {
      makeClone(barrack, 'whole', 'available');
      const before = window.begin(cloneOrder());
      await clock.advance(2 * second);
      const after = await crash(60 * minute);
      assert.deepEqual(JSON.parse(JSON.stringify(after.record)), JSON.parse(JSON.stringify(before.record)));
      assert.deepEqual([after.isHere, barrack.calls], [false, []]);
    });
  });

  describe('a chain, after a crash', () => {
    const begin = (): Operation => window.operations.begin([stopOrder(), cloneOrder(), startOrder()], 1);
    const put = (status: string): void => {
      barrack.instanceList = [instance({ id: '5', name: 'trainer', status })];
    };

    beforeEach(() => {
      const attachedTo = { id: '5', name: 'trainer', status: undefined };
      barrack.volumeList = [volume({ id: '1', name: 'data', status: 'attached', instance: attachedTo })];
      barrack.onStop = () => put('stopping');
      barrack.onStart = () => put('starting');
      makeClone(barrack, 'whole');
    });

    it('in its first step goes on with the next one when that is done', async () => {
      begin();
      await settle();
      const operation = await crash();
      assert.deepEqual(stepsOf(operation), ['running', 'waiting', 'waiting']);
      put('SHUTOFF');
      await clock.advance(5 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'running', 'waiting']);
      assert.deepEqual([barrack.countOf('stop'), barrack.countOf('clone')], [0, 1]);
    });

    it('in the check before its second step sends no more, and says that the instance is shut down', async () => {
      begin();
      await settle();
      put('SHUTOFF');
      hang('getVolume');
      await clock.advance(5 * second);
      put('SHUTOFF');
      const operation = await crash(10 * minute);
      assert.deepEqual(stepsOf(operation), ['done', 'refused', 'skipped']);
      assert.equal(operation.instanceLeftStopped?.id, '5');
    });

    it('in its main step starts the instance again when that is done', async () => {
      begin();
      await settle();
      put('SHUTOFF');
      await clock.advance(5 * second);
      const operation = await crash();
      assert.deepEqual(stepsOf(operation), ['done', 'running', 'waiting']);
      barrack.volumeList = [...barrack.volumeList.slice(0, 1), volume({ id: '2', name: 'data-clone' })];
      await clock.advance(5 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'done', 'running']);
      put('ACTIVE');
      await clock.advance(5 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'done', 'done']);
      assert.deepEqual([barrack.countOf('clone'), barrack.countOf('start')], [0, 1]);
    });

    for (const [title, pause, steps] of [
      ['goes on with what waits, soon after', 30 * minute, ['done', 'running', 'waiting']],
      ['leaves what waits alone, hours after', 90 * minute, ['done', 'refused', 'skipped']],
    ] as const) {
      it(`right between two steps ${title}`, async () => {
        const operation = begin();
        await settle();
        put('SHUTOFF');
        const { record } = operation;
        await clock.advance(5 * second);
        const entry = shared.entries.get(operation.id);
        assert.ok(entry);
        const [stop] = operation.record.steps;
        assert.ok(stop);
        window.kill();
        shared.claimed.delete(`${operation.id}.sent-1`);
        barrack.volumeList = barrack.volumeList.slice(0, 1);
        shared.put(operation.id, {
          ...entry,
          record: { ...record, steps: [stop, ...record.steps.slice(1)] },
        });
        assert.deepEqual(stepsOf(await crash(pause)), steps);
      });
    }
  });
});

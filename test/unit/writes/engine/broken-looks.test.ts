import assert from 'node:assert/strict';
import type { BarrackError } from '../../../../src/api/errors.ts';
import type { Volume } from '../../../../src/domain/resources.ts';
import type { Confirmed, Observation, Plan } from '../../../../src/writes/model/plan.ts';
import type { Progress } from '../../../../src/writes/model/progress.ts';
import { ResultTracker } from '../../../../src/writes/engine/result-tracker.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import { FakeBarrack, failure } from '../support/fake-barrack.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { minute, second } from '../support/orders.ts';
import { volume } from '../support/records.ts';

const result: Volume = volume({ id: '2' });
const lost = failure({ kind: 'timeout', outcome: 'unknown' });

/** Breaks as often as it is told to, each time it is asked. */
class FragilePlan {
  readonly list = 'volumes';
  readonly whatToCheck = 'See at barrack.ai.';
  looks = 0;
  confirms = 0;
  breaksLook = 0;
  breaksConfirm = 0;
  breaksHidden = false;
  seen: Observation | undefined;

  observe(): Observation | undefined {
    this.looks += 1;
    if (this.looks <= this.breaksLook) {
      throw new RangeError('Maximum call stack size exceeded');
    }
    return this.seen;
  }

  confirm(): Promise<Confirmed> {
    this.confirms += 1;
    return this.confirms <= this.breaksConfirm
      ? Promise.reject(new TypeError('a bug in confirm'))
      : Promise.resolve({ step: 'done', resource: result });
  }

  mayBeHidden(): boolean {
    if (this.breaksHidden) {
      throw new TypeError('a bug in mayBeHidden');
    }
    return false;
  }
}

describe('What looks for a result that this program itself breaks off', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let store: ResourceStore;
  let plan: FragilePlan;
  let told: Progress[];
  let lines: string[];
  let tracker: ResultTracker;

  beforeEach(() => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    store = new ResourceStore(() => barrack, clock);
    plan = new FragilePlan();
    [told, lines] = [[], []];
    tracker = new ResultTracker({ plan: plan as unknown as Plan }, store, clock, {
      tell: (progress) => told.push(progress),
      watch: () => undefined,
      log: (line) => lines.push(line),
    });
  });

  afterEach(() => tracker.stop());

  const now = (): string | undefined => told.at(-1)?.step;
  const search = (error: BarrackError = lost): Promise<void> =>
    tracker.searchLost(barrack, error, tracker.newAttempt());

  it('is found after any number of broken looks, each of which is logged', async () => {
    for (const breaks of [1, 2, 9]) {
      [plan.looks, plan.breaksLook, plan.seen] = [0, breaks, { step: 'done', resource: result }];
      lines.length = 0;
      const searching = search();
      await clock.advance(11 * minute);
      await searching;
      assert.equal(now(), 'done', `after ${breaks}`);
      assert.equal(lines.length, breaks);
    }
  });

  it('counts only the looks that could be finished: what is not there in ten is not carried out', async () => {
    plan.breaksLook = 3;
    const searching = search();
    await clock.advance(11 * minute);
    assert.equal(now(), 'notDone');
    assert.ok(plan.looks >= 13);
    await searching;
  });

  it('is not taken for not carried out where no look can be finished: nobody knows', async () => {
    plan.breaksLook = Infinity;
    const searching = search();
    await clock.advance(30 * minute);
    await searching;
    assert.equal(now(), 'unknown');
  });

  it('nor where it can’t be told whether the list hides it', async () => {
    plan.breaksHidden = true;
    const searching = search();
    await clock.advance(11 * minute);
    await searching;
    assert.equal(now(), 'unknown');
  });

  it('is found later, after nobody knew', async () => {
    [plan.breaksLook, plan.seen] = [Infinity, { step: 'done', resource: result }];
    const searching = search();
    await clock.advance(30 * minute);
    await searching;
    assert.equal(now(), 'unknown');
    plan.breaksLook = 0;
    store.add(volume({ id: '3' })); // somebody has refreshed
    assert.equal(now(), 'done');
  });

  it('is asked for again after a broken question', async () => {
    plan.breaksConfirm = 2;
    plan.seen = 'doubtful';
    const searching = search();
    await clock.advance(1 * minute);
    await searching;
    assert.equal(now(), 'done');
    assert.equal(lines.length, 2);
  });

  it('is followed after a yes, whatever the first look does', async () => {
    [plan.breaksLook, plan.seen] = [1, { step: 'done', resource: result }];
    const following = tracker.followAccepted(barrack, tracker.newAttempt());
    await clock.advance(1 * minute);
    await following;
    assert.equal(now(), 'done');
  });

  it('is looked at again while it is followed, though nothing changes in the lists', async () => {
    plan.seen = { step: 'running', resource: volume({ id: '2', status: 'creating' }) };
    await tracker.followAccepted(barrack, tracker.newAttempt());
    [plan.breaksLook, plan.seen] = [plan.looks + 1, { step: 'done', resource: result }];
    store.add(volume({ id: '3' }));
    await settle();
    assert.equal(now(), 'running');
    await clock.advance(31 * second);
    assert.equal(now(), 'done');
  });

  it('is asked for again while it is followed, and not for ever', async () => {
    plan.seen = 'doubtful';
    plan.breaksConfirm = Infinity;
    await tracker.followAccepted(barrack, tracker.newAttempt());
    await clock.advance(70 * minute);
    const asked = plan.confirms;
    assert.ok(asked > 10, `${asked} times`);
    await clock.advance(70 * minute);
    assert.equal(plan.confirms, asked);
    assert.equal(now(), 'unknown');
  });

  describe('for as long as anybody waits', () => {
    const running = { step: 'running', resource: volume({ id: '2', status: 'creating' }) } as const;

    beforeEach(async () => {
      plan.seen = running;
      await tracker.followAccepted(barrack, tracker.newAttempt());
      plan.breaksLook = Infinity;
      store.add(volume({ id: '3' }));
    });

    it('is looked at for an hour, and then nobody knows, which is told once', async () => {
      await clock.advance(59 * minute);
      assert.equal(now(), 'running');
      await clock.advance(2 * minute);
      const last = told.at(-1);
      assert.ok(last?.step === 'unknown');
      assert.deepEqual([last.error, last.check], [undefined, plan.whatToCheck]);
      assert.match(last.lastStatus ?? '', /creating/iu);
      const [looks, times] = [plan.looks, told.length];
      await clock.advance(120 * minute);
      store.add(volume({ id: '4' }));
      await clock.advance(1 * minute);
      assert.deepEqual([plan.looks, told.length], [looks + 1, times]);
    });

    it('shows up again with a look that can be finished, and has its hour again', async () => {
      await clock.advance(61 * minute);
      plan.breaksLook = 0;
      store.add(volume({ id: '4' }));
      assert.equal(now(), 'running');
      plan.breaksLook = Infinity;
      store.add(volume({ id: '5' }));
      await clock.advance(59 * minute);
      assert.equal(now(), 'running');
      [plan.breaksLook, plan.seen] = [0, { step: 'done', resource: result }];
      await clock.advance(1 * minute);
      assert.equal(now(), 'done');
    });
  });

  it('stays lost where the answer was: no later look that breaks off takes that back', async () => {
    plan.breaksLook = Infinity;
    const searching = search();
    await clock.advance(30 * minute);
    await searching;
    const before = told.length;
    store.add(volume({ id: '3' }));
    await clock.advance(61 * minute);
    assert.equal(told.length, before);
    const { looks } = plan;
    await clock.advance(120 * minute);
    assert.equal(plan.looks, looks);
  });
});

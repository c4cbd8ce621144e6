import assert from 'node:assert/strict';
import { descriptionOf } from '../../../src/views/resources/description.ts';
import { refreshOld } from '../../../src/resources/age.ts';
import { Refresher } from '../../../src/resources/refresher.ts';
import { ResourceStore } from '../../../src/resources/store.ts';
import { FakeBarrack, failure } from '../writes/support/fake-barrack.ts';
import { FakeClock } from '../writes/support/fake-clock.ts';
import { seenIn } from '../views/resources/support.ts';

const minute = 60_000;
const inSight = { visible: true, focused: true };
const hidden = { visible: false, focused: true };
const elsewhere = { visible: true, focused: false };

describe('What is old', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let store: ResourceStore;
  let refresher: Refresher;

  beforeEach(() => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    store = new ResourceStore(() => barrack, clock);
    refresher = new Refresher(store, () => store.refresh(), clock);
  });

  afterEach(() => refresher.dispose());

  /** How often everything was read since the last time this was asked. */
  const reads = (): number => {
    const count = barrack.calls.filter((call) => call === 'volumes').length;
    barrack.calls.length = 0;
    return count;
  };

  const look = async (at: typeof inSight, thenMinutes = 0): Promise<number> => {
    refresher.look(at);
    await clock.advance(thenMinutes * minute);
    return reads();
  };

  it('is read again when the view comes into sight, and when its window is returned to', async () => {
    assert.equal(await look(inSight), 1);
    assert.equal(await look(hidden, 10), 0);
    assert.equal(await look(inSight), 1);
    assert.equal(await look(elsewhere, 10), 0);
    assert.equal(await look(inSight), 1);
  });

  it('is read once a minute at most, however often the window is left, also where that fails', async () => {
    await look(inSight);
    for (const failing of [false, true]) {
      await clock.advance(2 * minute);
      if (failing) {
        ['regions', 'volumes', 'snapshots', 'images', 'instances'].forEach((list) => {
          barrack.failing.set(list, failure());
        });
      }
      for (let times = 0; times < 20; times += 1) {
        refresher.look(elsewhere);
        refresher.look(inSight);
        await clock.advance(1000);
      }
      assert.equal(reads(), 1, String(failing));
    }
  });

  it('is not read by itself, and no timer is set, unless an interval is', async () => {
    await look(inSight);
    assert.equal(await look(inSight, 600), 0);
    assert.equal(clock.pending, 0);
  });

  it('is read at the interval, only while the view is visible and its window focused', async () => {
    refresher.interval = 5 * minute;
    assert.equal(await look(inSight, 60), 13);
    assert.equal(await look(elsewhere, 60), 0);
    assert.equal(await look(hidden, 60), 0);
    assert.equal(clock.pending, 0);
    assert.equal(await look(inSight, 4), 1);
    refresher.interval = undefined;
    assert.equal(await look(inSight, 60), 0);
  });

  it('waits for the interval from when somebody else has read it', async () => {
    refresher.interval = 5 * minute;
    await look(inSight, 3);
    await store.refresh();
    reads();
    await clock.advance(4 * minute);
    assert.equal(reads(), 0);
    await clock.advance(minute);
    assert.equal(reads(), 1);
  });

  it('is told beside the title of the view with its age, together with the filter', async () => {
    const { tree } = seenIn(store);
    const description = () => descriptionOf(tree, store, clock.now());
    assert.equal(description(), '');
    await store.refresh();
    assert.equal(description(), '');
    await clock.advance(12 * minute);
    assert.equal(description(), 'updated 12 min ago');
    tree.filter = 'data';
    assert.equal(description(), 'Filter: data · 0 of 0 · updated 12 min ago');
    await clock.advance(180 * minute);
    tree.filter = '';
    assert.equal(description(), 'updated 3 h ago');
    await store.refresh();
    assert.equal(description(), '');
  });

  it('is read again before it is offered, and only what is offered', async () => {
    const before = () => refreshOld(['volumes', 'instances'], store, clock.now());
    await before();
    assert.equal(reads(), 1);
    await clock.advance(minute / 2);
    await before();
    assert.deepEqual(barrack.calls, []);
    await clock.advance(minute);
    await before();
    assert.deepEqual(barrack.calls, ['volumes', 'instances']);
  });
});

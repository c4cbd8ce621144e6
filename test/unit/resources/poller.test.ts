import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/emitter.ts';
import type { Watched } from '../../../src/resources/poller.ts';
import { Poller } from '../../../src/resources/poller.ts';
import { ResourceStore } from '../../../src/resources/store.ts';
import { FakeBarrack, failure } from '../writes/support/fake-barrack.ts';
import { FakeClock } from '../writes/support/fake-clock.ts';
import { image, instance, volume } from '../writes/support/records.ts';

const second = 1000;
const minute = 60 * second;

describe('Poller', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let store: ResourceStore;
  let poller: Poller;
  let watched: Watched[];
  let changed: Emitter<undefined>;

  beforeEach(async () => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    store = new ResourceStore(() => barrack, clock);
    watched = [];
    changed = new Emitter();
    const followed = {
      get watched() {
        return watched;
      },
      onDidChange: changed.event,
    };
    poller = new Poller(store, followed, clock);
    barrack.volumeList = [volume({ id: '1' })];
    await store.refresh();
    barrack.calls.length = 0;
  });

  afterEach(() => poller.dispose());

  async function becomeBusy(): Promise<void> {
    barrack.volumeList = [volume({ id: '1', status: 'resizing' })];
    await store.refresh(['volumes']);
    barrack.calls.length = 0;
  }

  it('asks for nothing in idleness, in sight or not', async () => {
    poller.setVisible(true);
    await clock.advance(60 * minute);
    poller.setVisible(false);
    await clock.advance(60 * minute);
    assert.deepEqual(barrack.calls, []);
    assert.equal(clock.pending, 0);
  });

  for (const [title, milliseconds] of [
    ['set back', -5 * 60 * minute],
    ['set back by years', -400 * 365 * 24 * 60 * minute],
    ['set forward by years', 400 * 365 * 24 * 60 * minute],
  ] as const) {
    it(`keeps its pace when the clock on the wall is ${title}`, async () => {
      poller.setVisible(true);
      await becomeBusy();
      await clock.advance(10 * second);
      clock.setWall(milliseconds);
      barrack.calls.length = 0;
      await clock.advance(10 * second);
      assert.deepEqual(
        barrack.calls,
        Array.from({ length: 5 }, () => 'volumes'),
      );
    });
  }

  it('asks for nothing out of sight, whatever is in transition', async () => {
    await becomeBusy();
    await clock.advance(60 * minute);
    assert.deepEqual(barrack.calls, []);
  });

  it('reads only the list with something in transition', async () => {
    poller.setVisible(true);
    await becomeBusy();
    await clock.advance(20 * second);
    assert.equal(barrack.countOf('volumes'), 10);
    assert.equal(barrack.calls.length, 10);
  });

  it('goes slower as the transition grows older', async () => {
    poller.setVisible(true);
    await becomeBusy();
    const countIn = async (milliseconds: number): Promise<number> => {
      barrack.calls.length = 0;
      await clock.advance(milliseconds);
      return barrack.calls.length;
    };
    assert.equal(await countIn(30 * second), 15);
    assert.ok(Math.abs((await countIn(4.5 * minute)) - 54) <= 1);
    assert.ok(Math.abs((await countIn(55 * minute)) - 220) <= 1);
    assert.ok(Math.abs((await countIn(60 * minute)) - 60) <= 1);
  });

  it('starts quickly again when something else begins', async () => {
    poller.setVisible(true);
    await becomeBusy();
    await clock.advance(10 * minute);
    barrack.volumeList = [volume({ id: '1', status: 'resizing' }), volume({ id: '2', status: 'creating' })];
    await store.refresh(['volumes']);
    barrack.calls.length = 0;
    await clock.advance(10 * second);
    assert.equal(barrack.calls.length, 5);
  });

  it('stops when it is over, and when nobody looks any more', async () => {
    poller.setVisible(true);
    await becomeBusy();
    await clock.advance(4 * second);
    poller.setVisible(false);
    barrack.calls.length = 0;
    await clock.advance(minute);
    assert.equal(barrack.calls.length, 0);
    poller.setVisible(true);
    barrack.volumeList = [volume({ id: '1' })];
    await clock.advance(minute);
    assert.equal(barrack.calls.length, 1);
    assert.equal(clock.pending, 0);
  });

  it('follows an operation out of sight, and only its list', async () => {
    barrack.volumeList = [volume({ id: '1', status: 'resizing' })];
    barrack.instanceList = [instance({ status: 'starting' })];
    await store.refresh();
    barrack.calls.length = 0;
    watched = [{ list: 'images', since: clock.now() }];
    changed.fire(undefined);
    await clock.advance(10 * second);
    assert.equal(barrack.countOf('images'), 5);
    assert.equal(barrack.calls.length, 5);
    watched = [];
    changed.fire(undefined);
    await clock.advance(minute);
    assert.equal(barrack.calls.length, 5);
  });

  it('does not read a list that somebody has just read', async () => {
    poller.setVisible(true);
    await becomeBusy();
    await clock.advance(1.5 * second);
    await store.refresh(['volumes']);
    await clock.advance(1.5 * second);
    assert.equal(barrack.calls.length, 1);
    await clock.advance(0.5 * second);
    assert.equal(barrack.calls.length, 2);
  });

  it('slows down while it fails, and keeps its pace when it works again', async () => {
    poller.setVisible(true);
    await becomeBusy();
    barrack.failing.set('volumes', failure());
    await clock.advance(minute);
    const tries = barrack.calls.length;
    assert.ok(tries >= 4 && tries <= 6, `${tries} tries in a minute`);
    barrack.failing.clear();
    await clock.advance(minute);
    barrack.calls.length = 0;
    await clock.advance(20 * second);
    assert.equal(barrack.calls.length, 4);
  });

  it('waits as long as the rate limit asks', async () => {
    poller.setVisible(true);
    await becomeBusy();
    barrack.failing.set('volumes', failure({ kind: 'rateLimited', retryAfterMs: 90 * second }));
    await clock.advance(2 * second);
    assert.equal(barrack.calls.length, 1);
    await clock.advance(89 * second);
    assert.equal(barrack.calls.length, 1);
    await clock.advance(2 * second);
    assert.equal(barrack.calls.length, 2);
  });

  it('stops where the key is refused, until a refresh works again', async () => {
    poller.setVisible(true);
    await becomeBusy();
    barrack.failing.set('volumes', failure({ kind: 'unauthorized' }));
    await clock.advance(60 * minute);
    assert.equal(barrack.calls.length, 1);
    barrack.failing.clear();
    await store.refresh(['volumes']);
    barrack.calls.length = 0;
    await clock.advance(minute);
    assert.ok(barrack.calls.length > 0);
  });

  it('polls each of two lists at its own pace', async () => {
    poller.setVisible(true);
    await becomeBusy();
    await clock.advance(6 * minute);
    barrack.imageList = [image({ status: 'creating' })];
    await store.refresh(['images']);
    barrack.calls.length = 0;
    await clock.advance(30 * second);
    assert.equal(barrack.countOf('images'), 15);
    assert.equal(barrack.countOf('volumes'), 2);
  });
});

import assert from 'node:assert/strict';
import { graceMs } from '../../../src/resources/collection.ts';
import type { Changes, ListKind } from '../../../src/resources/kinds.ts';
import { ResourceStore } from '../../../src/resources/store.ts';
import { FakeBarrack, failure } from '../writes/support/fake-barrack.ts';
import { FakeClock, settle } from '../writes/support/fake-clock.ts';
import { image, instance, region, snapshot, volume } from '../writes/support/records.ts';

describe('ResourceStore', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let store: ResourceStore;
  let changes: Changes[];
  let lines: string[];

  beforeEach(() => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    lines = [];
    store = new ResourceStore(
      () => barrack,
      clock,
      (line) => lines.push(line),
    );
    changes = [];
    store.onDidChange((change) => changes.push(change));
  });

  /** What was told of one list since the last time, in all events together. */
  function told(list: ListKind): { added: string[]; removed: string[]; changed: string[] } {
    const all = changes.splice(0).map(({ kinds }) => kinds.get(list));
    return {
      added: all.flatMap((one) => one?.added ?? []),
      removed: all.flatMap((one) => one?.removed ?? []),
      changed: all.flatMap((one) => one?.changed ?? []),
    };
  }

  describe('what changed', () => {
    it('is told by id, and nothing where nothing changed', async () => {
      barrack.volumeList = [volume({ id: '1' }), volume({ id: '2' }), volume({ id: '3' })];
      await store.refresh(['volumes']);
      assert.deepEqual(told('volumes').added, ['1', '2', '3']);
      const held = store.find('volume', '2');
      barrack.volumeList = [
        volume({ id: '1', status: 'deleting' }),
        volume({ id: '2' }),
        volume({ id: '4' }),
      ];
      await store.refresh(['volumes']);
      assert.deepEqual(told('volumes'), { added: ['4'], removed: ['3'], changed: ['1'] });
      assert.equal(store.find('volume', '2'), held);
      await store.refresh(['volumes']);
      assert.equal(changes.length, 0);
    });

    it('is also told when the balance, and with it the prices, became known', async () => {
      await store.refresh();
      assert.ok(changes.some(({ facts }) => facts.has('balance') && facts.has('prices')));
      assert.equal(store.balance?.amount, 50);
      changes.length = 0;
      await store.refresh();
      assert.equal(changes.length, 0);
    });

    it('is the balance alone where it is, and not which images snapshots have where Barrack answers the same', async () => {
      barrack.snapshotList = [snapshot({ id: '7' })];
      barrack.imageList = [image({ id: '5' })];
      barrack.answers = new Map([['7', { has: false }]]);
      await store.refresh();
      await store.refresh(); // reads the types of volumes, too
      const { items } = store.snapshots;
      changes.length = 0;
      barrack.amount = 49;
      barrack.answers = new Map([['7', { has: false }]]);
      await store.refresh();
      assert.equal(barrack.countOf('ofSnapshots'), 3);
      assert.deepEqual(
        changes.map(({ facts }) => [...facts]),
        [['balance']],
      );
      assert.equal(store.snapshots.items, items);
    });

    it('is the balance that was read beside it, for which the first refresh does not ask again', async () => {
      store.takeBalance({ amount: 49, currency: 'USD' });
      assert.equal(store.balance?.amount, 49);
      assert.ok(changes.some(({ facts }) => facts.has('balance')));
      await store.refresh();
      assert.equal(barrack.countOf('balance'), 0);
      await store.refresh();
      assert.deepEqual([barrack.countOf('balance'), store.balance.amount], [1, 50]);
      const forgetting = [
        () => clock.advance(60_001),
        () => {
          store.clear();
          return settle();
        },
      ];
      for (const forget of forgetting) {
        barrack.calls.length = 0;
        store.takeBalance({ amount: 48, currency: 'USD' });
        await forget();
        await store.refresh();
        assert.equal(barrack.countOf('balance'), 1);
      }
    });

    it('is told to all listeners though one of them throws', async () => {
      const mochas = process.listeners('uncaughtException');
      process.removeAllListeners('uncaughtException');
      const thrown = new Promise((resolve) => process.once('uncaughtException', resolve));
      let heard = 0;
      store.onDidChange(() => {
        throw new Error('a broken listener');
      });
      store.onDidChange(() => (heard += 1));
      store.add(volume());
      assert.match(String(await thrown), /a broken listener/u);
      mochas.forEach((listener) => process.on('uncaughtException', listener));
      assert.equal(heard, 1);
    });
  });

  describe('a list that fails', () => {
    it('keeps the last good data and says why and since when', async () => {
      barrack.volumeList = [volume()];
      await store.refresh();
      const { loadedAt } = store.volumes;
      await clock.advance(60_000);
      barrack.failing.set('volumes', failure());
      await store.refresh();
      assert.equal(store.volumes.items.length, 1);
      assert.equal(store.volumes.loadedAt, loadedAt);
      assert.equal(store.volumes.error?.kind, 'network');
      assert.equal(store.volumes.loading, false);
    });

    it('stops none of the others', async () => {
      barrack.failing.set('volumes', failure());
      barrack.failing.set('balance', failure());
      barrack.failing.set('pricing', failure());
      barrack.imageList = [image()];
      await store.refresh();
      assert.equal(store.volumes.loadedAt, undefined);
      assert.equal(store.images.items.length, 1);
      assert.equal(store.images.error, undefined);
    });

    it('is told once, not at every failure for the same reason', async () => {
      barrack.failing.set('volumes', failure());
      await store.refresh(['volumes']);
      await store.refresh(['volumes']);
      assert.equal(changes.length, 1);
      barrack.failing.clear();
      await store.refresh(['volumes']);
      assert.equal(store.volumes.error, undefined);
    });

    it('through an error of the program itself shows it, logs it, and can be read again', async () => {
      for (const name of ['volumes', 'balance', 'pricing', 'types', 'ofSnapshots']) {
        barrack.failing.set(name, new TypeError(`a bug in ${name}`));
      }
      barrack.snapshotList = [snapshot()];
      barrack.imageList = [image()]; // of which snapshot, no list tells
      await store.refresh();
      assert.equal(store.volumes.error?.kind, 'malformed');
      assert.match(store.volumes.error.message, /a bug in volumes/u);
      assert.equal(store.volumes.loading, false);
      assert.equal(store.images.error, undefined);
      assert.match(lines.join('\n'), /a bug in volumes[^]*a bug in ofSnapshots/u);
      barrack.failing.clear();
      await store.refresh();
      assert.equal(store.volumes.error, undefined);
      assert.equal(store.balance?.amount, 50);
    });

    it('of prices that cannot be worked out does not keep the next ones from being read', async () => {
      const { catalog } = barrack;
      barrack.catalog = { ...catalog, volumes: undefined as never };
      await store.refresh();
      assert.equal(store.prices?.source, 'documented');
      barrack.catalog = catalog;
      await store.refresh();
      assert.equal(store.prices.source, 'api');
    });
  });

  describe('records', () => {
    it('that cannot be read are kept beside the others', async () => {
      barrack.volumeList = [volume()];
      barrack.unreadable = [{ index: 1, id: undefined, name: 'odd', reason: 'It has no "id".', record: {} }];
      await store.refresh();
      assert.equal(store.volumes.items.length, 1);
      assert.equal(store.volumes.unreadable[0]?.name, 'odd');
    });

    it('that cannot be read have names, too, that others may be taken for', async () => {
      const [prod, data] = [volume({ id: '1', name: 'prod' }), volume({ id: '2', name: 'data' })];
      barrack.volumeList = [prod, data];
      const gap = {
        index: 3,
        id: undefined,
        name: undefined,
        reason: 'There may be more.',
        record: undefined,
      };
      const odd = { index: 2, id: '7', name: 'prod ', reason: 'Its "size" could not be read.', record: {} };
      barrack.unreadable = [odd, gap];
      await store.refresh();
      assert.deepEqual([store.needsId(prod), store.needsId(data)], [true, false]);
    });

    it('with the id of another one are shown as unreadable, at their own place', async () => {
      barrack.volumeList = [volume({ id: '1' }), volume({ id: '2' }), volume({ id: '1', name: 'again' })];
      barrack.unreadable = [{ index: 0, id: undefined, name: undefined, reason: 'odd', record: 1 }];
      await store.refresh();
      assert.equal(store.volumes.items.length, 2);
      const [, second] = store.volumes.unreadable;
      assert.equal(second?.name, 'again');
      assert.equal(second.index, 3);
      assert.match(second.reason, /same id, 1/u);
    });
  });

  describe('something just made', () => {
    it('is there at once and stays although a list lags behind', async () => {
      await store.refresh();
      changes.length = 0;
      store.add(volume({ id: '9', status: 'creating' }));
      assert.deepEqual(told('volumes').added, ['9']);
      await store.refresh(['volumes']);
      assert.equal(store.find('volume', '9')?.status.state, 'creating');
      assert.equal(changes.length, 0);
    });

    it('follows the list once it was in it, and goes with it', async () => {
      store.add(volume({ id: '9', status: 'creating' }));
      barrack.volumeList = [volume({ id: '9' })];
      await store.refresh(['volumes']);
      assert.equal(store.find('volume', '9')?.status.state, 'available');
      barrack.volumeList = [];
      await store.refresh(['volumes']);
      assert.equal(store.find('volume', '9'), undefined);
    });

    it('goes after the time of grace', async () => {
      store.add(volume({ id: '9' }));
      await clock.advance(graceMs - 1);
      await store.refresh(['volumes']);
      assert.notEqual(store.find('volume', '9'), undefined);
      await clock.advance(1);
      await store.refresh(['volumes']);
      assert.equal(store.find('volume', '9'), undefined);
    });

    it('has no grace once it is being deleted', async () => {
      store.add(image({ id: '9' }));
      store.expectGone('image', '9');
      await store.refresh(['images']);
      assert.equal(store.find('image', '9'), undefined);
    });
  });

  describe('signing out', () => {
    it('empties everything and aborts what is being read', async () => {
      barrack.volumeList = [volume()];
      await store.refresh();
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('volumes', promise);
      const pending = store.refresh();
      await settle();
      store.clear();
      assert.equal(barrack.signals.at(-1)?.aborted, true);
      assert.equal(store.volumes.loading, false);
      resolve(undefined);
      await pending;
      assert.deepEqual(store.volumes.items, []);
      assert.equal(store.volumes.loadedAt, undefined);
      assert.equal(store.balance, undefined);
      assert.equal(store.prices, undefined);
    });

    it('does not let the next account wait for calls of the last one', async () => {
      barrack.waiting.set('volumes', new Promise(() => undefined));
      void store.refresh(['volumes']);
      store.clear();
      barrack.waiting.clear();
      barrack.volumeList = [volume()];
      await store.refresh(['volumes']);
      assert.equal(store.volumes.items.length, 1);
    });
  });

  it('knows the tier of a region that the list of regions lacks', async () => {
    barrack.regionList = [region('FINLAND-9')];
    await store.refresh();
    assert.equal(store.tierOf('FINLAND-9'), 'unknown');
    assert.equal(store.tierOf('FINLAND-1'), 'advanced');
    assert.equal(store.tierOf(undefined), 'unknown');
  });

  it('finds the instance of a volume with its status as last read', async () => {
    const told = { id: '5', name: 'trainer', status: undefined };
    barrack.volumeList = [volume({ status: 'attached', instance: told })];
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'ACTIVE' })];
    await store.refresh();
    const [attached] = store.volumes.items;
    assert.ok(attached);
    assert.equal(store.instanceOf(attached)?.status?.state, 'ACTIVE');
    barrack.instanceList = [instance({ id: '5', name: 'trainer', status: 'SHUTOFF' })];
    await store.refresh(['instances']);
    assert.equal(store.instanceOf(attached)?.status?.state, 'SHUTOFF');
  });
});

import assert from 'node:assert/strict';
import { ResourceStore } from '../../../src/resources/store.ts';
import { FakeBarrack } from '../writes/support/fake-barrack.ts';
import { FakeClock } from '../writes/support/fake-clock.ts';
import { image, snapshot, volume } from '../writes/support/records.ts';

describe('ResourceStore', () => {
  let barrack: FakeBarrack;
  let store: ResourceStore;

  beforeEach(() => {
    barrack = new FakeBarrack();
    store = new ResourceStore(() => barrack, new FakeClock());
  });

  describe('what a refresh asks for', () => {
    it('is eight requests the first time and six after that', async () => {
      barrack.snapshotList = [snapshot({ hasImage: false })];
      await store.refresh();
      assert.deepEqual([...barrack.calls].sort(), [
        'balance',
        'images',
        'instances',
        'pricing',
        'regions',
        'snapshots',
        'types',
        'volumes',
      ]);
      barrack.calls.length = 0;
      await store.refresh();
      assert.equal(barrack.calls.length, 6);
    });

    it('stays at eight where Barrack has to be asked for the images of snapshots, and gets the types next time', async () => {
      barrack.snapshotList = [snapshot({ id: '7' })];
      barrack.imageList = [image({ snapshot: undefined })];
      await store.refresh();
      assert.equal(barrack.calls.length, 8);
      assert.equal(barrack.countOf('ofSnapshots'), 1);
      assert.equal(barrack.countOf('types'), 0);
      barrack.calls.length = 0;
      await store.refresh();
      assert.equal(barrack.calls.length, 8);
      assert.equal(barrack.countOf('types'), 1);
      assert.deepEqual(store.volumeTypesOf('advanced'), ['NVMe']);
    });

    it('is asked for once by all who ask at the same time', async () => {
      await Promise.all([store.refresh(), store.refresh(), store.refresh(['volumes'])]);
      assert.equal(barrack.countOf('volumes'), 1);
      assert.equal(barrack.countOf('balance'), 1);
      assert.equal(barrack.countOf('types'), 1);
    });

    it('is only the lists that are named', async () => {
      await store.refresh(['volumes', 'images']);
      assert.deepEqual(barrack.calls, ['volumes', 'images']);
    });

    it('is nothing while nobody is signed in', async () => {
      const nobody = new ResourceStore(() => undefined, new FakeClock());
      await nobody.refresh();
      assert.equal(nobody.volumes.loadedAt, undefined);
    });

    it('does not join a call that began earlier when it has to be fresh', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('volumes', promise);
      const first = store.refresh(['volumes']);
      const fresh = [
        store.refresh(['volumes'], { fresh: true }),
        store.refresh(['volumes'], { fresh: true }),
      ];
      assert.equal(barrack.countOf('volumes'), 1);
      barrack.waiting.clear();
      resolve(undefined);
      await Promise.all([first, ...fresh]);
      assert.equal(barrack.countOf('volumes'), 2);
    });

    it('can be waited for no longer without ending it for the others', async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      barrack.waiting.set('volumes', promise);
      barrack.volumeList = [volume()];
      const stop = new AbortController();
      const impatient = store.refresh(['volumes'], { signal: stop.signal });
      const patient = store.refresh(['volumes']);
      stop.abort();
      await assert.rejects(impatient, { name: 'AbortError' });
      resolve(undefined);
      await patient;
      assert.equal(store.volumes.items.length, 1);
    });
  });
});

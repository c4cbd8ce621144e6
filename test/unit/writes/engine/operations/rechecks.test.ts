import assert from 'node:assert/strict';
import type { Volume } from '../../../../../src/domain/resources.ts';
import { instanceStatus } from '../../../../../src/domain/status.ts';
import type { Order } from '../../../../../src/writes/model/orders.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import { failure } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import {
  cloneOrder,
  second,
  source,
  startOrder,
  stepOf,
  stepsOf,
  stopOrder,
  unreadable,
} from '../../support/orders.ts';
import { instance, snapshot, volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

describe('What is checked right before sending', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
  });

  afterEach(() => {
    window.kill();
  });

  describe('where a volume tells the status of its instance', () => {
    const trainer = { id: '5', name: 'trainer' };
    const putTrainer = (status: string): void => {
      barrack.instanceList = [instance({ ...trainer, status })];
    };
    const putData = (told: string): void => {
      const host = { ...trainer, status: instanceStatus(told) };
      barrack.volumeList = [volume({ id: '1', name: 'data', status: 'attached', instance: host })];
    };

    it('is the instance itself: the volume may tell what was before a shutdown', async () => {
      putTrainer('ACTIVE');
      putData('ACTIVE');
      await window.store.refresh();
      barrack.onStop = () => putTrainer('SHUTOFF');
      const operation = window.operations.begin([stopOrder(), cloneOrder(), startOrder()], 1);
      await clock.advance(5 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'running', 'waiting']);
    });

    it('is the instance itself, too, where it was started since', async () => {
      putTrainer('ACTIVE');
      putData('SHUTOFF');
      const operation = window.begin(cloneOrder());
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.equal(barrack.countOf('clone'), 0);
    });

    it('is what the volume tells where the instance can’t be read', async () => {
      putData('SHUTOFF');
      barrack.failing.set('getInstance', failure());
      const operation = window.begin(cloneOrder());
      await settle();
      assert.equal(barrack.countOf('getInstance'), 1);
      assert.equal(stepOf(operation), 'running');
    });
  });

  describe('of what is to be deleted', () => {
    const data = { id: '1', name: 'data', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' };
    const order = { kind: 'deleteVolume', volume: data } as const;

    /** What was read until it was sent. */
    async function readsOf(
      begun: Order,
      write: 'deleteVolume' | 'deleteSnapshot',
    ): Promise<readonly string[]> {
      window.begin(begun);
      await settle();
      const sentAt = barrack.calls.indexOf(write);
      assert.notEqual(sentAt, -1);
      return barrack.calls.slice(0, sentAt);
    }

    it('needs no list where Barrack knows it by itself', async () => {
      assert.deepEqual(await readsOf(order, 'deleteVolume'), ['getVolume']);
    });

    it('needs the images, too, of a snapshot', async () => {
      const shot = { id: '7', name: 'shot', region: 'CANADA-1' };
      const reads = await readsOf({ kind: 'deleteSnapshot', snapshot: shot }, 'deleteSnapshot');
      assert.deepEqual(reads.toSorted(), ['getSnapshot', 'images']);
    });

    it('needs the list where Barrack does not know it by itself', async () => {
      barrack.volumes.get = () => Promise.reject(failure({ kind: 'notFound', outcome: 'refused' }));
      assert.deepEqual(await readsOf(order, 'deleteVolume'), ['volumes']);
      barrack.failing.set('volumes', failure());
      const operation = window.begin({ ...order, volume: { ...data, id: '2' } });
      await settle();
      assert.match(operation.statusText, /the check before it failed/u);
    });

    it('is known to have been in an error though no list told so', async () => {
      await window.store.refresh();
      barrack.volumeList = [{ ...source(), ...volume({ id: '1', name: 'data', status: 'error' }) }];
      const operation = window.begin(order);
      await clock.advance(30 * second);
      assert.equal(stepOf(operation), 'running');
    });
  });

  describe('of what Barrack does not find by its id', () => {
    const shot = { id: '7', name: 'shot', region: 'CANADA-1' };
    const restoration = { kind: 'restoreSnapshot', snapshot: shot, name: 'again' } as const;

    beforeEach(() => {
      barrack.snapshotList = [];
    });

    it('is that it is gone', async () => {
      const operation = window.begin(restoration);
      await settle();
      assert.match(operation.statusText, /shot is no longer there/u);
    });

    it('is not that it is gone where its record of the list can’t be read', async () => {
      barrack.unreadableIn = 'snapshots';
      barrack.unreadable = [unreadable('7')];
      const operation = window.begin(restoration);
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.match(operation.statusText, /it may still be there/u);
      assert.equal(barrack.countOf('restoreSnapshot'), 0);
    });

    it('is that it is gone where Barrack only keeps a record of it', async () => {
      barrack.snapshotList = [snapshot({ ...shot, status: 'deleted' })];
      const operation = window.begin(restoration);
      await settle();
      assert.match(operation.statusText, /shot is no longer there/u);
    });
  });

  describe('where Barrack tells less of one resource than of all', () => {
    const answer = (told: Partial<Volume>): void => {
      barrack.volumes.get = () => Promise.resolve({ ...source(), ...told });
    };
    const data = { id: '1', name: 'data', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' };

    it('is what its list tells: a volume', async () => {
      answer({ region: undefined, sizeGb: undefined, volumeType: undefined });
      const operation = window.begin({ kind: 'resizeVolume', volume: data, sizeGb: 900 });
      await settle();
      assert.equal(stepOf(operation), 'running', operation.statusText);
    });

    it('is what its list tells: a snapshot', async () => {
      barrack.snapshots.get = () => Promise.resolve(snapshot({ id: '7', name: 'shot', region: undefined }));
      const shot = { id: '7', name: 'shot', region: 'CANADA-1' };
      const operation = window.begin({ kind: 'deleteSnapshot', snapshot: shot });
      await settle();
      assert.equal(stepOf(operation), 'running', operation.statusText);
    });

    it('is what its list tells now: another size is another size', async () => {
      answer({ sizeGb: undefined });
      barrack.volumeList = [{ ...source(), sizeGb: 600 }];
      const operation = window.begin({ kind: 'deleteVolume', volume: data });
      await settle();
      assert.match(operation.statusText, /its size was 500 GB and is now 600 GB/u);
      assert.equal(barrack.countOf('deleteVolume'), 0);
    });

    it('does not mind what was unknown to the user, and is known now', async () => {
      const seen = { id: '1', name: 'data' };
      barrack.volumeList = [{ ...source(), region: undefined, sizeGb: undefined, volumeType: undefined }];
      answer({});
      const orders: readonly Order[] = [
        { kind: 'resizeVolume', volume: seen, sizeGb: 900 },
        { ...cloneOrder(), source: { ...seen, sizeGb: 500 } },
        { kind: 'deleteVolume', volume: { ...seen, region: 'FINLAND-1' } },
      ];
      for (const order of orders) {
        const operation = window.begin(order);
        await settle();
        assert.equal(stepOf(operation), 'running', operation.statusText);
        await operation.unwatch();
      }
    });

    it('minds the rules of a region that was unknown to the user', async () => {
      answer({ region: 'CANADA-1' });
      const operation = window.begin({
        kind: 'resizeVolume',
        volume: { ...data, region: undefined },
        sizeGb: 900,
      });
      await settle();
      assert.match(operation.statusText, /CANADA-1 is in the legacy tier/u);
    });

    it('minds the size it has, where the user did not know that', async () => {
      answer({ sizeGb: 1000 });
      const operation = window.begin({
        kind: 'resizeVolume',
        volume: { ...data, sizeGb: undefined },
        sizeGb: 900,
      });
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.equal(barrack.countOf('resize'), 0);
    });

    it('is the resource’s own word where both tell, and what neither tells has changed', async () => {
      answer({ volumeType: 'HDD' });
      const other = window.begin({ kind: 'deleteVolume', volume: data });
      await settle();
      assert.match(other.statusText, /its type was NVMe and is now HDD/u);
      answer({ region: undefined });
      barrack.volumeList = [{ ...source(), region: undefined }];
      const untold = window.begin({ kind: 'resizeVolume', volume: data, sizeGb: 900 });
      await settle();
      assert.match(untold.statusText, /its region was FINLAND-1 and is now unknown/u);
    });
  });
});

import assert from 'node:assert/strict';
import type { Order } from '../../../../../src/writes/model/orders.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import type { SharedJournal } from '../../support/memory-journal.ts';
import { lost, minute, second, stepOf, stopOrder } from '../../support/orders.ts';
import { instance, volume } from '../../support/records.ts';
import { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

const trainer = { id: '5', name: 'trainer', region: 'FINLAND-1' };
const disk = { id: '3', name: 'disk', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' };
const host = { id: '5', name: 'trainer', status: undefined };
const attach: Order = { kind: 'attachVolume', volume: { ...disk, wireId: 3 }, instance: trainer };

describe('A list that lags behind', () => {
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

  describe('and shows an instance as SHUTOFF that is ACTIVE', () => {
    const list = (status: string): void => void (barrack.instanceList = [instance({ ...trainer, status })]);
    /** What Barrack says when asked for it by itself. */
    const answer = (status: string): void => {
      barrack.instances.get = () => Promise.resolve(instance({ ...trainer, status }));
    };

    beforeEach(() => {
      list('SHUTOFF');
      answer('ACTIVE');
    });

    it('is not taken for the end of its shutdown', async () => {
      const operation = window.begin(stopOrder());
      await clock.advance(5 * second);
      assert.equal(stepOf(operation), 'running');
      assert.equal(barrack.countOf('stop'), 1);
      for (const [status, step] of [
        ['ACTIVE', 'running'],
        ['stopping', 'running'],
        ['SHUTOFF', 'done'],
      ] as const) {
        list(status);
        await clock.advance(5 * second);
        assert.equal(stepOf(operation), step, status);
      }
    });

    it('and never shows anything else, is decided on by asking for the instance itself', async () => {
      const operation = window.begin(stopOrder());
      await clock.advance(5 * second);
      answer('SHUTOFF');
      await clock.advance(31 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(operation.result?.status?.raw, 'SHUTOFF');
    });

    it('is not taken for the end by another window that goes on with it', async () => {
      window.begin(stopOrder());
      await clock.advance(5 * second);
      window.kill();
      window = new TestWindow('two', barrack, clock, shared);
      await window.signIn();
      await clock.advance(5 * second);
      assert.deepEqual(window.operations.all.map(stepOf), ['running']);
      answer('SHUTOFF');
      await clock.advance(31 * second);
      assert.deepEqual(window.operations.all.map(stepOf), ['done']);
    });

    it('is not believed after a lost answer either: that is looked for', async () => {
      barrack.onStop = () => {
        throw lost();
      };
      const operation = window.begin(stopOrder());
      await clock.advance(5 * second);
      assert.equal(stepOf(operation), 'checking');
      answer('SHUTOFF');
      await clock.advance(11 * second);
      assert.equal(stepOf(operation), 'done');
    });
  });

  describe('and shows a volume as attached that is Available', () => {
    beforeEach(() => {
      barrack.instanceList = [instance({ ...trainer, status: 'SHUTOFF' })];
      barrack.volumeList = [volume({ ...disk, status: 'attached', instance: host })];
      barrack.volumes.get = () => Promise.resolve(volume(disk));
      barrack.onWrite.set('attach', () => {
        throw lost();
      });
    });

    it('does not make an attaching of it whose answer was lost', async () => {
      const operation = window.begin(attach);
      await settle();
      assert.equal(barrack.countOf('attach'), 1);
      await clock.advance(1 * minute);
      assert.equal(stepOf(operation), 'checking');
      barrack.volumeList = [volume(disk)];
      await clock.advance(10 * minute);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('for ever, leaves such an attaching unknown', async () => {
      const operation = window.begin(attach);
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'unknown');
    });
  });
});

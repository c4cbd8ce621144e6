import assert from 'node:assert/strict';
import type { Order } from '../../../../../src/writes/model/orders.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import { refused, second, stepsOf } from '../../support/orders.ts';
import { instance, volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

describe('A chain about a volume', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  /** What is wanted in a region, and what Barrack makes of it at once. */
  function inRegion(region: string) {
    const host = { id: '5', name: 'trainer', region };
    const disk = { id: '3', name: 'disk', region, sizeGb: 500, volumeType: 'NVMe' };
    const ref = { id: '5', name: 'trainer', status: undefined };
    const order = (kind: 'attachVolume' | 'detachVolume'): Order => ({
      kind,
      volume: { ...disk, wireId: '3' },
      instance: host,
    });
    const put = (status: string): void => void (barrack.instanceList = [instance({ ...host, status })]);
    const putDisk = (isAttached: boolean): undefined => {
      const place = isAttached ? { status: 'attached', instance: ref } : {};
      barrack.volumeList = [volume({ ...disk, ...place })];
    };
    barrack.onStop = () => put('SHUTOFF');
    barrack.onStart = () => put('ACTIVE');
    barrack.onWrite.set('attach', () => putDisk(true));
    barrack.onWrite.set('detach', () => putDisk(false));
    barrack.onWrite.set('deleteVolume', () => void (barrack.volumeList = []));
    return {
      stop: { kind: 'stopInstance', instance: host } as const,
      start: { kind: 'startInstance', instance: host } as const,
      remove: { kind: 'deleteVolume', volume: disk } as const,
      order,
      put,
      putDisk,
    };
  }

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
  });

  afterEach(() => {
    window.kill();
  });

  describe('in the advanced tier', () => {
    const begin = (kind: 'attachVolume' | 'detachVolume', startsAgain = true) => {
      const { stop, start, order, put, putDisk } = inRegion('FINLAND-1');
      put('ACTIVE');
      putDisk(kind === 'detachVolume');
      return window.operations.begin([stop, order(kind), ...(startsAgain ? [start] : [])], 1);
    };

    for (const kind of ['attachVolume', 'detachVolume'] as const) {
      it(`shuts the instance down for ${kind}, and starts it again`, async () => {
        const operation = begin(kind);
        await clock.advance(20 * second);
        assert.deepEqual(stepsOf(operation), ['done', 'done', 'done']);
        assert.equal(operation.instanceLeftStopped, undefined);
        assert.equal(operation.kind, kind);
      });

      it(`says that the instance is left shut down where ${kind} is refused`, async () => {
        barrack.failing.set(kind === 'attachVolume' ? 'attach' : 'detach', refused());
        const operation = begin(kind);
        await clock.advance(20 * second);
        assert.deepEqual(stepsOf(operation), ['done', 'refused', 'skipped']);
        assert.equal(operation.instanceLeftStopped?.id, '5');
      });
    }

    it('says so where it could not be started again, and where only that was not wanted', async () => {
      barrack.failing.set('start', refused());
      const operation = begin('attachVolume');
      await clock.advance(20 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'done', 'refused']);
      assert.equal(operation.instanceLeftStopped?.id, '5');
      const wanted = begin('detachVolume', false);
      await clock.advance(20 * second);
      assert.deepEqual(stepsOf(wanted), ['done', 'done']);
      assert.equal(wanted.instanceLeftStopped, undefined);
    });
  });

  describe('in the legacy tier', () => {
    const begin = (...more: readonly 'stop'[]) => {
      const { stop, start, order, put, putDisk } = inRegion('CANADA-1');
      put('SHUTOFF');
      putDisk(false);
      return window.operations.begin([start, order('attachVolume'), ...more.map(() => stop)], 1);
    };

    it('starts the instance, then attaches', async () => {
      const operation = begin();
      await clock.advance(20 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'done']);
      assert.equal(operation.instanceLeftStopped, undefined);
    });

    it('leaves no instance shut down that was so before: where the start or the attaching fails', async () => {
      for (const [call, steps] of [
        ['start', ['refused', 'refused']],
        ['attach', ['done', 'refused']],
      ] as const) {
        barrack.failing.set(call, refused());
        const operation = begin();
        await clock.advance(20 * second);
        assert.deepEqual(stepsOf(operation), steps);
        assert.equal(operation.instanceLeftStopped, undefined);
        barrack.failing.clear();
      }
    });

    it('that shuts it down again at its end leaves it as it was to be', async () => {
      const operation = begin('stop');
      await clock.advance(20 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'done', 'done']);
      assert.equal(operation.instanceLeftStopped, undefined);
    });
  });

  describe('to be deleted', () => {
    it('detaches it first', async () => {
      const { order, remove, put, putDisk } = inRegion('FINLAND-1');
      put('SHUTOFF');
      putDisk(true);
      const operation = window.begin(order('detachVolume'), remove);
      await clock.advance(20 * second);
      assert.deepEqual(stepsOf(operation), ['done', 'done']);
      assert.deepEqual(barrack.volumeList, []);
    });

    it('is not deleted where it can’t be detached', async () => {
      const { order, remove, put, putDisk } = inRegion('FINLAND-1');
      put('ACTIVE');
      putDisk(true);
      const operation = window.begin(order('detachVolume'), remove);
      await settle();
      assert.deepEqual(stepsOf(operation), ['refused', 'refused']);
      assert.equal(barrack.countOf('deleteVolume'), 0);
    });
  });
});

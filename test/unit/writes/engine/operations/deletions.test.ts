import assert from 'node:assert/strict';
import type { Order } from '../../../../../src/writes/model/orders.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import { lost, minute, second, stepOf, unreadable } from '../../support/orders.ts';
import { image, snapshot, volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

const disk = { id: '3', name: 'disk', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' };
const deleteVolume: Order = { kind: 'deleteVolume', volume: disk };
const deleteSnapshot: Order = {
  kind: 'deleteSnapshot',
  snapshot: { id: '7', name: 'shot', region: 'CANADA-1' },
};

describe('A deletion', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  const put = (status: string): void => void (barrack.volumeList = [volume({ ...disk, status })]);

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
    put('available');
  });

  afterEach(() => {
    window.kill();
  });

  describe('of what is in an error', () => {
    beforeEach(() => put('error'));

    it('is sent, and does not end in that error', async () => {
      const operation = window.begin(deleteVolume);
      await clock.advance(30 * second);
      assert.equal(stepOf(operation), 'running');
      put('deleting');
      await clock.advance(5 * second);
      barrack.volumeList = [];
      await clock.advance(5 * second);
      assert.equal(stepOf(operation), 'done');
    });

    it('ends in an error where it was being deleted meanwhile', async () => {
      const operation = window.begin(deleteVolume);
      await settle();
      put('deleting');
      await clock.advance(5 * second);
      put('error');
      await clock.advance(5 * second);
      assert.equal(stepOf(operation), 'error');
    });

    it('whose answer was lost was not carried out where it stays in that error', async () => {
      barrack.failing.set('deleteVolume', lost());
      const operation = window.begin(deleteVolume);
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('is known to have been so by another window that goes on with it', async () => {
      const operation = window.begin(deleteVolume);
      await settle();
      assert.equal(operation.record.steps[0]?.notes.wasInError, true);
    });
  });

  it('whose answer was lost is unknown where the status is one that nobody knows', async () => {
    barrack.onWrite.set('deleteVolume', () => {
      put('shredding');
      throw lost();
    });
    const operation = window.begin(deleteVolume);
    await clock.advance(11 * minute);
    assert.equal(stepOf(operation), 'unknown');
    barrack.volumeList = [];
    await window.store.refresh();
    await settle();
    assert.equal(stepOf(operation), 'done');
  });

  describe('whose answer was lost, and that was not carried out', () => {
    /** The list lacks the volume while this lasts. */
    const missing = async (milliseconds: number): Promise<void> => {
      const { list } = barrack.volumes;
      barrack.volumes.list = () => Promise.resolve({ items: [], unreadable: [] });
      await clock.advance(milliseconds);
      barrack.volumes.list = list;
    };

    beforeEach(() => barrack.failing.set('deleteVolume', lost()));

    it('is not done where one reading of the list missed the volume', async () => {
      const operation = window.begin(deleteVolume);
      await settle();
      await missing(1.5 * second);
      assert.equal(stepOf(operation), 'checking');
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'notDone');
      assert.equal(operation.canRetry, true);
    });

    it('stays so where a reading misses the volume later', async () => {
      const operation = window.begin(deleteVolume);
      await clock.advance(11 * minute);
      barrack.volumeList = [];
      barrack.volumes.get = () => Promise.resolve(volume(disk));
      await window.store.refresh();
      await clock.advance(20 * second);
      assert.equal(stepOf(operation), 'notDone');
      put('available');
      await window.store.refresh();
      await clock.advance(5 * minute);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('is unknown where the list lacks the volume for good; it is not asked for for ever', async () => {
      const operation = window.begin(deleteVolume);
      await settle();
      await missing(11 * minute);
      assert.equal(stepOf(operation), 'unknown');
      barrack.volumeList = [];
      barrack.volumes.get = () => {
        barrack.calls.push('getVolume');
        return Promise.resolve(volume(disk));
      };
      await window.store.refresh();
      await clock.advance(120 * minute);
      barrack.calls.length = 0;
      await clock.advance(120 * minute);
      assert.deepEqual(barrack.calls, []);
    });
  });

  describe('of what Barrack does not find by its id', () => {
    beforeEach(() => {
      barrack.volumeList = [];
    });

    for (const id of ['3', undefined]) {
      it(`is not told as done already where ${id === undefined ? 'the list has a gap' : 'its record can’t be read'}`, async () => {
        barrack.unreadable = [unreadable(id)];
        const operation = window.begin(deleteVolume);
        await settle();
        assert.equal(stepOf(operation), 'refused');
        assert.match(operation.statusText, /disk was not deleted: .*it may still be there/u);
        assert.equal(barrack.countOf('deleteVolume'), 0);
      });
    }

    it('is done already where only the record of another one can’t be read', async () => {
      barrack.unreadable = [unreadable('4')];
      const operation = window.begin(deleteVolume);
      await settle();
      assert.deepEqual(operation.progress, { step: 'skipped', because: 'already' });
    });
  });

  describe('of which Barrack keeps a record', () => {
    /** What Barrack gives when asked for the volume by itself. */
    const keep = (status: string): void => {
      barrack.volumes.get = () => Promise.resolve(volume({ ...disk, status }));
    };

    it('is done where that is given as deleted, and it is not shown again', async () => {
      barrack.onWrite.set('deleteVolume', () => {
        barrack.volumeList = [];
        keep('deleted');
        return undefined;
      });
      const operation = window.begin(deleteVolume);
      await clock.advance(5 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(window.store.find('volume', '3'), undefined);
    });

    for (const isLost of [false, true]) {
      it(`is done where that is listed as deleted${isLost ? ', after a lost answer, too' : ''}`, async () => {
        barrack.onWrite.set('deleteVolume', () => {
          put('Deleted');
          if (isLost) {
            throw lost();
          }
          return undefined;
        });
        const operation = window.begin(deleteVolume);
        await clock.advance(5 * second);
        assert.equal(stepOf(operation), 'done');
      });
    }

    it('was done already where that was given as deleted before', async () => {
      keep('deleted');
      const operation = window.begin(deleteVolume);
      await settle();
      assert.deepEqual(operation.progress, { step: 'skipped', because: 'already' });
    });

    it('says only what is true where nobody knows how it ended', async () => {
      const listed = window.begin(deleteVolume);
      await clock.advance(2 * 60 * minute);
      assert.match(listed.statusText, /It was still listed when last looked for\. See .* it is billed/u);
      barrack.onWrite.set('deleteVolume', () => {
        barrack.volumeList = [];
        keep('available');
        return undefined;
      });
      const gone = window.begin(deleteVolume);
      await clock.advance(2 * 60 * minute);
      assert.equal(stepOf(gone), 'unknown');
      assert.match(gone.statusText, /not seen in the list any more, but .* See .* it is billed/u);
      assert.doesNotMatch(gone.statusText, /still listed/u);
    });
  });

  it('of a volume that was just made is not kept in sight', async () => {
    window.store.add(volume(disk));
    barrack.onWrite.set('deleteVolume', () => void (barrack.volumeList = []));
    const operation = window.begin(deleteVolume);
    await clock.advance(2 * second);
    assert.equal(stepOf(operation), 'done');
    assert.equal(window.store.find('volume', '3'), undefined);
  });

  it('of a snapshot that takes its image along shows that at once, though the image was just made', async () => {
    const base = image({ id: '4', name: 'base', snapshot: { id: '7', name: undefined } });
    barrack.snapshotList = [snapshot({ id: '7', name: 'shot' })];
    barrack.imageList = [base];
    await window.store.refresh();
    window.store.add(base);
    barrack.onWrite.set('deleteSnapshot', () => {
      barrack.snapshotList = [];
      barrack.imageList = [];
      return undefined;
    });
    const operation = window.begin(deleteSnapshot);
    await clock.advance(2 * second);
    assert.equal(stepOf(operation), 'done');
    assert.equal(window.store.find('image', '4'), undefined);
  });

  it('of a snapshot that leaves its image there shows that, too', async () => {
    barrack.snapshotList = [snapshot({ id: '7', name: 'shot' })];
    barrack.imageList = [image({ id: '4', name: 'base', snapshot: { id: '7', name: undefined } })];
    barrack.onWrite.set('deleteSnapshot', () => void (barrack.snapshotList = []));
    const operation = window.begin(deleteSnapshot);
    await clock.advance(2 * second);
    assert.equal(stepOf(operation), 'done');
    assert.equal(window.store.find('image', '4')?.name, 'base');
  });

  it('of an image known only by its id does not mind its name', async () => {
    barrack.imageList = [image({ id: '4', name: 'base' })];
    const operation = window.begin({ kind: 'deleteImage', image: { id: '4', name: '4' } });
    await settle();
    assert.equal(stepOf(operation), 'running');
  });
});

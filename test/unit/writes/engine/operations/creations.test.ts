import assert from 'node:assert/strict';
import type { Operation } from '../../../../../src/writes/engine/operation.ts';
import type { Order } from '../../../../../src/writes/model/orders.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import { lost, minute, second, stepOf } from '../../support/orders.ts';
import { instance, snapshot, volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

const region = 'FINLAND-1';
const creation = (given: object = {}): Order => ({
  kind: 'createVolume',
  name: 'new',
  region,
  sizeGb: 250,
  volumeType: 'NVMe',
  ...given,
});
const shot = { id: '7', name: 'shot', region: 'CANADA-1' };
const render = { id: '9', name: 'render', region: 'CANADA-1' };

const monthOf = ({ cost }: Operation): string | undefined => cost?.amount.toFixed(2);

describe('What is made', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
  });

  afterEach(() => {
    window.kill();
  });

  const made = (given: object): undefined => {
    barrack.volumeList = [volume({ id: '2', name: 'new', sizeGb: 250, ...given })];
  };

  describe('as a volume', () => {
    it('costs what its size and type do', async () => {
      barrack.onWrite.set('createVolume', () => made({}));
      const operation = window.begin(creation());
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
      assert.equal(operation.cost?.currency, 'USD');
      assert.equal(operation.cost.amount.toFixed(2), ((250 / 1024) * 0.3 * 730).toFixed(2));
    });

    it('of an image is bootable, and the image’s id goes as it came', async () => {
      window.begin(creation({ image: { id: 12, name: 'Debian 12' } }));
      await settle();
      assert.deepEqual(barrack.bodies, [
        { name: 'new', region, sizeGb: 250, volumeType: 'NVMe', bootable: true, imageId: 12 },
      ]);
    });

    it('is shown from the first moment, though it works on nothing that is there', () => {
      const operation = window.begin(creation());
      assert.deepEqual(operation.target, { kind: 'volume', id: '', name: 'new' });
      assert.deepEqual([operation.name, operation.region], ['new', region]);
    });

    it('is found after a lost answer though Barrack rounded its size up', async () => {
      barrack.onWrite.set('createVolume', () => {
        made({ sizeGb: 256 });
        throw lost();
      });
      const operation = window.begin(creation());
      await clock.advance(1 * second);
      assert.equal(operation.result?.id, '2');
    });

    it('is not found in another region; a smaller one may be it or not', async () => {
      for (const [other, step] of [
        [{ region: 'FINLAND-2' }, 'notDone'],
        [{ sizeGb: 200 }, 'unknown'],
      ] as const) {
        barrack.volumeList = [];
        barrack.onWrite.set('createVolume', () => {
          made(other);
          throw lost();
        });
        const operation = window.begin(creation());
        await clock.advance(11 * minute);
        assert.equal(stepOf(operation), step);
      }
    });

    it('is not asked for where its size can’t be', async () => {
      const operation = window.begin(creation({ sizeGb: 99 }));
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.match(operation.statusText, /at least 100 GB/u);
      assert.equal(barrack.countOf('createVolume'), 0);
    });

    it('can be asked for where only another region has the name', async () => {
      barrack.volumeList = [volume({ id: '8', name: 'new', region: 'FINLAND-2' })];
      const operation = window.begin(creation());
      await settle();
      assert.equal(stepOf(operation), 'running');
    });

    it('is not made twice where the same is under way', () => {
      const first = window.begin(creation());
      assert.equal(window.begin(creation()), first);
      const larger = window.begin(creation({ sizeGb: 500 }));
      assert.match(larger.statusText, /A volume named new is being created already/u);
      assert.notEqual(window.begin(creation({ region: 'FINLAND-2' })), first);
    });
  });

  it('with a name that is taken says so of the name', async () => {
    barrack.instanceList = [instance({ ...render, status: 'ACTIVE' }), instance({ id: '6', name: 'again' })];
    barrack.snapshotList = [snapshot(shot), snapshot({ id: '8', name: 'nightly' })];
    const orders: readonly Order[] = [
      { kind: 'restoreSnapshot', snapshot: shot, name: 'again' },
      { kind: 'createSnapshot', instance: render, name: 'nightly' },
    ];
    for (const order of orders) {
      const operation = window.begin(order);
      await settle();
      assert.ok(operation.progress.step === 'refused');
      assert.match(operation.progress.error.fieldErrors['name']?.[0] ?? '', /already exists/u);
    }
    assert.deepEqual(barrack.bodies, []);
  });

  it('as a snapshot is not the one that is said to be of another instance, or that is not known', async () => {
    barrack.instanceList = [instance({ ...render, status: 'ACTIVE' })];
    barrack.onWrite.set('createSnapshot', (name) => {
      const from = { id: '1', name: 'other', status: undefined };
      barrack.snapshotList = [...barrack.snapshotList, snapshot({ id: '2', name, instance: from })];
      throw lost();
    });
    const operation = window.begin({ kind: 'createSnapshot', instance: render, name: 'nightly' });
    await clock.advance(11 * minute);
    assert.equal(stepOf(operation), 'unknown');
    assert.equal(operation.result, undefined);
  });

  it('is what Barrack’s answer shows, if that has its name', async () => {
    barrack.onWrite.set('restoreSnapshot', (name) => {
      const answered = instance({ id: '2', name, region: 'NORWAY-1', status: 'BUILD' });
      barrack.instanceList = [answered];
      return answered;
    });
    const operation = window.begin({ kind: 'restoreSnapshot', snapshot: shot, name: 'again' });
    await settle();
    assert.equal(operation.result?.id, '2');
  });

  it('is found by its name as Barrack keeps it: without white space at its ends', async () => {
    barrack.onWrite.set('restoreSnapshot', (name) => {
      barrack.instanceList = [instance({ id: '2', name: name.trim(), region: 'CANADA-1', status: 'BUILD' })];
      throw lost();
    });
    const operation = window.begin({ kind: 'restoreSnapshot', snapshot: shot, name: ' again ' });
    await clock.advance(1 * second);
    assert.equal(operation.result?.id, '2');
  });

  it('as an instance costs what it does while it runs, and is done when it is ACTIVE', async () => {
    barrack.catalog = {
      ...barrack.catalog,
      gpus: [{ tier: 'legacy', model: 'A100', prices: new Map([['USD', 1.5]]) }],
    };
    await clock.advance(7 * 60 * minute);
    await window.store.refresh();
    const put = (status: string): undefined => {
      barrack.instanceList = [instance({ id: '2', name: 'again', region: 'CANADA-1', status })];
    };
    barrack.onWrite.set('restoreSnapshot', () => put('BUILD'));
    const operation = window.begin({ kind: 'restoreSnapshot', snapshot: shot, name: 'again' });
    await clock.advance(2 * second);
    assert.equal(monthOf(operation), (1.5 * 730).toFixed(2));
    put('SHUTOFF');
    await clock.advance(5 * second);
    assert.equal(stepOf(operation), 'running');
    put('ACTIVE');
    await clock.advance(5 * second);
    assert.equal(stepOf(operation), 'done');
  });

  describe('as an instance that does not become ACTIVE', () => {
    const put = (status: string): undefined => {
      barrack.instanceList = [instance({ id: '2', name: 'again', region: 'CANADA-1', status })];
    };
    const restore = (): Operation => window.begin({ kind: 'restoreSnapshot', snapshot: shot, name: 'again' });

    for (const state of ['SHUTOFF', 'HIBERNATED']) {
      it(`is done where it stays ${state}, and says so`, async () => {
        barrack.onWrite.set('restoreSnapshot', () => put(state));
        const operation = restore();
        await clock.advance(1.5 * minute);
        assert.equal(stepOf(operation), 'running');
        await clock.advance(3 * minute);
        assert.equal(stepOf(operation), 'done');
        assert.equal(
          operation.statusText,
          `shot was restored as the instance again, which is ${state} and billed.`,
        );
      });
    }

    it('is waited for where it is only on its way', async () => {
      barrack.onWrite.set('restoreSnapshot', () => put('SHUTOFF'));
      const operation = restore();
      for (const state of ['starting', 'SHUTOFF', 'starting']) {
        await clock.advance(1.5 * minute);
        assert.equal(stepOf(operation), 'running');
        put(state);
        await clock.advance(20 * second);
      }
      put('ACTIVE');
      await clock.advance(minute);
      assert.match(operation.statusText, /which is ACTIVE and billed/u);
    });

    it('is in an error where it was deleted', async () => {
      barrack.onWrite.set('restoreSnapshot', () => put('deleted'));
      const operation = restore();
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'error');
    });
  });

  it('as a volume that is listed as deleted is in an error', async () => {
    barrack.onWrite.set('createVolume', () => made({ status: 'deleted' }));
    const operation = window.begin(creation());
    await clock.advance(2 * second);
    assert.equal(stepOf(operation), 'error');
  });

  it('as a clone of a volume whose region was not known may be the one that has one now', async () => {
    const data = { id: '1', name: 'data', sizeGb: 500, volumeType: 'NVMe' };
    const all = [volume(data)];
    barrack.volumeList = all;
    barrack.onClone = (name) => {
      barrack.volumeList = [...all, volume({ id: '2', name })];
      throw lost();
    };
    const operation = window.begin({ kind: 'clone', source: data, name: 'copy' });
    await clock.advance(11 * minute);
    assert.equal(stepOf(operation), 'unknown');
  });

  it('larger costs more when it has the size, not before', async () => {
    const disk = { id: '3', name: 'disk', region, sizeGb: 512, volumeType: 'NVMe' };
    barrack.volumeList = [volume(disk)];
    barrack.onWrite.set(
      'resize',
      () => void (barrack.volumeList = [volume({ ...disk, status: 'resizing' })]),
    );
    const operation = window.begin({ kind: 'resizeVolume', volume: disk, sizeGb: 1024 });
    await settle();
    assert.equal(monthOf(operation), undefined);
    barrack.volumeList = [volume({ ...disk, sizeGb: 1024 })];
    await clock.advance(2 * second);
    assert.equal(stepOf(operation), 'done');
    assert.equal(monthOf(operation), '219.00');
  });

  it('larger than wanted by somebody else meanwhile is not touched', async () => {
    const disk = { id: '3', name: 'disk', region, sizeGb: 512, volumeType: 'NVMe' };
    barrack.volumeList = [volume({ ...disk, sizeGb: 2048 })];
    const operation = window.begin({ kind: 'resizeVolume', volume: disk, sizeGb: 1024 });
    await settle();
    assert.equal(stepOf(operation), 'refused');
    assert.match(operation.statusText, /its size was 512 GB and is now 2 TB/u);
  });
});

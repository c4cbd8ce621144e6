import assert from 'node:assert/strict';
import type { AttachmentOrder } from '../../../../../src/writes/definitions/attachment.ts';

import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { settle } from '../../support/fake-clock.ts';
import { lost, minute, second, stepOf } from '../../support/orders.ts';
import { instance, volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

const disk = { id: '3', name: 'disk', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' };
const order = (kind: AttachmentOrder['kind']): AttachmentOrder => ({
  kind,
  volume: { ...disk, wireId: 3 },
  instance: { id: '5', name: 'trainer', region: 'FINLAND-1' },
});
const here = { id: '5', name: 'trainer', status: undefined };
const elsewhere = { id: '6', name: 'other', status: undefined };

describe('Attaching and detaching', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  const put = (given: object): undefined => {
    barrack.volumeList = [volume({ ...disk, ...given })];
  };
  const begun = (given: object) => (): undefined => {
    put(given);
    throw lost();
  };

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
    barrack.instanceList = [
      instance({ id: '5', name: 'trainer', status: 'SHUTOFF' }),
      instance({ id: '6', name: 'other', status: 'SHUTOFF' }),
    ];
  });

  afterEach(() => {
    window.kill();
  });

  describe('attaching', () => {
    beforeEach(() => {
      put({});
    });

    it('whose answer was lost does not take another instance’s volume for its own doing', async () => {
      barrack.onWrite.set('attach', begun({ status: 'attached', instance: elsewhere }));
      const operation = window.begin(order('attachVolume'));
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('is done where the volume tells only that it is attached, or only the name of the instance', async () => {
      for (const told of [undefined, { ...here, id: undefined }]) {
        put({});
        barrack.onWrite.set('attach', () => put({ status: 'in-use', instance: told }));
        const operation = window.begin(order('attachVolume'));
        await clock.advance(2 * second);
        assert.equal(stepOf(operation), 'done');
      }
    });

    it('whose answer was lost does not take what else the volume is busy with for its own doing', async () => {
      barrack.onWrite.set('attach', begun({ status: 'resizing' }));
      const operation = window.begin(order('attachVolume'));
      await clock.advance(3 * second);
      assert.equal(stepOf(operation), 'checking');
      put({ sizeGb: 900 });
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('is not sent for a volume that another instance has', async () => {
      put({ status: 'attached', instance: elsewhere });
      const operation = window.begin(order('attachVolume'));
      await settle();
      assert.equal(stepOf(operation), 'refused');
      assert.match(operation.statusText, /disk is attached to other/u);
    });

    it('is not sent where the instance is gone or renamed', async () => {
      for (const instances of [[], [instance({ id: '5', name: 'renamed', status: 'SHUTOFF' })]]) {
        barrack.instanceList = instances;
        const operation = window.begin(order('attachVolume'));
        await settle();
        assert.equal(stepOf(operation), 'refused');
      }
      assert.equal(barrack.countOf('attach'), 0);
    });

    it('shows the volume at its instance when it is done', async () => {
      barrack.onWrite.set('attach', () => put({ status: 'attaching' }));
      window.begin(order('attachVolume'));
      await settle();
      put({ status: 'attached', instance: here });
      const [, other] = barrack.instanceList;
      const volumes = [{ id: '3', name: 'disk' }];
      barrack.instanceList = [
        instance({ id: '5', name: 'trainer', status: 'SHUTOFF', volumes }),
        ...(other === undefined ? [] : [other]),
      ];
      await clock.advance(2 * second);
      assert.deepEqual(window.store.find('instance', '5')?.volumes, volumes);
    });
  });

  describe('detaching', () => {
    beforeEach(() => {
      put({ status: 'attached', instance: here });
    });

    it('is not sent for a volume that is at another instance by now', async () => {
      put({ status: 'attached', instance: elsewhere });
      const operation = window.begin(order('detachVolume'));
      await settle();
      assert.deepEqual(operation.progress, { step: 'skipped', because: 'already' });
    });

    it('whose answer was lost does not take what else the volume is busy with for its own doing', async () => {
      barrack.onWrite.set('detach', begun({ status: 'resizing', instance: here }));
      const operation = window.begin(order('detachVolume'));
      await clock.advance(3 * second);
      assert.equal(stepOf(operation), 'checking');
      put({ status: 'attached', instance: here });
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'notDone');
    });

    it('that Barrack accepted is under way whatever the volume is busy with, and in whatever case that is written', async () => {
      for (const status of ['Detaching', 'resizing']) {
        put({ status: 'attached', instance: here });
        barrack.onWrite.set('detach', () => put({ status, instance: here }));
        const operation = window.begin(order('detachVolume'));
        await clock.advance(2 * second);
        assert.equal(stepOf(operation), 'running');
        put({});
        await clock.advance(5 * second);
        assert.equal(stepOf(operation), 'done');
      }
    });

    it('does not mind the name of an instance of which the user was told only the id', async () => {
      const operation = window.begin({ ...order('detachVolume'), instance: { id: '5', name: '5' } });
      await settle();
      assert.equal(stepOf(operation), 'running', operation.statusText);
    });

    it('is done where the volume was attached elsewhere since', async () => {
      barrack.onWrite.set('detach', () => put({ status: 'attached', instance: elsewhere }));
      const operation = window.begin(order('detachVolume'));
      await clock.advance(2 * second);
      assert.equal(stepOf(operation), 'done');
    });

    it('whose answer was lost is unknown where the status is one that nobody knows', async () => {
      barrack.onWrite.set('detach', begun({ status: 'unplugging', instance: here }));
      const operation = window.begin(order('detachVolume'));
      await clock.advance(11 * minute);
      assert.equal(stepOf(operation), 'unknown');
    });
  });
});

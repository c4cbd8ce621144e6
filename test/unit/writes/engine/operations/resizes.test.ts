import assert from 'node:assert/strict';
import type { Order } from '../../../../../src/writes/model/orders.ts';
import type { FakeBarrack } from '../../support/fake-barrack.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { lost, minute, second, stepOf } from '../../support/orders.ts';
import { volume } from '../../support/records.ts';
import type { TestWindow } from '../../support/window.ts';
import { oneWindow } from '../../support/windows.ts';

const disk = { id: '3', name: 'disk', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' };
const resize: Order = { kind: 'resizeVolume', volume: disk, sizeGb: 1024 };

describe('A resizing whose answer was lost', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let window: TestWindow;

  const put = (given: object): void => void (barrack.volumeList = [volume({ ...disk, ...given })]);

  beforeEach(async () => {
    ({ barrack, clock, window } = await oneWindow());
    put({});
  });

  afterEach(() => {
    window.kill();
  });

  it('does not take what somebody else does with the volume for its own doing', async () => {
    barrack.failing.set('resize', lost());
    const operation = window.begin(resize);
    await clock.advance(0.5 * second);
    put({ status: 'attaching' });
    await clock.advance(3 * second);
    assert.equal(stepOf(operation), 'checking');
    put({ status: 'attached' });
    await clock.advance(11 * minute);
    assert.equal(stepOf(operation), 'notDone');
  });

  it('was begun where the volume has grown, whatever it is busy with', async () => {
    barrack.onWrite.set('resize', () => {
      put({ sizeGb: 1024, status: 'attaching' });
      throw lost();
    });
    const operation = window.begin(resize);
    await clock.advance(3 * second);
    assert.equal(stepOf(operation), 'running');
    put({ sizeGb: 1024, status: 'attached' });
    await clock.advance(5 * second);
    assert.equal(stepOf(operation), 'done');
  });
});

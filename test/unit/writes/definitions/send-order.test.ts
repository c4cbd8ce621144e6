import assert from 'node:assert/strict';
import type { Order } from '../../../../src/writes/model/orders.ts';
import { sendOrder } from '../../../../src/writes/definitions/registry.ts';
import type { Writes } from '../../../../src/writes/model/source.ts';

const thing = { id: '5', name: 'trainer', region: 'FINLAND-1' };
const volume = { id: '3', name: 'disk', region: 'FINLAND-1', sizeGb: 500, volumeType: 'NVMe' };
const given = { name: 'new', region: 'FINLAND-1', sizeGb: 200, volumeType: 'HDD' } as const;

const requests: readonly (readonly [order: Order, call: string, given: readonly unknown[]])[] = [
  [{ kind: 'createVolume', ...given }, 'volumes.create', [{ ...given, bootable: false, imageId: undefined }]],
  [
    { kind: 'createVolume', ...given, image: { id: 12, name: 'Debian 12' } },
    'volumes.create',
    [{ ...given, bootable: true, imageId: 12 }],
  ],
  [
    { kind: 'clone', source: volume, name: 'copy', volumeType: 'HDD' },
    'volumes.clone',
    ['3', { name: 'copy', volumeType: 'HDD', region: 'FINLAND-1' }],
  ],
  [{ kind: 'resizeVolume', volume, sizeGb: 1024 }, 'volumes.resize', ['3', { sizeGb: 1024 }]],
  [{ kind: 'deleteVolume', volume }, 'volumes.delete', ['3']],
  [
    { kind: 'attachVolume', volume: { ...volume, wireId: 3 }, instance: thing },
    'instances.attachVolumes',
    ['5', [3]],
  ],
  [
    { kind: 'detachVolume', volume: { ...volume, wireId: '3' }, instance: thing },
    'instances.detachVolumes',
    ['5', ['3']],
  ],
  [
    { kind: 'createSnapshot', instance: thing, name: 'nightly' },
    'snapshots.create',
    ['5', { name: 'nightly', description: undefined }],
  ],
  [
    { kind: 'restoreSnapshot', snapshot: thing, name: 'again' },
    'snapshots.restore',
    ['5', { name: 'again' }],
  ],
  [{ kind: 'deleteSnapshot', snapshot: thing }, 'snapshots.delete', ['5']],
  [
    { kind: 'createImage', snapshot: thing, name: 'base' },
    'images.createFromSnapshot',
    ['5', { name: 'base' }],
  ],
  [{ kind: 'deleteImage', image: thing }, 'images.delete', ['5']],
  [{ kind: 'startInstance', instance: thing }, 'instances.start', ['5']],
  [{ kind: 'stopInstance', instance: thing }, 'instances.stop', ['5']],
  [{ kind: 'rebootInstance', instance: thing }, 'instances.reboot', ['5']],
  [{ kind: 'hibernateInstance', instance: thing }, 'instances.hibernate', ['5']],
  [{ kind: 'restoreInstance', instance: thing }, 'instances.restore', ['5']],
];

describe('The request that carries an order out', () => {
  for (const [order, call, expected] of requests) {
    it(`is ${call} for ${order.kind}${'image' in order && order.kind === 'createVolume' ? ' of an image' : ''}`, async () => {
      const sent: unknown[] = [];
      const { value, requestId } = await sendOrder(order, recorder(sent));
      assert.deepEqual(sent, [[call, ...expected]]);
      assert.equal(requestId, 'request-1');
      const shows = ['create', 'clone', 'resize', 'restore'].some((verb) => call.includes(`s.${verb}`));
      assert.equal(
        value !== undefined,
        shows && order.kind !== 'restoreInstance',
        'what its answer may show',
      );
    });
  }
});

/** Notes what is sent instead of sending it. */
function recorder(sent: unknown[]): Writes {
  const group = (name: string): unknown =>
    new Proxy(
      {},
      {
        get: (_, call) => (...args: unknown[]) => {
          sent.push([`${name}.${String(call)}`, ...args]);
          return Promise.resolve({ value: {}, requestId: 'request-1' });
        },
      },
    ); // prettier-ignore
  return new Proxy({}, { get: (_, name) => group(String(name)) }) as Writes;
}

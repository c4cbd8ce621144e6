import assert from 'node:assert/strict';
import type { OperationName } from '../operation-names.ts';
import { type Body, Harness } from './harness.ts';

describe('simulator: faults of what was begun', () => {
  const harness = new Harness();

  const begun: [OperationName, string, () => string, Body, string][] = [
    ['cloneVolume', 'volume', () => `/volumes/${harness.id('volume', 'training-data')}/clone/`, {}, 'error'],
    [
      'createImage',
      'image',
      () => `/snapshots/${harness.id('snapshot', 'render-node weekly')}/image/`,
      {},
      'error',
    ],
    [
      'createVolume',
      'volume',
      () => '/volumes/',
      { size: 100, volume_type: 'HDD', region: 'FINLAND-3' },
      'error',
    ],
    [
      'createSnapshot',
      'snapshot',
      () => `/instances/${harness.id('instance', 'render-node')}/snapshots/`,
      {},
      'error',
    ],
    [
      'restoreSnapshot',
      'instance',
      () => `/snapshots/${harness.id('snapshot', 'notebook clean')}/restore/`,
      {},
      'ERROR',
    ],
  ];
  for (const [operation, key, path, body, error] of begun) {
    it(`${operation} can end in error, or in nothing`, async () => {
      const at = `POST ${path()}`;
      harness.simulator.faults.add({ operation, kind: 'endsInError' });
      const failed = (await harness.ok(at, { ...body, name: 'first-one' }))[key] as Body;
      assert.match(String(failed['status']), /creating/i);
      harness.simulator.advance(60);
      const failedAt = `GET /${key}s/${String(failed['id'])}/`;
      assert.equal(((await harness.ok(failedAt))[key] as Body)['status'], error);
      harness.simulator.reset();
      harness.simulator.faults.add({ operation, kind: 'vanishes' });
      const gone = (await harness.ok(`POST ${path()}`, { ...body, name: 'second-one' }))[key] as Body;
      await harness.ok(`GET /${key}s/${String(gone['id'])}/`);
      harness.simulator.advance(60);
      await harness.refused(404, /not found/, `GET /${key}s/${String(gone['id'])}/`);
    });
  }

  it('stops the bill of a clone that vanished', async () => {
    harness.simulator.reset('empty');
    const wanted = { name: 'a-volume', size: 1024, volume_type: 'NVMe', region: 'FINLAND-1' };
    harness.simulator.faults.add({ operation: 'createVolume', kind: 'vanishes' });
    await harness.ok('POST /volumes/', wanted);
    harness.simulator.advance(60);
    const before = (await harness.ok('GET /balance/'))['balance'];
    harness.simulator.advance(36_000);
    assert.equal((await harness.ok('GET /balance/'))['balance'], before);
  });
});

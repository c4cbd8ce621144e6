import assert from 'node:assert/strict';
import { type Body, Harness, listIn, names } from './harness.ts';

describe('simulator: snapshots', () => {
  const harness = new Harness();

  const at = (name: string, action = ''): string => `/snapshots/${harness.id('snapshot', name)}/${action}`;
  const create = (instance: string, account: 'usd' | 'eur' | 'inr' = 'usd'): string =>
    `POST /instances/${harness.id('instance', instance, account)}/snapshots/`;

  it('lists and shows snapshots with what they come from and the image made of them', async () => {
    const list = listIn(await harness.ok('GET /snapshots/'), 'snapshots');
    const one = await harness.get('snapshot', harness.id('snapshot', 'notebook clean'));
    assert.deepEqual(
      one,
      list.find(({ name }) => name === 'notebook clean'),
    );
    assert.deepEqual([one['size'], one['status'], one['region']], [100, 'available', 'CANADA-1']);
    assert.deepEqual(one['instance'], {
      id: harness.id('instance', 'legacy-notebook'),
      name: 'legacy-notebook',
    });
    assert.deepEqual(one['image'], {
      id: harness.id('image', 'CUDA 12.4 clean'),
      name: 'CUDA 12.4 clean',
      status: 'available',
    });
    await harness.refused(404, 'Snapshot not found', 'GET /snapshots/999/');
  });

  it('makes a snapshot of an ACTIVE legacy instance', async () => {
    const body = await harness.ok(create('render-node'), { name: 'x', description: 'Before a change' });
    const made = body['snapshot'] as Body;
    assert.deepEqual(
      [made['status'], made['size'], made['description'], made['has_image']],
      ['creating', 100, 'Before a change', false],
    );
    harness.simulator.advance(20);
    assert.equal(await harness.statusOf('snapshot', String(made['id'])), 'available');
    assert.equal(harness.simulator.effects('createSnapshot'), 1);
  });

  it('refuses advanced regions, other states, bad names, no profile, no credits', async () => {
    await harness.refused(400, /legacy tier/, create('inference-api'), { name: 'abc' });
    await harness.refused(409, /must be ACTIVE/, create('legacy-notebook'), { name: 'abc' });
    for (const name of ['', '   ', 'a'.repeat(51)]) {
      const body = await harness.refused(400, /./, create('render-node'), { name });
      assert.deepEqual(Object.keys(body['errors'] as Body), ['name']);
    }
    await harness.ok(create('render-node'), { name: 'a'.repeat(50) });
    await harness.refused(403, /^Profile/, create('desk', 'eur'), { name: 'abc' }, { account: 'eur' });
    const inr = { account: 'inr' } as const;
    harness.simulator.change({ kind: 'instance', account: 'inr', find: 'kiosk', set: { status: 'ACTIVE' } });
    await harness.refused(402, /^Insufficient/, create('kiosk', 'inr'), { name: 'abc' }, inr);
  });

  it('deletes a snapshot, and its image with it', async () => {
    const image = harness.id('image', 'CUDA 12.4 clean');
    const snapshot = harness.id('snapshot', 'notebook clean');
    await harness.ok(`DELETE ${at('notebook clean')}`);
    assert.equal(await harness.statusOf('snapshot', snapshot), 'deleting');
    assert.equal(await harness.statusOf('image', image), 'deleting');
    await harness.refused(409, /while deleting/, `DELETE ${at('notebook clean')}`);
    harness.simulator.advance(4);
    await harness.refused(404, 'Snapshot not found', `GET /snapshots/${snapshot}/`);
    await harness.refused(404, 'Image not found', `GET /images/${image}/`);
    assert.equal(harness.simulator.effects('deleteSnapshot'), 1);
  });

  it('leaves the image where the platform is set to', async () => {
    harness.simulator.configure({ snapshotTakesImage: false });
    const image = harness.id('image', 'CUDA 12.4 clean');
    await harness.ok(`DELETE ${at('notebook clean')}`);
    harness.simulator.advance(4);
    assert.equal(await harness.statusOf('image', image), 'available');
  });

  it('does not delete a snapshot while it, or an image of it, is being created', async () => {
    await harness.refused(409, /while creating/, `DELETE ${at('render-node tonight')}`);
    await harness.ok(`POST ${at('render-node weekly', 'image/')}`, { name: 'weekly' });
    await harness.refused(409, /image is being created/, `DELETE ${at('render-node weekly')}`);
    await harness.ok(`DELETE ${at('notebook broken')}`);
  });

  it('restores a snapshot to a new instance', async () => {
    const body = await harness.ok(`POST ${at('notebook clean', 'restore/')}`, {});
    const made = body['instance'] as Body;
    assert.deepEqual(
      [made['name'], made['status'], made['region'], made['gpu_model']],
      ['notebook clean-restored', 'CREATING', 'CANADA-1', 'L40'],
    );
    harness.simulator.advance(25);
    assert.equal(await harness.statusOf('instance', String(made['id'])), 'ACTIVE');
    const list = listIn(await harness.ok('GET /instances/'), 'instances');
    assert.ok(names(list).includes('legacy-notebook'));
    await harness.refused(409, /already exists/, `POST ${at('notebook clean', 'restore/')}`, {});
    await harness.ok(`POST ${at('notebook clean', 'restore/')}`, { name: 'another' });
    assert.equal(harness.simulator.effects('restoreSnapshot'), 2);
  });

  it('refuses to restore what is not available, or unpaid', async () => {
    await harness.refused(409, /not available/, `POST ${at('render-node tonight', 'restore/')}`, {});
    harness.simulator.change({ kind: 'account', set: { profileComplete: false } });
    await harness.refused(403, /^Profile/, `POST ${at('notebook clean', 'restore/')}`, {});
    harness.simulator.change({ kind: 'account', set: { profileComplete: true, balance: 0.1 } });
    await harness.refused(402, /^Insufficient/, `POST ${at('notebook clean', 'restore/')}`, {});
  });
});

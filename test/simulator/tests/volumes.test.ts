import assert from 'node:assert/strict';
import { type Body, Harness, listIn } from './harness.ts';

describe('simulator: volumes', () => {
  const harness = new Harness();
  const create = 'POST /volumes/';
  const wanted = { name: 'fresh', size: 100, volume_type: 'NVMe', region: 'FINLAND-1' };

  it('lists volumes with the documented fields, by region, and the next name', async () => {
    const body = await harness.ok('GET /volumes/');
    const all = listIn(body, 'volumes');
    assert.match(String(body['next_name']), /^volume-\d+$/);
    const checkpoints = all.find(({ name }) => name === 'checkpoints');
    assert.deepEqual(Object.keys(checkpoints ?? {}).sort(), [
      'bootable',
      'created_at',
      'id',
      'instance',
      'name',
      'region',
      'size',
      'status',
      'volume_type',
    ]);
    assert.deepEqual(checkpoints?.['instance'], {
      id: harness.id('instance', 'llm-finetune'),
      name: 'llm-finetune',
      status: 'SHUTOFF',
    });
    const some = listIn(await harness.ok('GET /volumes/?region=FINLAND-2'), 'volumes');
    assert.deepEqual(
      some,
      all.filter(({ region }) => region === 'FINLAND-2'),
    );
    assert.ok(some.length > 0 && some.length < all.length);
    assert.deepEqual(listIn(await harness.ok('GET /volumes/?region=FINLAND-3'), 'volumes'), []);
  });

  it('proposes a name that is free', async () => {
    const { next_name: name } = await harness.ok('GET /volumes/');
    await harness.ok(create, { ...wanted, name });
    assert.notEqual((await harness.ok('GET /volumes/'))['next_name'], name);
  });

  it('gives one volume, or 404', async () => {
    const volume = await harness.get('volume', harness.id('volume', 'archive-2024'));
    assert.deepEqual([volume['name'], volume['size'], volume['volume_type']], ['archive-2024', 2048, 'HDD']);
    await harness.refused(404, 'Volume not found', 'GET /volumes/999/');
  });

  it('creates a volume that becomes available', async () => {
    const answer = await harness.call(create, wanted);
    assert.equal(answer.status, 201);
    const made = answer.body['volume'] as Body;
    assert.deepEqual([made['status'], made['size']], ['creating', 100]);
    harness.simulator.advance(19);
    assert.equal(await harness.statusOf('volume', String(made['id'])), 'available');
    assert.equal(harness.simulator.effects('createVolume'), 1);
  });

  it('creates a bootable volume from an image or an OS image only', async () => {
    const [os] = listIn(await harness.ok('GET /images/os/?region=FINLAND-1'), 'images');
    const image = harness.id('image', 'CUDA 12.4 clean');
    for (const image_id of [os?.['id'], image]) {
      const name = `boot-${String(image_id)}`.slice(0, 30);
      const body = await harness.ok(create, { ...wanted, name, bootable: true, image_id });
      assert.equal((body['volume'] as Body)['bootable'], true);
    }
    await harness.refused(400, /id/, create, { ...wanted, bootable: true });
    await harness.refused(400, 'Image not found', create, { ...wanted, bootable: true, image_id: 'none' });
  });

  it('refuses a bad new volume field by field', async () => {
    const refusals: [Body, string, number][] = [
      [{ name: '-bad' }, 'name', 400],
      [{ name: 'scratch' }, 'name', 409],
      [{ size: 99 }, 'size', 400],
      [{ size: 1_048_577 }, 'size', 400],
      [{ size: '100' }, 'size', 400],
      [{ size: 100.5 }, 'size', 400],
      [{ size: undefined }, 'size', 400],
      [{ volume_type: 'SSD' }, 'volume_type', 400],
      [{ region: 'MARS-1' }, 'region', 400],
      [{ region: 'CANADA-1' }, 'volume_type', 400],
      [{ bootable: 'yes' }, 'bootable', 400],
    ];
    for (const [change, field, status] of refusals) {
      const body = await harness.refused(status, /./, create, { ...wanted, ...change });
      assert.deepEqual(Object.keys(body['errors'] as Body), [field]);
    }
    assert.equal(harness.simulator.effects('createVolume'), 0);
  });

  it('refuses a new volume without profile or credits', async () => {
    await harness.refused(403, /^Profile/, create, wanted, { account: 'eur' });
    await harness.refused(402, /^Insufficient/, create, wanted, { account: 'inr' });
  });

  it('deletes a volume that is not attached, for good and after a while', async () => {
    for (const name of ['training-data', 'old-experiment', 'golden-boot']) {
      const id = harness.id('volume', name);
      await harness.ok(`DELETE /volumes/${id}/`);
      assert.equal(await harness.statusOf('volume', id), 'deleting');
      await harness.refused(409, /while deleting/, `DELETE /volumes/${id}/`);
      harness.simulator.advance(5);
      await harness.refused(404, 'Volume not found', `GET /volumes/${id}/`);
    }
    assert.equal(harness.simulator.effects('deleteVolume'), 3);
  });

  it('does not delete a volume that is attached or being created', async () => {
    for (const name of ['checkpoints', 'scratch', 'legacy-home'])
      await harness.refused(409, /attached/, `DELETE /volumes/${harness.id('volume', name)}/`);
    const creating = harness.id('volume', 'dataset-import');
    await harness.refused(409, /while creating/, `DELETE /volumes/${creating}/`);
  });

  it('frees the name of a deleted volume only when it is gone', async () => {
    await harness.ok(`DELETE /volumes/${harness.id('volume', 'training-data')}/`);
    await harness.refused(409, /already exists/, create, { ...wanted, name: 'training-data' });
    harness.simulator.advance(5);
    await harness.ok(create, { ...wanted, name: 'training-data' });
  });

  it('grows a volume, available or attached', async () => {
    for (const [name, status] of [
      ['training-data', 'available'],
      ['scratch', 'attached'],
    ] as const) {
      const id = harness.id('volume', name);
      const body = await harness.ok(`POST /volumes/${id}/resize/`, { size: 700 });
      assert.deepEqual(
        [(body['volume'] as Body)['size'], (body['volume'] as Body)['status']],
        [700, 'resizing'],
      );
      harness.simulator.advance(6);
      assert.equal(await harness.statusOf('volume', id), status);
    }
  });

  it('refuses to shrink, to resize in legacy regions, in other states, or unpaid', async () => {
    const resize = (name: string): string => `POST /volumes/${harness.id('volume', name)}/resize/`;
    for (const size of [500, 499])
      await harness.refused(400, /greater than the current size/, resize('training-data'), { size });
    await harness.refused(400, /less than or equal/, resize('training-data'), { size: 2_000_000 });
    await harness.refused(400, /advanced tier/, resize('legacy-datasets'), { size: 2000 });
    await harness.refused(409, /available or attached/, resize('dataset-import'), { size: 9000 });
    harness.simulator.change({ kind: 'account', set: { balance: 0.5 } });
    await harness.refused(402, /^Insufficient/, resize('training-data'), { size: 600 });
  });
});

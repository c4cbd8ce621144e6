import assert from 'node:assert/strict';
import { type Body, Harness, listIn, names } from './harness.ts';

describe('simulator: images', () => {
  const harness = new Harness();

  const at = (snapshot: string, account: 'usd' | 'eur' | 'inr' = 'usd'): string =>
    `/snapshots/${harness.id('snapshot', snapshot, account)}/image/`;

  it('lists and shows images', async () => {
    const list = listIn(await harness.ok('GET /images/'), 'images');
    assert.deepEqual(names(list), ['render-farm_v1.2', 'CUDA 12.4 clean', 'pytorch 2.5 base']);
    const one = await harness.get('image', harness.id('image', 'CUDA 12.4 clean'));
    assert.deepEqual(one, list[1]);
    assert.equal(one['snapshot_id'], harness.id('snapshot', 'notebook clean'));
    assert.equal(one['region'], 'CANADA-1');
    await harness.refused(404, 'Image not found', 'GET /images/999/');
  });

  it('makes an image of a snapshot, which takes a while', async () => {
    const answer = await harness.call(`POST ${at('render-node weekly')}`, { name: 'Weekly 1.0_b-2' });
    assert.equal(answer.status, 201);
    const made = answer.body['image'] as Body;
    assert.deepEqual([made['name'], made['status']], ['Weekly 1.0_b-2', 'creating']);
    const id = String(made['id']);
    const image = (status: string): Body => ({ id, name: 'Weekly 1.0_b-2', status });
    const relation = async (): Promise<unknown> =>
      (await harness.ok(`GET ${at('render-node weekly')}`))['image'];
    assert.deepEqual(await relation(), image('creating'));
    harness.simulator.advance(19);
    assert.equal(await harness.statusOf('image', id), 'creating');
    harness.simulator.advance(1);
    assert.deepEqual(await relation(), image('available'));
    assert.equal(harness.simulator.effects('createImage'), 1);
  });

  it('lets a snapshot have one image, and names it', async () => {
    const text = 'An image already exists for this snapshot: "CUDA 12.4 clean". Delete it first';
    await harness.refused(409, text, `POST ${at('notebook clean')}`, { name: 'another one' });
    await harness.ok(`DELETE /images/${harness.id('image', 'CUDA 12.4 clean')}/`);
    await harness.refused(409, text, `POST ${at('notebook clean')}`, { name: 'another one' });
    harness.simulator.advance(3);
    await harness.ok(`POST ${at('notebook clean')}`, { name: 'another one' });
  });

  it('refuses snapshots that are not available, or not there', async () => {
    await harness.refused(409, /it is creating/, `POST ${at('render-node tonight')}`, { name: 'abc' });
    await harness.refused(409, /it is error/, `POST ${at('notebook broken')}`, { name: 'abc' });
    await harness.refused(404, 'Snapshot not found', 'POST /snapshots/999/image/', { name: 'abc' });
  });

  it('refuses bad and taken names, with the text under errors.name', async () => {
    const bad = ['ab', ' ab ', 'a'.repeat(31), 'slash/ed', 'plus+', 'ünï', 'tab\tbed', ''];
    for (const name of bad) {
      const body = await harness.refused(400, /./, `POST ${at('render-node weekly')}`, { name });
      assert.deepEqual(body['errors'], { name: [body['message']] }, name);
    }
    const taken = { name: 'pytorch 2.5 base' };
    const body = await harness.refused(
      409,
      'Image name already exists',
      `POST ${at('render-node weekly')}`,
      taken,
    );
    assert.deepEqual(body['errors'], { name: ['Image name already exists'] });
    assert.equal(harness.simulator.effects('createImage'), 0);
    await harness.ok(`POST ${at('render-node weekly')}`, { name: 'a'.repeat(30) });
  });

  it('refuses an incomplete profile, and images nothing while it does', async () => {
    const options = { account: 'eur' } as const;
    await harness.refused(403, /^Profile/, `POST ${at('desk monthly', 'eur')}`, { name: 'desk' }, options);
    harness.simulator.change({ kind: 'account', account: 'eur', set: { profileComplete: true } });
    await harness.ok(`POST ${at('desk monthly', 'eur')}`, { name: 'desk' }, options);
  });

  it('deletes an image, but not while it is being created', async () => {
    const body = await harness.ok(`POST ${at('render-node weekly')}`, { name: 'weekly' });
    const id = String((body['image'] as Body)['id']);
    await harness.refused(409, /while creating/, `DELETE /images/${id}/`);
    harness.simulator.advance(20);
    await harness.ok(`DELETE /images/${id}/`);
    assert.equal(await harness.statusOf('image', id), 'deleting');
    harness.simulator.advance(3);
    await harness.refused(404, 'Image not found', `GET /images/${id}/`);
    assert.equal((await harness.ok(`GET ${at('render-node weekly')}`))['has_image'], false);
    assert.equal(harness.simulator.effects('deleteImage'), 1);
  });

  it('tells the images of several snapshots at once, leaving out ids it does not know', async () => {
    const known = harness.id('snapshot', 'notebook clean');
    const bare = harness.id('snapshot', 'render-node weekly');
    const body = await harness.ok('POST /snapshots/images/', { snapshot_ids: [known, Number(bare), '999'] });
    const image = {
      id: harness.id('image', 'CUDA 12.4 clean'),
      name: 'CUDA 12.4 clean',
      status: 'available',
    };
    assert.deepEqual(body['relationships'], [
      { snapshot_id: known, has_image: true, image },
      { snapshot_id: bare, has_image: false, image: null },
    ]);
    assert.equal(harness.simulator.effects('imagesOfSnapshots'), 0);
  });
});

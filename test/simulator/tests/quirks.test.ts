import assert from 'node:assert/strict';
import type { QuirkFault } from '../faults.ts';
import { type Body, Harness, listIn } from './harness.ts';

describe('simulator: quirks of the data', () => {
  const harness = new Harness();

  /** The reply to a request that meets this quirk. */
  const withQuirk = async (
    at: string,
    quirk: Pick<QuirkFault, 'kind' | 'status' | 'form'>,
    body?: Body,
  ): Promise<Body> => {
    harness.simulator.faults.clear();
    harness.simulator.faults.add({ operation: '*', ...quirk });
    return (await harness.call(at, body)).body;
  };
  const volumesWith = async (quirk: Pick<QuirkFault, 'kind' | 'status' | 'form'>): Promise<Body[]> =>
    listIn(await withQuirk('GET /volumes/', quirk), 'volumes');
  const plain = async (): Promise<Body[]> => listIn(await harness.ok('GET /volumes/'), 'volumes');

  it('unknownStatus: a word nobody knows', async () => {
    for (const volume of await volumesWith({ kind: 'unknownStatus' }))
      assert.equal(volume['status'], 'quiescing');
    const [volume] = await volumesWith({ kind: 'unknownStatus', status: 'warp' });
    assert.equal(volume?.['status'], 'warp');
  });

  it('unknownFields: more than is documented, in the envelope and in records', async () => {
    const body = await withQuirk('GET /volumes/', { kind: 'unknownFields' });
    assert.ok('x_new_field' in body);
    const volumes = listIn(body, 'volumes');
    assert.ok(volumes.every((volume) => 'x_new_field' in volume));
    assert.deepEqual(
      volumes.map(({ id }) => id),
      (await plain()).map(({ id }) => id),
    );
  });

  it('missingFields: only what a record cannot be without', async () => {
    const body = await withQuirk('GET /volumes/', { kind: 'missingFields' });
    assert.deepEqual(Object.keys(body).sort(), ['success', 'volumes']);
    for (const volume of listIn(body, 'volumes'))
      assert.deepEqual(Object.keys(volume).sort(), ['id', 'name', 'region', 'size', 'status', 'volume_type']);
    const one = await withQuirk(`GET /images/${harness.id('image', 'CUDA 12.4 clean')}/`, {
      kind: 'missingFields',
    });
    assert.ok('image' in one && !('snapshot_id' in (one['image'] as Body)));
    const regions = listIn(await withQuirk('GET /regions/', { kind: 'missingFields' }), 'regions');
    assert.deepEqual(regions[0], { name: 'CANADA-1' });
  });

  it('numericIds: numbers that are accepted in paths and bodies', async () => {
    const volumes = await volumesWith({ kind: 'numericIds' });
    for (const volume of volumes) assert.equal(typeof volume['id'], 'number');
    const attached = volumes.find(({ instance }) => instance !== null);
    assert.equal(typeof (attached?.['instance'] as Body)['id'], 'number');
    const body = await withQuirk('GET /images/', { kind: 'numericIds' });
    assert.equal(typeof listIn(body, 'images')[0]?.['snapshot_id'], 'number');
    assert.equal(typeof body['request_id'], 'string');
    await harness.ok(`GET /volumes/${String(volumes[0]?.['id'])}/`);
  });

  it('unreadableRecord: one among the good ones, of each form', async () => {
    const good = await plain();
    const forms: [QuirkFault['form'], (record: unknown) => boolean][] = [
      [undefined, (record) => record === null],
      ['null', (record) => record === null],
      ['text', (record) => record === 'unreadable'],
      ['withoutId', (record) => !('id' in (record as Body)) && (record as Body)['name'] === 'training-data'],
      ['wrongTypes', (record) => (record as Body)['size'] === 'many'],
    ];
    for (const [form, isBad] of forms) {
      const list = await volumesWith({ kind: 'unreadableRecord', ...(form && { form }) });
      assert.equal(list.length, good.length + 1);
      assert.ok(isBad(list[1]), form);
      assert.deepEqual([list[0], ...list.slice(2)], good);
    }
    harness.simulator.reset('empty');
    assert.deepEqual(await volumesWith({ kind: 'unreadableRecord' }), [null]);
  });

  it('htmlNames: names that would run if they were written into a page', async () => {
    for (const volume of await volumesWith({ kind: 'htmlNames' }))
      assert.ok(String(volume['name']).startsWith('<img src=x onerror=alert(1)>'));
  });

  it('alternativeFields: the other names of the contract', async () => {
    const [volume] = await volumesWith({ kind: 'alternativeFields' });
    assert.deepEqual(Object.keys(volume ?? {}).sort(), [
      'attached_to',
      'created_at',
      'id',
      'is_bootable',
      'name',
      'region',
      'size_gb',
      'status',
      'type',
    ]);
    assert.deepEqual(volume?.['region'], { name: 'FINLAND-1' });
    const instances = listIn(await withQuirk('GET /instances/', { kind: 'alternativeFields' }), 'instances');
    assert.ok('floating_ip' in (instances[0] ?? {}));
  });

  it('the payload left out, under data, or as the body itself', async () => {
    const at = `GET /volumes/${harness.id('volume', 'scratch')}/`;
    const { volume } = await harness.ok(at);
    const without = await withQuirk(at, { kind: 'withoutPayload' });
    assert.deepEqual(Object.keys(without).sort(), ['message', 'request_id', 'success']);
    assert.deepEqual((await withQuirk(at, { kind: 'payloadInData' }))['data'], volume);
    assert.deepEqual(await withQuirk(at, { kind: 'bareBody' }), volume);
    const list = await withQuirk('GET /volumes/', { kind: 'bareBody' });
    assert.deepEqual(list, await plain());
  });

  it('can leave out the new volume from the reply to a clone', async () => {
    const at = `POST /volumes/${harness.id('volume', 'training-data')}/clone/`;
    const body = await withQuirk(at, { kind: 'withoutPayload' }, { name: 'a-clone' });
    assert.equal('volume' in body, false);
    assert.equal(harness.simulator.effects('cloneVolume'), 1);
  });

  it('combine, with each other and with pages', async () => {
    harness.simulator.configure({ paging: 'results', pageSize: 3 });
    harness.simulator.faults.add(
      { operation: 'listVolumes', kind: 'numericIds' },
      { operation: 'listVolumes', kind: 'unreadableRecord' },
    );
    const list = listIn((await harness.call('GET /volumes/')).body, 'results');
    assert.equal(list.length, 4);
    assert.equal(list[1], null);
    assert.equal(typeof list[0]?.['id'], 'number');
  });

  it('leave refusals as they are', async () => {
    harness.simulator.faults.add({ operation: 'getVolume', kind: 'missingFields' });
    await harness.refused(404, 'Volume not found', 'GET /volumes/999/');
  });
});

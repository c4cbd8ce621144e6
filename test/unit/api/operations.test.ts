import assert from 'node:assert/strict';
import { endpointIds } from '../../../src/api/profile/contract.ts';
import { every } from './expected/every.ts';
import { accepted } from './expected/expectation.ts';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

describe('the operation', () => {
  afterEach(closeServers);

  for (const id of endpointIds) {
    it(`${id} sends what the table says, and reads the reply`, async () => {
      const { run, sent, reply, look, gives } = every[id];
      const { baseUrl, received } = await serve({ json: reply });
      const result = await run(clientOf(baseUrl).client);
      assert.deepEqual(
        received.map((one) => [
          one.method,
          one.path,
          ...(one.body === '' ? [] : [JSON.parse(one.body) as unknown]),
        ]),
        [sent],
      );
      assert.deepEqual((look as (value: unknown) => unknown)(result), gives);
    });
  }

  it('imagesOfSnapshots sends nothing for no snapshots', async () => {
    const { baseUrl, received } = await serve({});
    assert.equal((await clientOf(baseUrl).client.images.ofSnapshots([])).size, 0);
    assert.equal(received.length, 0);
  });

  it('cloneVolume gives nothing where the reply does not hold the volume, or not legibly', async () => {
    for (const volume of [undefined, null, 'started', { name: 'b' }, { id: {} }, { id: 9, size: 'x' }]) {
      const { baseUrl } = await serve({ status: 201, json: { ...accepted, volume } });
      const { client } = clientOf(baseUrl);
      const result = await client.volumes.clone('7', { name: 'b', volumeType: 'HDD', region: 'FINLAND-1' });
      assert.deepEqual(result, { value: undefined, requestId: 'r1' });
    }
  });

  it('with an id that would lead elsewhere sends nothing', async () => {
    const { baseUrl, received } = await serve({});
    const { client } = clientOf(baseUrl);
    for (const id of ['', '.', '..']) {
      const error = await errorOf(client.volumes.delete(id));
      assert.deepEqual([error.kind, error.outcome], ['configuration', 'notSent']);
    }
    assert.equal(received.length, 0);
  });

  it('goes where the user has corrected the table', async () => {
    const { baseUrl, received } = await serve({ json: accepted });
    const paths = {
      deleteVolume: { method: 'POST', path: '/v2/disks/{id}/remove' },
      getVolume: '/v2/{id}',
    } as const;
    const { client } = clientOf(baseUrl, { paths });
    await client.volumes.delete('a b');
    await errorOf(client.volumes.get('7'));
    assert.deepEqual(
      received.map(({ method, path }) => [method, path]),
      [
        ['POST', '/v2/disks/a%20b/remove'],
        ['GET', '/v2/7'],
      ],
    );
  });
});

import assert from 'node:assert/strict';
import { clientOf, closeServers, errorOf, serve } from './harness.ts';

describe('the name that Barrack suggests for the next volume', () => {
  afterEach(closeServers);

  const volumes = [{ id: 1, name: 'a' }];
  const replies: readonly (readonly [what: string, json: unknown, name: string | undefined])[] = [
    ['beside the list', { volumes, next_name: 'volume-3' }, 'volume-3'],
    ['in data', { data: { volumes, next_name: 'volume-3' } }, 'volume-3'],
    ['in results', { results: { volumes, next_name: 'volume-3' } }, 'volume-3'],
    ['nowhere', { volumes }, undefined],
    ['as no text', { volumes, next_name: 7 }, undefined],
    ['as null', { volumes, next_name: null }, undefined],
    [
      'beside a list that is one of more pages',
      { volumes, next: '?page=2', next_name: 'volume-3' },
      'volume-3',
    ],
    ['of a plain list', volumes, undefined],
  ];
  for (const [what, json, name] of replies) {
    it(`is found ${what}, in one request`, async () => {
      const { baseUrl, received } = await serve({ json });
      assert.equal(await clientOf(baseUrl).client.volumes.nextName({ region: 'FINLAND-1' }), name);
      assert.deepEqual(
        received.map(({ method, path }) => `${method} ${path}`),
        ['GET /volumes/?region=FINLAND-1'],
      );
    });
  }

  it('is given as it comes, valid or not: it is a suggestion', async () => {
    const { baseUrl } = await serve({ json: { volumes, next_name: '-not valid-' } });
    assert.equal(await clientOf(baseUrl).client.volumes.nextName(), '-not valid-');
  });

  it('rejects as every read does', async () => {
    const { baseUrl } = await serve({ status: 403 });
    assert.equal((await errorOf(clientOf(baseUrl).client.volumes.nextName())).kind, 'forbidden');
  });
});

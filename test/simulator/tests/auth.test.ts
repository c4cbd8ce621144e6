import assert from 'node:assert/strict';
import { demoAccounts, tierKeys } from '../accounts.ts';
import type { AuthStyle } from '../settings.ts';
import { Harness, listIn, names } from './harness.ts';

const headersOf: Readonly<Record<AuthStyle, (key: string) => Record<string, string>>> = {
  'X-API-Key': (key) => ({ 'X-API-Key': key }),
  Bearer: (key) => ({ Authorization: `Bearer ${key}` }),
  'Api-Key': (key) => ({ Authorization: `Api-Key ${key}` }),
};
const styles = Object.keys(headersOf) as AuthStyle[];

describe('simulator: authentication and accounts', () => {
  const harness = new Harness();

  const balance = async (headers: Record<string, string>): Promise<[number, unknown]> => {
    const response = await fetch(`${harness.simulator.url}/balance/`, { headers });
    return [response.status, await response.json()];
  };

  it('wants a key, and a right one', async () => {
    assert.deepEqual(await balance({}), [401, { detail: 'Authentication credentials were not provided.' }]);
    const [status, body] = await balance({ 'X-API-Key': 'test-key-wrong' });
    assert.equal(status, 401);
    assert.equal((body as { message: string }).message, 'Invalid API key');
  });

  it('does not accept a key that was revoked', async () => {
    harness.simulator.configure({ revokedKeys: ['test-key-eur'] });
    assert.equal((await balance({ 'X-API-Key': 'test-key-eur' }))[0], 401);
    assert.equal((await balance({ 'X-API-Key': 'test-key-usd' }))[0], 200);
  });

  for (const accepted of styles) {
    it(`accepts only ${accepted} when told so`, async () => {
      harness.simulator.configure({ auth: [accepted] });
      for (const style of styles) {
        const [status] = await balance(headersOf[style]('test-key-usd'));
        assert.equal(status, style === accepted ? 200 : 401, style);
      }
      assert.equal((await balance(headersOf[accepted]('test-key-wrong')))[0], 401);
    });
  }

  it('accepts a set of styles', async () => {
    harness.simulator.configure({ auth: ['Bearer', 'Api-Key'] });
    assert.equal((await balance(headersOf.Bearer('test-key-eur')))[0], 200);
    assert.equal((await balance(headersOf['Api-Key']('test-key-eur')))[0], 200);
    assert.equal((await balance(headersOf['X-API-Key']('test-key-eur')))[0], 401);
  });

  it('opens three accounts of three currencies, each with its own things', async () => {
    const seen = new Set<unknown>();
    for (const account of ['usd', 'eur', 'inr'] as const) {
      const body = await harness.ok('GET /balance/', undefined, { account });
      assert.equal(body['currency'], demoAccounts[account].currency);
      assert.equal(body['balance'], demoAccounts[account].credits);
      for (const volume of listIn(await harness.ok('GET /volumes/', undefined, { account }), 'volumes')) {
        assert.equal(seen.has(volume['id']), false);
        seen.add(volume['id']);
      }
    }
    await harness.refused(404, 'Volume not found', `GET /volumes/${harness.id('volume', 'corpus', 'eur')}/`);
  });

  it('shows a key of one tier only that tier, and refuses it the other', async () => {
    const advanced = { headers: { 'X-API-Key': tierKeys.advanced } };
    const legacy = { headers: { 'X-API-Key': tierKeys.legacy } };
    const regions = await harness.ok('GET /regions/', undefined, legacy);
    assert.deepEqual(names(listIn(regions, 'regions')), ['CANADA-1']);
    for (const [options, tier] of [
      [advanced, 'advanced'],
      [legacy, 'legacy'],
    ] as const) {
      for (const kind of ['volumes', 'instances', 'snapshots', 'images']) {
        const list = listIn(await harness.ok(`GET /${kind}/`, undefined, options), kind);
        assert.ok(list.every((item) => (item['region'] === 'CANADA-1') === (tier === 'legacy')));
      }
    }
    const text = 'This API key has no access to legacy tier resources';
    const paths = [
      `GET /volumes/${harness.id('volume', 'legacy-datasets')}/`,
      `GET /instances/${harness.id('instance', 'render-node')}/`,
      `GET /snapshots/${harness.id('snapshot', 'notebook clean')}/`,
      `GET /images/${harness.id('image', 'CUDA 12.4 clean')}/`,
    ];
    for (const at of paths) await harness.refused(403, text, at, undefined, advanced);
    const clone = `POST /volumes/${harness.id('volume', 'training-data')}/clone/`;
    await harness.refused(403, /no access to advanced/, clone, { name: 'a-clone' }, legacy);
    assert.equal(harness.simulator.effects('cloneVolume'), 0);
  });
});

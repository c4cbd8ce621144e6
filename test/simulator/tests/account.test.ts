import assert from 'node:assert/strict';
import { type Body, Harness, listIn, names } from './harness.ts';

interface PricingData {
  readonly volumes?: { pricing: Record<string, Record<string, Body>>; minimum_size_gb: number };
  readonly snapshots?: { pricing: Record<string, Body> };
  readonly gpus?: { pricing: Record<string, Record<string, Body>> };
  readonly metadata: Body;
}

describe('simulator: balance, regions, pricing, types', () => {
  const harness = new Harness();

  const pricing = async (at: string, body?: Body): Promise<PricingData> =>
    (await harness.ok(at, body))['pricing_data'] as PricingData;

  it('gives the balance as a number or as an object', async () => {
    assert.equal((await harness.ok('GET /balance/'))['balance'], 2500);
    harness.simulator.configure({ balance: 'object' });
    assert.deepEqual((await harness.ok('GET /balance/'))['balance'], { amount: 2500, currency: 'USD' });
  });

  it('lists four regions with their tiers', async () => {
    const regions = listIn(await harness.ok('GET /regions/'), 'regions');
    assert.deepEqual(
      regions.map(({ name, tier, country }) => [name, tier, country]),
      [
        ['CANADA-1', 'legacy', 'Canada'],
        ['FINLAND-1', 'advanced', 'Finland'],
        ['FINLAND-2', 'advanced', 'Finland'],
        ['FINLAND-3', 'advanced', 'Finland'],
      ],
    );
  });

  it('gives the documented price table, to GET and to POST', async () => {
    for (const at of ['GET /pricing/', 'POST /pricing/']) {
      const data = await pricing(at);
      const unit = 'per TB per hour';
      assert.deepEqual(data.volumes, {
        pricing: {
          legacy: { SSD: { prices: { USD: 0.1, EUR: 0.1, INR: 10 }, unit } },
          advanced: {
            NVMe: { prices: { USD: 0.3, EUR: 0.35, INR: 30 }, unit },
            HDD: { prices: { USD: 0.08, EUR: 0.1, INR: 8 }, unit },
          },
        },
        minimum_size_gb: 100,
      });
      const legacy = data.snapshots?.pricing['legacy'];
      assert.deepEqual(legacy?.['prices'], { USD: 0.1, EUR: 0.1, INR: 10 });
      assert.equal(legacy['fixed_size_gb'], 100);
      assert.deepEqual(Object.keys(data.gpus?.pricing ?? {}), ['legacy', 'advanced']);
      assert.deepEqual(data.metadata['supported_currencies'], ['USD', 'EUR', 'INR']);
      assert.deepEqual(data.metadata['supported_tiers'], ['legacy', 'advanced']);
      assert.equal(data.metadata['authenticated_user'], 'usd@example.com');
      assert.equal(data.metadata['authentication_type'], 'api_key');
      assert.ok(Date.parse(String(data.metadata['timestamp'])) > 0);
    }
  });

  it('narrows prices to what was asked for', async () => {
    const asked = {
      tier: 'advanced',
      currency: 'EUR',
      resource_type: 'volume',
      volume_type: 'NVMe',
      volume_size_gb: 500,
    };
    for (const data of [
      await pricing('POST /pricing/', asked),
      await pricing(`GET /pricing/?${new URLSearchParams({ ...asked, volume_size_gb: '500' }).toString()}`),
    ]) {
      assert.deepEqual(data.volumes?.pricing, {
        advanced: { NVMe: { prices: { EUR: 0.35 }, unit: 'per TB per hour' } },
      });
      assert.equal(data.snapshots, undefined);
      assert.equal(data.gpus, undefined);
    }
    const snapshots = await pricing('POST /pricing/', { tier: 'advanced', resource_type: 'snapshots' });
    assert.deepEqual(snapshots.snapshots, { pricing: {} });
  });

  it('refuses to price what does not exist', async () => {
    const refusals: [string, unknown, RegExp][] = [
      ['tier', 'gold', /not a valid choice/],
      ['currency', 'GBP', /not a valid choice/],
      ['resource_type', 'boats', /not a valid choice/],
      ['volume_type', 7, /not a valid choice/],
      ['volume_size_gb', 'big', /integer/],
      ['volume_size_gb', 99, /greater than or equal to 100/],
      ['volume_size_gb', 1_048_577, /less than or equal to 1048576/],
    ];
    for (const [field, value, text] of refusals) {
      const body = await harness.refused(400, text, 'POST /pricing/', { [field]: value });
      assert.ok('errors' in body && field in (body['errors'] as Body));
    }
  });

  it('lists volume types by tier, less what was withdrawn', async () => {
    const types = async (): Promise<unknown[][]> => {
      const body = (await harness.ok('GET /volumes/types/'))['volume_types'] as Record<string, Body[]>;
      return [names(body['legacy'] ?? []), names(body['advanced'] ?? [])];
    };
    assert.deepEqual(await types(), [['SSD'], ['NVMe', 'HDD']]);
    harness.simulator.configure({ withdrawnTypes: ['HDD'] });
    assert.deepEqual(await types(), [['SSD'], ['NVMe']]);
    assert.deepEqual(Object.keys((await pricing('GET /pricing/')).volumes?.pricing['advanced'] ?? {}), [
      'NVMe',
    ]);
  });

  it('lists OS images, of one region if asked', async () => {
    const all = listIn(await harness.ok('GET /images/os/'), 'images');
    const some = listIn(await harness.ok('GET /images/os/?region=FINLAND-2'), 'images');
    assert.equal(all.length, some.length * 4);
    assert.ok(some.length > 0 && some.every(({ region }) => region === 'FINLAND-2'));
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  });
});

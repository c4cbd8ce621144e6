import assert from 'node:assert/strict';
import { toPriceList } from '../../../src/domain/price-catalog.ts';
import { readBalance } from '../../../src/api/schemas/balance.ts';
import { readPricing } from '../../../src/api/schemas/pricing.ts';
import { readRegion } from '../../../src/api/schemas/region.ts';
import { readKeyedSnapshotImage, readSnapshotImage } from '../../../src/api/schemas/snapshot-image.ts';
import { readVolumeTypes } from '../../../src/api/schemas/volume-types.ts';
import { documentedPrices } from '../../../src/domain/prices.ts';
import { good, reasonOf } from './reading.ts';

describe('a region', () => {
  it('has its tier from the API, else from what is known', () => {
    assert.equal(good(readRegion, { name: 'FINLAND-1', tier: 'advanced' }).tier, 'advanced');
    assert.equal(good(readRegion, { name: 'CANADA-1' }).tier, 'legacy');
    assert.equal(good(readRegion, { name: 'MARS-1', tier: 7 }).tier, 'unknown');
  });

  it('may be just a name', () => {
    assert.deepEqual(good(readRegion, 'FINLAND-2'), {
      name: 'FINLAND-2',
      tier: 'advanced',
      country: undefined,
      record: { name: 'FINLAND-2' },
    });
  });

  it('needs a name', () => {
    for (const value of [{}, { name: '' }, { name: 7 }, null, '']) {
      assert.notEqual(reasonOf(readRegion, value), '');
    }
  });
});

describe('a balance', () => {
  const cases: readonly (readonly [value: unknown, amount: number, currency: string | undefined])[] = [
    [{ balance: 12.5, currency: 'USD' }, 12.5, 'USD'],
    [{ balance: '12.50', currency: 'eur' }, 12.5, 'EUR'],
    [{ balance: '-3.25' }, -3.25, undefined],
    [{ balance: { amount: 80, currency: 'INR' } }, 80, 'INR'],
    [{ balance: { amount: '80' }, currency: 'INR' }, 80, 'INR'],
    [{ balance: { balance: 5, currency: 'USD' } }, 5, 'USD'],
    [{ balance: 0, currency: null }, 0, undefined],
    [{ balance: 0, currency: ' ' }, 0, undefined],
    [{ balance: 5, currency: 'credits' }, 5, 'credits'],
    [{ balance: 5, currency: 'US\nD and a lot more' }, 5, 'US‹U+000A›D…'],
  ];
  for (const [value, amount, currency] of cases) {
    it(JSON.stringify(value), () => assert.deepEqual(good(readBalance, value), { amount, currency }));
  }

  for (const value of [
    {},
    { balance: null },
    { balance: '12,50' },
    { balance: 'much' },
    { balance: {} },
    null,
  ]) {
    it(`${JSON.stringify(value)} is unreadable`, () => assert.notEqual(reasonOf(readBalance, value), ''));
  }
});

describe("a snapshot's image", () => {
  const image = { id: '5', name: 'base', status: undefined };
  const cases: readonly (readonly [value: object, expected: object])[] = [
    [
      { has_image: true, image: { id: 5, name: 'base' } },
      { has: true, image },
    ],
    [{ image: { id: 5, name: 'base' } }, { has: true, image }],
    [
      { has_image: true, image: null },
      { has: true, image: undefined },
    ],
    [{ has_image: false, image: null }, { has: false }],
    [{ has_image: false }, { has: false }],
    [{ image: null }, { has: false }],
  ];
  for (const [value, expected] of cases) {
    it(JSON.stringify(value), () => {
      assert.deepEqual(good(readSnapshotImage, value), expected);
      assert.deepEqual(good(readKeyedSnapshotImage, { ...value, snapshot_id: 9 }), ['9', expected]);
    });
  }

  it('is not guessed at', () => {
    assert.notEqual(reasonOf(readSnapshotImage, {}), '');
    assert.notEqual(reasonOf(readSnapshotImage, { has_image: 'yes' }), '');
    assert.match(reasonOf(readKeyedSnapshotImage, { has_image: true }), /snapshot_id/u);
  });
});

describe('volume types', () => {
  const cases: readonly (readonly [value: unknown, expected: object])[] = [
    [
      { legacy: ['SSD'], advanced: ['NVMe', 'HDD'] },
      { legacy: ['SSD'], advanced: ['NVMe', 'HDD'], unknown: [] },
    ],
    [
      { advanced: [{ name: 'NVMe' }, { type: 'HDD' }, { volume_type: 'Tape' }] },
      { legacy: [], advanced: ['NVMe', 'HDD', 'Tape'], unknown: [] },
    ],
    [
      [{ name: 'NVMe', tier: 'Advanced' }, { name: 'SSD', tier: 'legacy' }, 'Tape'],
      { legacy: ['SSD'], advanced: ['NVMe'], unknown: ['Tape'] },
    ],
    [
      { advanced: ['NVMe', 'NVMe', 7, null], premium: ['Optane'] },
      { legacy: [], advanced: ['NVMe'], unknown: ['Optane'] },
    ],
    [{ advanced: null }, { legacy: [], advanced: [], unknown: [] }],
  ];
  for (const [value, expected] of cases) {
    it(JSON.stringify(value), () => assert.deepEqual(good(readVolumeTypes, value), expected));
  }

  it('are not a text', () => assert.notEqual(reasonOf(readVolumeTypes, 'NVMe'), ''));
});

describe('pricing data', () => {
  const perTb = (prices: object) => ({ prices, unit: 'per TB per hour' });
  const documented = {
    volumes: {
      pricing: {
        advanced: {
          NVMe: perTb({ USD: 0.3, EUR: 0.35, INR: 30 }),
          HDD: perTb({ USD: '0.08', EUR: 0.1, INR: 8 }),
        },
        legacy: { SSD: perTb({ USD: 0.1, EUR: 0.1, INR: 10 }) },
      },
      minimum_size_gb: 100,
    },
    snapshots: { pricing: { legacy: { prices: { USD: 0.1, EUR: 0.1, INR: 10 }, fixed_size_gb: 100 } } },
    gpus: { pricing: {} },
    metadata: {},
  };

  it('become a price list a currency, the same as the documented one', () => {
    const catalog = good(readPricing, documented);
    for (const currency of ['USD', 'EUR', 'INR']) {
      assert.deepEqual(toPriceList(catalog, currency), { ...documentedPrices(currency), source: 'api' });
    }
    assert.equal(catalog.minimumVolumeGb, 100);
    assert.equal(catalog.record, documented);
  });

  it('have no list for a currency they do not name', () => {
    const catalog = good(readPricing, documented);
    assert.equal(toPriceList(catalog, 'GBP'), undefined);
    assert.equal(toPriceList(catalog, 'usd')?.currency, 'USD');
  });

  it('leave out what has another unit, no price, or a senseless one', () => {
    const type = (value: unknown) => ({ volumes: { pricing: { advanced: { NVMe: value } } } });
    for (const value of [
      { prices: { USD: 0.3 }, unit: 'per GB per month' },
      { prices: { USD: 0.3 }, unit: 7 },
      { prices: { USD: 'free' } },
      { prices: { USD: -1 } },
      { prices: null },
      { prices: [0.3] },
      null,
      0.3,
    ]) {
      assert.equal(toPriceList(good(readPricing, type(value)), 'USD'), undefined, JSON.stringify(value));
    }
    const plain = toPriceList(good(readPricing, type({ prices: { usd: 0.3 } })), 'USD');
    assert.equal(plain?.volumes[0]?.perTbHour, 0.3);
  });

  it('tell what GPUs cost, in the unit that can be reckoned with', () => {
    const gpu = (value: unknown) => ({ ...documented, gpus: { pricing: { advanced: { H100: value } } } });
    const prices = { USD: 2.2, EUR: '2.05' };
    const hour = (value: unknown, currency = 'USD') =>
      toPriceList(good(readPricing, gpu(value)), currency)?.gpus.map(({ perGpuHour }) => perGpuHour);
    for (const unit of [undefined, 'per GPU per hour', ' Per GPU / hour', 'per gpu an hour']) {
      assert.deepEqual(hour({ prices, unit }), [2.2], unit);
    }
    assert.deepEqual(hour({ prices }, 'EUR'), [2.05]);
    assert.deepEqual(hour({ prices }, 'INR'), []);
    for (const value of [
      { prices, unit: 'per hour' },
      { prices, unit: 'per GPU per month' },
      { prices, unit: 'per TB per hour' },
      { prices, unit: 7 },
      { prices: { USD: 'much' } },
      { prices: { USD: -1 } },
      { prices: null },
      null,
      2.2,
    ]) {
      assert.deepEqual(hour(value), [], JSON.stringify(value));
    }
    const byTier = {
      legacy: { A100: { prices } },
      advanced: { H100: { prices } },
      premium: { X: { prices } },
    };
    assert.deepEqual(
      toPriceList(good(readPricing, { ...documented, gpus: { pricing: byTier } }), 'USD')?.gpus,
      [
        { tier: 'legacy', model: 'A100', perGpuHour: 2.2 },
        { tier: 'advanced', model: 'H100', perGpuHour: 2.2 },
        { tier: 'unknown', model: 'X', perGpuHour: 2.2 },
      ],
    );
  });

  it('need no GPUs', () => {
    for (const gpus of [undefined, null, [], 'none', { pricing: null }, { pricing: { advanced: 7 } }]) {
      assert.deepEqual(good(readPricing, { ...documented, gpus }).gpus, [], JSON.stringify(gpus));
    }
  });

  it('need volumes', () => {
    for (const value of [{}, { volumes: null }, { volumes: [] }, null, []]) {
      assert.notEqual(reasonOf(readPricing, value), '');
    }
  });
});

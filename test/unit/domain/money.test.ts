import assert from 'node:assert/strict';
import { creditsCheck } from '../../../src/domain/credits.ts';
import { formatMoney, formatSize } from '../../../src/domain/money.ts';
import { cloneTypes, tierOf } from '../../../src/domain/tiers.ts';

describe('money', () => {
  const cases: readonly (readonly [amount: number, currency: string | undefined, expected: string])[] = [
    [106.93359, 'USD', '$106.93'],
    [0.146484375, 'USD', '$0.1465'],
    [0.1, 'EUR', '€0.10'],
    [21_900, 'INR', '₹21,900.00'],
    [0, 'USD', '$0.00'],
    [-3.5, 'USD', '-$3.50'],
    [12.5, undefined, '12.50'],
    [12.5, 'credits', '12.50 credits'],
    [12.5, 'usd', '$12.50'],
    [12.5, 'US\nD', '12.50 US‹U+000A›D'],
    [12.5, '[x](command:evil) $(trash)', '12.50 [x](command…'],
    [12.5, '', '12.50'],
  ];
  for (const [amount, currency, expected] of cases) {
    it(`${amount} ${currency ?? ''} is shown as ${expected}`, () => {
      assert.equal(formatMoney(amount, currency), expected);
    });
  }
});

describe('sizes', () => {
  const cases = [
    [100, '100 GB'],
    [500, '500 GB'],
    [1024, '1 TB'],
    [1536, '1.5 TB'],
    [2048, '2 TB'],
    [1500, '1500 GB'],
    [1_048_576, '1024 TB'],
  ] as const;
  for (const [gb, expected] of cases) {
    it(`${gb} GB is shown as ${expected}`, () => assert.equal(formatSize(gb), expected));
  }
});

describe('the check of credits', () => {
  const cases: readonly (readonly [
    amount: number,
    currency: string,
    hour: number | undefined,
    outcome: string,
  ])[] = [
    [100, 'USD', 0.15, 'passed'],
    [1, 'USD', 0.15, 'passed'],
    [0.99, 'USD', 0.15, 'server'],
    [0.99, 'EUR', 0.15, 'server'],
    [1, 'EUR', undefined, 'server'],
    [1, 'EUR', 0, 'passed'],
    [100, 'INR', 15, 'passed'],
    [99, 'INR', 15, 'server'],
    [14, 'INR', 15, 'failed'],
    [0.1, 'USD', 0.15, 'failed'],
    [0, 'USD', undefined, 'failed'],
    [-5, 'USD', 0.15, 'failed'],
    [0.5, 'GBP', 0.1, 'passed'],
  ];
  for (const [amount, currency, hour, outcome] of cases) {
    it(`${amount} ${currency} for ${hour ?? 'an unknown price'} an hour: ${outcome}`, () => {
      assert.equal(creditsCheck({ amount, currency }, hour).outcome, outcome);
    });
  }

  it('is left to Barrack where the balance is not known', () => {
    assert.equal(creditsCheck(undefined, 0.15).outcome, 'server');
  });

  it('says how long the balance lasts', () => {
    assert.match(creditsCheck({ amount: 36, currency: 'USD' }, 0.15).detail, /about 10 days/u);
    assert.match(creditsCheck({ amount: 3, currency: 'USD' }, 0.15).detail, /about 20 hours/u);
  });
});

describe('tiers', () => {
  const cases: readonly (readonly [region: string | undefined, given: string | undefined, tier: string])[] = [
    ['FINLAND-1', undefined, 'advanced'],
    ['finland-3', undefined, 'advanced'],
    ['CANADA-1', undefined, 'legacy'],
    ['NORWAY-1', undefined, 'legacy'],
    ['US-1', undefined, 'legacy'],
    ['CANADA-1', 'Advanced', 'advanced'],
    ['MARS-1', 'LEGACY', 'legacy'],
    ['FINLAND-2', 'premium', 'advanced'],
    ['MARS-1', 'premium', 'unknown'],
    ['MARS-1', undefined, 'unknown'],
    ['constructor', undefined, 'unknown'],
    [undefined, undefined, 'unknown'],
  ];
  for (const [region, given, tier] of cases) {
    it(`${region ?? 'no region'} with ${given ?? 'nothing'} from the API is ${tier}`, () => {
      assert.equal(tierOf(region, given), tier);
    });
  }
});

describe('the types of a clone', () => {
  it("are the region's, and always the source's own", () => {
    assert.deepEqual(cloneTypes('NVMe', ['NVMe', 'HDD']), ['NVMe', 'HDD']);
    assert.deepEqual(cloneTypes('nvme', ['NVMe', 'HDD']), ['NVMe', 'HDD']);
    assert.deepEqual(cloneTypes('HDD', ['NVMe']), ['HDD', 'NVMe']);
    assert.deepEqual(cloneTypes(undefined, ['NVMe']), ['NVMe']);
    assert.deepEqual(cloneTypes('NVMe', []), ['NVMe']);
  });
});

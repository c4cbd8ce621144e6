import assert from 'node:assert/strict';
import fc from 'fast-check';
import { creditsCheck } from '../../../src/domain/credits.ts';
import { formatMoney } from '../../../src/domain/money.ts';
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
    [-0, 'USD', '$0.00'],
    [0.00004, 'USD', '$0.00004'],
    [0.000045678, 'USD', '$0.000046'],
    [-0.00004, 'USD', '-$0.00004'],
    [0.00004, 'credits', '0.00004 credits'],
    [1e-300, 'USD', '< $0.00000001'],
    [-1e-300, 'USD', '> -$0.00000001'],
    [0.000000009, 'credits', '< 0.00000001 credits'],
  ];
  for (const [amount, currency, expected] of cases) {
    it(`${amount} ${currency ?? ''} is shown as ${expected}`, () => {
      assert.equal(formatMoney(amount, currency), expected);
    });
  }

  it('is what is shown, as far as it is shown, and never nothing where there is some', () => {
    const positive = fc.oneof(
      fc.double({ min: 1e-8, max: 1, noNaN: true }),
      fc.double({ min: 1, max: 1e9, noNaN: true }),
    );
    fc.assert(
      fc.property(
        positive,
        fc.constantFrom('USD', 'EUR', 'JPY', 'credits', undefined),
        (amount, currency) => {
          const digits = formatMoney(amount, currency).replace(/[^\d.]/gu, '');
          assert.ok(Number(digits) > 0, digits);
          assert.ok(Math.abs(Number(digits) - amount) <= 0.005001, digits);
          assert.ok(Math.abs(Number(digits) / amount - 1) <= 0.051, digits);
        },
      ),
    );
  });
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

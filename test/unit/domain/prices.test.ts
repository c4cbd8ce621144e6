import assert from 'node:assert/strict';
import { documentedPrices, hoursPerMonth, volumePrice } from '../../../src/domain/prices.ts';
import type { Tier } from '../../../src/domain/tiers.ts';

function price(currency: string, tier: Tier, type: string | undefined, sizeGb: number | undefined) {
  const list = documentedPrices(currency);
  assert.ok(list);
  return volumePrice(list, tier, type, sizeGb);
}

describe('documented prices', () => {
  it("give the guide's two check values", () => {
    assert.equal(price('USD', 'advanced', 'NVMe', 500)?.month.toFixed(2), '106.93');
    assert.equal(price('USD', 'advanced', 'HDD', 2048)?.month.toFixed(2), '116.80');
  });

  // The guide's table "per TB per month".
  const monthly = [
    ['USD', 'advanced', 'NVMe', 219],
    ['USD', 'advanced', 'HDD', 58.4],
    ['USD', 'legacy', 'SSD', 73],
    ['EUR', 'advanced', 'NVMe', 255.5],
    ['EUR', 'advanced', 'HDD', 73],
    ['EUR', 'legacy', 'SSD', 73],
    ['INR', 'advanced', 'NVMe', 21_900],
    ['INR', 'advanced', 'HDD', 5840],
    ['INR', 'legacy', 'SSD', 7300],
  ] as const;
  for (const [currency, tier, type, expected] of monthly) {
    it(`say ${expected} ${currency} a month for a TB of ${type} in the ${tier} tier`, () => {
      const found = price(currency, tier, type, 1024);
      assert.equal(found?.perTbMonth.toFixed(2), expected.toFixed(2));
      assert.equal(found.month.toFixed(2), expected.toFixed(2));
      assert.equal((found.hour * hoursPerMonth).toFixed(2), expected.toFixed(2));
    });
  }

  it('know a snapshot in each currency', () => {
    const hours = ['USD', 'EUR', 'INR'].map((currency) => documentedPrices(currency)?.snapshotHour);
    assert.deepEqual(hours, [0.1, 0.1, 10]);
  });

  it('have none for another currency, whatever its name', () => {
    assert.equal(documentedPrices('GBP'), undefined);
    assert.equal(documentedPrices('constructor'), undefined);
    assert.equal(documentedPrices('__proto__'), undefined);
  });

  it('do not mix tiers', () => {
    assert.equal(price('USD', 'legacy', 'NVMe', 100), undefined);
    assert.equal(price('USD', 'advanced', 'SSD', 100), undefined);
  });

  it('find the rate of a type without regard to case', () => {
    assert.equal(price('USD', 'advanced', 'nvme', 1024)?.perTbMonth.toFixed(2), '219.00');
  });

  it('use the only rate of a type where the tier is not known', () => {
    assert.equal(price('EUR', 'unknown', 'HDD', 1024)?.perTbMonth.toFixed(2), '73.00');
  });

  it('say nothing where type or size are not known', () => {
    assert.equal(price('USD', 'advanced', undefined, 100), undefined);
    assert.equal(price('USD', 'advanced', 'NVMe', undefined), undefined);
    assert.equal(price('USD', 'advanced', 'Tape', 100), undefined);
  });
});

describe('a price list of two tiers for one type', () => {
  it('is not guessed at where the tier is not known', () => {
    const volumes = [
      { tier: 'legacy', volumeType: 'SSD', perTbHour: 0.1 },
      { tier: 'advanced', volumeType: 'SSD', perTbHour: 0.2 },
    ] as const;
    const list = { source: 'api', currency: 'USD', volumes, snapshotHour: undefined } as const;
    assert.equal(volumePrice(list, 'unknown', 'SSD', 1024), undefined);
    assert.equal(volumePrice(list, 'advanced', 'SSD', 1024)?.hour, 0.2);
  });
});

import assert from 'node:assert/strict';
import type { PriceList } from '../../../src/domain/prices.ts';
import {
  documentedPrices,
  hoursPerMonth,
  instancePrices,
  snapshotMonths,
  volumePrice,
} from '../../../src/domain/prices.ts';
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

  // What docs/platform.md, "Prices" comes to per TB and month.
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

  it('give a month of a snapshot read both ways: for each, and per TB with 100 GB billed', () => {
    const months = ['USD', 'INR'].map((currency) => {
      const list = documentedPrices(currency);
      const read = list && snapshotMonths(list);
      return [read?.each.toFixed(2), read?.perTb.toFixed(2)];
    });
    assert.deepEqual(months, [
      ['73.00', '7.13'],
      ['7300.00', '712.89'],
    ]);
    assert.equal(snapshotMonths({ snapshotHour: undefined }), undefined);
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

  it('is not guessed at either where the tier of one of its rates is not known', () => {
    const volumes = [
      { tier: 'unknown', volumeType: 'SSD', perTbHour: 0.1 },
      { tier: 'advanced', volumeType: 'SSD', perTbHour: 0.2 },
    ] as const;
    assert.equal(volumePrice({ source: 'api', volumes }, 'unknown', 'SSD', 1024), undefined);
    assert.equal(volumePrice({ source: 'api', volumes }, 'advanced', 'SSD', 1024)?.hour, 0.2);
    assert.equal(
      volumePrice({ source: 'api', volumes: volumes.slice(0, 1) }, 'unknown', 'SSD', 1024)?.hour,
      0.1,
    );
  });
});

describe('what an instance costs', () => {
  const documented = (currency: string): PriceList => {
    const list = documentedPrices(currency);
    assert.ok(list);
    return list;
  };
  const list: PriceList = {
    ...documented('USD'),
    source: 'api',
    gpus: [
      { tier: 'legacy', model: 'A100', perGpuHour: 1.35 },
      { tier: 'advanced', model: 'H100', perGpuHour: 2.2 },
      { tier: 'legacy', model: 'L40S', perGpuHour: 1 },
      { tier: 'advanced', model: 'L40S', perGpuHour: 1.1 },
      { tier: 'unknown', model: 'V100', perGpuHour: 0.5 },
      { tier: 'legacy', model: 'V100', perGpuHour: 0.6 },
    ],
  };

  const running: readonly (readonly [Tier, string | undefined, number | undefined, number | undefined])[] = [
    ['advanced', 'H100', 1, 2.2],
    ['advanced', 'H100', 4, 8.8],
    ['advanced', 'h100 ', 1, 2.2],
    ['legacy', 'A100', 2, 2.7],
    ['legacy', 'L40S', 1, 1],
    ['advanced', 'L40S', 1, 1.1],
    ['unknown', 'A100', 1, 1.35],
    ['unknown', 'L40S', 1, undefined],
    ['unknown', 'V100', 1, undefined],
    ['legacy', 'H100', 1, undefined],
    ['advanced', 'B200', 1, undefined],
    ['advanced', undefined, 1, undefined],
    ['advanced', 'H100', undefined, undefined],
    ['advanced', 'H100', 0, undefined],
    ['advanced', 'H100', -1, undefined],
  ];
  for (const [tier, gpuModel, gpuCount, hour] of running) {
    it(`${gpuCount ?? '?'} × ${gpuModel ?? '?'} in the ${tier} tier: ${hour ?? 'not known'}`, () => {
      const { running: found, hibernated } = instancePrices(list, tier, { gpuModel, gpuCount });
      assert.equal(found?.hour, hour);
      assert.equal(found?.month, hour === undefined ? undefined : hour * 730);
      assert.equal(hibernated?.hour, 0.01);
    });
  }

  it('is known in hibernation, by currency, where no GPU price is', () => {
    const prices = (currency: string) =>
      instancePrices({ ...documented('USD'), currency }, 'advanced', { gpuModel: 'H100', gpuCount: 1 });
    assert.deepEqual(
      ['USD', 'EUR', 'INR'].map((currency) => prices(currency).hibernated?.hour),
      [0.01, 0.01, 1],
    );
    assert.equal(prices('USD').hibernated?.month.toFixed(2), '7.30');
    for (const currency of ['GBP', 'constructor', '__proto__']) {
      assert.deepEqual(prices(currency), { running: undefined, hibernated: undefined });
    }
  });

  it('is documented for no model', () => {
    assert.deepEqual(
      ['USD', 'EUR', 'INR'].map((currency) => documented(currency).gpus),
      [[], [], []],
    );
  });
});

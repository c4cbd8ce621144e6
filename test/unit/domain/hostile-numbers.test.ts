import assert from 'node:assert/strict';
import fc from 'fast-check';
import { number } from '../../../src/api/schemas/common.ts';
import { formatMoney } from '../../../src/domain/money.ts';
import { documentedPrices, instancePrices, volumePrice } from '../../../src/domain/prices.ts';
import { formatSize, parseSizeGb, sizeProblem } from '../../../src/domain/sizes.ts';

/** Every number that is read from a reply, the largest among them. */
const readable = fc.oneof(
  fc.double({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, noNaN: true }),
  fc.constantFrom(0, -1, 1e-300, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1e15),
);

function isShown(text: string): boolean {
  return text.length < 100 && !/NaN|Infinity|∞|undefined/u.test(text);
}

describe('Numbers as large as they are read', () => {
  it('are those that can be counted exactly', () => {
    for (const odd of [
      Infinity,
      -Infinity,
      Number.NaN,
      1e20,
      1e308,
      '9'.repeat(400),
      '1e5',
      '0x10',
      '',
      ' ',
    ]) {
      assert.equal(number.safeParse(odd).success, false, String(odd));
    }
    fc.assert(fc.property(readable, (given) => assert.equal(number.safeParse(given).success, true)));
  });

  it('are sizes and amounts that can be shown, and give prices that can be', () => {
    const list = documentedPrices('INR');
    assert.ok(list !== undefined);
    fc.assert(
      fc.property(readable, readable, (size, rate) => {
        const volumes = [{ tier: 'advanced', volumeType: 'NVMe', perTbHour: rate }] as const;
        const gpus = [{ tier: 'advanced', model: 'H100', perGpuHour: rate }] as const;
        const price = volumePrice({ ...list, volumes }, 'advanced', 'NVMe', size);
        const { running } = instancePrices({ ...list, gpus }, 'advanced', {
          gpuModel: 'H100',
          gpuCount: size,
        });
        const amounts = [size, rate, price?.month, price?.perTbMonth, running?.month].map((one) => one ?? 0);
        for (const currency of ['USD', 'INR', undefined, 'credits of no currency']) {
          assert.ok(amounts.every((amount) => isShown(formatMoney(amount, currency))));
        }
        assert.ok(isShown(formatSize(size)));
      }),
    );
  });

  it('are no sizes that a user can ask for', () => {
    for (const text of ['9'.repeat(400), '9'.repeat(200_000), '1e308', `${'9'.repeat(17)} TB`]) {
      assert.equal(parseSizeGb(text), undefined);
      assert.notEqual(sizeProblem(text), undefined);
    }
  });
});

import assert from 'node:assert/strict';
import { ResourceStore } from '../../../src/resources/store.ts';
import { FakeBarrack, failure } from '../writes/support/fake-barrack.ts';
import { FakeClock } from '../writes/support/fake-clock.ts';
import { volume } from '../writes/support/records.ts';

describe('ResourceStore', () => {
  let barrack: FakeBarrack;
  let clock: FakeClock;
  let store: ResourceStore;

  beforeEach(() => {
    barrack = new FakeBarrack();
    clock = new FakeClock();
    store = new ResourceStore(() => barrack, clock);
  });

  describe('prices', () => {
    const priceFacts = () => [store.prices?.source, store.prices?.currency, store.prices?.currencyAssumed];

    it("are Barrack's in the account's currency", async () => {
      await store.refresh();
      assert.equal(store.prices?.source, 'api');
      const price = store.priceOf(volume({ sizeGb: 500, volumeType: 'NVMe' }));
      assert.equal(price?.month.toFixed(2), '106.93');
    });

    it('are the documented ones where Barrack cannot be asked, which is tried again', async () => {
      barrack.failing.set('pricing', failure());
      barrack.currency = 'EUR';
      await store.refresh();
      assert.equal(store.prices?.source, 'documented');
      assert.equal(store.prices.currency, 'EUR');
      barrack.failing.clear();
      await store.refresh();
      assert.equal(store.prices.source, 'api');
    });

    it('are in US dollars, and say that this is a guess, where the currency is not told', async () => {
      barrack.currency = undefined;
      await store.refresh();
      assert.deepEqual(priceFacts(), ['api', 'USD', true]);
      assert.equal(store.priceOf(volume())?.month.toFixed(2), '106.93');
    });

    it('are in the only currency that Barrack has prices in, where the currency is not told', async () => {
      barrack.currency = undefined;
      const rate = { tier: 'advanced', volumeType: 'NVMe', prices: new Map([['INR', 30]]) } as const;
      barrack.catalog = { ...barrack.catalog, volumes: [rate] };
      await store.refresh();
      assert.deepEqual(priceFacts(), ['api', 'INR', true]);
    });

    it('are the documented ones in US dollars where nothing is told', async () => {
      barrack.currency = undefined;
      barrack.failing.set('pricing', failure());
      await store.refresh();
      assert.deepEqual(priceFacts(), ['documented', 'USD', true]);
    });

    it('are no guess where the currency is told, and none without a balance', async () => {
      await store.refresh();
      assert.equal(store.prices?.currencyAssumed, false);
      store.clear();
      barrack.failing.set('balance', failure());
      await store.refresh();
      assert.equal(store.prices, undefined);
    });

    it('are old until they were read, and again after hours', async () => {
      assert.equal(store.pricesAreOld, true);
      await store.refresh();
      assert.equal(store.pricesAreOld, false);
      await clock.advance(6 * 3_600_000);
      assert.equal(store.pricesAreOld, true);
      await store.refresh();
      assert.equal(store.pricesAreOld, false);
    });

    it('are read again after hours, not before', async () => {
      await store.refresh();
      await clock.advance(5 * 3_600_000);
      await store.refresh();
      assert.equal(barrack.countOf('pricing'), 1);
      await clock.advance(3_600_000);
      await store.refresh();
      assert.equal(barrack.countOf('pricing'), 2);
    });
  });
});

import assert from 'node:assert/strict';
import { ResourceStore } from '../../../src/resources/store.ts';
import { instance } from '../domain/resources.ts';
import { FakeBarrack } from '../writes/support/fake-barrack.ts';

describe('what the store tells of prices', () => {
  const node = instance({ gpuModel: 'H100', gpuCount: 4, region: 'FINLAND-1' });

  it('is what an instance costs, in the currency of the account', async () => {
    const barrack = new FakeBarrack();
    const store = new ResourceStore(() => barrack);
    assert.equal(store.pricesOfInstance(node), undefined);
    await store.refresh();
    const prices = store.pricesOfInstance(node);
    assert.equal(prices?.running?.hour.toFixed(2), '8.80');
    assert.equal(prices.hibernated?.hour, 0.01);
    assert.equal(store.pricesOfInstance({ ...node, region: 'CANADA-1' })?.running, undefined);
    store.dispose();
  });

  it('is the smallest volume, until nobody is signed in', async () => {
    const barrack = new FakeBarrack();
    barrack.catalog = { ...barrack.catalog, minimumVolumeGb: 250 };
    const store = new ResourceStore(() => barrack);
    assert.equal(store.minimumVolumeGb, undefined);
    await store.refresh();
    assert.equal(store.minimumVolumeGb, 250);
    store.clear();
    assert.equal(store.minimumVolumeGb, undefined);
    store.dispose();
  });
});

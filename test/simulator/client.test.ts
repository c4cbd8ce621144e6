import assert from 'node:assert/strict';
import { probeAuth } from '../../src/api/client.ts';
import { toPriceList } from '../../src/domain/price-catalog.ts';
import { documentedPrices } from '../../src/domain/prices.ts';
import { demoAccounts, tierKeys } from './accounts.ts';
import { clientOf, errorOf } from './client-harness.ts';
import type { AccountName } from './model.ts';
import { authStyles } from '../../src/api/http/auth.ts';
import { settingsSchema } from './settings.ts';
import { Harness } from './tests/harness.ts';

describe('the client and the platform', () => {
  const harness = new Harness();
  const start = (account?: AccountName) => clientOf(harness.simulator, account).client;

  it('agree on the demo data', async () => {
    const client = start();
    const { accounts } = harness.simulator.state;
    const listings = [
      [await client.volumes.list(), accounts.usd.volumes],
      [await client.instances.list(), accounts.usd.instances],
      [await client.snapshots.list(), accounts.usd.snapshots],
      [await client.images.list(), accounts.usd.images],
    ] as const;
    for (const [{ items, unreadable }, records] of listings) {
      assert.deepEqual(
        items.map(({ id, name }) => [id, name]),
        [...records.values()].map(({ id, name }) => [id, name]),
      );
      assert.deepEqual(unreadable, []);
      assert.ok(items.every(({ status, region }) => status.state !== 'unknown' && region !== undefined));
    }
    const regions = (await client.regions.list()).items;
    assert.deepEqual(
      regions.map(({ name, tier }) => [name, tier]),
      [
        ['CANADA-1', 'legacy'],
        ['FINLAND-1', 'advanced'],
        ['FINLAND-2', 'advanced'],
        ['FINLAND-3', 'advanced'],
      ],
    );
    assert.deepEqual(await client.volumes.types(), {
      legacy: ['SSD'],
      advanced: ['NVMe', 'HDD'],
      unknown: [],
    });
    const finland = await client.volumes.list({ region: 'FINLAND-2' });
    assert.ok(finland.items.length > 0 && finland.items.every(({ region }) => region === 'FINLAND-2'));
  });

  for (const account of ['usd', 'eur', 'inr'] as const) {
    it(`agree on balance and prices of the ${account} account`, async () => {
      const client = start(account);
      const { currency } = demoAccounts[account];
      for (const balance of ['number', 'object'] as const) {
        harness.simulator.configure({ balance });
        const found = await client.balance.get();
        assert.equal(found.currency, currency);
        assert.ok(found.amount > 0);
      }
      for (const catalog of [await client.pricing.get({ currency }), await client.pricing.get()]) {
        const list = toPriceList(catalog, currency);
        const byName = (a: { volumeType: string }, b: { volumeType: string }) =>
          a.volumeType.localeCompare(b.volumeType);
        assert.deepEqual(
          [...(list?.volumes ?? [])].sort(byName),
          [...(documentedPrices(currency)?.volumes ?? [])].sort(byName),
        );
        assert.equal(list?.snapshotHour, documentedPrices(currency)?.snapshotHour);
      }
    });
  }

  it('agree on the relations of snapshots and images', async () => {
    const client = start();
    const { items } = await client.snapshots.list();
    const relations = await client.images.ofSnapshots(items.map(({ wireId }) => wireId));
    assert.equal(relations.size, items.length);
    for (const { id, hasImage, image } of items) {
      assert.equal(relations.get(id)?.has, hasImage);
      assert.deepEqual(await client.images.ofSnapshot(id), relations.get(id));
      assert.deepEqual(
        image,
        hasImage === true ? ((await client.images.ofSnapshot(id)) as { image: unknown }).image : undefined,
      );
    }
  });

  it('follow a clone and an image from Creating to Available', async () => {
    const client = start();
    const source = harness.id('volume', 'training-data');
    const cloned = await client.volumes.clone(source, {
      name: 'training-data-clone',
      volumeType: 'NVMe',
      region: 'FINLAND-1',
    });
    const imaged = await client.images.createFromSnapshot(harness.id('snapshot', 'render-node weekly'), {
      name: 'weekly 1.0',
    });
    assert.ok(cloned.value && imaged.value);
    assert.match(cloned.requestId ?? '', /^[0-9a-f]{8}$/u);
    assert.match(imaged.requestId ?? '', /^[0-9a-f]{8}$/u);
    const { id } = cloned.value;
    assert.equal(cloned.value.status.state, 'creating');
    assert.equal(imaged.value.status.state, 'creating');
    harness.simulator.advance(3600);
    assert.equal((await client.volumes.get(id)).status.state, 'available');
    assert.equal((await client.images.get(imaged.value.id)).status.state, 'available');
    await client.volumes.resize(id, { sizeGb: 600 });
    harness.simulator.advance(3600);
    assert.equal((await client.volumes.get(id)).sizeGb, 600);
    await client.volumes.delete(id);
    harness.simulator.advance(3600);
    assert.equal((await errorOf(client.volumes.get(id))).kind, 'notFound');
  });

  for (const style of authStyles) {
    it(`find the header ${style}`, async () => {
      harness.simulator.configure({ auth: [style] });
      const options = {
        baseUrl: harness.simulator.url,
        apiKey: demoAccounts.eur.key,
        timeoutMs: 3000,
        userAgent: 'barrack-explorer/0.0.0',
        log: () => undefined,
      };
      const { style: found, balance } = await probeAuth(options, 'auto');
      assert.deepEqual([found, balance.currency], [style, 'EUR']);
      const wrong = await errorOf(probeAuth({ ...options, apiKey: 'test-key-of-nobody' }, 'auto'));
      assert.equal(wrong.kind, 'unauthorized');
    });
  }

  it('know a key of the other tier', async () => {
    const { client } = clientOf(harness.simulator, 'usd', { apiKey: tierKeys.legacy });
    const error = await errorOf(client.volumes.get(harness.id('volume', 'training-data')));
    assert.equal(error.kind, 'forbidden');
  });

  it('know a path with a missing slash, of a read and of a write', async () => {
    const paths = {
      listVolumes: '/volumes',
      cloneVolume: '/volumes/{id}/clone',
      listImages: '/pictures/',
    } as const;
    const { client } = clientOf(harness.simulator, 'usd', { paths });
    const read = await errorOf(client.volumes.list());
    assert.equal(read.kind, 'redirected');
    assert.match(read.remedy, /listVolumes/u);
    const write = client.volumes.clone('1', { name: 'abc', volumeType: 'NVMe', region: 'FINLAND-1' });
    assert.deepEqual([(await errorOf(write)).kind, harness.simulator.effects('cloneVolume')], ['server', 0]);
    assert.equal((await errorOf(client.images.list())).kind, 'notFound');
  });
});

describe('the client and pages', () => {
  const harness = new Harness({ seed: 'large:130' });

  for (const paging of settingsSchema.shape.paging.options) {
    it(`reads all of them where they come ${paging}`, async () => {
      harness.simulator.configure({ paging, pageSize: 50 });
      const { client } = clientOf(harness.simulator);
      const { items, unreadable } = await client.volumes.list();
      assert.equal(new Set(items.map(({ id }) => id)).size, 130);
      assert.deepEqual(unreadable, []);
      assert.equal(harness.simulator.requests.length, paging === 'plain' ? 1 : 3);
      const region = await client.volumes.list({ region: 'FINLAND-1' });
      assert.ok(region.items.length > 0 && region.items.every((volume) => volume.region === 'FINLAND-1'));
    });
  }
});

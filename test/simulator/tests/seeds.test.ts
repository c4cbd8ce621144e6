import assert from 'node:assert/strict';
import type { Volume } from '../model.ts';
import { volumeNameError, imageNameError, snapshotNameError } from '../rules/names.ts';
import { seedFrom, sow } from '../seeds/seed.ts';
import { World } from '../world.ts';

function sown(seed: Parameters<typeof sow>[1]): World {
  const world = new World(0);
  sow(world, seed);
  return world;
}

describe('simulator: seeds', () => {
  it('reads the words for seeds', () => {
    assert.equal(seedFrom('demo'), 'demo');
    assert.equal(seedFrom('empty'), 'empty');
    assert.equal(seedFrom('large:0100'), 'large:100');
    for (const bad of ['', 'Demo', 'large', 'large:', 'large:0', 'large:-1', 'large:1.5', 'large:9999999'])
      assert.equal(seedFrom(bad), undefined, bad);
  });

  it('shows every case of the volume rules in the demo data', () => {
    const { usd } = sown('demo').accounts;
    const volumes = [...usd.volumes.values()];
    const hostOf = (volume: Volume): string | undefined => usd.instances.get(volume.instanceId ?? '')?.status;
    const cases: Record<string, (volume: Volume) => boolean> = {
      cloneable: ({ status, region }) => status === 'available' && region === 'FINLAND-1',
      'on SHUTOFF': (volume) => hostOf(volume) === 'SHUTOFF',
      'on ACTIVE': (volume) => hostOf(volume) === 'ACTIVE' && volume.region !== 'CANADA-1',
      'on HIBERNATED': (volume) => hostOf(volume) === 'HIBERNATED',
      creating: ({ status }) => status === 'creating',
      error: ({ status }) => status === 'error',
      legacy: ({ region, status }) => region === 'CANADA-1' && status === 'available',
      bootable: ({ bootable, status }) => bootable && status === 'available',
      'boot volume in use': (volume) => volume.bootable && hostOf(volume) === 'ACTIVE',
      'name of 30 characters': ({ name }) => name.length === 30,
      'clone name taken': ({ name, region }) =>
        volumes.some((other) => other.name === `${name}-clone` && other.region === region),
    };
    for (const [what, fits] of Object.entries(cases)) assert.ok(volumes.some(fits), what);
    assert.equal(
      volumes.some(({ region }) => region === 'FINLAND-3'),
      false,
    );
    for (const volume of volumes)
      assert.equal(usd.instances.get(volume.instanceId ?? '')?.region ?? volume.region, volume.region);
  });

  it('shows every case of the image rules in the demo data', () => {
    const { usd } = sown('demo').accounts;
    const imaged = new Set([...usd.images.values()].map(({ snapshotId }) => snapshotId));
    const snapshots = [...usd.snapshots.values()].map(
      ({ id, status }) => `${status} ${String(imaged.has(id))}`,
    );
    for (const wanted of ['available true', 'available false', 'creating false', 'error false'])
      assert.ok(snapshots.includes(wanted), wanted);
  });

  it('gives the other accounts a volume to clone and a snapshot to image', () => {
    const { eur, inr } = sown('demo').accounts;
    for (const account of [eur, inr]) {
      assert.ok([...account.volumes.values()].some((volume) => volume.status === 'available'));
      assert.ok([...account.snapshots.values()].some((snapshot) => snapshot.status === 'available'));
      assert.equal(account.images.size, 0);
    }
  });

  for (const seed of ['demo', 'large:200'] as const) {
    it(`keeps the platform's own rules of names in ${seed}`, () => {
      for (const account of sown(seed).allAccounts()) {
        for (const { name } of account.volumes.values()) assert.equal(volumeNameError(name), undefined, name);
        for (const { name } of account.images.values()) assert.equal(imageNameError(name), undefined, name);
        for (const { name } of account.snapshots.values())
          assert.equal(snapshotNameError(name), undefined, name);
        const places = [...account.volumes.values()].map(({ name, region }) => `${region}/${name}`);
        assert.equal(new Set(places).size, places.length);
        const snapshots = [...account.images.values()].map(({ snapshotId }) => snapshotId);
        assert.equal(new Set(snapshots).size, snapshots.length);
      }
    });
  }

  it('is empty when asked to be', () => {
    for (const account of sown('empty').allAccounts())
      assert.equal(account.volumes.size + account.instances.size + account.snapshots.size, 0);
  });

  it('spreads a large number over all regions, the same each time', () => {
    const { usd } = sown('large:1000').accounts;
    assert.deepEqual(
      [usd.volumes.size, usd.instances.size, usd.snapshots.size, usd.images.size],
      [1000, 100, 100, 100],
    );
    const regions = Map.groupBy(usd.volumes.values(), ({ region }) => region);
    assert.deepEqual(
      [...regions.values()].map(({ length }) => length),
      [250, 250, 250, 250],
    );
    const names = (world: World): string[] =>
      [...world.accounts.usd.volumes.values()].map(({ name }) => name);
    assert.deepEqual(names(sown('large:1000')), names(sown('large:1000')));
    const hosts = new Set([...usd.volumes.values()].map(({ instanceId }) => instanceId));
    const states = [...hosts].map((id) => usd.instances.get(id ?? '')?.status);
    assert.ok(states.includes('SHUTOFF') && states.includes('ACTIVE'));
    assert.equal(sown('large:1').accounts.usd.images.size, 1);
  });

  it('finishes in the end what is being made at the start', () => {
    const world = sown('demo');
    const making = [...world.accounts.usd.volumes.values(), ...world.accounts.usd.snapshots.values()].filter(
      ({ status }) => status === 'creating',
    );
    assert.equal(making.length, 2);
    world.clock.advance(15 * 60 - 1);
    world.settle();
    assert.deepEqual(
      making.map(({ status }) => status),
      ['creating', 'creating'],
    );
    world.clock.advance(1);
    world.settle();
    assert.deepEqual(
      making.map(({ status }) => status),
      ['available', 'available'],
    );
  });
});

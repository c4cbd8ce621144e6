import { regions, volumeTypesOf } from '../regions.ts';
import type { World } from '../world.ts';
import { Builder } from './builder.ts';

const instanceStates = ['ACTIVE', 'SHUTOFF', 'HIBERNATED'];

/**
 * So many volumes over all regions in the USD account, and a tenth as many instances, snapshots and images.
 * The same number gives the same data. The account gets credits enough for all of it.
 */
export function seedLarge(world: World, count: number): void {
  const to = new Builder(world, world.accounts.usd);
  world.accounts.usd.credits = 1_000_000;
  const tenth = Math.ceil(count / 10);
  const digits = String(count).length;
  const number = (index: number): string => String(index + 1).padStart(digits, '0');
  const instances = Array.from({ length: tenth }, (_, index) => {
    const { name: region, tier } = at(regions, index);
    const status = at(instanceStates, Math.floor(index / regions.length));
    const gpuModel = tier === 'legacy' ? 'A100' : 'H100';
    return to.instance(index % 300, { name: `node-${number(index)}`, region, status, gpuModel });
  });
  for (let index = 0; index < count; index += 1) {
    const { name: region, tier } = at(regions, index);
    const type = at(volumeTypesOf(tier), Math.floor(index / regions.length));
    const near = instances.filter((instance) => instance.region === region);
    const host = index % 5 === 0 && near.length > 0 ? at(near, index) : undefined;
    const size = 100 + (index % 40) * 100;
    const facts = { name: `volume-${number(index)}`, size, region, type };
    to.volume(index % 400, host ? { ...facts, instance: host } : facts);
  }
  const legacy = instances.filter(({ region }) => region === 'CANADA-1');
  for (let index = 0; index < tenth; index += 1) {
    const snapshot = to.snapshot(index % 200, at(legacy, index), { name: `snapshot-${number(index)}` });
    to.image(index % 200, snapshot, `image-${number(index)}`);
  }
}

/** The item at this place of a list that goes round; the list must not be empty. */
function at<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('The list is empty');
  return item;
}

import type { SnapshotImage } from '../../../../src/domain/image.ts';
import type { HourAndMonth, PriceList } from '../../../../src/domain/prices.ts';
import { documentedPrices, instancePrices, volumePrice } from '../../../../src/domain/prices.ts';
import type {
  Image,
  Instance,
  InstanceRef,
  Resource,
  Snapshot,
  Volume,
} from '../../../../src/domain/resources.ts';
import { LookAlikes, needsId, shortId } from '../../../../src/domain/look-alikes.ts';
import { buildStatus, instanceStatus, volumeStatus } from '../../../../src/domain/status.ts';
import { tierOf } from '../../../../src/domain/tiers.ts';
import type { BulkStore } from '../../../../src/commands/actions/preview/bulk-store.ts';

let lastId = 0;

function base(name: string, region: string | undefined) {
  lastId += 1;
  return { id: `id-${lastId}`, wireId: lastId, name, region, createdAt: undefined, record: {} };
}

export function volume(name: string, more: Partial<Volume> = {}, status = 'available'): Volume {
  return {
    ...base(name, 'FINLAND-1'),
    kind: 'volume',
    status: volumeStatus(status),
    sizeGb: 500,
    volumeType: 'NVMe',
    bootable: false,
    instance: undefined,
    ...more,
  };
}

export function instance(name: string, status: string, more: Partial<Instance> = {}): Instance {
  return {
    ...base(name, 'FINLAND-1'),
    kind: 'instance',
    status: instanceStatus(status),
    gpuModel: 'L40S',
    gpuCount: 2,
    publicIp: undefined,
    volumes: [],
    ...more,
  };
}

export function snapshot(name: string, status = 'available'): Snapshot {
  return {
    ...base(name, 'CANADA-1'),
    kind: 'snapshot',
    status: buildStatus(status),
    description: undefined,
    sizeGb: 100,
    instance: undefined,
    hasImage: undefined,
    image: undefined,
  };
}

export function image(name: string, status = 'available'): Image {
  return {
    ...base(name, 'CANADA-1'),
    kind: 'image',
    status: buildStatus(status),
    sizeGb: 100,
    snapshot: undefined,
  };
}

/** A volume attached to an instance. */
export function attached(name: string, host: Instance, more: Partial<Volume> = {}): Volume {
  const ref: InstanceRef = { id: host.id, name: host.name, status: host.status };
  return volume(name, { instance: ref, region: host.region, ...more }, 'attached');
}

/** L40S for 1 USD an hour each. */
export function usdPrices(): PriceList {
  const list = documentedPrices('USD');
  if (list === undefined) {
    throw new Error('There are no documented prices in USD');
  }
  return {
    ...list,
    source: 'api',
    gpus: [
      { tier: 'advanced', model: 'L40S', perGpuHour: 1 },
      { tier: 'legacy', model: 'L40S', perGpuHour: 1 },
    ],
  };
}

interface Known {
  readonly resources?: readonly Resource[];
  readonly prices?: PriceList | undefined;
  /** By snapshot id. */
  readonly images?: Readonly<Record<string, SnapshotImage>>;
}

/** What is known of the account's resources. */
export function storeWith({ resources = [], prices, images = {} }: Known = {}): BulkStore {
  const priced = <T extends HourAndMonth | object>(price: (list: PriceList) => T | undefined) =>
    prices === undefined ? undefined : price(prices);
  const named = (kind: string) => new LookAlikes(resources.filter((one) => one.kind === kind));
  return {
    prices,
    find: ((kind: string, id: string) =>
      resources.find((one) => one.kind === kind && one.id === id)) as BulkStore['find'],
    needsId: (one) => needsId(one, named(one.kind)),
    shortId: (one) => shortId(one, named(one.kind)),
    tierOf: (region) => tierOf(region),
    instanceOf: (one) => one.instance ?? undefined,
    imageOf: ({ id }) => images[id],
    priceOf: (one) => priced((list) => volumePrice(list, tierOf(one.region), one.volumeType, one.sizeGb)),
    pricesOfInstance: (one) => priced((list) => instancePrices(list, tierOf(one.region), one)),
  };
}

import type { Image, Instance, Region, Snapshot, Volume } from '../../../../src/domain/resources.ts';
import { buildStatus, instanceStatus, volumeStatus } from '../../../../src/domain/status.ts';
import { tierOf } from '../../../../src/domain/tiers.ts';

type Given<T> = Partial<Omit<T, 'status' | 'kind' | 'record'>> & { readonly status?: string };

/** A volume like one that can be cloned, but for what is given. */
export function volume(given: Given<Volume> = {}): Volume {
  const { status = 'available', ...rest } = given;
  const id = rest.id ?? '1';
  const fields = {
    id,
    wireId: id,
    name: `volume-${id}`,
    region: 'FINLAND-1',
    createdAt: '2026-01-02T03:04:05Z',
    sizeGb: 500,
    volumeType: 'NVMe',
    bootable: false,
    instance: undefined,
    ...rest,
  };
  return { kind: 'volume', ...fields, status: volumeStatus(status), record: { ...fields, status } };
}

export function snapshot(given: Given<Snapshot> = {}): Snapshot {
  const { status = 'available', ...rest } = given;
  const id = rest.id ?? '1';
  const fields = {
    id,
    wireId: id,
    name: `snapshot-${id}`,
    region: 'CANADA-1',
    createdAt: undefined,
    description: undefined,
    sizeGb: 100,
    instance: undefined,
    hasImage: undefined,
    image: undefined,
    ...rest,
  };
  return { kind: 'snapshot', ...fields, status: buildStatus(status), record: { ...fields, status } };
}

export function image(given: Given<Image> = {}): Image {
  const { status = 'available', ...rest } = given;
  const id = rest.id ?? '1';
  const fields = {
    id,
    wireId: id,
    name: `image-${id}`,
    region: 'CANADA-1',
    createdAt: undefined,
    sizeGb: 100,
    snapshot: undefined,
    ...rest,
  };
  return { kind: 'image', ...fields, status: buildStatus(status), record: { ...fields, status } };
}

export function instance(given: Given<Instance> = {}): Instance {
  const { status = 'SHUTOFF', ...rest } = given;
  const id = rest.id ?? '1';
  const fields = {
    id,
    wireId: id,
    name: `instance-${id}`,
    region: 'FINLAND-1',
    createdAt: undefined,
    gpuModel: 'A100',
    gpuCount: 1,
    publicIp: undefined,
    volumes: [],
    ...rest,
  };
  return { kind: 'instance', ...fields, status: instanceStatus(status), record: { ...fields, status } };
}

export function region(name: string): Region {
  return { name, tier: tierOf(name), country: undefined, record: { name } };
}

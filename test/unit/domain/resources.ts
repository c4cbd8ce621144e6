import type { Image, Instance, InstanceRef, Snapshot, Volume } from '../../../src/domain/resources.ts';
import { buildStatus, instanceStatus, volumeStatus } from '../../../src/domain/status.ts';

/** A volume that can be cloned, but for what a test changes. */
export function volume(changes: Partial<Omit<Volume, 'status'>> & { readonly status?: string } = {}): Volume {
  const { status = 'available', ...others } = changes;
  return {
    kind: 'volume',
    id: '7',
    wireId: 7,
    name: 'training-data',
    status: volumeStatus(status),
    region: 'FINLAND-1',
    createdAt: undefined,
    sizeGb: 500,
    volumeType: 'NVMe',
    bootable: false,
    instance: undefined,
    record: {},
    ...others,
  };
}

/** An instance as a volume mentions it. */
export function instanceRef(status: string | undefined): InstanceRef {
  return { id: '3', name: 'llm-finetune', status: status === undefined ? undefined : instanceStatus(status) };
}

/** A snapshot of which an image can be made, but for what a test changes. */
export function snapshot(status = 'available'): Snapshot {
  return {
    kind: 'snapshot',
    id: '9',
    wireId: 9,
    name: 'render-node base',
    status: buildStatus(status),
    region: 'CANADA-1',
    createdAt: undefined,
    description: undefined,
    sizeGb: 100,
    instance: undefined,
    hasImage: undefined,
    image: undefined,
    record: {},
  };
}

/** An instance, ACTIVE in the region of `volume()`, but for what a test changes. */
export function instance(
  changes: Partial<Omit<Instance, 'status'>> & { readonly status?: string } = {},
): Instance {
  const { status = 'ACTIVE', ...others } = changes;
  return {
    kind: 'instance',
    id: '3',
    wireId: 3,
    name: 'llm-finetune',
    status: instanceStatus(status),
    region: 'FINLAND-1',
    createdAt: undefined,
    gpuModel: 'H100',
    gpuCount: 2,
    publicIp: undefined,
    volumes: [],
    record: {},
    ...others,
  };
}

export function image(status = 'available'): Image {
  return {
    kind: 'image',
    id: '11',
    wireId: 11,
    name: 'render-farm_v1.2',
    status: buildStatus(status),
    region: 'CANADA-1',
    createdAt: undefined,
    sizeGb: 100,
    snapshot: undefined,
    record: {},
  };
}

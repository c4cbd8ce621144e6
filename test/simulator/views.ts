/** Records as the API shows them (docs/platform.md, "Shapes"). */
import type { Account, Image, Instance, Snapshot, Volume } from './model.ts';

export type View = Record<string, unknown>;

export function volumeView(account: Account, volume: Volume): View {
  const instance = volume.instanceId === null ? undefined : account.instances.get(volume.instanceId);
  return {
    id: volume.id,
    name: volume.name,
    size: volume.size,
    status: volume.status,
    region: volume.region,
    volume_type: volume.type,
    bootable: volume.bootable,
    instance: instance ? { id: instance.id, name: instance.name, status: instance.status } : null,
    created_at: volume.createdAt,
  };
}

export function volumesOn(account: Account, { id }: Instance): Volume[] {
  return [...account.volumes.values()].filter(({ instanceId }) => instanceId === id);
}

export function instanceView(instance: Instance, attached: readonly Volume[]): View {
  return {
    id: instance.id,
    name: instance.name,
    status: instance.status,
    region: instance.region,
    gpu_model: instance.gpuModel,
    gpu_count: instance.gpuCount,
    public_ip: instance.publicIp,
    volumes: attached.map(({ id, name, size, bootable }) => ({ id, name, size, bootable })),
    created_at: instance.createdAt,
  };
}

/** The image made from a snapshot, if there is one. */
export function imageOf(account: Account, snapshot: Snapshot): Image | undefined {
  return [...account.images.values()].find(({ snapshotId }) => snapshotId === snapshot.id);
}

/** What the snapshot–image relationship operations say, without the snapshot's id. */
export function relationshipView(account: Account, snapshot: Snapshot): View {
  const image = imageOf(account, snapshot);
  return {
    has_image: image !== undefined,
    image: image ? { id: image.id, name: image.name, status: image.status } : null,
  };
}

export function snapshotView(account: Account, snapshot: Snapshot): View {
  return {
    id: snapshot.id,
    name: snapshot.name,
    description: snapshot.description,
    size: snapshot.size,
    status: snapshot.status,
    region: snapshot.region,
    instance: snapshot.instanceId === null ? null : { id: snapshot.instanceId, name: snapshot.instanceName },
    created_at: snapshot.createdAt,
    ...relationshipView(account, snapshot),
  };
}

export function imageView(image: Image): View {
  return {
    id: image.id,
    name: image.name,
    status: image.status,
    region: image.region,
    size: image.size,
    snapshot_id: image.snapshotId,
    created_at: image.createdAt,
  };
}

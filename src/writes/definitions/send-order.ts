import type { Resource } from '../../domain/resources.ts';
import type { Order } from '../model/orders.ts';
import type { Sent, Writes } from '../model/source.ts';

/**
 * The one request that carries an order out. Nothing is checked.
 * @returns what it made or changed, where the answer may tell
 */
export async function sendOrder(order: Order, source: Writes): Promise<Sent<Resource>> {
  switch (order.kind) {
    case 'createVolume': {
      const { name, sizeGb, volumeType, region, image } = order;
      const bootable = image !== undefined;
      return source.volumes.create({ name, sizeGb, volumeType, region, bootable, imageId: image?.id });
    }
    case 'clone': {
      const { source: from, name, volumeType } = order;
      return source.volumes.clone(from.id, { name, volumeType, region: from.region });
    }
    case 'resizeVolume':
      return source.volumes.resize(order.volume.id, { sizeGb: order.sizeGb });
    case 'createSnapshot':
      return source.snapshots.create(order.instance.id, { name: order.name, description: order.description });
    case 'restoreSnapshot':
      return source.snapshots.restore(order.snapshot.id, { name: order.name });
    case 'createImage':
      return source.images.createFromSnapshot(order.snapshot.id, { name: order.name });
    default: {
      const { requestId } = await sendWithoutResult(order, source);
      return { value: undefined, requestId };
    }
  }
}

type WithoutResult = Exclude<
  Order,
  { kind: 'createVolume' | 'clone' | 'resizeVolume' | 'createSnapshot' | 'restoreSnapshot' | 'createImage' }
>;

function sendWithoutResult(order: WithoutResult, source: Writes): Promise<Sent<unknown>> {
  switch (order.kind) {
    case 'attachVolume':
      return source.instances.attachVolumes(order.instance.id, [order.volume.wireId]);
    case 'detachVolume':
      return source.instances.detachVolumes(order.instance.id, [order.volume.wireId]);
    case 'deleteVolume':
      return source.volumes.delete(order.volume.id);
    case 'deleteSnapshot':
      return source.snapshots.delete(order.snapshot.id);
    case 'deleteImage':
      return source.images.delete(order.image.id);
    case 'startInstance':
      return source.instances.start(order.instance.id);
    case 'stopInstance':
      return source.instances.stop(order.instance.id);
    case 'rebootInstance':
      return source.instances.reboot(order.instance.id);
    case 'hibernateInstance':
      return source.instances.hibernate(order.instance.id);
    case 'restoreInstance':
      return source.instances.restore(order.instance.id);
  }
}

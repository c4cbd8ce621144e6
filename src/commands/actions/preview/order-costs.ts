import type { Order } from '../../../writes/model/orders.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import { restoredInstances } from './instance-consequences.ts';
import type { Priced } from './costs.ts';
import { notKnown, resizeCost, restoreCost, snapshotCost, volumeCost } from './costs.ts';

/** What the costs of an order are worked out from. */
type OrderStore = Priced & Pick<ResourceStore, 'find' | 'needsId' | 'shortId' | 'tierOf'>;

/** What an order that is already known makes Barrack bill, a sentence a line; none where it makes nothing dearer. */
export function orderCosts(order: Order, store: OrderStore): readonly string[] {
  switch (order.kind) {
    case 'createVolume':
      return volumeCost(order, store);
    case 'clone':
      return volumeCost({ ...order.source, volumeType: order.volumeType }, store);
    case 'resizeVolume': {
      const { volume, sizeGb } = order;
      const listed = store.find('volume', volume.id);
      return listed === undefined
        ? volumeCost({ ...volume, sizeGb }, store)
        : resizeCost(listed, sizeGb, store);
    }
    case 'createSnapshot':
      return snapshotCost(store);
    case 'restoreSnapshot': {
      const origin = store.find('snapshot', order.snapshot.id)?.instance?.id;
      return restoreCost(origin === undefined ? undefined : store.find('instance', origin), store);
    }
    case 'restoreInstance': {
      const instance = store.find('instance', order.instance.id);
      return instance === undefined
        ? [notKnown()]
        : restoredInstances([instance], store).filter((sentence) => sentence !== undefined);
    }
    default:
      return [];
  }
}

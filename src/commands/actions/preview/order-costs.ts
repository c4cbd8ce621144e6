import type { Order, OrderKind } from '../../../writes/model/orders.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import { restoredInstances } from './instance-consequences.ts';
import type { Priced } from './costs.ts';
import { notKnown, resizeCost, restoreCost, snapshotCost, volumeCost } from './costs.ts';

/** What the costs of an order are worked out from. */
type OrderStore = Priced & Pick<ResourceStore, 'find' | 'needsId' | 'shortId' | 'tierOf'>;

const nothing = (): readonly string[] => [];

const costs: { readonly [K in OrderKind]: (order: Order<K>, store: OrderStore) => readonly string[] } = {
  createVolume: volumeCost,
  clone: ({ source, volumeType }, store) => volumeCost({ ...source, volumeType }, store),
  resizeVolume: ({ volume, sizeGb }, store) => {
    const listed = store.find('volume', volume.id);
    return listed === undefined
      ? volumeCost({ ...volume, sizeGb }, store)
      : resizeCost(listed, sizeGb, store);
  },
  createSnapshot: (_, store) => snapshotCost(store),
  restoreSnapshot: ({ snapshot }, store) => {
    const origin = store.find('snapshot', snapshot.id)?.instance?.id;
    return restoreCost(origin === undefined ? undefined : store.find('instance', origin), store);
  },
  restoreInstance: ({ instance }, store) => {
    const listed = store.find('instance', instance.id);
    return listed === undefined
      ? [notKnown()]
      : restoredInstances([listed], store).filter((sentence) => sentence !== undefined);
  },
  attachVolume: nothing,
  detachVolume: nothing,
  deleteVolume: nothing,
  deleteSnapshot: nothing,
  createImage: nothing,
  deleteImage: nothing,
  stopInstance: nothing,
  startInstance: nothing,
  rebootInstance: nothing,
  hibernateInstance: nothing,
};

/** What an order that is already known makes Barrack bill, a sentence a line; none where it makes nothing dearer. */
export function orderCosts<K extends OrderKind>(order: Order<K>, store: OrderStore): readonly string[] {
  const cost = costs[order.kind] as (order: Order<K>, store: OrderStore) => readonly string[];
  return cost(order, store);
}

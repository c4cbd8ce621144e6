import type { Order, ExpectedResource, ExpectedVolume } from './orders.ts';
import { expectedResource, expectedVolume } from './orders.ts';
import type { ResourceStore } from '../../resources/store.ts';

type Listed = Pick<ResourceStore, 'find'>;

function volumeNow<V extends ExpectedVolume>(seen: V, store: Listed): V {
  const volume = store.find('volume', seen.id);
  return volume === undefined ? seen : { ...seen, ...expectedVolume(volume) };
}

function thingNow(
  kind: 'snapshot' | 'image' | 'instance',
  seen: ExpectedResource,
  store: Listed,
): ExpectedResource {
  const thing = store.find(kind, seen.id);
  return thing === undefined ? seen : expectedResource(thing);
}

/** The same order with what it works on as that is listed now; what is not listed stays as the user saw it. */
export function asListed(order: Order, store: Listed): Order {
  switch (order.kind) {
    case 'createVolume':
      return order;
    case 'clone':
      return { ...order, source: volumeNow(order.source, store) };
    case 'resizeVolume':
    case 'deleteVolume':
      return { ...order, volume: volumeNow(order.volume, store) };
    case 'attachVolume':
    case 'detachVolume':
      return {
        ...order,
        volume: volumeNow(order.volume, store),
        instance: thingNow('instance', order.instance, store),
      };
    case 'createImage':
    case 'restoreSnapshot':
    case 'deleteSnapshot':
      return { ...order, snapshot: thingNow('snapshot', order.snapshot, store) };
    case 'deleteImage':
      return { ...order, image: thingNow('image', order.image, store) };
    default:
      return { ...order, instance: thingNow('instance', order.instance, store) };
  }
}

import type { ResourceStore } from '../../resources/store.ts';
import type { Order } from './orders.ts';
import { expectedResource, expectedVolume, withResources } from './orders.ts';

/** The same order with what it works on as that is listed now; what is not listed stays as the user saw it. */
export function asListed(order: Order, store: Pick<ResourceStore, 'find'>): Order {
  return withResources(order, (seen, kind) => {
    const now = store.find(kind, seen.id);
    return now === undefined
      ? seen
      : { ...seen, ...(now.kind === 'volume' ? expectedVolume(now) : expectedResource(now)) };
  });
}

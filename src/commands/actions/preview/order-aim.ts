import type { Resource, ResourceKind } from '../../../domain/resources.ts';
import type { Order } from '../../../writes/model/orders.ts';
import type { BulkAction, BulkStore } from './bulk-orders.ts';
import { bulkEligibility } from './bulk-orders.ts';
import type { Eligible } from './preview.ts';

/** What destroys or interrupts, and what it is done to, as that is listed now. */
export interface Aim {
  readonly action: BulkAction;
  readonly resource: Resource;
}

/** Of another name it is not what the order was given for: then that name, not this, is told. */
function listed(
  kind: ResourceKind,
  { id, name }: { readonly id: string; readonly name: string },
  store: Pick<BulkStore, 'find'>,
): Resource | undefined {
  const resource = store.find(kind, id);
  return resource?.name === name ? resource : undefined;
}

function resourceOf(order: Order, store: Pick<BulkStore, 'find' | 'instanceOf'>): Resource | undefined {
  switch (order.kind) {
    case 'deleteVolume':
      return listed('volume', order.volume, store);
    case 'deleteSnapshot':
      return listed('snapshot', order.snapshot, store);
    case 'deleteImage':
      return listed('image', order.image, store);
    case 'stopInstance':
    case 'rebootInstance':
    case 'hibernateInstance':
      return listed('instance', order.instance, store);
    case 'detachVolume': {
      const volume = listed('volume', order.volume, store);
      const isThere = volume?.kind === 'volume' && store.instanceOf(volume)?.id === order.instance.id;
      return isThere ? volume : undefined;
    }
    default:
      return undefined;
  }
}

/** Undefined where an order destroys and interrupts nothing, or nothing that is listed as it was. */
export function aimOf(order: Order, store: Pick<BulkStore, 'find' | 'instanceOf'>): Aim | undefined {
  const resource = resourceOf(order, store);
  return resource && { action: order.kind as BulkAction, resource };
}

/** The same as a question shows it: with what stands in the way by now, or can't be told. */
export function goingOf({ action, resource }: Aim, store: BulkStore): Eligible {
  const is = bulkEligibility(action, resource, store);
  return { resource, open: is.can === 'yes' ? undefined : is.reason };
}

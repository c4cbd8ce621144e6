import type { Resource } from '../../../domain/resources.ts';
import type { Order } from '../../../writes/model/orders.ts';
import { expectedOf } from '../../../writes/model/orders.ts';
import type { BulkAction } from './bulk-actions.ts';
import { bulkActionOf, bulkEligibility } from './bulk-actions.ts';
import type { BulkStore } from './bulk-store.ts';
import type { Eligible } from './preview.ts';

/** What destroys or interrupts, and what it is done to, as that is listed now. */
export interface Aim {
  readonly action: BulkAction;
  readonly resource: Resource;
}

/** Undefined where an order destroys and interrupts nothing, or nothing that is listed as it was. */
export function aimOf(order: Order, store: Pick<BulkStore, 'find' | 'instanceOf'>): Aim | undefined {
  const action = bulkActionOf(order.kind);
  if (action?.askBlindly === undefined) {
    return undefined;
  }
  const seen = expectedOf(order, action.kind);
  const resource = seen && store.find(action.kind, seen.id);
  // Of another name it is not what the order was given for: then that name, not this, is told.
  const isIt =
    resource !== undefined &&
    resource.name === seen?.name &&
    (action.stillAims?.(order, resource, store) ?? true);
  return isIt ? { action: order.kind as BulkAction, resource } : undefined;
}

/** The same as a question shows it: with what stands in the way by now, or can't be told. */
export function goingOf({ action, resource }: Aim, store: BulkStore): Eligible {
  const is = bulkEligibility(action, resource, store);
  return { resource, open: is.can === 'yes' ? undefined : is.reason };
}

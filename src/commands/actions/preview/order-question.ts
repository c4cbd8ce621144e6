import type { Question } from '../../../ui/confirm.ts';
import type { Order } from '../../../writes/model/orders.ts';
import { bulkActionOf } from './bulk-actions.ts';
import type { BulkStore } from './bulk-store.ts';
import { aimOf, goingOf } from './order-aim.ts';
import { preview } from './preview.ts';

/** What is asked where what an order is done to is no longer listed; undefined where it destroys and interrupts nothing. */
export function blindQuestion(
  order: Order,
  store: Pick<BulkStore, 'needsId' | 'shortId'>,
): Question | undefined {
  return bulkActionOf(order.kind)?.askBlindly?.(order, store);
}

/**
 * What is asked before an order that is already known is sent, as before it was given; undefined where it destroys and
 * interrupts nothing.
 */
export function orderQuestion(order: Order, store: BulkStore): Question | undefined {
  const aim = aimOf(order, store);
  if (aim === undefined) {
    return blindQuestion(order, store);
  }
  const sorted = { eligible: [goingOf(aim, store)], excluded: [] };
  const { message, detail, confirm, name, id } = preview(aim.action, sorted, 0, store);
  return { message, detail, confirm, name, id };
}

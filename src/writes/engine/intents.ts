import type { JournalEntry } from '../journal/journal.ts';
import { definitionOf } from '../definitions/registry.ts';
import type { Order } from '../model/orders.ts';
import type { OperationRecord } from '../model/record.ts';
import { hasEnded } from '../model/record.ts';

/** Whether both are to do the same to the same thing, under the same name. */
export function isSameIntent(one: Order, other: Order): boolean {
  return one.kind === other.kind && intentOf(one) === intentOf(other);
}

/**
 * Whether what both make would have the same name at the same place: while nobody knows whether the one is there, the
 * other must not be made.
 */
export function makesTheSame(one: Order, other: Order): boolean {
  return one.kind === 'createVolume' && other.kind === 'createVolume'
    ? one.region === other.region && one.name === other.name
    : isSameIntent(one, other);
}

/**
 * Whether the journal knows of the same, begun somewhere else and not ended. Of two that are begun at the same moment
 * both know of each other, or one of them does.
 * @param entries read after this one was put in
 * @param hasEndedHere whether this window knows of one it carried out that it has ended: the journal may be told only later
 */
export function isUnderWay(
  { id, account, steps, main }: OperationRecord,
  entries: readonly JournalEntry[],
  hasEndedHere: (id: string) => boolean,
): boolean {
  const mine = steps[main]?.order;
  return entries.some(({ record, holder }) => {
    const order = record.steps[record.main]?.order;
    return (
      record.id !== id &&
      record.account === account &&
      !hasEnded(record) &&
      !(holder === 'me' && hasEndedHere(record.id)) &&
      mine !== undefined &&
      order !== undefined &&
      isSameIntent(order, mine)
    );
  });
}

/** What it is about, beside its kind. */
function intentOf(order: Order): string {
  return JSON.stringify(definitionOf(order).intent(order));
}

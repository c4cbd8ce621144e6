import type { Operation } from '../../../../src/writes/engine/operation.ts';
import type { UnreadableEntry } from '../../../../src/writes/journal/journal.ts';
import { twinOf } from './keys.ts';
import type { Key } from './keys.ts';
import type { TestWindow } from './window.ts';

/** What the user may do to the list of operations in a window. */
export type Housekeeping =
  /** What Clear Finished does; the user says that the account's other key was his own; what can't be read is forgotten. */
  | { readonly do: 'clear' | 'adopt' | 'removeUnreadable'; readonly window: number }
  /** `removeByForce`: the journal itself is asked, as by a version that does not look before. */
  | {
      readonly do: 'remove' | 'removeByForce' | 'abandon';
      readonly window: number;
      readonly operation: number;
    };

/** Told before something is given up on purpose. */
export interface GivingUp {
  abandoned(operation: Operation): void;
  unreadable(entry: UnreadableEntry): void;
}

export async function keepHouse(
  { operations, journal }: TestWindow,
  key: Key,
  what: Housekeeping,
  givingUp: GivingUp,
): Promise<void> {
  const { all, unreadable } = operations;
  const twin = twinOf(key);
  switch (what.do) {
    case 'clear':
      await operations.remove(all.filter(({ endedAt }) => endedAt !== undefined));
      return;
    case 'adopt':
      await operations.adopt(all.filter(({ account }) => account === twin));
      return;
    case 'removeUnreadable':
      unreadable.forEach((entry) => givingUp.unreadable(entry));
      await operations.removeUnreadable(unreadable);
      return;
    case 'remove':
    case 'removeByForce':
    case 'abandon': {
      const chosen = all.slice(what.operation % Math.max(1, all.length)).slice(0, 1);
      if (what.do === 'abandon') {
        chosen.forEach((operation) => givingUp.abandoned(operation));
      }
      if (what.do === 'removeByForce') {
        const { entries } = await journal.read();
        const known = chosen.filter(({ id }) => entries.some(({ record }) => record.id === id));
        await Promise.all(known.map(({ id }) => journal.remove(id, 'ended')));
      } else {
        await operations[what.do](chosen);
      }
    }
  }
}

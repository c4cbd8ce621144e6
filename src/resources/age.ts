import type { Instant } from '../base/time.ts';
import { passedBetween } from '../base/time.ts';
import type { KindState, ListKind } from './kinds.ts';
import { isOfAccount, isUnopened, listKinds } from './kinds.ts';

/** What was read longer ago than this, in milliseconds, is read again when somebody begins to look at it. */
export const oldMs = 60_000;

type Lists = Readonly<Record<ListKind, Pick<KindState<unknown>, 'loadedAt' | 'error' | 'loading'>>>;

interface Refreshed {
  refresh(lists?: readonly ListKind[]): Promise<void>;
}

/** The age of the oldest data shown for these lists, in milliseconds; undefined if none of them was ever read. */
export function ageOf(lists: readonly ListKind[], store: Lists, now: Instant): number | undefined {
  const times = lists.map((list) => store[list].loadedAt).filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(...times.map((time) => passedBetween(time, now)));
}

/** The lists that are read with everything else: not those that nobody has looked for. */
export function openedLists(store: Lists): readonly ListKind[] {
  return listKinds.filter((list) => !isUnopened(list, store[list]));
}

/** Those of the lists that were never read, or long ago. */
export function oldLists<L extends ListKind>(lists: readonly L[], store: Lists, now: Instant): readonly L[] {
  return lists.filter((list) => {
    const { loadedAt } = store[list];
    return loadedAt === undefined || passedBetween(loadedAt, now) > oldMs;
  });
}

/** Reads these lists; everything, where one of them was never read that is read with everything else. */
export async function refreshWith(lists: readonly ListKind[], store: Lists & Refreshed): Promise<void> {
  const isUnread = (list: ListKind): boolean => !isOfAccount(list) && store[list].loadedAt === undefined;
  const [first, ...others] = lists.filter((list) => isUnopened(list, store[list]));
  if (lists.some(isUnread)) {
    await Promise.all([store.refresh(), first && store.refresh([first, ...others])]);
  } else {
    await store.refresh(lists);
  }
}

/** Reads those again that are old, as `refreshWith` does. */
export async function refreshOld(
  lists: readonly ListKind[],
  store: Lists & Refreshed,
  now: Instant,
): Promise<void> {
  const old = oldLists(lists, store, now);
  if (old.length > 0) {
    await refreshWith(old, store);
  }
}

import * as l10n from '@vscode/l10n';
import type { Instant } from '../../base/time.ts';
import { ageOf } from '../../resources/age.ts';
import { listKinds } from '../../resources/kinds.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { joined, updatedLabel } from '../../ui/format/text.ts';
import type { Tree } from './tree.ts';

/** From this age on, in milliseconds, what is shown is told with it. */
const toldMs = 5 * 60_000;

/** What is said beside the title of the view: which filter is in force and what it found, and how old that is. */
export function descriptionOf(
  { filter, inventory }: Pick<Tree, 'filter' | 'inventory'>,
  store: ResourceStore,
  now: Instant,
): string {
  const age = ageOf(listKinds, store, now) ?? 0;
  return joined([
    filter === '' ? undefined : l10n.t('Filter: {0} · {1} of {2}', filter, inventory.shown, inventory.total),
    age < toldMs ? undefined : updatedLabel(age),
  ]);
}

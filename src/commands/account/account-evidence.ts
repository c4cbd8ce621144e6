import * as l10n from '@vscode/l10n';
import type { ResourceList } from '../../resources/kinds.ts';
import { listOf, mayHide } from '../../resources/kinds.ts';
import type { Target } from '../../writes/model/orders.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { listed } from '../../ui/format/first-of.ts';

type Listed = Pick<ResourceStore, 'find' | ResourceList>;

/** Whether a resource that is in no list is known to be in none: its list was read, and hides nothing. */
function isCertainlyMissing({ kind, id }: Target, store: Listed): boolean {
  const list = store[listOf(kind)];
  return list.loadedAt !== undefined && list.error === undefined && !mayHide(list, id);
}

/** Whether what operations work on is in the account that is signed in: if nothing is, it may be another account. */
export function accountEvidence(targets: readonly Target[], store: Listed): readonly string[] {
  const known = targets.filter(({ id }) => id !== '');
  const found = known.filter(({ kind, id }) => store.find(kind, id) !== undefined);
  if (known.length === 0) {
    return [];
  }
  if (found.length > 0) {
    const names = [...new Set(found.map(({ name }) => name))];
    return [l10n.t('Found in this account: {0}', listed(names))];
  }
  return known.every((target) => isCertainlyMissing(target, store))
    ? [l10n.t('Nothing that they work on is listed in this account, so it may be a different one.')]
    : [
        l10n.t(
          'It’s unknown whether what they work on is in this account: its lists couldn’t be read completely.',
        ),
      ];
}

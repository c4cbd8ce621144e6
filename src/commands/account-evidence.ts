import * as l10n from '@vscode/l10n';
import { listOf, mayHide } from '../state/kinds.ts';
import type { Target } from '../state/orders.ts';
import type { ResourceStore } from '../state/store.ts';

type Listed = Pick<ResourceStore, 'find' | 'volumes' | 'snapshots' | 'images' | 'instances'>;

/** Whether a resource that is in no list is known to be in none: its list was read, and hides nothing. */
function isCertainlyMissing({ kind, id }: Target, store: Listed): boolean {
  const list = store[listOf(kind)];
  return list.loadedAt !== undefined && list.error === undefined && !mayHide(list, id);
}

/** Whether what operations work on is in the account that is signed in: if nothing is, it may be another account. */
export function accountEvidence(targets: readonly Target[], store: Listed): string {
  const known = targets.filter(({ id }) => id !== '');
  const missing = known.filter(({ kind, id }) => store.find(kind, id) === undefined);
  const found = known.length - missing.length;
  if (known.length === 0) {
    return '';
  }
  if (found > 0) {
    return l10n.t('{0} of {1} resources they work on are listed in this account.', found, known.length);
  }
  return missing.every((target) => isCertainlyMissing(target, store))
    ? l10n.t('None of the resources they work on are listed in this account. It may be a different account.')
    : l10n.t(
        'It’s unknown whether the resources they work on are in this account: its lists couldn’t be read completely.',
      );
}

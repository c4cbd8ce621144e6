import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../../domain/checks.ts';
import { prepared } from '../../../domain/checks.ts';
import { stateFirst } from '../../../domain/preparations.ts';
import type { Resource, ResourceKind } from '../../../domain/resources.ts';
import { listOf } from '../../../resources/kinds.ts';
import type { ListKind } from '../../../resources/kinds.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import { pickMany } from '../../../ui/pick-many.ts';
import { listLabel } from '../../../kinds/labels.ts';
import { choice, loaded } from '../../core/choose.ts';
import { hasStep } from './blocked.ts';
import { preparationFor } from './detach-chain.ts';
import type { BulkAction } from '../preview/bulk-actions.ts';
import { bulkEligibility, hostOf, kindOf } from '../preview/bulk-actions.ts';
import { noneText, wordsOf } from '../preview/words.ts';

/** What tells, beside its own list, whether something can be done to a kind. */
const toldBy: Readonly<Partial<Record<ResourceKind, readonly ListKind[]>>> = {
  volume: ['instances'],
  snapshot: ['images'],
};

/** The lists that tell whether an action is possible. */
export function listsFor(action: BulkAction): readonly ListKind[] {
  const kind = kindOf(action);
  return [listOf(kind), ...(toldBy[kind] ?? [])];
}

/** What the question behind it offers a way to can be selected, too. */
function choosable(action: BulkAction, resource: Resource, store: ResourceStore): Eligibility {
  const eligibility = bulkEligibility(action, resource, store);
  if (eligibility.can !== 'no') {
    return eligibility;
  }
  const host = resource.kind === 'volume' ? hostOf(resource, store)?.name : undefined;
  const preparation =
    action === 'detachVolume' && resource.kind === 'volume' ? preparationFor(resource, store) : undefined;
  if (preparation !== undefined && host !== undefined) {
    return stateFirst(preparation, host);
  }
  return hasStep(action, resource, store)
    ? prepared(l10n.t('{0} That’s offered next.', eligibility.reason))
    : eligibility;
}

/** Lets the user select what to do it to; undefined where the user gives up. */
export function chooseMany(
  action: BulkAction,
  store: ResourceStore,
): Promise<readonly Resource[] | undefined> {
  const words = wordsOf(action);
  const list = listOf(kindOf(action));
  const text = {
    title: words.title(listLabel(list)),
    placeholder: l10n.t('Select all that it is to be done to'),
    notPossible: words.notPossible(),
    none: noneText(action),
  };
  return pickMany<Resource>(text, async () => {
    await loaded(store, listsFor(action));
    const items: readonly Resource[] = store[list].items;
    return items
      .map((resource) => choice(resource, choosable(action, resource, store), store, { mixed: false }))
      .sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }));
  });
}

import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import { server } from '../../domain/checks.ts';
import type { Resource } from '../../domain/resources.ts';
import { listOf } from '../../state/kinds.ts';
import type { ListKind } from '../../state/kinds.ts';
import type { ResourceStore } from '../../state/store.ts';
import { pickMany } from '../../ui/pick-many.ts';
import { listLabel } from '../../ui/text.ts';
import { choice, loaded } from '../choose.ts';
import { preparationFor } from './detach-chain.ts';
import type { BulkAction } from './orders.ts';
import { bulkEligibility, kindOf } from './orders.ts';
import { noneText, wordsOf } from './words.ts';

/** The lists that tell whether an action is possible. */
export function listsFor(action: BulkAction): readonly ListKind[] {
  const list = listOf(kindOf(action));
  switch (list) {
    case 'volumes':
      return [list, 'instances'];
    case 'snapshots':
      return [list, 'images'];
    case 'images':
    case 'instances':
      return [list];
  }
}

/** What only lacks a step that is offered then can be selected, too. */
function choosable(action: BulkAction, resource: Resource, store: ResourceStore): Eligibility {
  const eligibility = bulkEligibility(action, resource, store);
  const canBePrepared =
    action === 'detachVolume' && resource.kind === 'volume' && preparationFor(resource, store) !== undefined;
  return eligibility.can === 'no' && canBePrepared ? server(eligibility.reason) : eligibility;
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
      .map((resource) => choice(resource, choosable(action, resource, store)))
      .sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true }));
  });
}

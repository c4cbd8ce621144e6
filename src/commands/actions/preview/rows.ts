import * as l10n from '@vscode/l10n';
import type { HourAndMonth } from '../../../domain/prices.ts';
import type { Resource } from '../../../domain/resources.ts';
import { shortNameOf } from '../../../kinds/names.ts';
import { definitionOf, priceOf } from '../../../kinds/registry.ts';
import { kindData } from '../../../resources/kinds.ts';
import { idBeside, shortName, wholeIdBeside } from '../../../ui/format/names.ts';
import { visible } from '../../../domain/visible.ts';
import { monthly, priceUnknown } from '../../../ui/format/price-caveats.ts';
import { clipped } from '../../../domain/visible.ts';
import { joined } from '../../../ui/format/text.ts';
import type { OrderKind } from '../../../writes/model/orders.ts';
import type { BulkStore } from './bulk-store.ts';

/** What a list is shown for. */
export type RowAction = OrderKind;

/** Longer reasons leave no room for others. */
const longestReason = 300;

/** What a resource costs while the action is asked about, and, where that changes, afterwards. */
function prices(action: RowAction, resource: Resource, store: BulkStore): readonly HourAndMonth[] {
  if (resource.kind !== 'instance') {
    return [priceOf(resource, store)].filter((price) => price !== undefined);
  }
  const ofInstance = store.pricesOfInstance(resource);
  const before = resource.status.state === 'HIBERNATED' ? ofInstance?.hibernated : ofInstance?.running;
  const after = action === 'hibernateInstance' ? ofInstance?.hibernated : ofInstance?.running;
  const shown = before === undefined || after === undefined ? [] : [before, after];
  return before?.hour === after?.hour ? shown.slice(0, 1) : shown;
}

function priceText(action: RowAction, resource: Resource, store: BulkStore): string | undefined {
  const currency = store.prices?.currency;
  if (currency === undefined || definitionOf(resource).cost?.price === undefined) {
    return undefined;
  }
  const shown = prices(action, resource, store).map((price) => monthly(price, currency).short);
  return shown.length === 0 ? priceUnknown().short : shown.join(' → ');
}

/** Where it is taken away from. */
function placeLeft(action: RowAction, resource: Resource, store: BulkStore): string | undefined {
  const from =
    action === 'detachVolume' && resource.kind === 'volume'
      ? shortNameOf(store.instanceOf(resource))
      : undefined;
  return from === undefined ? undefined : l10n.t('from {0}', from);
}

/** What there is to say of it beside its name and its region. */
function facts(action: RowAction, resource: Resource, store: BulkStore): readonly (string | undefined)[] {
  const own = definitionOf(resource).facts.map((fact) => fact.preview?.(resource, store));
  return [...own, placeLeft(action, resource, store)];
}

/** What tells a resource from others whose names look like its own; undefined where the name does. */
export function idText(
  action: RowAction,
  resource: Resource,
  store: Pick<BulkStore, 'needsId' | 'shortId'>,
): string | undefined {
  const id = action.startsWith('delete') ? wholeIdBeside(resource, store) : idBeside(resource, store);
  return id === undefined ? undefined : l10n.t('id {0}', id);
}

/** A row but for the name: `500 GB NVMe · FINLAND-1 · $106.93/mo`. */
export function rowFacts(action: RowAction, resource: Resource, store: BulkStore): string {
  const isPlaced = kindData(resource.kind).scope === 'region';
  const region = resource.region ?? (isPlaced ? l10n.t('no region') : undefined);
  const known = [...facts(action, resource, store), region, priceText(action, resource, store)];
  const parts = [idText(action, resource, store), ...known];
  return joined(parts.map((part) => (part === undefined ? part : visible(part))));
}

/** One resource in a list: `data · 500 GB NVMe · FINLAND-1 · $106.93/mo`. */
export function row(action: RowAction, resource: Resource, store: BulkStore): string {
  return joined([shortName(resource), rowFacts(action, resource, store)]);
}

/** A reason as it can stand in a list; it names what it is told of. */
export function reasonText(reason: string): string {
  return clipped(visible(reason), longestReason);
}

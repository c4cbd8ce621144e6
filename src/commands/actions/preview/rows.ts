import * as l10n from '@vscode/l10n';
import { formatSize } from '../../../domain/sizes.ts';
import type { HourAndMonth } from '../../../domain/prices.ts';
import type { Image, Instance, Resource, ResourceRef, Snapshot } from '../../../domain/resources.ts';
import { dayText } from '../../../ui/format/dates.ts';
import { idBeside, longestName, shortName, wholeIdBeside } from '../../../ui/format/names.ts';
import { visible } from '../../../domain/visible.ts';
import { monthly, priceUnknown } from '../../../ui/format/price-caveats.ts';
import { clipped } from '../../../domain/visible.ts';
import { joined, sizeAndType } from '../../../ui/format/text.ts';
import type { OrderKind } from '../../../writes/model/orders.ts';
import type { BulkStore } from './bulk-store.ts';

/** What a list is shown for. */
export type RowAction = OrderKind;

/** Longer reasons leave no room for others. */
const longestReason = 300;

export function nameOf(mention: ResourceRef | undefined): string | undefined {
  const name = mention?.name ?? mention?.id;
  return name === undefined ? undefined : shortName({ name });
}

/** What it was made of, by the name in its list where it is listed: the instance of a snapshot, the snapshot of an image. */
export function originOf(made: Snapshot | Image, store: Pick<BulkStore, 'find'>): string | undefined {
  const [kind, origin] =
    made.kind === 'snapshot'
      ? (['instance', made.instance] as const)
      : (['snapshot', made.snapshot] as const);
  return nameOf((origin?.id === undefined ? undefined : store.find(kind, origin.id)) ?? origin);
}

function created(resource: Resource): string | undefined {
  const time = dayText(resource.createdAt);
  return time === undefined ? undefined : l10n.t('created {0}', clipped(time, longestName));
}

/** What a resource costs while the action is asked about, and, where that changes, afterwards. */
function prices(action: RowAction, resource: Resource, store: BulkStore): readonly HourAndMonth[] {
  if (resource.kind === 'volume') {
    return [store.priceOf(resource)].filter((price) => price !== undefined);
  }
  const ofInstance = resource.kind === 'instance' ? store.pricesOfInstance(resource) : undefined;
  const before = resource.status.state === 'HIBERNATED' ? ofInstance?.hibernated : ofInstance?.running;
  const after = action === 'hibernateInstance' ? ofInstance?.hibernated : ofInstance?.running;
  const shown = before === undefined || after === undefined ? [] : [before, after];
  return before?.hour === after?.hour ? shown.slice(0, 1) : shown;
}

function priceText(action: RowAction, resource: Resource, store: BulkStore): string | undefined {
  const currency = store.prices?.currency;
  if (currency === undefined || (resource.kind !== 'volume' && resource.kind !== 'instance')) {
    return undefined;
  }
  const shown = prices(action, resource, store).map((price) => monthly(price, currency).short);
  return shown.length === 0 ? priceUnknown().short : shown.join(' → ');
}

function gpus({ gpuCount, gpuModel }: Instance): string | undefined {
  return gpuCount === undefined ? gpuModel : `${gpuCount}× ${gpuModel ?? l10n.t('GPU')}`;
}

/** What there is to say of it beside its name and its region. */
function facts(action: RowAction, resource: Resource, store: BulkStore): readonly (string | undefined)[] {
  const size =
    'sizeGb' in resource && resource.sizeGb !== undefined ? formatSize(resource.sizeGb) : undefined;
  switch (resource.kind) {
    case 'volume': {
      const from = action === 'detachVolume' ? nameOf(store.instanceOf(resource)) : undefined;
      return [sizeAndType(resource), from === undefined ? undefined : l10n.t('from {0}', from)];
    }
    case 'snapshot': {
      const image = store.imageOf(resource);
      const name = image?.has === true ? (nameOf(image.image) ?? l10n.t('not known')) : undefined;
      const instance = originOf(resource, store);
      return [
        size,
        instance === undefined ? undefined : l10n.t('of {0}', instance),
        created(resource),
        name === undefined ? undefined : l10n.t('image {0}', name),
      ];
    }
    case 'image': {
      const snapshot = originOf(resource, store);
      return [size, snapshot === undefined ? undefined : l10n.t('from {0}', snapshot), created(resource)];
    }
    case 'instance':
      return [gpus(resource)];
  }
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
  const region = resource.region ?? l10n.t('no region');
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

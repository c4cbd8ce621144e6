import { contextValue } from '../../ui/format/item-flags.ts';
import * as l10n from '@vscode/l10n';
import type { SumSource } from '../../domain/prices.ts';
import { sourceOfAll } from '../../domain/prices.ts';
import { definitionOfList, pricedLists, priceOf } from '../../kinds/registry.ts';
import type { ResourceList } from '../../resources/kinds.ts';
import { isOfAccount, isUnopened, regionalLists } from '../../resources/kinds.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { GroupElement } from './elements.ts';
import type { Place } from './inventory.ts';
import type { Appearance } from '../../ui/format/appearance.ts';
import { colors } from '../../ui/format/appearance.ts';
import type { MonthlyText } from '../../ui/format/price-caveats.ts';
import { monthly } from '../../ui/format/price-caveats.ts';
import { joined } from '../../ui/format/text.ts';
import { countLabel, listLabel } from '../../kinds/labels.ts';
import type { Plain } from '../../ui/format/safe-text.ts';
import { plain } from '../../ui/format/safe-text.ts';

/** What the volumes, or the instances, of a place cost together. */
export interface Cost {
  readonly month: number;
  readonly source: SumSource;
  readonly currency: string;
  /** How many of them have a price that is not known, or can't be read; they are not in the sum. */
  readonly without: number;
  /** Whether there is no more of them than is known. */
  readonly isWhole: boolean;
}

/** Whether it may cost more than the sum. */
export function isLeast({ without, isWhole }: Cost): boolean {
  return without > 0 || !isWhole;
}

/** How many there are of a list in a place, as far as that is known. */
export function amountIn(place: Place, list: ResourceList): string {
  const count = String(place.count(list));
  return place.isWhole(list) ? count : l10n.t('at least {0}', count);
}

/** Undefined where there is nothing of which the price is known. Of instances: as they are now. */
export function costOf(place: Place, list: ResourceList, store: ResourceStore): Cost | undefined {
  const currency = store.prices?.currency;
  const prices = place.unsorted(list).map((resource) => priceOf(resource, store));
  const known = prices.filter((price) => price !== undefined);
  if (currency === undefined || known.length === 0) {
    return undefined;
  }
  const month = known.reduce((sum, price) => sum + price.month, 0);
  const without = place.count(list) - known.length;
  return { month, source: sourceOfAll(known), currency, without, isWhole: place.isWhole(list) };
}

export function regionLabel(region: string | undefined): Plain {
  return plain(region ?? l10n.t('No region'));
}

function costText(cost: Cost | undefined): Partial<MonthlyText> {
  if (cost === undefined) {
    return {};
  }
  const { short, words } = monthly(cost, cost.currency);
  return !isLeast(cost)
    ? { short, words }
    : { short: l10n.t('at least {0}', short), words: l10n.t('at least {0}', words) };
}

/** What a region's volumes cost; said to be just that where there is more in it that is billed by a known price. */
function regionCostText(place: Place, store: ResourceStore): Partial<MonthlyText> {
  const cost = costText(costOf(place, 'volumes', store));
  const { short, words } = cost;
  const others = pricedLists.filter((list) => list !== 'volumes' && place.count(list) > 0);
  return short === undefined || words === undefined || others.length === 0
    ? cost
    : { short: l10n.t('{0} for volumes', short), words: l10n.t('{0} for volumes', words) };
}

/** What is in a place, as far as it is known: one in which nothing is known to be need not be empty. */
function contentText(place: Place, store: ResourceStore): string {
  const read = regionalLists.filter((list) => store[list].loadedAt !== undefined);
  const isWhole = read.every((list) => place.isWhole(list));
  if (place.empty) {
    const whenRead = isWhole ? l10n.t('empty') : l10n.t('contents unknown');
    return read.length === regionalLists.length ? whenRead : '';
  }
  const counts = regionalLists
    .filter((list) => place.count(list) > 0)
    .map((list) => countLabel(list, place.count(list)))
    .join(', ');
  return isWhole ? counts : l10n.t('at least {0}', counts);
}

/** A region with its tier, what is in it, and what its volumes cost a month. */
export function regionAppearance(place: Place, store: ResourceStore): Appearance {
  const tier = place.region === undefined ? undefined : store.tierOf(place.region);
  const cost = regionCostText(place, store);
  const content = contentText(place, store);
  const tierText = tier === undefined || tier === 'unknown' ? undefined : tier;
  const spokenTier = tierText === undefined ? undefined : l10n.t('{0} tier', tierText);
  const label = regionLabel(place.region);
  const spoken = [label, l10n.t('region'), spokenTier, content, cost.words];
  return {
    label,
    description: plain(joined([tierText, cost.short, content])),
    icon: { name: place.region === undefined ? 'question' : 'globe' },
    contextValue: contextValue('region'),
    spoken: plain(spoken.filter((part) => part !== undefined && part !== '').join(', ')),
    expandable: !place.empty,
  };
}

/** The resources of one kind in a place, with their number. */
export function groupAppearance(
  { list, scope }: GroupElement,
  place: Place,
  store: ResourceStore,
): Appearance {
  const { loadedAt, error } = store[list];
  const label = listLabel(list);
  const count = place.count(list);
  const unknown = loadedAt === undefined && count === 0;
  const failed = unknown && error !== undefined;
  const isUntold = isUnopened(list, store[list]);
  const unread = failed ? l10n.t('not loaded') : isUntold ? '' : l10n.t('loading');
  const amount = unknown ? unread : amountIn(place, list);
  const cost = costText(scope === 'account' ? costOf(place, list, store) : undefined);
  const where = scope === 'region' ? regionLabel(place.region) : undefined;
  const counted = place.isWhole(list)
    ? countLabel(list, count)
    : l10n.t('at least {0}', countLabel(list, count));
  const spoken = [label, unknown ? amount : counted, cost.words, where];
  return {
    label: plain(label),
    description: plain(joined([amount, cost.short])),
    icon: failed ? { name: 'warning', color: colors.warning } : { name: definitionOfList(list).icon },
    contextValue: contextValue(list),
    spoken: plain(spoken.filter((part) => part !== undefined && part !== '').join(', ')),
    expandable: count > 0 || (unknown && !failed && isOfAccount(list)), // to expand it reads its list
  };
}

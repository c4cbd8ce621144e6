import * as l10n from '@vscode/l10n';
import type { Volume } from '../domain/resources.ts';
import type { ResourceStore } from '../state/store.ts';
import type { GroupElement, GroupList } from './elements.ts';
import { groupLists } from './elements.ts';
import type { Place } from './inventory.ts';
import type { Look } from '../ui/look.ts';
import { colors } from '../ui/look.ts';
import type { MonthlyText } from '../ui/text.ts';
import { countLabel, joined, listLabel, monthly } from '../ui/text.ts';
import { plain } from '../ui/safe-text.ts';

/** What the volumes of a place cost together. */
export interface Cost {
  readonly month: number;
  readonly currency: string;
  /** Volumes whose price is not known; they are not in the sum. */
  readonly without: number;
}

/** Undefined where there are no volumes, or no prices. Snapshots are not in it: it is unclear how they are billed. */
export function costOf(place: Place, store: ResourceStore): Cost | undefined {
  const currency = store.prices?.currency;
  const volumes = place.unsorted('volumes') as readonly Volume[];
  if (currency === undefined || volumes.length === 0) {
    return undefined;
  }
  let [month, without] = [0, 0];
  for (const volume of volumes) {
    const price = store.priceOf(volume);
    month += price?.month ?? 0;
    without += price === undefined ? 1 : 0;
  }
  return without === volumes.length ? undefined : { month, currency, without };
}

export function regionLabel(region: string | undefined): string {
  return region === undefined ? l10n.t('No region') : plain(region);
}

function costText(cost: Cost | undefined): Partial<MonthlyText> {
  if (cost === undefined) {
    return {};
  }
  const { short, words } = monthly(cost.month, cost.currency);
  return cost.without === 0
    ? { short, words }
    : { short: l10n.t('at least {0}', short), words: l10n.t('at least {0}', words) };
}

/** Before that, a place in which nothing is need not be empty. */
function allLoaded(store: ResourceStore): boolean {
  return groupLists.every((list) => store[list].loadedAt !== undefined);
}

/** A region with its tier, what is in it, and what its volumes cost a month. */
export function regionLook(place: Place, store: ResourceStore): Look {
  const tier = place.region === undefined ? undefined : store.tierOf(place.region);
  const counts = groupLists
    .filter((list) => place.count(list) > 0)
    .map((list) => countLabel(list, place.count(list)))
    .join(', ');
  const cost = costText(costOf(place, store));
  const content = place.empty && allLoaded(store) ? l10n.t('empty') : counts;
  const tierText = tier === undefined || tier === 'unknown' ? undefined : tier;
  const spokenTier = tierText === undefined ? undefined : l10n.t('{0} tier', tierText);
  const label = regionLabel(place.region);
  const spoken = [label, l10n.t('region'), spokenTier, content, cost.words];
  return {
    label,
    description: joined([tierText, cost.short, content]),
    icon: { name: place.region === undefined ? 'question' : 'globe' },
    contextValue: 'region',
    spoken: spoken.filter((part) => part !== undefined && part !== '').join(', '),
    expandable: !place.empty,
  };
}

const icons: Readonly<Record<GroupList, string>> = {
  volumes: 'database',
  snapshots: 'device-camera',
  images: 'package',
  instances: 'vm',
};

/** The resources of one kind in a place, with their number. */
export function groupLook({ list, scope }: GroupElement, place: Place, store: ResourceStore): Look {
  const { loadedAt, error } = store[list];
  const label = listLabel(list);
  const count = place.count(list);
  const unknown = loadedAt === undefined && count === 0;
  const failed = unknown && error !== undefined;
  const amount = unknown ? (failed ? l10n.t('not loaded') : l10n.t('loading')) : String(count);
  const cost = costText(list === 'volumes' && scope === 'account' ? costOf(place, store) : undefined);
  const where = scope === 'region' ? regionLabel(place.region) : undefined;
  const spoken = [label, unknown ? amount : countLabel(list, count), cost.words, where];
  return {
    label,
    description: joined([amount, cost.short]),
    icon: failed ? { name: 'warning', color: colors.warning } : { name: icons[list] },
    contextValue: list,
    spoken: spoken.filter((part) => part !== undefined).join(', '),
    expandable: count > 0,
  };
}

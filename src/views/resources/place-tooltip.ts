import * as l10n from '@vscode/l10n';
import type { Instant } from '../../base/time.ts';
import { passedBetween } from '../../base/time.ts';
import { isGap } from '../../domain/resources.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { ErrorElement, UnreadableElement } from './elements.ts';
import { groupLists } from './elements.ts';
import type { Place } from './inventory.ts';
import type { Line } from '../../ui/format/markdown.ts';
import { markdown } from '../../ui/format/markdown.ts';
import type { Cost, PricedList } from './place-appearance.ts';
import { amountIn, costOf, isLeast, regionLabel } from './place-appearance.ts';
import { monthly, priceCaveats } from '../../ui/format/price-caveats.ts';
import { ageLabel, countLabel, listLabel } from '../../ui/format/text.ts';
import type { Markdown } from '../../ui/format/safe-text.ts';

function costLinesOf(list: PricedList, place: Place, store: ResourceStore): readonly Line[] {
  const cost = costOf(place, list, store);
  if (cost === undefined) {
    return [];
  }
  const exact = monthly(cost, cost.currency).words;
  const sum = isLeast(cost) ? l10n.t('at least {0}', exact) : exact;
  return [
    [listLabel(list), list === 'volumes' ? sum : l10n.t('{0} as they are now', sum)],
    [l10n.t('Not in this sum'), unsummed(list, cost)],
  ];
}

function unsummed(list: PricedList, { without, isWhole }: Cost): string | undefined {
  const parts = [
    without > 0 ? l10n.t('{0} whose price is not known', countLabel(list, without)) : undefined,
    isWhole ? undefined : l10n.t('what is missing of the list'),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function costLines(place: Place, store: ResourceStore): readonly Line[] {
  const lines = [...costLinesOf('volumes', place, store), ...costLinesOf('instances', place, store)];
  const caveats = lines.length > 0 && store.prices !== undefined ? priceCaveats(store.prices) : [];
  return [...lines, [l10n.t('Prices'), caveats.length === 0 ? undefined : caveats.join(' ')]];
}

function costNotes(place: Place, store: ResourceStore): readonly string[] {
  const notes: string[] = [];
  if (place.count('snapshots') > 0) {
    notes.push(
      l10n.t('Snapshots are billed too, but whether their price is for each or per TB is not documented.'),
    );
  }
  if (place.count('volumes') > 0 && costOf(place, 'volumes', store) === undefined) {
    notes.push(l10n.t('Volumes are billed too; their price is unknown.'));
  }
  if (place.count('instances') > 0 && costOf(place, 'instances', store) === undefined) {
    notes.push(l10n.t('Instances are billed too; what they cost is not known.'));
  }
  return notes;
}

/** A region: its tier, what is in it, and what that costs as far as it is known. */
export function regionTooltip(place: Place, store: ResourceStore): Markdown {
  const region = store.regions.items.find(({ name }) => name === place.region);
  const lines: readonly Line[] = [
    [l10n.t('Tier'), place.region === undefined ? undefined : store.tierOf(place.region)],
    [l10n.t('Country'), region?.country],
    ...groupLists.map((list): Line => [listLabel(list), amountIn(place, list)]),
  ];
  const cost = costLines(place, store).map(([label, value]): Line => [l10n.t('Cost: {0}', label), value]);
  const unlisted =
    place.region !== undefined && store.regions.loadedAt !== undefined && region === undefined
      ? [l10n.t("Barrack's list of regions does not have this one.")]
      : [];
  return markdown(regionLabel(place.region), [...lines, ...cost], [...costNotes(place, store), ...unlisted]);
}

/** Why lists could not be read, what to do, and how old what is shown is. */
export function errorTooltip({ lists, error }: ErrorElement, store: ResourceStore, now: Instant): Markdown {
  const lines = lists.map((list): Line => {
    const { loadedAt } = store[list];
    const age = loadedAt && ageLabel(passedBetween(loadedAt, now));
    return [listLabel(list), age ?? l10n.t('not loaded')];
  });
  const request: Line = [l10n.t('Request ID'), error.requestId];
  return markdown(error.message, [...lines, request], error.remedy === '' ? [] : [error.remedy]);
}

/** What is known of a record that could not be read. */
export function unreadableTooltip({ list, record }: UnreadableElement): Markdown {
  if (isGap(record)) {
    return markdown(listLabel(list), [], [record.reason]);
  }
  return markdown(
    record.name ?? record.id ?? l10n.t('Record {0}', record.index + 1),
    [
      [l10n.t('List'), listLabel(list)],
      [l10n.t('ID'), record.id],
      [l10n.t('Reason'), record.reason],
    ],
    [l10n.t('Show Details shows the record as Barrack sent it.')],
  );
}

import * as l10n from '@vscode/l10n';
import type { Instant } from '../../base/time.ts';
import { passedBetween } from '../../base/time.ts';
import { isGap } from '../../domain/resources.ts';
import { definitionOfList, pricedLists } from '../../kinds/registry.ts';
import type { ResourceList } from '../../resources/kinds.ts';
import { regionalLists } from '../../resources/kinds.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { ErrorElement, UnreadableElement } from './elements.ts';
import type { Place } from './inventory.ts';
import type { Line } from '../../ui/format/markdown.ts';
import { markdown } from '../../ui/format/markdown.ts';
import type { Cost } from './place-appearance.ts';
import { amountIn, costOf, isLeast, regionLabel } from './place-appearance.ts';
import { monthly, priceCaveats } from '../../ui/format/price-caveats.ts';
import { ageLabel } from '../../ui/format/text.ts';
import { countLabel, listLabel } from '../../kinds/labels.ts';
import type { Markdown } from '../../ui/format/safe-text.ts';

function costLinesOf(list: ResourceList, place: Place, store: ResourceStore): readonly Line[] {
  const cost = costOf(place, list, store);
  if (cost === undefined) {
    return [];
  }
  const exact = monthly(cost, cost.currency).words;
  const sum = isLeast(cost) ? l10n.t('at least {0}', exact) : exact;
  return [
    [listLabel(list), definitionOfList(list).cost?.sum?.(sum) ?? sum],
    [l10n.t('Not in this sum'), unsummed(list, cost)],
  ];
}

function unsummed(list: ResourceList, { without, isWhole }: Cost): string | undefined {
  const parts = [
    without > 0 ? l10n.t('{0} whose price is not known', countLabel(list, without)) : undefined,
    isWhole ? undefined : l10n.t('what is missing of the list'),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function costLines(place: Place, store: ResourceStore): readonly Line[] {
  const lines = pricedLists.flatMap((list) => costLinesOf(list, place, store));
  const caveats = lines.length > 0 && store.prices !== undefined ? priceCaveats(store.prices) : [];
  return [...lines, [l10n.t('Prices'), caveats.length === 0 ? undefined : caveats.join(' ')]];
}

/** What is billed, too, beside the sums: first what has no price that could be summed. */
function costNotes(place: Place, store: ResourceStore): readonly string[] {
  const billed = new Set([...regionalLists.filter((list) => !pricedLists.includes(list)), ...pricedLists]);
  return [...billed]
    .filter((list) => place.count(list) > 0 && costOf(place, list, store) === undefined)
    .map((list) => definitionOfList(list).cost?.unknown())
    .filter((note) => note !== undefined);
}

/** A region: its tier, what is in it, and what that costs as far as it is known. */
export function regionTooltip(place: Place, store: ResourceStore): Markdown {
  const region = store.regions.items.find(({ name }) => name === place.region);
  const lines: readonly Line[] = [
    [l10n.t('Tier'), place.region === undefined ? undefined : store.tierOf(place.region)],
    [l10n.t('Country'), region?.country],
    ...regionalLists.map((list): Line => [listLabel(list), amountIn(place, list)]),
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

import * as l10n from '@vscode/l10n';
import { formatMoney } from '../domain/money.ts';
import type { HourAndMonth, PriceList } from '../domain/prices.ts';
import type { Image, Resource, Snapshot, Volume } from '../domain/resources.ts';
import { formatSize } from '../domain/sizes.ts';
import { statusLabel } from '../domain/status.ts';
import { clipped } from '../domain/visible.ts';
import { dateText, dayText } from '../ui/format/dates.ts';
import { longestName } from '../ui/format/names.ts';
import { priceCaveats, withSource } from '../ui/format/price-caveats.ts';
import type { Cost, Fact } from './kind.ts';

type PriceOf<R extends Resource> = NonNullable<Cost<R>['price']>;
/** The value of a line of a tooltip. */
export type TooltipText<R extends Resource> = NonNullable<NonNullable<Fact<R>['line']>['tooltip']>;

export function sizeOf({ sizeGb }: Pick<Volume, 'sizeGb'>): string | undefined {
  return sizeGb === undefined ? undefined : formatSize(sizeGb);
}

/** The size of a snapshot or an image, if it is known. */
export const builtSize: Fact<Snapshot | Image> = {
  row: sizeOf,
  picker: sizeOf,
  preview: sizeOf,
  option: sizeOf,
  line: { label: () => l10n.t('Size'), tooltip: sizeOf, form: sizeOf },
};

/** In forms; tooltips and pickers tell the status of whatever has one. */
export const statusLine: Fact<Resource> = {
  line: { label: () => l10n.t('Status'), form: (resource) => statusLabel(resource.status) },
};

/** The same, and in rows. */
export const status: Fact<Resource> = { row: (resource) => statusLabel(resource.status), ...statusLine };

/** Tooltips tell of everything when it was created. */
export const created: Fact<Resource> = {
  preview: ({ createdAt }) => {
    const day = dayText(createdAt);
    return day === undefined ? undefined : l10n.t('created {0}', clipped(day, longestName));
  },
  option: ({ createdAt }) => dayText(createdAt),
  line: { label: () => l10n.t('Created'), form: ({ createdAt }) => dateText(createdAt) },
};

/** What to keep in mind of prices; undefined where they are Barrack's own, in the account's currency. */
export function priceNote(prices: PriceList | undefined): string | undefined {
  const caveats = prices === undefined ? [] : priceCaveats(prices);
  return caveats.length === 0 ? undefined : caveats.join(' ');
}

/** What it costs as it is now. */
export function costFact<R extends Resource>(price: PriceOf<R>): Fact<R> {
  return inTooltip(
    () => l10n.t('Cost'),
    (one, { store }) => priceText(price(one, store), store.prices) ?? l10n.t('not known'),
  );
}

/** Where that is from, if it is known. */
export function pricesFact<R extends Resource>(price: PriceOf<R>): Fact<R> {
  return inTooltip(
    () => l10n.t('Prices'),
    (one, { store }) => price(one, store) && priceNote(store.prices),
  );
}

export function priceText(
  price: HourAndMonth | undefined,
  prices: PriceList | undefined,
): string | undefined {
  return (
    price &&
    prices &&
    withSource(
      l10n.t(
        '{0} a month, {1} an hour',
        formatMoney(price.month, prices.currency),
        formatMoney(price.hour, prices.currency),
      ),
      price.source,
    )
  );
}

/** A line of the tooltip alone. */
export function inTooltip<R extends Resource>(label: () => string, tooltip: TooltipText<R>): Fact<R> {
  return { line: { label, tooltip } };
}

import * as l10n from '@vscode/l10n';
import { formatMoney } from '../../domain/money.ts';
import type { HourAndMonth, PriceList, SumSource } from '../../domain/prices.ts';
import { snapshotMonths } from '../../domain/prices.ts';
import type { MonthlyCost } from '../../writes/model/record.ts';

/** What is to be known of prices that are not Barrack's own of this account, a sentence each; nothing where they are. */
export function priceCaveats({ source, currency, currencyAssumed }: PriceList): readonly string[] {
  return [
    currencyAssumed
      ? l10n.t('Barrack did not tell your account’s currency: these are its prices in {0}.', currency)
      : undefined,
    source === 'documented'
      ? l10n.t(
          'Barrack’s price list could not be read: these are the documented prices, which may have changed.',
        )
      : undefined,
  ].filter((text) => text !== undefined);
}

/** Where all prices of a list are from, in a sentence. */
export function pricesSource({ source, currency, currencyAssumed }: PriceList): string {
  if (source === 'api') {
    return currencyAssumed
      ? l10n.t("Barrack did not tell your account's currency; these are its prices in {0}.", currency)
      : l10n.t("Barrack's current prices in {0}.", currency);
  }
  const why = currencyAssumed
    ? l10n.t("Barrack did not tell your account's currency, and its price list could not be read.")
    : l10n.t("Barrack's price list could not be read.");
  return l10n.t('{0} These are the documented prices in {1}, which may have changed.', why, currency);
}

/** A text with a price in it, which tells where that is from unless it is Barrack's own. */
export function withSource(text: string, source: SumSource): string {
  switch (source) {
    case 'api':
      return text;
    case 'documented':
      return l10n.t('{0} (documented)', text);
    case 'mixed':
      return l10n.t('{0} (partly documented)', text);
  }
}

/** An amount a month, short and in words. */
export interface MonthlyText {
  readonly short: string;
  readonly words: string;
}

export function monthly(
  { month, source }: Pick<HourAndMonth, 'month'> & { readonly source: SumSource },
  currency: string,
): MonthlyText {
  const money = formatMoney(month, currency);
  return {
    short: withSource(l10n.t('{0}/mo', money), source),
    words: withSource(l10n.t('{0} a month', money), source),
  };
}

/** `$0.15 an hour`. */
export function hourly({ hour, source }: Pick<HourAndMonth, 'hour' | 'source'>, currency: string): string {
  return withSource(l10n.t('{0} an hour', formatMoney(hour, currency)), source);
}

/** Of what is billed, but at a price that is not known. */
export function priceUnknown(): MonthlyText {
  const text = l10n.t('price unknown');
  return { short: text, words: text };
}

/** The price of a snapshot, which is stated for an hour without saying whether that is for each or per TB. */
export interface SnapshotPrice {
  /** With who states it. */
  readonly hour: string;
  /** A month of so many snapshots, read both ways. */
  readonly each: string;
  readonly perTb: string;
}

/** Undefined where the list has no price for snapshots. */
export function snapshotPrice(prices: PriceList | undefined, count = 1): SnapshotPrice | undefined {
  const months = prices && snapshotMonths(prices);
  if (prices?.snapshotHour === undefined || months === undefined) {
    return undefined;
  }
  const { source, currency } = prices;
  const hour = formatMoney(prices.snapshotHour, currency);
  return {
    hour:
      source === 'api'
        ? l10n.t('{0} an hour as Barrack states it', hour)
        : l10n.t('{0} an hour by Barrack’s documentation', hour),
    each: formatMoney(months.each * count, currency),
    perTb: formatMoney(months.perTb * count, currency),
  };
}

/** What was noted for an operation. */
export function costText({ amount, currency, source = 'api' }: MonthlyCost): MonthlyText {
  return monthly({ month: amount, source }, currency);
}

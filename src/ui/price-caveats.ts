import * as l10n from '@vscode/l10n';
import type { PriceList } from '../domain/prices.ts';

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

import * as l10n from '@vscode/l10n';
import { formatMoney } from '../../domain/money.ts';
import type { PriceList, VolumePrice } from '../../domain/prices.ts';
import { volumePrice } from '../../domain/prices.ts';
import type { Volume } from '../../domain/resources.ts';
import type { Tier } from '../../domain/tiers.ts';
import type { Fact, Option } from '../protocol.ts';

/** What the clone guide says of the types. */
const descriptions: Readonly<Record<string, () => string>> = {
  nvme: () => l10n.t('Low latency, for databases and I/O intensive work.'),
  hdd: () => l10n.t('Higher latency and lower cost, for backups, archives and sequential work.'),
};

function description(type: string, sourceType: string | undefined): string {
  const known = type.toLowerCase();
  const about = Object.hasOwn(descriptions, known) ? (descriptions[known]?.() ?? '') : '';
  const same = known === sourceType?.toLowerCase();
  return same ? l10n.t('The type of the source. {0}', about).trim() : about;
}

function priceFacts(price: VolumePrice | undefined, currency: string): Fact[] {
  const show = (amount: number | undefined) =>
    amount === undefined ? l10n.t('Not known') : formatMoney(amount, currency);
  return [
    { label: l10n.t('Per TB a month'), value: show(price?.perTbMonth) },
    { label: l10n.t('Total a month'), value: show(price?.month) },
    { label: l10n.t('Total an hour'), value: show(price?.hour) },
  ];
}

/** The types a clone can have, each with what it costs; without a price list they have no prices. */
export function typeOptions(
  types: readonly string[],
  volume: Volume,
  tier: Tier,
  prices: PriceList | undefined,
): Option[] {
  return types.map((type) => ({
    value: type,
    label: type,
    description: description(type, volume.volumeType),
    problem: '',
    facts:
      prices === undefined ? [] : priceFacts(volumePrice(prices, tier, type, volume.sizeGb), prices.currency),
  }));
}

/** Where the prices come from. */
export function pricesNote(prices: PriceList | undefined): string {
  if (prices === undefined) {
    return l10n.t('The prices could not be read, and none are documented for the currency of your account. See barrack.ai before you clone.'); // prettier-ignore
  }
  return prices.source === 'api'
    ? l10n.t("Barrack's current prices in {0}. A month is 730 hours, a TB is 1024 GB.", prices.currency)
    : l10n.t("Barrack's price list could not be read. These are the documented prices in {0}, which may have changed. A month is 730 hours, a TB is 1024 GB.", prices.currency); // prettier-ignore
}

/** The cost in a sentence, for beside the button. */
export function costSentence(price: VolumePrice | undefined, currency: string | undefined): string {
  return price === undefined
    ? l10n.t('What it costs is not known here. It is billed from creation until you delete it.')
    : l10n.t(
        '{0} a month ({1} an hour), billed from creation until you delete it.',
        formatMoney(price.month, currency),
        formatMoney(price.hour, currency),
      );
}

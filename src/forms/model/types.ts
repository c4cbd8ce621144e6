import * as l10n from '@vscode/l10n';
import { formatMoney } from '../../domain/money.ts';
import type { PriceList, VolumePrice } from '../../domain/prices.ts';
import { volumePrice } from '../../domain/prices.ts';
import type { Volume } from '../../domain/resources.ts';
import type { Tier } from '../../domain/tiers.ts';
import { pricesSource, withSource } from '../../ui/format/price-caveats.ts';
import type { Fact, Option } from '../protocol/protocol.ts';

/** How the API calls a volume's type. */
export const typeNames = { keys: ['volume_type', 'type'], words: /\bvolume type\b/iu };

/** What Barrack says of the types. */
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

function priceFacts(prices: PriceList, tier: Tier, type: string, sizeGb: number | undefined): Fact[] {
  const show = (amount: number | undefined) =>
    amount === undefined ? l10n.t('Not known') : formatMoney(amount, prices.currency);
  const perTb = volumePrice(prices, tier, type, 1)?.perTbMonth;
  const whole = volumePrice(prices, tier, type, sizeGb);
  return [
    { label: l10n.t('Per TB a month'), value: show(perTb) },
    ...(sizeGb === undefined
      ? []
      : [
          { label: l10n.t('Total a month'), value: show(whole?.month) },
          { label: l10n.t('Total an hour'), value: show(whole?.hour) },
        ]),
  ];
}

/**
 * The types a volume can have, each with what it costs, as far as price list and size are known.
 * @param volume its size, and the type of what it is cloned from
 */
export function typeOptions(
  types: readonly string[],
  volume: Pick<Volume, 'sizeGb' | 'volumeType'>,
  tier: Tier,
  prices: PriceList | undefined,
): Option[] {
  return types.map((type) => ({
    value: type,
    label: type,
    description: description(type, volume.volumeType),
    problem: '',
    facts: prices === undefined ? [] : priceFacts(prices, tier, type, volume.sizeGb),
  }));
}

/** Whether prices and balance can be compared: there are no exchange rates. */
export function isIn(currency: string | undefined, prices: PriceList | undefined): boolean {
  return prices !== undefined && prices.currency === currency;
}

/** Where the prices come from. */
export function pricesNote(prices: PriceList | undefined): string {
  return prices === undefined
    ? l10n.t('No prices are known for your account. See barrack.ai first.')
    : l10n.t('{0} A month is 730 hours, a TB is 1024 GB.', pricesSource(prices));
}

/** The cost in a sentence, for beside the button. */
export function costSentence(price: VolumePrice | undefined, currency: string | undefined): string {
  return price === undefined
    ? l10n.t('What it costs is not known here. It is billed from creation until you delete it.')
    : l10n.t(
        '{0}, billed from creation until you delete it.',
        withSource(
          l10n.t(
            '{0} a month ({1} an hour)',
            formatMoney(price.month, currency),
            formatMoney(price.hour, currency),
          ),
          price.source,
        ),
      );
}

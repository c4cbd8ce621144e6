import * as l10n from '@vscode/l10n';
import { formatSize } from '../../../domain/sizes.ts';
import { volumePrice } from '../../../domain/prices.ts';
import type { Instance, Volume } from '../../../domain/resources.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import type { NameStore } from '../../../ui/format/names.ts';
import { called } from '../../../ui/format/names.ts';
import { hourly, monthly, priceCaveats, snapshotPrice } from '../../../ui/format/price-caveats.ts';

/** What the costs are worked out from. */
export type Priced = Pick<ResourceStore, 'prices' | 'priceOf' | 'pricesOfInstance'>;

export const notKnown = () => l10n.t('What it costs is not known here: see barrack.ai.');

/** `$106.93 a month`; undefined where that is not known. */
function month(volume: Volume, store: Priced): string | undefined {
  const price = store.priceOf(volume);
  return price && store.prices && monthly(price, store.prices.currency).words;
}

/**
 * What a volume costs now, and with another size.
 * @param sizeGb undefined while none is typed that can be used
 */
export function resizePrompt(volume: Volume, sizeGb: number | undefined, store: Priced): string {
  const before = month(volume, store);
  const now = volume.sizeGb === undefined ? l10n.t('size not known') : formatSize(volume.sizeGb);
  const old = before === undefined ? l10n.t('Now: {0}.', now) : l10n.t('Now: {0} for {1}.', now, before);
  if (sizeGb === undefined) {
    return old;
  }
  const after = month({ ...volume, sizeGb }, store) ?? l10n.t('a price not known here');
  return l10n.t('{0} Then: {1} for {2}.', old, formatSize(sizeGb), after);
}

/** What a volume will cost, a sentence a line. */
export function resizeCost(volume: Volume, sizeGb: number, store: Priced): readonly string[] {
  const [before, after] = [month(volume, store), month({ ...volume, sizeGb }, store)];
  if (after === undefined || store.prices === undefined) {
    return [notKnown()];
  }
  const cost =
    before === undefined
      ? l10n.t('It then costs {0}.', after)
      : l10n.t('It then costs {0} instead of {1}.', after, before);
  return [cost, ...priceCaveats(store.prices)];
}

/** What a volume costs that is still to be made, a sentence a line. */
export function volumeCost(
  { region, volumeType, sizeGb }: Partial<Pick<Volume, 'region' | 'volumeType' | 'sizeGb'>>,
  store: Pick<ResourceStore, 'prices' | 'tierOf'>,
): readonly string[] {
  const { prices } = store;
  const price = prices && volumePrice(prices, store.tierOf(region), volumeType, sizeGb);
  return prices === undefined || price === undefined
    ? [notKnown()]
    : [l10n.t('It costs {0}.', monthly(price, prices.currency).words), ...priceCaveats(prices)];
}

/** What a snapshot costs, which Barrack states for an hour without saying whether that is for each or per TB. */
export function snapshotCost({ prices }: Pick<Priced, 'prices'>): readonly string[] {
  const billed = l10n.t('Each snapshot is billed as 100 GB, from creation until you delete it.');
  const price = snapshotPrice(prices);
  if (prices === undefined || price === undefined) {
    return [notKnown(), billed];
  }
  return [
    l10n.t(
      'It costs {0}: {1} a month if that is for each snapshot, {2} if it is per TB.',
      price.hour,
      price.each,
      price.perTb,
    ),
    billed,
    ...priceCaveats(prices),
  ];
}

/** @param origin the instance that a snapshot was made of, where it is still listed */
export function restoreCost(origin: Instance | undefined, store: Priced & NameStore): readonly string[] {
  const billed = l10n.t('A new instance is made, and billed from then on until you delete it.');
  const price = origin && store.pricesOfInstance(origin)?.running;
  if (origin === undefined || price === undefined || store.prices === undefined) {
    return [billed, notKnown()];
  }
  const { currency } = store.prices;
  const hour = hourly(price, currency);
  const cost = l10n.t(
    'If it is like {0}, it costs {1} ({2}).',
    called(origin, store),
    hour,
    monthly(price, currency).words,
  );
  return [billed, cost, ...priceCaveats(store.prices)];
}

/** What an instance is billed in SHUTOFF. */
export function shutoffCost(instance: Instance, store: Priced): string {
  const price = store.pricesOfInstance(instance)?.running;
  return price === undefined || store.prices === undefined
    ? l10n.t('An instance in SHUTOFF is still billed in full.')
    : l10n.t('An instance in SHUTOFF is still billed in full, {0}.', hourly(price, store.prices.currency));
}

import * as l10n from '@vscode/l10n';
import type { Image, Volume } from '../../../domain/resources.ts';
import { listed } from '../../../ui/format/first-of.ts';
import type { BulkStore } from './bulk-store.ts';
import { listedAs, shortNameOf } from '../../../kinds/names.ts';
import type { Sentences } from './sums.ts';
import { aMonth, priceNotes, sumOf } from './sums.ts';

export const noReturn = () => l10n.t('This can’t be undone.');

export function deletedVolumes(volumes: readonly Volume[], store: BulkStore): Sentences {
  const sum = sumOf(volumes.map((volume) => store.priceOf(volume)));
  const one = volumes.length === 1;
  return [
    sum.known === 0
      ? l10n.t('What this frees a month is not known.')
      : l10n.t('This frees {0}.', aMonth(sum, store)),
    ...priceNotes(sum, store),
    one ? l10n.t('All data on it is lost.') : l10n.t('All data on them is lost.'),
    noReturn(),
  ];
}

export function deletedImages(images: readonly Image[], store: Pick<BulkStore, 'find'>): Sentences {
  const [image] = images;
  const from =
    image !== undefined && images.length === 1
      ? shortNameOf(listedAs('snapshot', image.snapshot, store))
      : undefined;
  return [
    images.length === 1
      ? l10n.t('No instance can be deployed from it any more.')
      : l10n.t('No instance can be deployed from them any more.'),
    from === undefined ? undefined : l10n.t('The snapshot {0}, from which it was made, stays.', from),
    l10n.t('Barrack’s price list names no price for images.'),
    noReturn(),
  ];
}

export function detachedVolumes(volumes: readonly Volume[], store: BulkStore): Sentences {
  const sum = sumOf(volumes.map((volume) => store.priceOf(volume)));
  const hosts = volumes
    .map((volume) => store.instanceOf(volume))
    .filter((instance) => instance?.status?.state !== 'SHUTOFF')
    .map(shortNameOf)
    .filter((name) => name !== undefined);
  const one = volumes.length === 1;
  const running = [...new Set(hosts)];
  return [
    running.length === 0
      ? undefined
      : one
        ? l10n.t('What runs on {0} can no longer use it.', listed(running))
        : l10n.t('What runs on {0} can no longer use them.', listed(running)),
    one ? l10n.t('It keeps its data.') : l10n.t('They keep their data.'),
    sum.known === 0
      ? l10n.t('A volume is billed as long as it is there.')
      : l10n.t('A volume is billed as long as it is there: still {0}.', aMonth(sum, store)),
    ...priceNotes(sum, store),
  ];
}

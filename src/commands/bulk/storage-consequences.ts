import * as l10n from '@vscode/l10n';
import type { Image, Snapshot, Volume } from '../../domain/resources.ts';
import { listed } from './cut.ts';
import type { BulkStore } from './orders.ts';
import { nameOf } from './rows.ts';
import type { Sentences } from './sums.ts';
import { money, priceNotes, sumOf } from './sums.ts';

const noReturn = () => l10n.t('This can’t be undone.');

export function deletedVolumes(volumes: readonly Volume[], store: BulkStore): Sentences {
  const sum = sumOf(volumes.map((volume) => store.priceOf(volume)));
  const one = volumes.length === 1;
  return [
    sum.known === 0
      ? l10n.t('What this frees a month is not known.')
      : l10n.t('This frees {0} a month.', money(sum.month, store)),
    ...priceNotes(sum, store),
    one ? l10n.t('All data on it is lost.') : l10n.t('All data on them is lost.'),
    noReturn(),
  ];
}

/** What becomes of the images that were made from snapshots: the guides contradict each other. */
function imagesOf(snapshots: readonly Snapshot[], store: BulkStore): Sentences {
  const images = snapshots.map((snapshot) => store.imageOf(snapshot));
  const having = images.filter((image) => image?.has === true);
  const names = having.map(({ image }) => nameOf(image)).filter((name) => name !== undefined);
  const open = images.filter((image) => image === undefined).length;
  const which = names.length === 0 ? '' : ` ${l10n.t('({0})', listed(names))}`;
  const told =
    having.length === 1
      ? l10n.t('An image was made from one{0}. It may be deleted with it; then no instance can be deployed from it.', which) // prettier-ignore
      : l10n.t('Images were made from {0} of them{1}. They may be deleted with them; then no instance can be deployed from them.', having.length, which); // prettier-ignore
  return [
    having.length === 0 ? undefined : told,
    open === 0
      ? undefined
      : l10n.t('It is not known of {0} whether an image was made from it and goes with it.', open),
  ];
}

export function deletedSnapshots(snapshots: readonly Snapshot[], store: BulkStore): Sentences {
  const hour = store.prices?.snapshotHour;
  return [
    hour === undefined
      ? l10n.t('What this frees is not known.')
      : l10n.t(
          'A snapshot costs {0} an hour as Barrack states it; whether for each snapshot or per TB is not documented.',
          money(hour, store),
        ),
    ...imagesOf(snapshots, store),
    noReturn(),
  ];
}

export function deletedImages(images: readonly Image[]): Sentences {
  const [image] = images;
  const from = images.length === 1 ? nameOf(image?.snapshot) : undefined;
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
    .map(nameOf)
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
      : l10n.t('A volume is billed as long as it is there: still {0} a month.', money(sum.month, store)),
    ...priceNotes(sum, store),
  ];
}

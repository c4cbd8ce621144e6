import * as l10n from '@vscode/l10n';
import { snapshotMonths } from '../../domain/prices.ts';
import type { Image, Snapshot, Volume } from '../../domain/resources.ts';
import { listed } from './cut.ts';
import type { BulkStore } from './orders.ts';
import { nameOf, originOf } from './rows.ts';
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

const notDeployable = () => l10n.t('Then no instance can be deployed from it.');

/** The guides contradict each other: what is deleted with a snapshot can only be warned of. */
function imageOfOne(snapshot: Snapshot, store: BulkStore): string | undefined {
  const image = store.imageOf(snapshot);
  if (image === undefined) {
    return l10n.t('It is not known whether an image was made from it: one may be deleted with it.');
  }
  const name = image.has ? nameOf(image.image) : undefined;
  const made =
    name === undefined
      ? l10n.t('An image was made from it and may be deleted with it.')
      : l10n.t('The image {0} was made from it and may be deleted with it.', name);
  return image.has ? `${made} ${notDeployable()}` : undefined;
}

/** @param count of how many snapshots it is not known whether they have an image */
function notKnownImages(count: number): string | undefined {
  switch (count) {
    case 0:
      return undefined;
    case 1:
      return l10n.t(
        'Of 1 of them it is not known whether an image was made from it: one may be deleted with it.',
      );
    default:
      return l10n.t(
        'Of {0} of them it is not known whether images were made from them: those may be deleted with them.',
        count,
      );
  }
}

function imagesOfMany(snapshots: readonly Snapshot[], store: BulkStore): Sentences {
  const images = snapshots.map((snapshot) => store.imageOf(snapshot));
  const having = images.filter((image) => image?.has === true);
  const names = having.map((image) => nameOf(image.image) ?? l10n.t('one whose name is not known'));
  const open = images.filter((image) => image === undefined).length;
  return [
    names.length === 0
      ? undefined
      : l10n.t(
          'Images made from them may be deleted with them, and no instance can be deployed from those then: {0}.',
          listed(names),
        ),
    notKnownImages(open),
  ];
}

function imagesOf(snapshots: readonly Snapshot[], store: BulkStore): Sentences {
  const [first] = snapshots;
  return first !== undefined && snapshots.length === 1
    ? [imageOfOne(first, store)]
    : imagesOfMany(snapshots, store);
}

/** What the deletion of so many frees, in both ways that Barrack's price of an hour can be read. */
function freed(count: number, store: BulkStore): Sentences {
  const { prices } = store;
  const months = prices && snapshotMonths(prices);
  if (prices?.snapshotHour === undefined || months === undefined) {
    return [l10n.t('What this frees is not known.')];
  }
  return [
    l10n.t(
      'A snapshot costs {0} an hour as Barrack states it. This frees {1} a month if that is for each snapshot, {2} if it is per TB (a snapshot is billed as 100 GB).',
      money(prices.snapshotHour, store),
      money(months.each * count, store),
      money(months.perTb * count, store),
    ),
    ...priceNotes({ known: count, unknown: 0 }, store),
  ];
}

/** What is lost: the instances themselves stay, and go on as they are. */
function lostStates(snapshots: readonly Snapshot[], store: BulkStore): string {
  const [first] = snapshots;
  if (first === undefined || snapshots.length > 1) {
    return l10n.t('The saved states of their instances are lost.');
  }
  const instance = originOf(first, store);
  return instance === undefined
    ? l10n.t('The saved state of its instance is lost.')
    : l10n.t('The saved state of {0} is lost.', instance);
}

export function deletedSnapshots(snapshots: readonly Snapshot[], store: BulkStore): Sentences {
  return [
    ...freed(snapshots.length, store),
    lostStates(snapshots, store),
    ...imagesOf(snapshots, store),
    noReturn(),
  ];
}

export function deletedImages(images: readonly Image[], store: Pick<BulkStore, 'find'>): Sentences {
  const [image] = images;
  const from = image !== undefined && images.length === 1 ? originOf(image, store) : undefined;
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

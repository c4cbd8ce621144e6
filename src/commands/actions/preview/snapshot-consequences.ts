import * as l10n from '@vscode/l10n';
import type { Snapshot } from '../../../domain/resources.ts';
import { snapshotPrice } from '../../../ui/format/price-caveats.ts';
import { listed } from '../../../ui/format/first-of.ts';
import type { BulkStore } from './bulk-store.ts';
import { listedAs, shortNameOf } from '../../../kinds/names.ts';
import { noReturn } from './storage-consequences.ts';
import type { Sentences } from './sums.ts';
import { priceNotes } from './sums.ts';

const notDeployable = () => l10n.t('Then no instance can be deployed from it.');

/** What is deleted with a snapshot can only be warned of (docs/platform.md, "Snapshots"). */
function imageOfOne(snapshot: Snapshot, store: BulkStore): string | undefined {
  const image = store.imageOf(snapshot);
  if (image === undefined) {
    return l10n.t('It is not known whether an image was made from it: one may be deleted with it.');
  }
  const name = image.has ? shortNameOf(image.image) : undefined;
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
  const names = having.map((image) => shortNameOf(image.image) ?? l10n.t('one whose name is not known'));
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
  const price = snapshotPrice(store.prices, count);
  if (price === undefined) {
    return [l10n.t('What this frees is not known.')];
  }
  return [
    l10n.t(
      'A snapshot costs {0}. This frees {1} a month if that is for each snapshot, {2} if it is per TB (a snapshot is billed as 100 GB).',
      price.hour,
      price.each,
      price.perTb,
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
  const instance = shortNameOf(listedAs('instance', first.instance, store));
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

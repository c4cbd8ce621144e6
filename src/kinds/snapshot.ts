import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../domain/checks.ts';
import { imagePossibility } from '../domain/preparations.ts';
import type { PriceList } from '../domain/prices.ts';
import type { Snapshot } from '../domain/resources.ts';
import type { ResourceStore } from '../resources/store.ts';
import { mentioned } from '../ui/format/names.ts';
import { snapshotPrice } from '../ui/format/price-caveats.ts';
import { notKnown } from '../ui/format/text.ts';
import { builtSize, created, inTooltip, priceNote, status } from './facts.ts';
import type { Fact, Kind } from './kind.ts';
import { listedAs, nameOf, namesOf, shortNameOf } from './names.ts';
import { noteOf } from './notes.ts';

/** Whether an image can be made from a snapshot now, also where something is done first. */
export function imaging(snapshot: Snapshot, store: ResourceStore): Eligibility {
  return imagePossibility(snapshot, store.imageOf(snapshot));
}

const description = () => l10n.t('Description');

const takenOf = (instance: string | undefined): string | undefined =>
  instance === undefined ? undefined : l10n.t('of {0}', instance);

const instance: Fact<Snapshot> = {
  row: (snapshot, { store }) => takenOf(nameOf(listedAs('instance', snapshot.instance, store))),
  preview: (snapshot, store) => takenOf(shortNameOf(listedAs('instance', snapshot.instance, store))),
  option: (snapshot, store) => takenOf(mentioned('instance', snapshot.instance, store)),
  line: {
    label: () => l10n.t('Instance'),
    tooltip: (snapshot, { store, lineage }) =>
      nameOf(listedAs('instance', snapshot.instance, store)) ?? namesOf(lineage.of('taken', snapshot)),
  },
};

const madeOf: Fact<Snapshot> = {
  line: {
    label: () => l10n.t('Made of'),
    form: (snapshot, store) => notKnown(mentioned('instance', snapshot.instance, store)),
  },
};

const image: Fact<Snapshot> = {
  row: (snapshot, { store }) => {
    const its = store.imageOf(snapshot);
    const name = its?.has === true ? nameOf(its.image) : undefined;
    const text = name === undefined ? l10n.t('has an image') : l10n.t('image {0}', name);
    return its?.has === true ? text : undefined;
  },
  preview: (snapshot, store) => {
    const its = store.imageOf(snapshot);
    return its?.has === true ? l10n.t('image {0}', shortNameOf(its.image) ?? l10n.t('not known')) : undefined;
  },
  line: {
    label: () => l10n.t('Image'),
    tooltip: (snapshot, { store }) => {
      const its = store.imageOf(snapshot);
      return its === undefined
        ? l10n.t('not known')
        : its.has
          ? (nameOf(its.image) ?? l10n.t('yes'))
          : l10n.t('none');
    },
  },
};

/** The price of an hour, and of a month in both ways that this can be read. */
function costText(prices: PriceList | undefined): string {
  const price = snapshotPrice(prices);
  return price === undefined
    ? l10n.t('not known')
    : l10n.t(
        '{0}: {1} a month if that is for each snapshot, {2} if it is per TB (a snapshot is billed as 100 GB)',
        price.hour,
        price.each,
        price.perTb,
      );
}

export const snapshot: Kind<Snapshot> = {
  words: {
    one: () => l10n.t('Snapshot'),
    many: () => l10n.t('Snapshots'),
    count: (count) => (count === 1 ? l10n.t('{0} snapshot', count) : l10n.t('{0} snapshots', count)),
    named: (name) => l10n.t('the snapshot {0}', name),
    none: () => l10n.t('There are no snapshots in this account.'),
    howToGet: () => l10n.t('Create one of an instance first.'),
    notFound: (id) =>
      l10n.t('This account has no snapshot with the id {0}. The link may be of another account.', id),
    list: () => l10n.t('List Snapshots'),
  },
  icon: 'device-camera',
  facts: [
    { line: { label: description, tooltip: (one) => one.description } },
    builtSize,
    status,
    instance,
    madeOf,
    created,
    image,
    { line: { label: description, form: (one) => one.description } },
    inTooltip(
      () => l10n.t('Cost'),
      (_one, { store }) => costText(store.prices),
    ),
    inTooltip(
      () => l10n.t('Prices'),
      (_one, { store }) => priceNote(store.prices),
    ),
    inTooltip(
      () => l10n.t('Instances made from it'),
      (one, { lineage }) => namesOf(lineage.on('restored', one)),
    ),
  ],
  cost: {
    unknown: () =>
      l10n.t('Snapshots are billed too, but whether their price is for each or per TB is not documented.'),
  },
  get: { label: () => l10n.t('Show Snapshot'), send: ({ snapshots }, id) => snapshots.get(id) },
  billing: ({ snapshots }, id, options) => snapshots.billing(id, options),
  flags: (one, store) => [imaging(one, store).can !== 'no' && 'imageable'],
  notes: (one, store) =>
    noteOf(imaging(one, store), l10n.t('Creating an image'), (reason) =>
      l10n.t('No image can be made from it: {0}', reason),
    ),
  searchText: () => undefined,
  linkForms: { image: 'imageForm' },
  hasPage: false,
};

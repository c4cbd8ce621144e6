import * as l10n from '@vscode/l10n';
import { attachmentOf } from '../domain/attachment.ts';
import type { Eligibility } from '../domain/checks.ts';
import { clonePossibility } from '../domain/preparations.ts';
import type { Volume } from '../domain/resources.ts';
import { statusLabel } from '../domain/status.ts';
import type { ResourceStore } from '../resources/store.ts';
import { mentioned } from '../ui/format/names.ts';
import { notKnown, sizeAndType } from '../ui/format/text.ts';
import { costFact, inTooltip, pricesFact, sizeOf, statusLine } from './facts.ts';
import type { Fact, Kind, PriceStore } from './kind.ts';
import { listedAs, nameOf, namesOf } from './names.ts';
import { noteOf } from './notes.ts';

/** Whether a volume can be cloned now, also where something is done first. */
export function cloning(volume: Volume, store: ResourceStore): Eligibility {
  const tier = store.tierOf(volume.region);
  return clonePossibility({ volume, tier, instance: store.instanceOf(volume) });
}

const size: Fact<Volume> = {
  row: sizeAndType,
  picker: sizeAndType,
  preview: sizeAndType,
  line: {
    label: () => l10n.t('Size'),
    tooltip: (volume) => sizeOf(volume) ?? l10n.t('not known'),
    form: (volume) => notKnown(sizeOf(volume)),
  },
};

const type: Fact<Volume> = {
  line: {
    label: () => l10n.t('Type'),
    tooltip: ({ volumeType }) => volumeType ?? l10n.t('not known'),
    form: ({ volumeType }) => notKnown(volumeType),
  },
};

const bootable: Fact<Volume> = {
  line: {
    label: () => l10n.t('Bootable'),
    tooltip: (volume) =>
      volume.bootable === undefined ? l10n.t('not known') : volume.bootable ? l10n.t('yes') : l10n.t('no'),
    form: (volume) =>
      volume.bootable === undefined ? notKnown(undefined) : volume.bootable ? l10n.t('Yes') : l10n.t('No'),
  },
};

/** In a row it takes the place of the status, which says as much. */
const attachment: Fact<Volume> = {
  row: (volume, { store }) => {
    const instance = nameOf(store.instanceOf(volume));
    return volume.status.state === 'attached' && instance !== undefined
      ? l10n.t('Attached to {0}', instance)
      : statusLabel(volume.status);
  },
  line: {
    label: () => l10n.t('Attached to'),
    tooltip: (volume, { store }) => {
      const instance = store.instanceOf(volume);
      if (attachmentOf(volume, instance) === 'none') {
        return undefined;
      }
      const name = nameOf(instance) ?? l10n.t('not known');
      return instance?.status === undefined ? name : `${name} (${statusLabel(instance.status)})`;
    },
    form: (volume, store) => {
      const instance = store.instanceOf(volume);
      if (instance === undefined) {
        return attachmentOf(volume, instance) === 'none' ? l10n.t('Nothing') : notKnown(undefined);
      }
      const name = notKnown(mentioned('instance', instance, store));
      return instance.status === undefined ? name : l10n.t('{0} ({1})', name, statusLabel(instance.status));
    },
  },
};

const priceOf = (volume: Volume, store: PriceStore) => store.priceOf(volume);

export const volume: Kind<Volume> = {
  words: {
    one: () => l10n.t('Volume'),
    many: () => l10n.t('Volumes'),
    count: (count) => (count === 1 ? l10n.t('{0} volume', count) : l10n.t('{0} volumes', count)),
    named: (name) => l10n.t('the volume {0}', name),
    none: () => l10n.t('There are no volumes in this account.'),
    howToGet: () => l10n.t('Create a volume first.'),
    notFound: (id) =>
      l10n.t('This account has no volume with the id {0}. The link may be of another account.', id),
    list: () => l10n.t('List Volumes'),
  },
  icon: 'database',
  facts: [
    size,
    type,
    bootable,
    statusLine,
    attachment,
    costFact(priceOf),
    pricesFact(priceOf),
    inTooltip(
      () => l10n.t('Cloned from'),
      (one, { store, lineage }) =>
        namesOf(lineage.of('cloned', one)) ?? nameOf(listedAs('volume', one.source, store)),
    ),
    inTooltip(
      () => l10n.t('Clones'),
      (one, { lineage }) => namesOf(lineage.on('cloned', one)),
    ),
  ],
  cost: {
    price: priceOf,
    unknown: () => l10n.t('Volumes are billed too; their price is unknown.'),
  },
  get: { label: () => l10n.t('Show Volume'), send: ({ volumes }, id) => volumes.get(id) },
  billing: ({ volumes }, id, options) => volumes.billing(id, options),
  flags: (one, store) => {
    const { state } = one.status;
    const isOpen = state === 'unknown'; // it may be any: the menus offer all, and Barrack decides
    return [
      cloning(one, store).can !== 'no' && 'cloneable',
      (isOpen || state === 'available') && 'free',
      (isOpen || state === 'attached') && 'attached',
    ];
  },
  notes: (one, store) =>
    noteOf(cloning(one, store), l10n.t('Cloning'), (reason) => l10n.t('Cannot be cloned: {0}', reason)),
  searchText: ({ volumeType }) => volumeType,
  linkForms: { clone: 'cloneForm' },
  hasPage: true,
};

import * as l10n from '@vscode/l10n';
import type { Image } from '../domain/resources.ts';
import { builtSize, created, inTooltip, status } from './facts.ts';
import type { Fact, Kind } from './kind.ts';
import { listedAs, nameOf, namesOf, shortNameOf } from './names.ts';

const madeFrom = (snapshot: string | undefined): string | undefined =>
  snapshot === undefined ? undefined : l10n.t('from {0}', snapshot);

const snapshot: Fact<Image> = {
  row: (image, { store }) => madeFrom(nameOf(listedAs('snapshot', image.snapshot, store))),
  preview: (image, store) => madeFrom(shortNameOf(listedAs('snapshot', image.snapshot, store))),
  line: {
    label: () => l10n.t('Made from'),
    tooltip: (image, { store, lineage }) =>
      nameOf(listedAs('snapshot', image.snapshot, store)) ?? namesOf(lineage.of('imaged', image)),
  },
};

export const image: Kind<Image> = {
  words: {
    one: () => l10n.t('Image'),
    many: () => l10n.t('Images'),
    count: (count) => (count === 1 ? l10n.t('{0} image', count) : l10n.t('{0} images', count)),
    named: (name) => l10n.t('the image {0}', name),
    none: () => l10n.t('There are no images in this account.'),
    howToGet: () => l10n.t('Create one from a snapshot first.'),
    notFound: (id) =>
      l10n.t('This account has no image with the id {0}. The link may be of another account.', id),
    list: () => l10n.t('List Images'),
  },
  icon: 'package',
  facts: [
    builtSize,
    status,
    snapshot,
    created,
    inTooltip(
      () => l10n.t('Instances made from it'),
      (one, { lineage }) => namesOf(lineage.on('deployed', one)),
    ),
  ],
  cost: undefined,
  get: { label: () => l10n.t('Show Image'), send: ({ images }, id) => images.get(id) },
  billing: undefined,
  flags: () => [],
  notes: () => [],
  searchText: () => undefined,
  linkForms: {},
  hasPage: true,
};

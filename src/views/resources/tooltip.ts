import * as l10n from '@vscode/l10n';
import { attachmentOf } from '../../domain/attachment.ts';
import type { Eligibility } from '../../domain/checks.ts';
import { formatMoney } from '../../domain/money.ts';
import { formatSize } from '../../domain/sizes.ts';
import type { HourAndMonth, PriceList } from '../../domain/prices.ts';
import type { Instance, InstanceRef, Resource, Snapshot, Volume } from '../../domain/resources.ts';
import { statusLabel } from '../../domain/status.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { attachedVolumes } from './instance-children.ts';
import { priceNow } from '../../ui/format/instance-price.ts';
import { cloning, imaging, listedName, nameOf } from './item-appearance.ts';
import type { Line } from '../../ui/format/markdown.ts';
import { dateText } from '../../ui/format/dates.ts';
import { markdown } from '../../ui/format/markdown.ts';
import { priceCaveats, snapshotPrice, withSource } from '../../ui/format/price-caveats.ts';
import { kindLabel } from '../../ui/format/text.ts';
import { lineageLines, namesOf } from './lineage-lines.ts';
import type { Known } from './known.ts';
import type { UnderWay } from './under-way.ts';
import type { Markdown } from '../../ui/format/safe-text.ts';

function statusText({ status }: Resource): string {
  const label = statusLabel(status);
  return label.toLowerCase() === status.raw.toLowerCase() || status.raw === ''
    ? label
    : l10n.t('{0} (Barrack: {1})', label, status.raw);
}

/** What to keep in mind of a price; undefined where it is Barrack's own, in the account's currency. */
function priceNote(prices: PriceList): string | undefined {
  return priceCaveats(prices).join(' ') || undefined;
}

function priceText(price: HourAndMonth | undefined, prices: PriceList | undefined): string | undefined {
  return (
    price &&
    prices &&
    withSource(
      l10n.t(
        '{0} a month, {1} an hour',
        formatMoney(price.month, prices.currency),
        formatMoney(price.hour, prices.currency),
      ),
      price.source,
    )
  );
}

function attachedText(volume: Volume, instance: InstanceRef | undefined): string | undefined {
  if (attachmentOf(volume, instance) === 'none') {
    return undefined;
  }
  const name = nameOf(instance) ?? l10n.t('not known');
  return instance?.status === undefined ? name : `${name} (${statusLabel(instance.status)})`;
}

function volumeLines(volume: Volume, store: ResourceStore): readonly Line[] {
  const instance = store.instanceOf(volume);
  const cost = priceText(store.priceOf(volume), store.prices);
  return [
    [l10n.t('Size'), volume.sizeGb === undefined ? l10n.t('not known') : formatSize(volume.sizeGb)],
    [l10n.t('Type'), volume.volumeType ?? l10n.t('not known')],
    [
      l10n.t('Bootable'),
      volume.bootable === undefined ? l10n.t('not known') : volume.bootable ? l10n.t('yes') : l10n.t('no'),
    ],
    [l10n.t('Attached to'), attachedText(volume, instance)],
    [l10n.t('Cost'), cost ?? l10n.t('not known')],
    [l10n.t('Prices'), cost && store.prices && priceNote(store.prices)],
  ];
}

/** The price of an hour, and of a month in both ways that this can be read. */
function snapshotCost(prices: PriceList | undefined): string {
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

function snapshotLines(snapshot: Snapshot, { store, lineage }: Known): readonly Line[] {
  const image = store.imageOf(snapshot);
  const { prices } = store;
  return [
    [l10n.t('Description'), snapshot.description],
    [l10n.t('Size'), snapshot.sizeGb === undefined ? undefined : formatSize(snapshot.sizeGb)],
    [
      l10n.t('Instance'),
      listedName('instance', snapshot.instance, store) ?? namesOf(lineage.of('taken', snapshot)),
    ],
    [
      l10n.t('Image'),
      image === undefined
        ? l10n.t('not known')
        : image.has
          ? (nameOf(image.image) ?? l10n.t('yes'))
          : l10n.t('none'),
    ],
    [l10n.t('Cost'), snapshotCost(prices)],
    [l10n.t('Prices'), prices && priceNote(prices)],
  ];
}

function instanceLines(instance: Instance, known: Known): readonly Line[] {
  const { store } = known;
  const { prices } = store;
  const of = store.pricesOfInstance(instance);
  const cost = priceText(priceNow(instance, store), prices);
  const isHibernated = instance.status.state === 'HIBERNATED';
  return [
    [l10n.t('GPU'), instance.gpuModel],
    [l10n.t('GPUs'), instance.gpuCount?.toString()],
    [l10n.t('Public IP'), instance.publicIp],
    [l10n.t('Cost'), cost ?? l10n.t('not known')],
    isHibernated
      ? [l10n.t('Cost when restored'), priceText(of?.running, prices)]
      : [l10n.t('Cost when hibernated'), priceText(of?.hibernated, prices)],
    [l10n.t('Prices'), cost && prices && priceNote(prices)],
    [l10n.t('Volumes'), namesOf(attachedVolumes(instance, known))],
  ];
}

function linesOf(resource: Resource, known: Known): readonly Line[] {
  const { store, lineage } = known;
  switch (resource.kind) {
    case 'volume':
      return volumeLines(resource, store);
    case 'snapshot':
      return snapshotLines(resource, known);
    case 'image':
      return [
        [l10n.t('Size'), resource.sizeGb === undefined ? undefined : formatSize(resource.sizeGb)],
        [
          l10n.t('Made from'),
          listedName('snapshot', resource.snapshot, store) ?? namesOf(lineage.of('imaged', resource)),
        ],
      ];
    case 'instance':
      return instanceLines(resource, known);
  }
}

function noteOf(
  eligibility: Eligibility,
  doing: string,
  cannot: (reason: string) => string,
): readonly string[] {
  if (eligibility.can === 'no') {
    return [cannot(eligibility.reason)];
  }
  return eligibility.can === 'server' && eligibility.isPrepared === true
    ? [l10n.t('{0}: {1}', doing, eligibility.reason)]
    : [];
}

/** Why the thing most done with it can't be done now, or what is done first. */
function notesOf(resource: Resource, store: ResourceStore): readonly string[] {
  if (resource.kind === 'volume') {
    const eligibility = cloning(resource, store);
    return noteOf(eligibility, l10n.t('Cloning'), (reason) => l10n.t('Cannot be cloned: {0}', reason));
  }
  if (resource.kind === 'snapshot') {
    const eligibility = imaging(resource, store);
    return noteOf(eligibility, l10n.t('Creating an image'), (reason) =>
      l10n.t('No image can be made from it: {0}', reason),
    );
  }
  return resource.kind === 'instance' && resource.status.state === 'SHUTOFF'
    ? [l10n.t('An instance in SHUTOFF is billed in full.')]
    : [];
}

/** Everything known of a resource. */
export function itemTooltip(resource: Resource, known: Known, underWay?: UnderWay): Markdown {
  const { store } = known;
  const lines: readonly Line[] = [
    [l10n.t('Status'), statusText(resource)],
    [l10n.t('Under way'), underWay?.text],
    [l10n.t('Region'), resource.region ?? l10n.t('not known')],
    ...linesOf(resource, known),
    ...lineageLines(resource, known),
    [l10n.t('ID'), resource.id],
    [l10n.t('Created'), dateText(resource.createdAt)],
  ];
  return markdown(
    l10n.t('{0} {1}', kindLabel(resource.kind), resource.name),
    lines,
    notesOf(resource, store),
  );
}

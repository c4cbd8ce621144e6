import * as l10n from '@vscode/l10n';
import { formatMoney, formatSize } from '../domain/money.ts';
import type { PriceList } from '../domain/prices.ts';
import type { Resource, Snapshot, Volume } from '../domain/resources.ts';
import { statusLabel } from '../domain/status.ts';
import type { ResourceStore } from '../state/store.ts';
import { cloning, imaging, listedName, nameOf } from './item-look.ts';
import type { Line } from '../ui/markdown.ts';
import { markdown } from '../ui/markdown.ts';
import { kindLabel, timeText } from '../ui/text.ts';
import type { UnderWay } from './under-way.ts';

function statusText({ status }: Resource): string {
  const label = statusLabel(status);
  return label.toLowerCase() === status.raw.toLowerCase() || status.raw === ''
    ? label
    : l10n.t('{0} (Barrack: {1})', label, status.raw);
}

function isoTimeText(iso: string | undefined): string | undefined {
  const time = iso === undefined ? NaN : Date.parse(iso);
  return Number.isNaN(time) ? iso : timeText(time);
}

/** What to keep in mind of a price; undefined where it is Barrack's own, in the account's currency. */
function priceNote({ source, currency, currencyAssumed }: PriceList): string | undefined {
  const notes = [
    source === 'documented' ? l10n.t('documented ones; Barrack could not be asked') : undefined,
    currencyAssumed
      ? l10n.t('in {0}, since Barrack did not tell the account’s currency', currency)
      : undefined,
  ].filter((note) => note !== undefined);
  return notes.length === 0 ? undefined : notes.join('; ');
}

function volumeLines(volume: Volume, store: ResourceStore): readonly Line[] {
  const instance = store.instanceOf(volume);
  const status = instance?.status === undefined ? '' : ` (${statusLabel(instance.status)})`;
  const price = store.priceOf(volume);
  const prices = store.prices;
  const known = price !== undefined && prices !== undefined;
  const attachedTo = nameOf(instance);
  return [
    [l10n.t('Size'), volume.sizeGb === undefined ? undefined : formatSize(volume.sizeGb)],
    [l10n.t('Type'), volume.volumeType],
    [
      l10n.t('Bootable'),
      volume.bootable === undefined ? undefined : volume.bootable ? l10n.t('yes') : l10n.t('no'),
    ],
    [l10n.t('Attached to'), attachedTo === undefined ? undefined : `${attachedTo}${status}`],
    [
      l10n.t('Cost'),
      known
        ? l10n.t(
            '{0} a month, {1} an hour',
            formatMoney(price.month, prices.currency),
            formatMoney(price.hour, prices.currency),
          )
        : l10n.t('not known'),
    ],
    [l10n.t('Prices'), known ? priceNote(prices) : undefined],
  ];
}

function snapshotLines(snapshot: Snapshot, store: ResourceStore): readonly Line[] {
  const image = store.imageOf(snapshot);
  const prices = store.prices;
  const hour = prices?.snapshotHour;
  return [
    [l10n.t('Description'), snapshot.description],
    [l10n.t('Size'), snapshot.sizeGb === undefined ? undefined : formatSize(snapshot.sizeGb)],
    [l10n.t('Made of'), listedName('instance', snapshot.instance, store)],
    [
      l10n.t('Image'),
      image === undefined
        ? l10n.t('not known')
        : image.has
          ? (nameOf(image.image) ?? l10n.t('yes'))
          : l10n.t('none'),
    ],
    [
      l10n.t('Cost'),
      prices === undefined || hour === undefined
        ? undefined
        : l10n.t(
            '{0} an hour as Barrack states it; whether for each snapshot or per TB is not documented',
            formatMoney(hour, prices.currency),
          ),
    ],
  ];
}

function linesOf(resource: Resource, store: ResourceStore): readonly Line[] {
  switch (resource.kind) {
    case 'volume':
      return volumeLines(resource, store);
    case 'snapshot':
      return snapshotLines(resource, store);
    case 'image':
      return [
        [l10n.t('Size'), resource.sizeGb === undefined ? undefined : formatSize(resource.sizeGb)],
        [l10n.t('Made from'), listedName('snapshot', resource.snapshot, store)],
      ];
    case 'instance':
      return [
        [l10n.t('GPU'), resource.gpuModel],
        [l10n.t('GPUs'), resource.gpuCount?.toString()],
        [l10n.t('Public IP'), resource.publicIp],
        [l10n.t('Volumes'), resource.volumes.map((volume) => listedName('volume', volume, store)).join(', ')],
      ];
  }
}

/** Why the thing most done with it can't be done now. */
function notesOf(resource: Resource, store: ResourceStore): readonly string[] {
  if (resource.kind === 'volume') {
    const eligibility = cloning(resource, store);
    return eligibility.can === 'no' ? [l10n.t('Cannot be cloned: {0}', eligibility.reason)] : [];
  }
  if (resource.kind === 'snapshot') {
    const eligibility = imaging(resource, store);
    return eligibility.can === 'no' ? [l10n.t('No image can be made from it: {0}', eligibility.reason)] : [];
  }
  return resource.kind === 'instance' && resource.status.state === 'SHUTOFF'
    ? [l10n.t('An instance in SHUTOFF is billed in full.')]
    : [];
}

/** Everything known of a resource. */
export function itemTooltip(resource: Resource, store: ResourceStore, underWay?: UnderWay): string {
  const lines: readonly Line[] = [
    [l10n.t('Status'), statusText(resource)],
    [l10n.t('Under way'), underWay?.text],
    [l10n.t('Region'), resource.region ?? l10n.t('not known')],
    ...linesOf(resource, store),
    [l10n.t('ID'), resource.id],
    [l10n.t('Created'), isoTimeText(resource.createdAt)],
  ];
  return markdown(
    l10n.t('{0} {1}', kindLabel(resource.kind), resource.name),
    lines,
    notesOf(resource, store),
  );
}

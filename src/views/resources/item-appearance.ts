import type { ContextValue } from '../../ui/format/item-flags.ts';
import { contextValue } from '../../ui/format/item-flags.ts';
import * as l10n from '@vscode/l10n';
import type { Eligibility } from '../../domain/checks.ts';
import { clonePossibility, imagePossibility } from '../../domain/preparations.ts';
import { formatSize } from '../../domain/sizes.ts';
import type { HourAndMonth } from '../../domain/prices.ts';
import type {
  Image,
  Instance,
  Resource,
  ResourceKind,
  ResourceRef,
  Snapshot,
  Volume,
} from '../../domain/resources.ts';
import { inTransition, isDeleted, statusLabel } from '../../domain/status.ts';
import { visibleName } from '../../domain/visible.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Icon, Appearance } from '../../ui/format/appearance.ts';
import { colors } from '../../ui/format/appearance.ts';
import { idBeside } from '../../ui/format/names.ts';
import type { MonthlyText } from '../../ui/format/price-caveats.ts';
import { monthly, priceUnknown } from '../../ui/format/price-caveats.ts';
import { countLabel, joined, kindLabel, sizeAndType } from '../../ui/format/text.ts';
import { plain } from '../../ui/format/safe-text.ts';
import { attachedVolumes, hasInstanceChildren } from './instance-children.ts';
import { priceNow } from '../../ui/format/instance-price.ts';
import { relatedFlags, stateFlags } from './item-flags.ts';
import type { Known } from './known.ts';
import type { UnderWay } from './under-way.ts';

/** Whether a volume can be cloned now, also where something is done first. */
export function cloning(volume: Volume, store: ResourceStore): Eligibility {
  const tier = store.tierOf(volume.region);
  return clonePossibility({ volume, tier, instance: store.instanceOf(volume) });
}

/** The same for making an image from a snapshot. */
export function imaging(snapshot: Snapshot, store: ResourceStore): Eligibility {
  return imagePossibility(snapshot, store.imageOf(snapshot));
}

export function nameOf(mention: ResourceRef | undefined): string | undefined {
  return mention?.name ?? mention?.id;
}

/** The name that a mentioned resource has in its list; where it is in none, what the mention says. */
export function listedName(
  kind: ResourceKind,
  mention: ResourceRef | undefined,
  store: ResourceStore,
): string | undefined {
  return nameOf((mention?.id === undefined ? undefined : store.find(kind, mention.id)) ?? mention);
}

/** What there is to say of a resource in a few words. */
interface Words {
  readonly facts: readonly (string | undefined)[];
  readonly price: MonthlyText | undefined;
}

/** Undefined only while there are no prices at all. */
function monthlyText(price: HourAndMonth | undefined, { prices }: ResourceStore): MonthlyText | undefined {
  return prices && (price === undefined ? priceUnknown() : monthly(price, prices.currency));
}

function volumeWords(volume: Volume, store: ResourceStore): Words {
  const instance = nameOf(store.instanceOf(volume));
  const status = statusLabel(volume.status);
  const attached = volume.status.state === 'attached' && instance !== undefined;
  return {
    facts: [sizeAndType(volume), attached ? l10n.t('Attached to {0}', instance) : status],
    price: monthlyText(store.priceOf(volume), store),
  };
}

function snapshotWords(snapshot: Snapshot, store: ResourceStore): Words {
  const image = store.imageOf(snapshot);
  const name = image?.has === true ? nameOf(image.image) : undefined;
  const instance = listedName('instance', snapshot.instance, store);
  return {
    facts: [
      snapshot.sizeGb === undefined ? undefined : formatSize(snapshot.sizeGb),
      statusLabel(snapshot.status),
      instance === undefined ? undefined : l10n.t('of {0}', instance),
      image?.has === true
        ? name === undefined
          ? l10n.t('has an image')
          : l10n.t('image {0}', name)
        : undefined,
    ],
    price: undefined,
  };
}

function imageWords(image: Image, store: ResourceStore): Words {
  const from = listedName('snapshot', image.snapshot, store);
  return {
    facts: [
      image.sizeGb === undefined ? undefined : formatSize(image.sizeGb),
      statusLabel(image.status),
      from === undefined ? undefined : l10n.t('from {0}', from),
    ],
    price: undefined,
  };
}

function instanceWords(instance: Instance, known: Known): Words {
  const { gpuCount, gpuModel, status } = instance;
  const volumes = attachedVolumes(instance, known);
  const gpus = gpuCount === undefined ? gpuModel : `${gpuCount}× ${gpuModel ?? l10n.t('GPU')}`;
  return {
    facts: [
      gpus,
      statusLabel(status),
      volumes.length === 0 ? undefined : countLabel('volumes', volumes.length),
    ],
    price: isDeleted(status) ? undefined : monthlyText(priceNow(instance, known.store), known.store),
  };
}

function wordsOf(resource: Resource, known: Known): Words {
  const { store } = known;
  switch (resource.kind) {
    case 'volume':
      return volumeWords(resource, store);
    case 'snapshot':
      return snapshotWords(resource, store);
    case 'image':
      return imageWords(resource, store);
    case 'instance':
      return instanceWords(resource, known);
  }
}

const kindIcons = {
  volume: 'database',
  snapshot: 'device-camera',
  image: 'package',
  instance: 'vm',
} as const;

export function iconOf({ kind, status }: Resource, underWay?: UnderWay): Icon {
  if (inTransition(status) || underWay?.course === 'going') {
    return { name: 'loading~spin', color: colors.working };
  }
  if (underWay?.course === 'unknown') {
    return { name: 'search', color: colors.warning };
  }
  switch (status.state) {
    case 'error':
      return { name: 'error', color: colors.error };
    case 'unknown':
      return { name: 'question', color: colors.warning };
    case 'ACTIVE':
      return { name: 'vm-running', color: colors.good };
    case 'SHUTOFF':
      return { name: 'vm-outline' };
    case 'HIBERNATED': // it costs little, and one that is SHUTOFF its full price: they are told apart at a glance
      return { name: 'debug-pause' };
    case 'attached':
      return { name: 'plug', color: colors.good };
    default:
      return { name: kindIcons[kind] };
  }
}

function flagsOf(
  resource: Resource,
  { store, lineage }: Known,
  underWay: UnderWay | undefined,
): ContextValue {
  const can =
    (resource.kind === 'volume' && cloning(resource, store).can !== 'no' && 'cloneable') ||
    (resource.kind === 'snapshot' && imaging(resource, store).can !== 'no' && 'imageable');
  return contextValue(
    resource.kind,
    can,
    ...stateFlags(resource),
    ...relatedFlags(resource, lineage),
    underWay !== undefined && 'underWay',
  );
}

/** Where a resource is shown, and what is being done to it. */
interface Circumstances {
  /** Whether the place in the tree leaves open in which region it is. */
  readonly withRegion?: boolean;
  readonly underWay?: UnderWay | undefined;
}

export function itemAppearance(
  resource: Resource,
  known: Known,
  { withRegion = false, underWay }: Circumstances = {},
): Appearance {
  const { facts, price } = wordsOf(resource, known);
  // What is going on first, then the price: narrow views cut off what comes last. Of an instance the price tells less
  // than its state.
  const early = resource.kind === 'instance' ? 2 : 1;
  const region = resource.region ?? l10n.t('no region');
  const label = plain(visibleName(resource.name));
  const id = idBeside(resource, known.store);
  const spoken = [
    label,
    kindLabel(resource.kind),
    id && l10n.t('id {0}', id),
    underWay?.label,
    ...facts,
    price?.words,
    region,
  ];
  return {
    label,
    description: plain(
      joined([
        id,
        underWay?.label,
        ...facts.slice(0, early),
        price?.short,
        ...facts.slice(early),
        withRegion ? region : undefined,
      ]),
    ),
    icon: iconOf(resource, underWay),
    contextValue: flagsOf(resource, known, underWay),
    spoken: plain(spoken.filter((part) => part !== undefined && part !== '').join(', ')),
    expandable: resource.kind === 'instance' && hasInstanceChildren(resource, known),
  };
}

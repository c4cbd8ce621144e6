import * as l10n from '@vscode/l10n';
import type { Instance, ResourceRef } from '../domain/resources.ts';
import { isDeleted } from '../domain/status.ts';
import type { ItemFlag } from '../ui/format/item-flags.ts';
import type { TooltipText } from './facts.ts';
import { costFact, inTooltip, pricesFact, priceText, status } from './facts.ts';
import { priceNow } from './instance-price.ts';
import type { Fact, Kind, Known } from './kind.ts';
import { listedAs, nameOf, namesOf } from './names.ts';
import { volume } from './volume.ts';

/**
 * The volumes attached to an instance: those shown below it, or, where the list of volumes was never read, those that
 * the instance's own record names.
 */
function attachedVolumes(instance: Instance, { store, lineage }: Known): readonly ResourceRef[] {
  return store.volumes.loadedAt === undefined ? instance.volumes : lineage.on('attached', instance);
}

function gpusOf({ gpuCount, gpuModel }: Instance): string | undefined {
  return gpuCount === undefined ? gpuModel : `${gpuCount}× ${gpuModel ?? l10n.t('GPU')}`;
}

const volumes: Fact<Instance> = {
  row: (instance, known) => {
    const { length } = attachedVolumes(instance, known);
    return length === 0 ? undefined : volume.words.count(length);
  },
  line: {
    label: () => l10n.t('Volumes'),
    tooltip: (instance, known) => namesOf(attachedVolumes(instance, known)),
  },
};

/** What it costs in the state in which it is not: hibernated, or running. */
function otherCost(state: 'hibernated' | 'running'): TooltipText<Instance> {
  return (instance, { store }) => {
    const isOther = (instance.status.state === 'HIBERNATED') === (state === 'running');
    return isOther ? priceText(store.pricesOfInstance(instance)?.[state], store.prices) : undefined;
  };
}

const instanceStates: Readonly<Partial<Record<Instance['status']['state'], ItemFlag>>> = {
  ACTIVE: 'active',
  SHUTOFF: 'shutoff',
  HIBERNATED: 'hibernated',
};

/** In a state that this program doesn't know it may be any: the menus offer all, and Barrack decides. */
function stateFlags({ state }: Instance['status']): readonly (ItemFlag | false)[] {
  return state === 'unknown' ? Object.values(instanceStates) : [instanceStates[state] ?? false];
}

export const instance: Kind<Instance> = {
  words: {
    one: () => l10n.t('Instance'),
    many: () => l10n.t('Instances'),
    count: (count) => (count === 1 ? l10n.t('{0} instance', count) : l10n.t('{0} instances', count)),
    named: (name) => name,
    none: () => l10n.t('There are no instances in this account.'),
    howToGet: () => l10n.t('Deploy one at barrack.ai first.'),
    notFound: (id) =>
      l10n.t('This account has no instance with the id {0}. The link may be of another account.', id),
    list: () => l10n.t('List Instances'),
  },
  icon: 'vm',
  facts: [
    { row: gpusOf, preview: gpusOf },
    inTooltip(
      () => l10n.t('GPU'),
      ({ gpuModel }) => gpuModel,
    ),
    inTooltip(
      () => l10n.t('GPUs'),
      ({ gpuCount }) => gpuCount?.toString(),
    ),
    status,
    inTooltip(
      () => l10n.t('Public IP'),
      ({ publicIp }) => publicIp,
    ),
    costFact(priceNow),
    inTooltip(() => l10n.t('Cost when restored'), otherCost('running')),
    inTooltip(() => l10n.t('Cost when hibernated'), otherCost('hibernated')),
    pricesFact(priceNow),
    volumes,
    inTooltip(
      () => l10n.t('Snapshots'),
      (one, { lineage }) => namesOf(lineage.on('taken', one)),
    ),
    inTooltip(
      () => l10n.t('Restored from'),
      (one, { store, lineage }) =>
        namesOf(lineage.of('restored', one)) ?? nameOf(listedAs('snapshot', one.snapshot, store)),
    ),
    inTooltip(
      () => l10n.t('Image'),
      (one, { store }) => one.image?.name ?? nameOf(listedAs('image', one.image, store)),
    ),
  ],
  cost: {
    price: priceNow,
    isOver: ({ status: its }) => isDeleted(its),
    sum: (text) => l10n.t('{0} as they are now', text),
    unknown: () => l10n.t('Instances are billed too; what they cost is not known.'),
  },
  get: { label: () => l10n.t('Show Instance'), send: ({ instances }, id) => instances.get(id) },
  billing: ({ instances }, id, options) => instances.billing(id, options),
  flags: ({ status: its, publicIp }) => [...stateFlags(its), publicIp !== undefined && 'hasIp'],
  notes: ({ status: its }) =>
    its.state === 'SHUTOFF' ? [l10n.t('An instance in SHUTOFF is billed in full.')] : [],
  searchText: ({ gpuModel }) => gpuModel,
  linkForms: {},
  hasPage: false,
};

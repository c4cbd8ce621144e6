import * as l10n from '@vscode/l10n';
import { formatSize } from '../../domain/sizes.ts';
import type { Resource, ResourceKind, Volume } from '../../domain/resources.ts';
import type { ResourceOf } from '../../resources/kinds.ts';
import type { ExpectedVolume, Target } from '../model/orders.ts';
import type { ResourceStore } from '../../resources/store.ts';

type Facts = Partial<Pick<Volume, 'region' | 'sizeGb' | 'volumeType'>>;

/** Whether nothing that `changesOf` compares is missing. */
export function tellsAll(one: Resource): boolean {
  const { region, sizeGb, volumeType }: Facts = one;
  const ofVolume = one.kind !== 'volume' || (sizeGb !== undefined && volumeType !== undefined);
  return region !== undefined && ofVolume;
}

/** @param one what Barrack told of it by itself */
export function withList<K extends ResourceKind>(
  store: Pick<ResourceStore, 'find'>,
  { kind, id }: Target<K>,
  one: ResourceOf<K> | undefined,
): ResourceOf<K> | undefined {
  const listed = store.find(kind, id);
  return one === undefined || listed === undefined ? (one ?? listed) : withFactsOf(listed, one);
}

/** Barrack may tell less of one resource than of all of them: what it leaves out is as its list tells. */
function withFactsOf<T extends Resource>(listed: T, one: T): T {
  const told: Facts = listed;
  const { region = told.region, sizeGb = told.sizeGb, volumeType = told.volumeType }: Facts = one;
  switch (one.kind) {
    case 'volume': {
      const host = listed.kind === 'volume' && one.status.state !== 'available' ? listed.instance : undefined;
      const { instance = host } = one;
      return { ...one, region, sizeGb, volumeType, instance };
    }
    case 'snapshot':
    case 'image':
      return { ...one, region, sizeGb };
    default:
      return { ...one, region };
  }
}

type Fact = readonly [label: string, before: string | undefined, after: string | undefined];

/** What is not as the user saw it, in words. What was not known then is no change. */
export function changesOf(seen: ExpectedVolume, now: Resource): readonly string[] {
  const facts: readonly Fact[] = [
    [l10n.t('name'), seen.name === seen.id ? undefined : seen.name, now.name],
    [l10n.t('region'), seen.region, now.region],
    ...(now.kind === 'volume'
      ? [
          [l10n.t('size'), sizeOf(seen), sizeOf(now)] as const,
          [l10n.t('type'), seen.volumeType, now.volumeType] as const,
        ]
      : []),
  ];
  return facts
    .filter(([, before, after]) => before !== undefined && before !== after)
    .map(([label, before = '', after = l10n.t('unknown')]) =>
      l10n.t('its {0} was {1} and is now {2}', label, before, after),
    );
}

function sizeOf({ sizeGb }: Pick<ExpectedVolume, 'sizeGb'>): string | undefined {
  return sizeGb === undefined ? undefined : formatSize(sizeGb);
}

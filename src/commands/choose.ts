import * as l10n from '@vscode/l10n';
import { cloneEligibility } from '../domain/clone.ts';
import { imageEligibility } from '../domain/image.ts';
import type { Eligibility } from '../domain/checks.ts';
import type { Resource, Snapshot, Volume } from '../domain/resources.ts';
import { statusLabel } from '../domain/status.ts';
import type { ListKind } from '../state/kinds.ts';
import type { ResourceStore } from '../state/store.ts';
import type { Choice, PickText } from '../ui/pick.ts';
import { pick } from '../ui/pick.ts';

const kindLabels: Readonly<Record<Resource['kind'], () => string>> = {
  volume: () => l10n.t('volume'),
  snapshot: () => l10n.t('snapshot'),
  image: () => l10n.t('image'),
  instance: () => l10n.t('instance'),
};

function describe(resource: Resource): string {
  const parts = [kindLabels[resource.kind](), resource.region, statusLabel(resource.status), resource.id];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function choice<T extends Resource>(value: T, eligibility: Eligibility): Choice<T> {
  return { value, label: value.name, description: describe(value), eligibility };
}

/** Makes sure that these lists were read at least once; throws why they can't be. */
async function loaded(store: ResourceStore, lists: readonly ListKind[]): Promise<void> {
  if (lists.some((list) => store[list].loadedAt === undefined)) {
    await store.refresh();
  }
  for (const list of lists) {
    const { loadedAt, error } = store[list];
    if (loadedAt === undefined && error !== undefined) {
      throw error;
    }
  }
}

/** Lets the user choose a volume to clone; those that can't be are shown with the reason. */
export function chooseVolumeToClone(store: ResourceStore): Promise<Volume | undefined> {
  const text: PickText = {
    title: l10n.t('Clone Volume'),
    placeholder: l10n.t('Choose the volume to clone'),
    notPossible: l10n.t('Cannot be cloned now'),
    none: l10n.t('There are no volumes in this account.'),
  };
  return pick(text, async () => {
    await loaded(store, ['volumes', 'instances', 'regions']);
    return store.volumes.items.map((volume) => {
      const tier = store.tierOf(volume.region);
      return choice(volume, cloneEligibility({ volume, tier, instance: store.instanceOf(volume) }));
    });
  });
}

/** Lets the user choose a snapshot to make an image from; those that can't be used are shown with the reason. */
export function chooseSnapshotToImage(store: ResourceStore): Promise<Snapshot | undefined> {
  const text: PickText = {
    title: l10n.t('Create Image'),
    placeholder: l10n.t('Choose the snapshot to create an image from'),
    notPossible: l10n.t('Cannot be used now'),
    none: l10n.t('There are no snapshots in this account. Create one of an instance first.'),
  };
  return pick(text, async () => {
    await loaded(store, ['snapshots', 'images']);
    return store.snapshots.items.map((snapshot) =>
      choice(snapshot, imageEligibility(snapshot, store.imageOf(snapshot))),
    );
  });
}

/** Lets the user choose any resource. */
export function chooseResource(
  store: ResourceStore,
  title: string,
  kinds: readonly Resource['kind'][] = ['volume', 'snapshot', 'image', 'instance'],
): Promise<Resource | undefined> {
  const text: PickText = {
    title,
    placeholder: l10n.t('Type a name, an id, a region or a status'),
    notPossible: '',
    none: l10n.t('There is nothing in this account.'),
  };
  return pick<Resource>(text, async () => {
    await loaded(store, ['volumes', 'snapshots', 'images', 'instances']);
    const all = [store.volumes, store.snapshots, store.images, store.instances].flatMap(
      (state): readonly Resource[] => state.items,
    );
    return all.filter(({ kind }) => kinds.includes(kind)).map((resource) => choice(resource, { can: 'yes' }));
  });
}

import * as l10n from '@vscode/l10n';
import { imageEligibility } from '../domain/image.ts';
import type { Eligibility } from '../domain/checks.ts';
import { formatSize } from '../domain/money.ts';
import type { Resource, Snapshot, Volume } from '../domain/resources.ts';
import { statusLabel } from '../domain/status.ts';
import { cloning, imaging } from '../explorer/item-look.ts';
import { kindLabel } from '../ui/text.ts';
import type { ListKind } from '../state/kinds.ts';
import type { ResourceStore } from '../state/store.ts';
import type { Choice, PickText } from '../ui/pick.ts';
import { pick } from '../ui/pick.ts';

function describe(resource: Resource): string {
  const size =
    'sizeGb' in resource && resource.sizeGb !== undefined ? formatSize(resource.sizeGb) : undefined;
  const parts = [kindLabel(resource.kind), size, resource.region, statusLabel(resource.status), resource.id];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function choice<T extends Resource>(value: T, eligibility: Eligibility): Choice<T> {
  return { value, label: value.name, description: describe(value), eligibility };
}

function byName(a: Choice<Resource>, b: Choice<Resource>): number {
  return a.label.localeCompare(b.label, undefined, { numeric: true });
}

/** Makes sure that these lists were read, if they can be; throws why none of them can. */
async function loaded(store: ResourceStore, lists: readonly ListKind[]): Promise<void> {
  if (lists.some((list) => store[list].loadedAt === undefined)) {
    await store.refresh();
  }
  const [error] = lists.map((list) => store[list].error).filter((one) => one !== undefined);
  if (error !== undefined && lists.every((list) => store[list].loadedAt === undefined)) {
    throw error;
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
    await loaded(store, ['volumes']);
    return store.volumes.items.map((volume) => choice(volume, cloning(volume, store))).sort(byName);
  });
}

/** A snapshot that only lacks room for a second image can be chosen: the form offers to delete the first. */
function forImage(snapshot: Snapshot, store: ResourceStore): Eligibility {
  const eligibility = imaging(snapshot, store);
  const onlyHasImage = eligibility.can === 'no' && imageEligibility(snapshot, { has: false }).can === 'yes';
  return onlyHasImage ? { can: 'server', reason: eligibility.reason } : eligibility;
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
    await loaded(store, ['snapshots']);
    return store.snapshots.items.map((snapshot) => choice(snapshot, forImage(snapshot, store))).sort(byName);
  });
}

/** Lets the user choose any resource. */
export function chooseResource(store: ResourceStore, title: string): Promise<Resource | undefined> {
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
    return all.map((resource) => choice(resource, { can: 'yes' })).sort(byName);
  });
}

import { chooseSnapshotToImage, chooseVolumeToClone } from '../../core/choose.ts';
import type { Services } from '../../core/services.ts';
import type { Targets } from '../../core/targets.ts';

/** Opens the form for a volume: the one it was called on, else one the user chooses. */
export async function cloneVolume({ store, forms }: Services, { resources }: Targets): Promise<void> {
  const given = resources.find((resource) => resource.kind === 'volume');
  const volume = given ?? (await chooseVolumeToClone(store));
  if (volume !== undefined) {
    await forms.openCloneVolume(volume.id);
  }
}

/** Opens the form for a snapshot: the one it was called on, else the user chooses in the form itself. */
export async function createImage({ store, forms }: Services, targets: Targets): Promise<void> {
  const given = targets.resources.find((resource) => resource.kind === 'snapshot');
  if (given !== undefined || targets.fromTree) {
    await forms.openCreateImage(given?.id);
    return;
  }
  const snapshot = await chooseSnapshotToImage(store);
  if (snapshot !== undefined) {
    await forms.openCreateImage(snapshot.id);
  }
}

/** Opens the form for a new volume: in the region it was called on, else the user chooses one in the form. */
export async function createVolume({ forms }: Services, { place }: Targets): Promise<void> {
  await forms.openCreateVolume(place);
}

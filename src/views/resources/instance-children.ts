import type { Instance, Resource, ResourceRef } from '../../domain/resources.ts';
import { compareNames } from './inventory.ts';
import type { Known } from './known.ts';

/** What is shown below an instance: the volumes attached to it and the snapshots taken of it, by name. */
export function instanceChildren(
  instance: Instance,
  { lineage }: Pick<Known, 'lineage'>,
): readonly Resource[] {
  return [
    ...lineage.on('attached', instance).toSorted(compareNames),
    ...lineage.on('taken', instance).toSorted(compareNames),
  ];
}

export function hasInstanceChildren(instance: Instance, { lineage }: Pick<Known, 'lineage'>): boolean {
  return lineage.on('attached', instance).length > 0 || lineage.on('taken', instance).length > 0;
}

/**
 * The volumes attached to an instance: those shown below it, or, where the list of volumes was never read, those that
 * the instance's own record names.
 */
export function attachedVolumes(instance: Instance, { store, lineage }: Known): readonly ResourceRef[] {
  return store.volumes.loadedAt === undefined ? instance.volumes : lineage.on('attached', instance);
}

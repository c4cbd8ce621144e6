import type { Instance, Resource } from '../../domain/resources.ts';
import { compareNames } from './inventory.ts';
import type { Known } from '../../kinds/kind.ts';

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

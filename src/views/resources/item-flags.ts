import type { Resource } from '../../domain/resources.ts';
import type { Lineage, Relation } from '../../lineage/lineage.ts';

/** For each "Go to" command what it needs. */
const goTo: Readonly<Record<Relation, string>> = {
  instance: 'hasInstance',
  volume: 'hasVolume',
  snapshot: 'hasSnapshot',
  image: 'hasImage',
  source: 'hasSource',
  clone: 'hasClone',
};

/** What can be gone to from a resource. */
export function relatedFlags(resource: Resource, lineage: Pick<Lineage, 'relationsOf'>): readonly string[] {
  return lineage.relationsOf(resource).map((relation) => goTo[relation]);
}

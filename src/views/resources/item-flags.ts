import type { ItemFlag } from '../../ui/format/item-flags.ts';
import type { Resource } from '../../domain/resources.ts';
import type { Lineage, Relation } from '../../lineage/lineage.ts';

/** For each "Go to" command what it needs. */
const goTo: Readonly<Record<Relation, ItemFlag>> = {
  instance: 'hasInstance',
  volume: 'hasVolume',
  snapshot: 'hasSnapshot',
  image: 'hasImage',
  source: 'hasSource',
  clone: 'hasClone',
};

/** What can be gone to from a resource. */
export function relatedFlags(resource: Resource, lineage: Pick<Lineage, 'relationsOf'>): readonly ItemFlag[] {
  return lineage.relationsOf(resource).map((relation) => goTo[relation]);
}

import type { Instance, Resource } from '../domain/resources.ts';
import type { Lineage, Relation } from '../state/lineage.ts';

const instanceStates: Readonly<Partial<Record<Instance['status']['state'], string>>> = {
  ACTIVE: 'active',
  SHUTOFF: 'shutoff',
  HIBERNATED: 'hibernated',
};

/** What the menus ask of the state of a resource. */
export function stateFlags(resource: Resource): readonly (string | false)[] {
  switch (resource.kind) {
    case 'volume':
      return [
        resource.status.state === 'available' && 'free',
        resource.status.state === 'attached' && 'attached',
      ];
    case 'instance':
      return [instanceStates[resource.status.state] ?? false, resource.publicIp !== undefined && 'hasIp'];
    case 'snapshot':
    case 'image':
      return [];
  }
}

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

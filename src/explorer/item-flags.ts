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

/** What each "Go to" command looks for. */
const goTo: readonly (readonly [flag: string, relation: Relation])[] = [
  ['hasInstance', 'instance'],
  ['hasVolume', 'volume'],
  ['hasSnapshot', 'snapshot'],
  ['hasImage', 'image'],
  ['hasSource', 'source'],
  ['hasClone', 'clone'],
];

/** What can be gone to from a resource. */
export function relatedFlags(resource: Resource, lineage: Pick<Lineage, 'has'>): readonly string[] {
  return goTo.filter(([, relation]) => lineage.has(resource, relation)).map(([flag]) => flag);
}

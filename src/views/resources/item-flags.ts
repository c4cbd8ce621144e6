import type { ItemFlag } from '../../ui/format/item-flags.ts';
import type { Instance, Resource, Volume } from '../../domain/resources.ts';
import type { Lineage, Relation } from '../../lineage/lineage.ts';

const instanceStates = {
  ACTIVE: 'active',
  SHUTOFF: 'shutoff',
  HIBERNATED: 'hibernated',
} as const satisfies Partial<Record<Instance['status']['state'], ItemFlag>>;

const flagOf: Partial<Readonly<Record<Instance['status']['state'], ItemFlag>>> = instanceStates;

/** In a state that this program doesn't know it may be any: the menus offer all, and Barrack decides. */
function instanceFlags({ state }: Instance['status']): readonly (ItemFlag | false)[] {
  return state === 'unknown' ? Object.values(instanceStates) : [flagOf[state] ?? false];
}

/** The same for a volume. */
function volumeFlags({ state }: Volume['status']): readonly (ItemFlag | false)[] {
  const isOpen = state === 'unknown';
  return [(isOpen || state === 'available') && 'free', (isOpen || state === 'attached') && 'attached'];
}

/** What the menus ask of the state of a resource. */
export function stateFlags(resource: Resource): readonly (ItemFlag | false)[] {
  switch (resource.kind) {
    case 'volume':
      return volumeFlags(resource.status);
    case 'instance':
      return [...instanceFlags(resource.status), resource.publicIp !== undefined && 'hasIp'];
    case 'snapshot':
    case 'image':
      return [];
  }
}

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

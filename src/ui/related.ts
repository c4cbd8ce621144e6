import type { Resource, ResourceKind } from '../domain/resources.ts';
import type { Lineage, Relation } from '../lineage/lineage.ts';
import type { Link } from '../lineage/links.ts';

/** How a resource is related to others; a relation that can mean two things is told apart. */
export type RelatedAs = Relation | 'takenOf' | 'restoredAs' | 'taken' | 'restoredFrom';

type RelationPath = readonly [as: RelatedAs, direction: 'of' | 'on', link: Link];
type RelationPaths = Partial<Record<ResourceKind, Partial<Record<Relation, readonly RelationPath[]>>>>;

/** The relations that are made of several links. */
const apart: RelationPaths = {
  snapshot: {
    instance: [
      ['takenOf', 'of', 'taken'],
      ['restoredAs', 'on', 'restored'],
    ],
  },
  instance: {
    snapshot: [
      ['taken', 'on', 'taken'],
      ['restoredFrom', 'of', 'restored'],
    ],
  },
};

/** What is so related to a resource, and as what. */
export function relatedAs(
  resource: Resource,
  relation: Relation,
  lineage: Pick<Lineage, 'related' | 'of' | 'on'>,
): readonly (readonly [as: RelatedAs, resources: readonly Resource[]])[] {
  const ways = apart[resource.kind]?.[relation];
  return ways === undefined
    ? [[relation, lineage.related(resource, relation)]]
    : ways
        .map(([as, direction, link]) => [as, lineage[direction](link, resource)] as const)
        .filter(([, found]) => found.length > 0);
}

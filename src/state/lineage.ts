import type { Resource } from '../domain/resources.ts';
import type { Operations } from './operations.ts';
import type { ResourceStore } from './store.ts';

export type Relation = 'instance' | 'volume' | 'snapshot' | 'image' | 'source' | 'clone';

/** Where things come from and what was made of them. */
export class Lineage {
  constructor(_store: ResourceStore, _operations: Pick<Operations, 'all' | 'onDidChange'>) {}

  related(_resource: Resource, _relation: Relation): readonly Resource[] {
    return [];
  }
}

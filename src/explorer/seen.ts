import type { Lineage } from '../state/lineage.ts';
import type { ResourceStore } from '../state/store.ts';
import type { Tree } from './tree.ts';
import type { UnderWayIndex } from './under-way.ts';

/** What is known of resources. */
export interface Known {
  readonly store: ResourceStore;
  readonly lineage: Pick<Lineage, 'relationsOf' | 'of' | 'on'>;
}

/** What the looks of the tree tell. */
export interface Seen extends Known {
  readonly tree: Tree;
  readonly underWay: Pick<UnderWayIndex, 'of'>;
}

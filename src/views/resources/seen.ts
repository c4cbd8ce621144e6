import type { Known } from '../../kinds/kind.ts';
import type { Tree } from './tree.ts';
import type { UnderWayIndex } from './under-way.ts';

/** What the looks of the tree tell. */
export interface Seen extends Known {
  readonly tree: Tree;
  readonly underWay: Pick<UnderWayIndex, 'of'>;
}

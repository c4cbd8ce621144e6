import type { Lineage } from '../../lineage/lineage.ts';
import type { ResourceStore } from '../../resources/store.ts';

/** What is known of resources. */
export interface Known {
  readonly store: ResourceStore;
  readonly lineage: Pick<Lineage, 'relationsOf' | 'of' | 'on'>;
}

import type { Known } from '../../../../src/kinds/kind.ts';
import type { Seen } from '../../../../src/views/resources/seen.ts';
import { Lineage } from '../../../../src/lineage/lineage.ts';
import { Tree } from '../../../../src/views/resources/tree.ts';
import type { ResourceStore } from '../../../../src/resources/store.ts';

/** A journal in which there is nothing. */
const noOperations = { all: [], onDidChange: () => ({ dispose: () => undefined }) };

type Told = ConstructorParameters<typeof Lineage>[1];

/** What the lists tell, and the operations that are given. */
export function knownFrom(
  store: ResourceStore,
  operations: Told = noOperations,
): Known & { readonly lineage: Lineage } {
  return { store, lineage: new Lineage(store, operations) };
}

/** A tree of that store, in which nothing is being done to anything. */
export function seenIn(store: ResourceStore, operations?: Told): Seen & { readonly lineage: Lineage } {
  const known = knownFrom(store, operations);
  return { ...known, tree: new Tree(known), underWay: { of: () => undefined } };
}

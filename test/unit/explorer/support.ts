import type { Known, Seen } from '../../../src/explorer/seen.ts';
import { Lineage } from '../../../src/state/lineage.ts';
import { Tree } from '../../../src/explorer/tree.ts';
import type { ResourceStore } from '../../../src/state/store.ts';

/** A journal in which there is nothing. */
const noOperations = { all: [], onDidChange: () => ({ dispose: () => undefined }) };

/** What the lists alone tell. */
export function knownFrom(store: ResourceStore): Known & { readonly lineage: Lineage } {
  return { store, lineage: new Lineage(store, noOperations) };
}

/** A tree of that store, in which nothing is being done to anything. */
export function seenIn(store: ResourceStore): Seen & { readonly lineage: Lineage } {
  const known = knownFrom(store);
  return { ...known, tree: new Tree(known), underWay: { of: () => undefined } };
}

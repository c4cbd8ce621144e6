import type { HourAndMonth } from '../domain/prices.ts';
import type { Resource, ResourceKind } from '../domain/resources.ts';
import type { ResourceList, ResourceOf } from '../resources/kinds.ts';
import { kindIn, resourceKinds, resourceLists } from '../resources/kinds.ts';
import { image } from './image.ts';
import { instance } from './instance.ts';
import type { Kind, PriceStore } from './kind.ts';
import { snapshot } from './snapshot.ts';
import { volume } from './volume.ts';

const definitions: { readonly [K in ResourceKind]: Kind<ResourceOf<K>> } = {
  volume,
  snapshot,
  image,
  instance,
};

/** All there is to say of a kind: see `Kind`. */
export function definitionOf<K extends ResourceKind>({ kind }: { readonly kind: K }): Kind<ResourceOf<K>> {
  return definitions[kind];
}

export function definitionOfList(list: ResourceList): Kind<Resource> {
  return definitionOf({ kind: kindIn(list) });
}

/** Those of which Barrack tells what was billed. */
export const billedKinds = resourceKinds.filter((kind) => definitionOf({ kind }).billing !== undefined);

/** Those that have a page of Barrack's web application. */
export const listsWithPage = resourceLists.filter((list) => definitionOfList(list).hasPage);

/** The lists of what is billed at prices that can be summed. */
export const pricedLists = resourceLists.filter((list) => definitionOfList(list).cost?.price !== undefined);

/** What it costs as it is now; undefined where that is not known. */
export function priceOf(resource: Resource, store: PriceStore): HourAndMonth | undefined {
  return definitionOf(resource).cost?.price?.(resource, store);
}

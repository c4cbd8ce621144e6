import type { Resource, ResourceKind, ResourceRef } from '../domain/resources.ts';
import { listOf } from '../resources/kinds.ts';
import { definitionOf } from '../writes/definitions/registry.ts';
import type { Link } from './links.ts';
import { allLinks, linkEnds } from './links.ts';
import type { Target } from '../writes/model/orders.ts';
import type { Operation } from '../writes/engine/operation.ts';
import { isFoundByName } from '../writes/model/progress.ts';
import type { Step } from '../writes/engine/step.ts';
import type { ResourceStore } from '../resources/store.ts';

/** A link between two resources, by their ids. */
export type RecordedLink = readonly [link: Link, from: string, to: string];

/** Finds what records mention: by its id, else by its name, if only one has it. */
class ReferenceResolver {
  readonly #store: ResourceStore;
  readonly #byName = new Map<ResourceKind, ReadonlyMap<string, readonly Resource[]>>();

  constructor(store: ResourceStore) {
    this.#store = store;
  }

  /** @param region where names are the same in several regions: only what is in that one */
  find(kind: ResourceKind, mention: ResourceRef | undefined, region?: string): Resource | undefined {
    if (mention === undefined) {
      return undefined;
    }
    if (mention.id !== undefined) {
      return this.#store.find(kind, mention.id);
    }
    const named = mention.name === undefined ? [] : (this.#names(kind).get(mention.name) ?? []);
    const possible = region === undefined ? named : named.filter((one) => one.region === region);
    return possible.length === 1 ? possible[0] : undefined;
  }

  #names(kind: ResourceKind): ReadonlyMap<string, readonly Resource[]> {
    const items: readonly Resource[] = this.#store[listOf(kind)].items;
    const names = this.#byName.get(kind) ?? Map.groupBy(items, ({ name }) => name);
    this.#byName.set(kind, names);
    return names;
  }
}

/** What Barrack's lists tell of resources that are in them. */
export function linksOfLists(store: ResourceStore): readonly RecordedLink[] {
  const told: RecordedLink[] = [];
  const mentioned = new ReferenceResolver(store);
  const tell = (link: Link, { id }: Resource, to: Resource | undefined): void => {
    if (to !== undefined) {
      told.push([link, id, to.id]);
    }
  };
  for (const volume of store.volumes.items) {
    tell('attached', volume, mentioned.find('instance', withId(store.instanceOf(volume))));
    tell('cloned', volume, mentioned.find('volume', volume.source, volume.region)); // clones stay in the region
  }
  for (const snapshot of store.snapshots.items) {
    tell('taken', snapshot, mentioned.find('instance', snapshot.instance));
    const image = store.imageOf(snapshot);
    const made = image?.has === true ? mentioned.find('image', image.image) : undefined;
    if (made !== undefined) {
      tell('imaged', made, snapshot);
    }
  }
  for (const image of store.images.items) {
    tell('imaged', image, mentioned.find('snapshot', image.snapshot));
  }
  for (const instance of store.instances.items) {
    tell('restored', instance, mentioned.find('snapshot', instance.snapshot));
    tell('deployed', instance, ownImage(mentioned.find('image', instance.image), instance.image));
  }
  return told;
}

/** The store has looked for the name already. */
function withId(mention: ResourceRef | undefined): ResourceRef | undefined {
  return mention?.id === undefined ? undefined : mention;
}

const uuid = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/iu;

/**
 * An image of the platform's own may have the id of one of the account: the name has to be the same, too, or, where none
 * is told, the id one that nothing else has.
 */
function ownImage(
  found: Resource | undefined,
  { id, name }: Partial<ResourceRef> = {},
): Resource | undefined {
  const isOwn = name === undefined ? uuid.test(id ?? '') : name === found?.name;
  return isOwn ? found : undefined;
}

/** What the journal tells: what this account's operations made, and of what. */
export function linksOfJournal(operations: readonly Operation[]): readonly RecordedLink[] {
  return operations
    .filter(({ isForeign }) => !isForeign) // with another key the same ids are other things
    .flatMap(({ steps }) => steps.map(linkOfStep))
    .filter((told) => told !== undefined);
}

function linkOfStep({ plan: { order, target }, progress, result }: Step): RecordedLink | undefined {
  if (result === undefined || isFoundByName(progress)) {
    return undefined; // nobody knows what it was made of
  }
  const link = linkOfMaking(definitionOf(order).makes, target);
  return link && [link, result.id, target.id];
}

/** How what is made hangs on what it is made of; undefined where nothing is made, or of nothing. */
function linkOfMaking(makes: ResourceKind | undefined, { kind, id }: Target): Link | undefined {
  return allLinks.find((link) => {
    const [from, to] = linkEnds[link];
    return from === makes && to === kind && id !== '';
  });
}

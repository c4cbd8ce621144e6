import { isDeepStrictEqual } from 'node:util';
import type { Resource, ResourceKind } from '../domain/resources.ts';
import type { Link } from './links.ts';
import { allLinks, linkEnds, Links } from './links.ts';
import type { Operations } from '../writes/engine/operations.ts';
import type { ResourceStore } from '../resources/store.ts';
import type { RecordedLink } from './record-links.ts';
import { linksOfJournal, linksOfLists } from './record-links.ts';

export type Relation = 'instance' | 'volume' | 'snapshot' | 'image' | 'source' | 'clone';

export type AllLinks = Readonly<Record<Link, Links>>;

/** Which links a relation is made of; `of`: what it hangs on, `on`: what hangs on it. */
type LinkPath = readonly (readonly [direction: 'of' | 'on', link: Link])[];
type LinkPaths = Partial<Record<Relation, LinkPath>>;
type LinkPathList = readonly (readonly [Relation, LinkPath])[];

/** A kind that is not here hangs together with nothing. */
const ways: Readonly<Partial<Record<ResourceKind, LinkPaths>>> = {
  volume: { instance: [['of', 'attached']], source: [['of', 'cloned']], clone: [['on', 'cloned']] },
  snapshot: {
    instance: [
      ['of', 'taken'],
      ['on', 'restored'],
    ],
    image: [['on', 'imaged']],
  },
  image: { snapshot: [['of', 'imaged']], instance: [['on', 'deployed']] },
  instance: {
    volume: [['on', 'attached']],
    snapshot: [
      ['on', 'taken'],
      ['of', 'restored'],
    ],
    image: [['of', 'deployed']],
  },
};

/** The kinds of which something can be related to something else. */
export const linkedKinds = Object.keys(ways) as readonly ResourceKind[];

const waysOf = new Map(
  linkedKinds.map((kind) => [kind, Object.entries(ways[kind] ?? {}) as unknown as LinkPathList]),
);

/** The kinds of which something can be so related to something else. */
export function kindsWith(relation: Relation): readonly ResourceKind[] {
  return linkedKinds.filter((kind) => ways[kind]?.[relation] !== undefined);
}

/**
 * Where things come from and what was made of them, as far as Barrack's lists or the journal tell, of what is in the
 * lists now. Worked out once for each change.
 */
export class Lineage {
  readonly #store: ResourceStore;
  readonly #operations: Pick<Operations, 'all'>;
  #journal: readonly RecordedLink[] = [];
  #journalIsOld = true;
  #links: AllLinks | undefined;

  constructor(store: ResourceStore, operations: Pick<Operations, 'all' | 'onDidChange'>) {
    this.#store = store;
    this.#operations = operations;
    store.onDidChange(({ kinds, facts }) => {
      if (kinds.size > 0 || facts.has('imageAnswers')) {
        this.#links = undefined;
      }
    });
    operations.onDidChange(() => (this.#journalIsOld = true));
  }

  /** All that there is: the same object until something of it may have changed. */
  get links(): AllLinks {
    if (this.#journalIsOld) {
      this.#journalIsOld = false;
      this.#readJournal();
    }
    this.#links ??= this.#linked([...linksOfLists(this.#store), ...this.#journal]);
    return this.#links;
  }

  /** The listed resources that are so related to it, whichever way that came about. */
  related(resource: Resource, relation: Relation): readonly Resource[] {
    return (ways[resource.kind]?.[relation] ?? []).flatMap(([direction, link]) =>
      this[direction](link, resource),
    );
  }

  /** The relations in which it is to anything. Cheap: it is asked of every row. */
  relationsOf({ kind, id }: Pick<Resource, 'kind' | 'id'>): readonly Relation[] {
    const { links } = this;
    const found: Relation[] = [];
    for (const [relation, way] of waysOf.get(kind) ?? []) {
      if (way.some(([direction, link]) => links[link][direction](id).length > 0)) {
        found.push(relation);
      }
    }
    return found;
  }

  /** What it hangs on by that link, such as the volume it was `cloned` from. */
  of(link: Link, { kind, id }: Pick<Resource, 'kind' | 'id'>): readonly Resource[] {
    const [from, to] = linkEnds[link];
    return from === kind ? this.#listed(to, this.links[link].of(id)) : [];
  }

  /** What hangs on it by that link, such as the volumes that were `cloned` from it. */
  on(link: Link, { kind, id }: Pick<Resource, 'kind' | 'id'>): readonly Resource[] {
    const [from, to] = linkEnds[link];
    return to === kind ? this.#listed(from, this.links[link].on(id)) : [];
  }

  #readJournal(): void {
    const told = linksOfJournal(this.#operations.all);
    if (!isDeepStrictEqual(told, this.#journal)) {
      this.#journal = told;
      this.#links = undefined;
    }
  }

  #linked(told: readonly RecordedLink[]): AllLinks {
    const byLink = Map.groupBy(
      told.filter((one) => this.#isListed(one)),
      ([link]) => link,
    );
    const links = allLinks.map((link) => {
      const pairs = byLink.get(link) ?? [];
      return [link, new Links(pairs.map(([, from, to]) => [from, to]))] as const;
    });
    return Object.fromEntries(links) as Record<Link, Links>;
  }

  #isListed([link, from, to]: RecordedLink): boolean {
    const [fromKind, toKind] = linkEnds[link];
    const itself = fromKind === toKind && from === to;
    return (
      !itself && this.#store.find(fromKind, from) !== undefined && this.#store.find(toKind, to) !== undefined
    );
  }

  #listed(kind: Resource['kind'], ids: readonly string[]): readonly Resource[] {
    return ids.map((id) => this.#store.find(kind, id)).filter((one) => one !== undefined);
  }
}

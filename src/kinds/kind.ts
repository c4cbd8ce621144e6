import type { Groups } from '../api/groups/groups.ts';
import type { RequestOptions } from '../api/http/caller.ts';
import type { HourAndMonth } from '../domain/prices.ts';
import type { JsonObject, Resource } from '../domain/resources.ts';
import type { Lineage } from '../lineage/lineage.ts';
import type { ResourceStore } from '../resources/store.ts';
import type { ItemFlag } from '../ui/format/item-flags.ts';

/** What is known of resources. */
export interface Known {
  readonly store: ResourceStore;
  readonly lineage: Pick<Lineage, 'relationsOf' | 'of' | 'on'>;
}

type Text = string | undefined;
/** What tells names apart, and who belongs to whom. */
type Names = Pick<ResourceStore, 'find' | 'imageOf' | 'instanceOf' | 'needsId' | 'shortId'>;
/** What prices are worked out from. */
export type PriceStore = Pick<ResourceStore, 'prices' | 'priceOf' | 'pricesOfInstance'>;

/**
 * Something that a kind tells of its resources, with its text for each place that tells it; undefined where there is
 * nothing to tell.
 */
export interface Fact<R extends Resource> {
  /** In a row of the tree, where it is also heard. What comes last is cut off first. */
  row?(resource: R, known: Known): Text;
  /** In a picker of resources. */
  picker?(resource: R): Text;
  /** In the list of what something is about to be done to. */
  preview?(resource: R, names: Names): Text;
  /** In the list of a form that chooses among them. */
  option?(resource: R, names: Names): Text;
  /** In places that have a line for each. */
  readonly line?: {
    label(): string;
    tooltip?(resource: R, known: Known): Text;
    form?(resource: R, names: Names): Text;
  };
}

interface KindWords {
  /** Of one, as a heading or on a button: `Volume`. */
  one(): string;
  /** Of its list, as a heading: `Volumes`. */
  many(): string;
  /** `1 volume`, `12 volumes`. */
  count(count: number): string;
  /** One of them in a sentence: `the volume training-data`. */
  named(name: string): string;
  /** Why there is nothing to choose from. */
  none(): string;
  /** How to get one. */
  howToGet(): string;
  /** Where a link names one that is not there. */
  notFound(id: string): string;
  /** The request that reads all: `List Volumes`. */
  list(): string;
}

/** What it costs to have one. */
export interface Cost<R extends Resource> {
  /** As it is now, or undefined where that is not known; absent where they can't be summed. */
  price?(resource: R, store: PriceStore): HourAndMonth | undefined;
  /** True once it is billed no more. */
  isOver?(resource: R): boolean;
  /** What many cost together, where there is something to add to it. */
  sum?(text: string): string;
  /** Said of a place with some of them, where nothing is known of what they cost. */
  unknown(): string;
}

/**
 * All there is to say of a kind; how it is listed and kept is in `src/resources/kinds.ts`. The registry has one for each, so
 * that none can lack anything.
 */
export interface Kind<R extends Resource> {
  readonly words: KindWords;
  /** A codicon. */
  readonly icon: string;
  /** In the order in which the places tell them. */
  readonly facts: readonly Fact<R>[];
  /** Undefined where it is not billed, as far as is documented. */
  readonly cost: Cost<R> | undefined;
  /** The request that reads one; undefined where there is none. */
  readonly get: { label(): string; send(groups: Groups, id: string): Promise<R> } | undefined;
  /** What Barrack has billed for one; undefined where it does not tell. */
  readonly billing:
    ((groups: Groups, id: string, options: RequestOptions) => Promise<JsonObject>) | undefined;
  /** What the menus ask of it, beside its kind and what it is related to. */
  flags(resource: R, store: ResourceStore): readonly (ItemFlag | false)[];
  /** What is to be kept in mind of one, a sentence each. */
  notes(resource: R, store: ResourceStore): readonly string[];
  /** What it is found by, beside its name, id, status and region. */
  searchText(resource: R): Text;
  /** The forms that a link to one may name, and which form that is. */
  readonly linkForms: Readonly<Record<string, 'cloneForm' | 'imageForm'>>;
  /** Whether Barrack's web application has a page of its name. */
  readonly hasPage: boolean;
}

import { bounds } from '../../api/answers/bounds.ts';
import type { Region, Resource, UnreadableRecord } from '../../domain/resources.ts';
import { isGap } from '../../domain/resources.ts';
import type { ResourceList } from '../../resources/kinds.ts';
import { isOfAccount, resourceLists } from '../../resources/kinds.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Filter } from './filter.ts';

let collator: Intl.Collator | undefined;

/** The order of names. A collator is expensive to make and cheap to use, so one is made, when first needed. */
function compare(a: string, b: string): number {
  collator ??= new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return collator.compare(a, b);
}

/** By name, numbers by their value; of the same name by id. */
export function compareNames(a: Resource, b: Resource): number {
  return compare(a.name, b.name) || compare(a.id, b.id);
}

type Mutable<T> = Record<ResourceList, T[]>;

function emptyLists<T>(): Mutable<T> {
  return Object.fromEntries(resourceLists.map((list) => [list, []])) as unknown as Mutable<T>;
}

/** An unreadable record and its place among those of its list, which its id is made of. */
export interface PlacedRecord {
  readonly position: number;
  readonly record: UnreadableRecord;
}

/** What is in one place: a region, no region, or the whole account. */
export class Place {
  readonly region: string | undefined;
  readonly #items = emptyLists<Resource>();
  readonly #sorted = new Set<ResourceList>();
  readonly unreadable = emptyLists<PlacedRecord>();
  readonly #partial: ReadonlySet<ResourceList>;

  /** @param partial the lists of which more may be here than is known */
  constructor(region: string | undefined, partial: ReadonlySet<ResourceList> = new Set()) {
    this.region = region;
    this.#partial = partial;
  }

  add(list: ResourceList, resource: Resource): void {
    this.#items[list].push(resource);
  }

  /** Sorted by name; sorted only when asked for. */
  items(list: ResourceList): readonly Resource[] {
    if (!this.#sorted.has(list)) {
      this.#sorted.add(list);
      this.#items[list].sort(compareNames);
    }
    return this.#items[list];
  }

  /** In no order. */
  unsorted(list: ResourceList): readonly Resource[] {
    return this.#items[list];
  }

  count(list: ResourceList): number {
    return this.#items[list].length + this.unreadable[list].length;
  }

  /** Whether all is known that there is of a list here. */
  isWhole(list: ResourceList): boolean {
    return !this.#partial.has(list);
  }

  /** Nothing is known to be here. */
  get empty(): boolean {
    return resourceLists.every((list) => this.count(list) === 0);
  }
}

/** Everything that the filter lets through, by place. */
export interface Inventory {
  readonly account: Place;
  /** Sorted by name; what names no region comes last. Without a filter, empty regions are among them. */
  readonly regions: readonly Place[];
  readonly byRegion: ReadonlyMap<string | undefined, Place>;
  /** How many resources there are, and how many the filter lets through. */
  readonly total: number;
  readonly shown: number;
}

/** The region that a record names, although the record as a whole could not be read. */
export function regionOfRecord({ record }: UnreadableRecord): string | undefined {
  const region = fieldOf(record, 'region') ?? fieldOf(record, 'region_name');
  const name = typeof region === 'string' ? region : fieldOf(region, 'name');
  const trimmed = typeof name === 'string' ? name.trim() : '';
  return trimmed === '' || trimmed.length > bounds.textLength ? undefined : trimmed;
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, field)
    ? (value as Readonly<Record<string, unknown>>)[field]
    : undefined;
}

function byName(a: Place, b: Place): number {
  if (a.region === undefined || b.region === undefined) {
    return Number(a.region === undefined) - Number(b.region === undefined);
  }
  return compare(a.region, b.region);
}

/** The lists that were never read or have a gap, or, for a region, a record that may be in it. */
function partialLists(store: ResourceStore, scope: 'account' | 'region'): ReadonlySet<ResourceList> {
  const mayBeMore = (record: UnreadableRecord): boolean =>
    isGap(record) || (scope === 'region' && regionOfRecord(record) === undefined);
  return new Set(
    resourceLists.filter(
      (list) => store[list].loadedAt === undefined || store[list].unreadable.some(mayBeMore),
    ),
  );
}

/** Sorts the store's resources into places. */
export function takeInventory(store: ResourceStore, filter: Filter): Inventory {
  const inAll = partialLists(store, 'account');
  const inRegion = partialLists(store, 'region');
  const account = new Place(undefined, inAll);
  const places = new Map<string | undefined, Place>();
  const placeOf = (region: string | undefined): Place => {
    const place = places.get(region) ?? new Place(region, region === undefined ? inAll : inRegion);
    places.set(region, place);
    return place;
  };
  if (filter.text === '') {
    store.regions.items.forEach(({ name }: Region) => placeOf(name));
  }
  let [total, shown] = [0, 0];
  for (const list of resourceLists) {
    const { items, unreadable } = store[list];
    const placesOf = (region: string | undefined) =>
      isOfAccount(list) ? [account] : [account, placeOf(region)];
    total += items.length;
    for (const resource of items) {
      if (filter.matches(resource)) {
        shown += 1;
        placesOf(resource.region).forEach((place) => place.add(list, resource));
      }
    }
    for (const [position, record] of unreadable.entries()) {
      if (!isGap(record) && filter.matchesRecord(record)) {
        const places = placesOf(regionOfRecord(record));
        places.forEach((place) => place.unreadable[list].push({ position, record }));
      }
    }
  }
  return { account, regions: [...places.values()].sort(byName), byRegion: places, total, shown };
}

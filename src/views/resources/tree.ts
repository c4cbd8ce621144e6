import type { BarrackError } from '../../api/errors.ts';
import type { Resource } from '../../domain/resources.ts';
import { isGap } from '../../domain/resources.ts';
import { isEmpty, isWelcomed } from '../../resources/condition.ts';
import type { ListKind, ResourceList } from '../../resources/kinds.ts';
import {
  accountLists,
  isOfAccount,
  isUnopened,
  kindIn,
  listKinds,
  listOf,
  regionalLists,
  resourceLists,
} from '../../resources/kinds.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { instanceChildren } from './instance-children.ts';
import { ElementPool } from './element-pool.ts';
import type { Element, ErrorElement, GroupElement, ItemElement, UnreadableElement } from './elements.ts';
import { actionsFor, elementId } from './elements.ts';
import type { Filter } from './filter.ts';
import { filterBy } from './filter.ts';
import type { Inventory } from './inventory.ts';
import { Place, regionOfRecord, takeInventory } from './inventory.ts';
import type { Known } from '../../kinds/kind.ts';

export type Grouping = 'region' | 'kind';

/** Which elements there are and how they hang together; knows nothing of VS Code. */
export class Tree {
  readonly #store: ResourceStore;
  readonly #lineage: Known['lineage'];
  readonly #pool = new ElementPool();
  #filter: Filter = filterBy('');
  #grouping: Grouping = 'region';
  #inventory: Inventory | undefined;

  constructor({ store, lineage }: Known) {
    this.#store = store;
    this.#lineage = lineage;
  }

  get filter(): string {
    return this.#filter.text;
  }

  set filter(text: string) {
    this.#filter = filterBy(text);
    this.#inventory = undefined;
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping;
  }

  get inventory(): Inventory {
    this.#inventory ??= takeInventory(this.#store, this.#filter);
    return this.#inventory;
  }

  /** To be called when the store has changed. */
  storeChanged(): void {
    this.#inventory = undefined;
  }

  /** It is not shown any more. */
  forget({ id }: Element): void {
    this.#pool.delete(id);
  }

  /** The element with that id, if there is one and it was given out before. */
  get(id: string): Element | undefined {
    return this.#pool.get(id);
  }

  /** The element that a resource has in its own group; undefined where the filter hides it. */
  itemOf({ kind, id }: Pick<Resource, 'kind' | 'id'>): ItemElement | undefined {
    const resource = this.#store.find(kind, id);
    return resource !== undefined && this.#filter.matches(resource) ? this.#pool.item(resource) : undefined;
  }

  /** The place that a region or group stands for. */
  placeOf(element: Exclude<Element, { type: 'item' | 'unreadable' | 'error' | 'action' }>): Place {
    if (element.type === 'group' && element.scope === 'account') {
      return this.inventory.account;
    }
    return this.inventory.byRegion.get(element.region) ?? new Place(element.region);
  }

  /** Whether it is the group of a list that nobody has looked for yet. */
  isUnopened({ list }: GroupElement): boolean {
    return isUnopened(list, this.#store[list]);
  }

  children(element?: Element): readonly Element[] {
    switch (element?.type) {
      case undefined:
        return this.#roots();
      case 'region':
        return this.#groups(regionalLists, 'region', this.placeOf(element));
      case 'group':
        return this.#members(element);
      case 'error':
        return actionsFor(element).map((action) => this.#pool.action(action, element));
      case 'item':
        return this.#below(element);
      case 'unreadable':
      case 'action':
        return [];
    }
  }

  parent(element: Element): Element | undefined {
    switch (element.type) {
      case 'item':
        return element.within === undefined
          ? this.#groupOf(listOf(element.resource.kind), element.resource.region)
          : this.#pool.get(elementId.item({ kind: 'instance', id: element.within }));
      case 'unreadable':
        return element.list === 'regions' || isGap(element.record)
          ? undefined
          : this.#groupOf(element.list, regionOfRecord(element.record));
      case 'group':
        return element.scope === 'region' ? this.#pool.region(element.region) : undefined;
      case 'action':
        return element.error;
      case 'region':
      case 'error':
        return undefined;
    }
  }

  #roots(): readonly Element[] {
    if (listKinds.every((list) => this.#store[list].loadedAt === undefined)) {
      return isWelcomed(this.#store) ? [] : this.#errors();
    }
    if (isEmpty(this.#store)) {
      return []; // a welcome view says so
    }
    const { account, regions } = this.inventory;
    const places =
      this.#grouping === 'kind'
        ? this.#groups(resourceLists, 'account', account)
        : [
            ...regions.map(({ region }) => this.#pool.region(region)),
            ...this.#groups(accountLists, 'account', account),
          ];
    return [...this.#errors(), ...this.#gaps(), ...places, ...this.#unreadable('regions')];
  }

  #unreadable(list: ListKind): readonly UnreadableElement[] {
    return this.#store[list].unreadable.map((record, position) =>
      this.#pool.unreadable(list, { position, record }),
    );
  }

  /** What tells that a list is not whole concerns every place, and no filter hides it. */
  #gaps(): readonly UnreadableElement[] {
    return resourceLists.flatMap((list) => this.#unreadable(list)).filter(({ record }) => isGap(record));
  }

  /** One element for all lists that failed for the same reason. */
  #errors(): readonly ErrorElement[] {
    const byReason = new Map<string, { error: BarrackError; lists: [ListKind, ...ListKind[]] }>();
    for (const list of listKinds) {
      const { error } = this.#store[list];
      if (error !== undefined) {
        const same = byReason.get(error.message);
        if (same === undefined) {
          byReason.set(error.message, { error, lists: [list] });
        } else {
          same.lists.push(list);
        }
      }
    }
    return [...byReason.values()].map(({ lists, error }) => this.#pool.error(lists, error));
  }

  /** Every group of a place; with a filter only those in which something is left. */
  #groups(
    lists: readonly ResourceList[],
    scope: GroupElement['scope'],
    place: Place,
  ): readonly GroupElement[] {
    return lists
      .filter((list) => this.#filter.text === '' || place.count(list) > 0)
      .map((list) => this.#pool.group(list, scope, place.region));
  }

  #members(group: GroupElement): readonly Element[] {
    const place = this.placeOf(group);
    return [
      ...place.items(group.list).map((resource) => this.#pool.item(resource)),
      ...place.unreadable[group.list].map((placed) => this.#pool.unreadable(group.list, placed)),
    ];
  }

  /** Whatever the filter lets through, an instance is shown with all that it has. */
  #below({ resource, within }: ItemElement): readonly ItemElement[] {
    return resource.kind !== 'instance' || within !== undefined
      ? []
      : instanceChildren(resource, { lineage: this.#lineage }).map((one) =>
          this.#pool.item(one, resource.id),
        );
  }

  #groupOf(list: ResourceList, region: string | undefined): GroupElement {
    return this.#grouping === 'kind' || isOfAccount(list)
      ? this.#pool.group(list, 'account', undefined)
      : this.#pool.group(list, 'region', region);
  }
}

/** Ids of the elements of resources of a list. */
export function itemIds(list: ListKind, ids: readonly string[]): readonly string[] {
  return list === 'regions' ? [] : ids.map((id) => elementId.item({ kind: kindIn(list), id }));
}

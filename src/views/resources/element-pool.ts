import type { BarrackError } from '../../api/errors.ts';
import type { Resource } from '../../domain/resources.ts';
import type { ListKind, ResourceList } from '../../resources/kinds.ts';
import type {
  ActionElement,
  Element,
  ErrorElement,
  GroupElement,
  ItemElement,
  RegionElement,
  UnreadableElement,
} from './elements.ts';
import { elementId } from './elements.ts';
import type { PlacedRecord } from './inventory.ts';

/** The elements of a tree: one object an id, which stays the same for as long as there is something to show. */
export class ElementPool {
  readonly #elements = new Map<string, Element>();

  get(id: string): Element | undefined {
    return this.#elements.get(id);
  }

  delete(id: string): void {
    this.#elements.delete(id);
  }

  clear(): void {
    this.#elements.clear();
  }

  region(region: string | undefined): RegionElement {
    return this.#keep({ type: 'region', id: elementId.region(region), region });
  }

  group(list: ResourceList, scope: GroupElement['scope'], region: string | undefined): GroupElement {
    const id = scope === 'account' ? elementId.kind(list) : elementId.group(list, region);
    return this.#keep({ type: 'group', id, list, scope, region });
  }

  /** @param within the id of the instance below which it is shown; undefined in its own group */
  item(resource: Resource, within?: string): ItemElement {
    const id = within === undefined ? elementId.item(resource) : elementId.within(within, resource);
    const element = this.#keep<ItemElement>({ type: 'item', id, within, resource });
    element.resource = resource;
    return element;
  }

  unreadable(list: ListKind, { position, record }: PlacedRecord): UnreadableElement {
    const id = elementId.unreadable(list, position);
    const element = this.#keep<UnreadableElement>({ type: 'unreadable', id, list, record });
    element.record = record;
    return element;
  }

  error(lists: readonly [ListKind, ...ListKind[]], error: BarrackError): ErrorElement {
    const element = this.#keep<ErrorElement>({ type: 'error', id: elementId.error(lists[0]), lists, error });
    element.lists = lists;
    element.error = error;
    return element;
  }

  action(action: ActionElement['action'], error: ErrorElement): ActionElement {
    return this.#keep({ type: 'action', id: `${error.id}/${action}`, action, error });
  }

  /** The element that has this id already, else the new one. An id belongs to one type of element. */
  #keep<E extends Element>(element: E): E {
    const kept = this.#elements.get(element.id);
    if (kept !== undefined) {
      return kept as E;
    }
    this.#elements.set(element.id, element);
    return element;
  }
}

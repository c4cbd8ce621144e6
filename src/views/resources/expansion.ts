import type { Element } from './elements.ts';
import type { Tree } from './tree.ts';

/** A group with no more than this many is expanded when it is first shown. */
const fewItems = 10;

/** A filter that leaves no more than this many expands everything. */
const fewMatches = 200;

/** No more regions and groups than this are remembered; the last ones count. */
const mostRemembered = 500;

/** What of the regions and groups the user has expanded (true) or collapsed, by the ids of their items. */
export type Remembered = Readonly<Record<string, boolean>>;

/** Keeps that over a reload of the window, of which VS Code remembers nothing. */
export interface ExpansionMemory {
  get(): Remembered;
  set(remembered: Remembered): void;
}

/**
 * What is expanded. While the window is open, VS Code keeps that for itself by the id of an item, and takes a new word about it only for a new id;
 * so while a filter is in force the ids are others, and what the user expanded before comes back when it is cleared.
 */
export class Expansion {
  readonly #tree: Tree;
  readonly #memory: ExpansionMemory;
  readonly #byUser: Map<string, boolean>;
  readonly #remembered: Map<string, boolean>;

  constructor(tree: Tree, memory: ExpansionMemory) {
    this.#tree = tree;
    this.#memory = memory;
    this.#remembered = new Map(Object.entries(memory.get()));
    this.#byUser = new Map(this.#remembered);
  }

  /** The user, or a reveal, expanded or collapsed it. */
  note(element: Element, expanded: boolean): void {
    this.#byUser.set(this.itemId(element), expanded);
    if (this.#tree.filter === '' && (element.type === 'region' || element.type === 'group')) {
      this.#remember(element.id, expanded);
    }
  }

  /** @param expandable false for a region or group with nothing in it: it gets a new id when that changes */
  itemId({ id, type }: Element, expandable = true): string {
    const hollow = !expandable && (type === 'region' || type === 'group');
    const own = hollow ? `${id}/empty` : id;
    return this.#tree.filter === '' ? own : `filtered/${own}`;
  }

  isExpanded(element: Element): boolean {
    return this.#byUser.get(this.itemId(element)) ?? this.#atFirst(element);
  }

  /** Forgets what was expanded in the last filter's results: a new filter expands what it found. */
  filterChanged(): void {
    for (const id of [...this.#byUser.keys()].filter((key) => key.startsWith('filtered/'))) {
      this.#byUser.delete(id);
    }
  }

  #remember(id: string, expanded: boolean): void {
    this.#remembered.delete(id); // so that it is the last one
    this.#remembered.set(id, expanded);
    this.#memory.set(Object.fromEntries([...this.#remembered].slice(-mostRemembered)));
  }

  #atFirst(element: Element): boolean {
    if (element.type === 'item') {
      return false;
    }
    if (element.type !== 'group') {
      return true;
    }
    if (this.#tree.isUnopened(element)) {
      return false; // to expand it reads its list
    }
    const filtered = this.#tree.filter !== '' && this.#tree.inventory.shown <= fewMatches;
    return filtered || this.#tree.placeOf(element).count(element.list) <= fewItems;
  }
}

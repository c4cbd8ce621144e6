import type { Changes, ListKind, ResourceList } from '../../resources/kinds.ts';
import { kindData, kindIn, listOf, regionalLists, resourceLists } from '../../resources/kinds.ts';
import type { Element, ItemElement } from './elements.ts';
import { elementId } from './elements.ts';
import type { Appearance } from '../../ui/format/appearance.ts';
import { sameAppearance } from '../../ui/format/appearance.ts';
import type { Tree } from './tree.ts';
import { itemIds } from './tree.ts';

/** With more changed children than this, their parent is refreshed as a whole: that is quicker for VS Code. */
const manyChildren = 25;

/** The lists whose rows look different when that one changes: of regions, whose tiers set the prices, all that are in them. */
function alsoShownIn(list: ListKind): readonly ResourceList[] {
  return list === 'regions'
    ? regionalLists
    : resourceLists.filter((other) => kindData(kindIn(other)).tells.includes(kindIn(list)));
}

/**
 * What VS Code was given, so that after a change only what differs is given anew: not the whole tree, in which people
 * have expanded, selected and scrolled.
 */
export class RenderedTree {
  readonly #tree: Tree;
  readonly #appearanceOf: (element: Element) => Appearance;
  readonly #appearances = new Map<Element, Appearance>();
  /** What the last update worked out, and VS Code has not asked for since: it is not worked out twice. */
  readonly #fresh = new Map<Element, Appearance>();
  readonly #children = new Map<Element | undefined, readonly Element[]>();

  constructor(tree: Tree, appearanceOf: (element: Element) => Appearance) {
    this.#tree = tree;
    this.#appearanceOf = appearanceOf;
  }

  /** The appearance of an element, noted as the one VS Code shows. */
  appearance(element: Element): Appearance {
    const appearance = this.#fresh.get(element) ?? this.#appearanceOf(element);
    this.#fresh.delete(element);
    this.#appearances.set(element, appearance);
    return appearance;
  }

  /** The children of an element, noted as those VS Code shows. */
  children(element?: Element): readonly Element[] {
    const children = this.#tree.children(element);
    this.#children.set(element, children);
    return children;
  }

  /** Forgets all of it: VS Code is told to ask anew. */
  clear(): void {
    this.#appearances.clear();
    this.#fresh.clear();
    this.#children.clear();
  }

  /**
   * The elements to be given anew after a change; `all` where the top of the tree is another one.
   * @param changes of the store
   * @param touched ids of elements that may look different, or have others below them, for another reason
   */
  update(changes: Changes, touched: readonly string[] = []): 'all' | readonly Element[] {
    if (touched.length === 0 && !isOfRows(changes)) {
      return [];
    }
    this.#fresh.clear();
    this.#forgetRemoved(changes);
    const parents = new Set([...this.#changedParents(), ...this.#parentsOfOpened()]);
    if (parents.has(undefined)) {
      return 'all';
    }
    return this.#highest(new Set([...parents, ...this.#changedLooks(changes, touched)]));
  }

  /** The elements whose appearance is another one by now although nothing was read, such as one that tells an age. */
  aged(): readonly Element[] {
    this.#fresh.clear();
    return this.#newLooks(({ type }) => type === 'error');
  }

  #forgetRemoved({ kinds }: Changes): void {
    const gone = [...kinds].flatMap(([list, { removed }]) => itemIds(list, removed));
    for (const element of gone.map((id) => this.#tree.get(id)).filter((one) => one !== undefined)) {
      this.#forget(element);
    }
    this.#tree.storeChanged();
  }

  /** With what is shown below it. */
  #forget(element: Element): void {
    const below = element.type === 'item' ? (this.#children.get(element) ?? []) : [];
    this.#appearances.delete(element);
    this.#children.delete(element);
    this.#tree.forget(element);
    below.forEach((child) => this.#forget(child));
  }

  /** Asking for the children also brings their elements up to date. */
  #changedParents(): ReadonlySet<Element | undefined> {
    const changed = new Set<Element | undefined>();
    for (const [parent, before] of this.#children) {
      const now = this.#tree.children(parent);
      if (now.length !== before.length || now.some((child, index) => child !== before[index])) {
        changed.add(parent);
        this.#children.set(parent, now);
        if (parent?.type === 'item') {
          const kept = new Set(now);
          before.filter((child) => !kept.has(child)).forEach((child) => this.#forget(child));
        }
      }
    }
    return changed;
  }

  /** Where something was empty and no longer is, or the other way round: it has a new id then, so its parent is asked. */
  #parentsOfOpened(): readonly (Element | undefined)[] {
    return [...this.#appearances]
      .filter(([{ type }]) => type === 'region' || type === 'group')
      .filter(([element, appearance]) => appearance.expandable !== this.#freshly(element).expandable)
      .map(([element]) => this.#tree.parent(element));
  }

  #changedLooks({ kinds, facts }: Changes, touched: readonly string[]): readonly Element[] {
    const others = [...kinds].filter(([, { condition }]) => condition).map(([list]) => list);
    const lists = new Set([...others, ...[...kinds.keys()].flatMap(alsoShownIn)]);
    if (facts.has('imageAnswers')) {
      lists.add('snapshots');
    }
    const changed = [...kinds].flatMap(([list, one]) => itemIds(list, [...one.changed, ...one.alike]));
    const ids = new Set([...touched, ...changed]);
    const mayDiffer = (element: Element): boolean =>
      element.type !== 'item' ||
      facts.has('prices') ||
      lists.has(listOf(element.resource.kind)) ||
      ids.has(resourceId(element));
    return this.#newLooks(mayDiffer);
  }

  /**
   * Those that look different now. That is noted at once, not when VS Code asks: the next list may come in before it
   * does, and would have it ask for all of them again.
   */
  #newLooks(mayDiffer: (element: Element) => boolean): readonly Element[] {
    const changed: Element[] = [];
    for (const element of this.#appearances.keys()) {
      if (mayDiffer(element) && this.#looksDifferent(element)) {
        changed.push(element);
      }
    }
    return changed;
  }

  /** Notes the new appearance where it is another than the one VS Code shows. */
  #looksDifferent(element: Element): boolean {
    const before = this.#appearances.get(element);
    const now = before && this.#freshly(element);
    if (before === undefined || now === undefined || sameAppearance(before, now)) {
      this.#fresh.delete(element);
      return false;
    }
    this.#appearances.set(element, now);
    return true;
  }

  #freshly(element: Element): Appearance {
    const appearance = this.#fresh.get(element) ?? this.#appearanceOf(element);
    this.#fresh.set(element, appearance);
    return appearance;
  }

  /** Without those below another one, since VS Code asks for them anyway; many of one parent give way to it. */
  #highest(changed: Set<Element | undefined>): readonly Element[] {
    const children = Map.groupBy(changed, (element) => element && this.#tree.parent(element));
    for (const [parent, { length }] of children) {
      if (parent !== undefined && length > manyChildren) {
        changed.add(parent);
      }
    }
    return [...changed]
      .filter((element) => element !== undefined)
      .filter((element) => !this.#isBelow(element, changed));
  }

  #isBelow(element: Element, others: ReadonlySet<Element | undefined>): boolean {
    for (let parent = this.#tree.parent(element); parent !== undefined; parent = this.#tree.parent(parent)) {
      if (others.has(parent)) {
        return true;
      }
    }
    return false;
  }
}

/** Whether rows may tell of it: the balance and the volume types on offer are in none. */
function isOfRows({ kinds, facts }: Changes): boolean {
  return kinds.size > 0 || facts.has('prices') || facts.has('imageAnswers');
}

/** Of its resource, which may have an element below an instance, too. */
function resourceId({ id, within, resource }: ItemElement): string {
  return within === undefined ? id : elementId.item(resource);
}

import * as vscode from 'vscode';
import { now } from '../../base/time.ts';
import type { Changes, ResourceList } from '../../resources/kinds.ts';
import type { Lineage } from '../../lineage/lineage.ts';
import type { ActionElement, Element } from './elements.ts';
import type { ExpansionMemory } from './expansion.ts';
import { Expansion } from './expansion.ts';
import type { Appearance } from '../../ui/format/appearance.ts';
import { tooltip } from '../../ui/surfaces.ts';
import { treeItem } from '../../ui/tree-item.ts';
import { appearanceOf, tooltipOf } from './appearances.ts';
import { RelatedChanges } from './related-changes.ts';
import type { Seen } from './seen.ts';
import { RenderedTree } from './rendered-tree.ts';
import type { Tree } from './tree.ts';

const nothingRead: Changes = { kinds: new Map(), facts: new Set() };

/** Gives VS Code the tree, and, after a change, only what differs. */
export class ResourceTreeProvider implements vscode.TreeDataProvider<Element>, vscode.Disposable {
  readonly #tree: Tree;
  readonly #seen: Seen;
  readonly #expansion: Expansion;
  readonly #rendered: RenderedTree;
  readonly #related: RelatedChanges;
  readonly #open: (list: ResourceList) => void;
  readonly #changed = new vscode.EventEmitter<undefined | Element[]>();
  readonly onDidChangeTreeData = this.#changed.event;

  /** @param open reads a list that nobody has looked for before */
  constructor(
    seen: Seen & { readonly lineage: Pick<Lineage, 'links'> },
    memory: ExpansionMemory,
    open: (list: ResourceList) => void,
  ) {
    this.#open = open;
    const { tree } = seen;
    this.#related = new RelatedChanges(seen.lineage);
    this.#tree = tree;
    this.#seen = seen;
    this.#expansion = new Expansion(tree, memory);
    this.#rendered = new RenderedTree(tree, (element) => appearanceOf(element, seen, now()));
  }

  getTreeItem(element: Element): vscode.TreeItem {
    const appearance = this.#rendered.appearance(element);
    const item = treeItem(appearance, this.#collapsibleState(element, appearance));
    item.id = this.#expansion.itemId(element, appearance.expandable);
    if (element.type === 'action') {
      const [command, ...args] = commandOf(element);
      item.command = { command, title: appearance.label, arguments: args };
    }
    return item;
  }

  /** VS Code asks for the children of what is expanded only. */
  getChildren(element?: Element): Element[] {
    if (element?.type === 'group' && this.#tree.isUnopened(element)) {
      this.#open(element.list);
    }
    return [...this.#rendered.children(element)];
  }

  getParent(element: Element): Element | undefined {
    return this.#tree.parent(element);
  }

  resolveTreeItem(item: vscode.TreeItem, element: Element): vscode.TreeItem {
    const text = tooltipOf(element, this.#seen, now());
    if (text !== undefined) {
      item.tooltip = tooltip(text);
    }
    return item;
  }

  noteExpanded(element: Element, expanded: boolean): void {
    this.#expansion.note(element, expanded);
  }

  storeChanged(changes: Changes): void {
    this.#update(changes, this.#related.update());
  }

  /** Operations have begun, ended or made something. @param ids of elements that may look different now */
  operationsChanged(ids: readonly string[]): void {
    const touched = [...ids, ...this.#related.update()];
    if (touched.length > 0) {
      this.#update(nothingRead, touched);
    }
  }

  /** Lets what tells an age tell it anew. */
  grewOlder(): void {
    const aged = this.#rendered.aged();
    if (aged.length > 0) {
      this.#changed.fire([...aged]);
    }
  }

  setFilter(text: string): void {
    this.#tree.filter = text;
    this.#expansion.filterChanged();
    this.refreshAll();
  }

  /** After a change of the grouping, or of the top of the tree. */
  refreshAll(): void {
    this.#rendered.clear();
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #update(changes: Changes, touched: readonly string[]): void {
    const update = this.#rendered.update(changes, touched);
    if (update === 'all') {
      this.refreshAll();
    } else if (update.length > 0) {
      this.#changed.fire([...update]);
    }
  }

  #collapsibleState(element: Element, { expandable }: Appearance): vscode.TreeItemCollapsibleState {
    if (!expandable) {
      return vscode.TreeItemCollapsibleState.None;
    }
    return this.#expansion.isExpanded(element)
      ? vscode.TreeItemCollapsibleState.Expanded
      : vscode.TreeItemCollapsibleState.Collapsed;
  }
}

function commandOf({ action, error }: ActionElement): readonly [command: string, ...args: unknown[]] {
  switch (action) {
    case 'signIn':
      return ['barrack.signIn'];
    case 'retry':
      return ['barrack.refresh', error];
    case 'showLog':
      return ['barrack.showLog'];
  }
}

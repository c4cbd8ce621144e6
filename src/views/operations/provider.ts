import * as vscode from 'vscode';
import type { Operation } from '../../writes/engine/operation.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { Appearance } from '../../ui/format/appearance.ts';
import { sameAppearance } from '../../ui/format/appearance.ts';
import { tooltip } from '../../ui/surfaces.ts';
import { treeItem } from '../../ui/tree-item.ts';
import type { OperationsElement } from './elements.ts';
import { operationOf } from './elements.ts';
import type { OperationList } from './list.ts';
import { appearanceOf } from './appearances.ts';
import { operationsTooltip } from './tooltip.ts';

/** Gives VS Code the operations, and, after a change, only what differs. */
export class OperationsProvider implements vscode.TreeDataProvider<OperationsElement>, vscode.Disposable {
  readonly #list: OperationList;
  readonly #store: ResourceStore;
  /** What VS Code was given. */
  readonly #appearances = new Map<OperationsElement, Appearance>();
  #roots: readonly OperationsElement[] = [];
  readonly #changed = new vscode.EventEmitter<undefined | OperationsElement[]>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(list: OperationList, store: ResourceStore) {
    this.#list = list;
    this.#store = store;
  }

  getTreeItem(element: OperationsElement): vscode.TreeItem {
    const appearance = appearanceOf(element, this.#store);
    this.#appearances.set(element, appearance);
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const isOver = operationOf(element)?.isRunning !== true;
    const item = treeItem(appearance, appearance.expandable ? (isOver ? Collapsed : Expanded) : None);
    item.id = element.id;
    return item;
  }

  getChildren(element?: OperationsElement): OperationsElement[] {
    if (element !== undefined) {
      return [...this.#list.children(element)];
    }
    this.#roots = this.#list.roots();
    return [...this.#roots];
  }

  getParent(element: OperationsElement): OperationsElement | undefined {
    return element.type === 'step' ? element.parent : undefined;
  }

  elementOf(operation: Operation): OperationsElement {
    return this.#list.elementOf(operation);
  }

  resolveTreeItem(item: vscode.TreeItem, element: OperationsElement): vscode.TreeItem {
    item.tooltip = tooltip(operationsTooltip(element, this.#store));
    return item;
  }

  /** After a change of the operations or of the store. */
  update(): void {
    const roots = this.#list.roots();
    const same = roots.length === this.#roots.length && roots.every((root, i) => root === this.#roots[i]);
    if (same) {
      this.#fireChanged(() => true);
      return;
    }
    this.refreshAll();
  }

  /** Gives VS Code the whole list anew. */
  refreshAll(): void {
    this.#roots = this.#list.roots();
    this.#appearances.clear();
    this.#changed.fire(undefined);
  }

  /** Lets what runs tell its time anew. */
  tick(): void {
    this.#fireChanged((element) => operationOf(element)?.isRunning === true);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #fireChanged(mayDiffer: (element: OperationsElement) => boolean): void {
    const changed: OperationsElement[] = [];
    for (const [element, before] of this.#appearances) {
      const appearance = mayDiffer(element) ? appearanceOf(element, this.#store) : before;
      if (!sameAppearance(before, appearance)) {
        this.#appearances.set(element, appearance);
        changed.push(element);
      }
    }
    if (changed.length > 0) {
      this.#changed.fire(changed);
    }
  }
}

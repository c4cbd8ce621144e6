import {
  EventEmitter,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  type TreeDataProvider,
  type TreeView,
} from 'vscode';
import { formatSize } from '../../../../src/domain/sizes.ts';

interface Volume {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** The one node on top. */
const top = 'Volumes';
type Node = typeof top | Volume;

/** As little as a tree of all volumes can be: a row has a name and a size, and at each refresh all are asked for anew. */
class BareTree implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<Node>();
  readonly onDidChangeTreeData = this.#changed.event;
  rows: readonly Volume[] = [];

  getTreeItem(node: Node): TreeItem {
    if (node === top) {
      return new TreeItem(top, TreeItemCollapsibleState.Expanded);
    }
    const item = new TreeItem(node.name);
    item.id = node.id;
    item.description = formatSize(node.size);
    return item;
  }

  getChildren(node?: Node): Node[] {
    return node === undefined ? [top] : node === top ? [...this.rows] : [];
  }

  getParent(node: Node): Node | undefined {
    return node === top ? undefined : top;
  }

  /** Reads the list that the extension reads, and does nothing else with it. */
  async read(): Promise<void> {
    const response = await fetch(`${process.env['BARRACK_API_URL']}/volumes/`, {
      headers: { 'X-API-Key': process.env['BARRACK_API_KEY'] ?? '' },
    });
    this.rows = (JSON.parse(await response.text()) as { readonly volumes: readonly Volume[] }).volumes;
    this.#changed.fire(top);
  }
}

let open: { readonly tree: BareTree; readonly view: TreeView<Node> } | undefined;

/** Fills a bare tree in a view of that id, expands its node and scrolls to its last row. */
export async function openBare(viewId: string): Promise<undefined> {
  const tree = new BareTree();
  const view = window.createTreeView(viewId, { treeDataProvider: tree });
  await tree.read();
  const last = tree.rows.at(-1);
  if (last !== undefined) {
    await view.reveal(last, { select: true, focus: true });
  }
  open = { tree, view };
  return undefined;
}

/** Reads the list again; gives when that began. */
export async function refreshBare(): Promise<number> {
  const startedAt = Date.now();
  await open?.tree.read();
  return startedAt;
}

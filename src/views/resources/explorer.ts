import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { now } from '../../base/time.ts';
import type { Resource } from '../../domain/resources.ts';
import type { Lineage } from '../../lineage/lineage.ts';
import type { Operations } from '../../writes/engine/operations.ts';
import type { Poller } from '../../resources/poller.ts';
import { Refresher } from '../../resources/refresher.ts';
import type { ResourceStore } from '../../resources/store.ts';
import type { ContextKeys } from '../../ui/context-keys.ts';
import { Coalescer } from '../../base/coalescer.ts';
import { revealIn } from '../../ui/reveal.ts';
import { plain } from '../../ui/format/safe-text.ts';
import type { TreeView } from '../../ui/surfaces.ts';
import { createTreeView, withViewProgress } from '../../ui/surfaces.ts';
import type { Element } from './elements.ts';
import { descriptionOf } from './description.ts';
import type { Remembered } from './expansion.ts';
import { ResourceTreeProvider } from './provider.ts';
import { Tree } from './tree.ts';
import { UnderWayIndex } from './under-way.ts';
import { viewId } from './welcome.ts';

const filterKey = 'barrack.explorer.filter';
const expansionKey = 'barrack.explorer.expansion';

/** How often what tells an age is shown anew, in milliseconds. */
const ageStepMs = 60_000;

export interface ExplorerParts {
  readonly store: ResourceStore;
  readonly operations: Pick<Operations, 'running' | 'onDidChange'>;
  /** Made before the explorer, so that it hears of changes first. */
  readonly lineage: Lineage;
  readonly poller: Pick<Poller, 'setVisible'>;
  /** Keeps the filter, and what is expanded, for the workspace. */
  readonly memory: vscode.Memento;
  readonly keys: Pick<ContextKeys, 'set'>;
}

/** The view Resources: what it shows, its filter and grouping, and when it asks Barrack. */
export class Explorer implements vscode.Disposable {
  readonly view: TreeView<Element>;
  readonly provider: ResourceTreeProvider;
  readonly #parts: ExplorerParts;
  readonly #tree: Tree;
  readonly #refresher: Refresher;
  readonly #ageing: NodeJS.Timeout;
  readonly #subscriptions: readonly { dispose(): void }[];

  constructor(parts: ExplorerParts) {
    const { store, operations, lineage, memory } = parts;
    this.#parts = parts;
    this.#tree = new Tree({ store, lineage });
    this.#tree.filter = memory.get(filterKey, '');
    this.#tree.grouping = groupingSetting();
    const underWay = new UnderWayIndex(operations, { store });
    this.provider = new ResourceTreeProvider(
      { tree: this.#tree, store, lineage, underWay },
      {
        get: () => memory.get<Remembered>(expansionKey, {}),
        set: (remembered) => void memory.update(expansionKey, remembered),
      },
      (list) => void withViewProgress(viewId, () => store.refresh([list])),
    );
    const operationsChanged = new Coalescer(() => this.provider.operationsChanged(underWay.update()));
    const tellUnderWay = (): void => {
      if (operations.running.length > 0) {
        operationsChanged.ask();
      }
    };
    this.view = createTreeView(viewId, {
      treeDataProvider: this.provider,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#refresher = new Refresher(store, async () => {
      await withViewProgress(viewId, () => store.refresh());
    });
    this.#refresher.interval = intervalSetting();
    this.#subscriptions = [
      this.view,
      this.#refresher,
      this.provider,
      this.view.onDidChangeVisibility(() => this.#sightChanged()),
      vscode.window.onDidChangeWindowState(() => this.#sightChanged()),
      this.view.onDidExpandElement(({ element }) => this.provider.noteExpanded(element, true)),
      this.view.onDidCollapseElement(({ element }) => this.provider.noteExpanded(element, false)),
      store.onDidChange((changes) => {
        this.provider.storeChanged(changes);
        tellUnderWay(); // what is being checked may not be readable now
        this.#tell();
      }),
      operations.onDidChange(() => operationsChanged.ask()),
      operationsChanged,
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('barrack.explorer.groupBy')) {
          this.#tree.grouping = groupingSetting();
          this.provider.refreshAll();
        }
        if (change.affectsConfiguration('barrack.explorer.refreshInterval')) {
          this.#refresher.interval = intervalSetting();
        }
      }),
    ];
    this.#ageing = setInterval(() => {
      if (this.view.visible) {
        this.#grewOlder();
        tellUnderWay(); // a check tells how long it takes at most
      }
    }, ageStepMs);
    this.#sightChanged();
    this.#tell();
  }

  get filter(): string {
    return this.#tree.filter;
  }

  /** Shows only what has every word in its name, id, status, type or region; kept for the workspace. */
  set filter(text: string) {
    if (text.trim() !== this.#tree.filter) {
      this.provider.setFilter(text);
      void this.#parts.memory.update(filterKey, this.#tree.filter === '' ? undefined : this.#tree.filter);
      this.#tell();
    }
  }

  get selection(): readonly Element[] {
    return this.view.selection;
  }

  /** Selects a resource in the tree and gives it the focus. A filter that hides it is cleared. */
  async reveal({ kind, id }: Pick<Resource, 'kind' | 'id'>): Promise<void> {
    if (this.#parts.store.find(kind, id) !== undefined && this.#tree.itemOf({ kind, id }) === undefined) {
      this.filter = '';
    }
    const item = this.#tree.itemOf({ kind, id });
    if (item !== undefined) {
      await revealIn(this.view, item, () => this.provider.refreshAll());
    }
  }

  /** Somebody signed in or out: the store is empty. Reads everything if the view is in sight. */
  accountChanged(): void {
    this.#refresher.readIfOld();
  }

  dispose(): void {
    clearInterval(this.#ageing);
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  #sightChanged(): void {
    const { visible } = this.view;
    this.#parts.poller.setVisible(visible);
    if (visible) {
      this.#grewOlder();
    }
    this.#refresher.look({ visible, focused: vscode.window.state.focused });
  }

  #grewOlder(): void {
    this.provider.grewOlder();
    this.#tell();
  }

  /** Says in the view which filter is in force, what it found, and how old that is. */
  #tell(): void {
    const { filter, inventory } = this.#tree;
    const filtered = filter !== '';
    this.#parts.keys.set('barrack.filtered', filtered);
    const nothing = inventory.total > 0 && inventory.shown === 0;
    setNew(this.view, 'description', plain(descriptionOf(this.#tree, this.#parts.store, now())));
    const message = filtered && nothing ? nothingFound(filter) : '';
    setNew(this.view, 'message', plain(message));
  }
}

function nothingFound(filter: string): string {
  return l10n.t('Nothing has “{0}” in its name, id, status, type or region.', filter);
}

/** VS Code takes the same text for a new one: after each it holds rows that have changed back for 200 ms. */
function setNew<T, K extends keyof T>(of: T, key: K, value: T[K]): void {
  if (of[key] !== value) {
    of[key] = value;
  }
}

function groupingSetting(): 'region' | 'kind' {
  return vscode.workspace.getConfiguration('barrack.explorer').get('groupBy') === 'kind' ? 'kind' : 'region';
}

/** In milliseconds; undefined where it is off. A setting may hold anything. */
function intervalSetting(): number | undefined {
  const minutes: unknown = vscode.workspace.getConfiguration('barrack.explorer').get('refreshInterval');
  return typeof minutes === 'number' && minutes > 0 ? Math.max(1, minutes) * 60_000 : undefined;
}

export function createExplorer(parts: ExplorerParts): Explorer {
  return new Explorer(parts);
}

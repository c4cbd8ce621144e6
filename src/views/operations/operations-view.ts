import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Operation } from '../../writes/engine/operation.ts';
import type { Operations } from '../../writes/engine/operations.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { Coalescer } from '../../base/coalescer.ts';
import { revealIn } from '../../ui/reveal.ts';
import { plain } from '../../ui/format/safe-text.ts';
import type { TreeView } from '../../ui/surfaces.ts';
import { createTreeView } from '../../ui/surfaces.ts';
import type { OperationsElement } from './elements.ts';
import { OperationList } from './list.ts';
import { OperationsProvider } from './provider.ts';

const viewId = 'barrack.operations';

/** How often what runs tells its time, in milliseconds. */
const tickMs = 1000;

export interface OperationsViewParts {
  readonly operations: Operations;
  readonly store: ResourceStore;
}

/** The view Operations: what runs and what has ended, and on its badge how many run. */
export class OperationsView implements vscode.Disposable {
  readonly view: TreeView<OperationsElement>;
  readonly provider: OperationsProvider;
  readonly #operations: Operations;
  readonly #update: Coalescer;
  readonly #subscriptions: readonly { dispose(): void }[];
  #ticking: NodeJS.Timeout | undefined;

  constructor({ operations, store }: OperationsViewParts) {
    this.#operations = operations;
    this.provider = new OperationsProvider(new OperationList(operations), store);
    this.view = createTreeView(viewId, {
      treeDataProvider: this.provider,
      canSelectMany: true,
      showCollapseAll: false,
    });
    this.#update = new Coalescer(() => this.#show());
    this.#subscriptions = [
      this.view,
      this.provider,
      this.#update,
      this.view.onDidChangeVisibility(() => this.#show()),
      operations.onDidChange(() => this.#update.ask()),
      store.onDidChange(() => this.#update.ask()),
    ];
  }

  /** Whether the user can see it. */
  get visible(): boolean {
    return this.view.visible;
  }

  /** Opens the view, selects an operation in it, and gives it the focus. */
  async reveal(operation: Operation): Promise<void> {
    await revealIn(this.view, this.provider.elementOf(operation), () => this.provider.refreshAll());
  }

  dispose(): void {
    clearInterval(this.#ticking);
    for (const subscription of this.#subscriptions) {
      subscription.dispose();
    }
  }

  #show(): void {
    const running = this.#operations.running.length;
    this.provider.update();
    this.#showBadge(running);
    this.#tickWhile(this.view.visible && running > 0);
  }

  #showBadge(running: number): void {
    if (running !== (this.view.badge?.value ?? 0)) {
      const tooltip =
        running === 1 ? l10n.t('1 operation is running') : l10n.t('{0} operations are running', running);
      this.view.badge = running === 0 ? undefined : { value: running, tooltip: plain(tooltip) };
    }
  }

  #tickWhile(wanted: boolean): void {
    if (wanted) {
      this.#ticking ??= setInterval(() => this.provider.tick(), tickMs);
    } else {
      clearInterval(this.#ticking);
      this.#ticking = undefined;
    }
  }
}

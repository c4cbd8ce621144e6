import type { Element } from '../../../../src/views/resources/elements.ts';
import type { ResourceTreeProvider } from '../../../../src/views/resources/provider.ts';

/** Notes when the tree is told of other data and what VS Code asks it for. */
export class Watch {
  volumesReadAt: number | undefined;
  lastRowAt: number | undefined;
  rows = 0;
  #lastRow: string | undefined;
  #busyAt = Date.now();

  constructor(provider: Pick<ResourceTreeProvider, 'getTreeItem' | 'storeChanged'>) {
    const getTreeItem = provider.getTreeItem.bind(provider);
    const storeChanged = provider.storeChanged.bind(provider);
    provider.getTreeItem = (element) => {
      const item = getTreeItem(element);
      this.#asked(element);
      return item;
    };
    provider.storeChanged = (changes) => {
      this.#busyAt = Date.now();
      if (changes.kinds.has('volumes')) {
        this.volumesReadAt = this.#busyAt;
      }
      storeChanged(changes);
    };
  }

  /** Forgets what was noted. */
  reset(lastRow: string): void {
    this.#lastRow = lastRow;
    this.#busyAt = Date.now();
    this.volumesReadAt = undefined;
    this.lastRowAt = undefined;
    this.rows = 0;
  }

  quietFor(milliseconds: number): boolean {
    return Date.now() - this.#busyAt > milliseconds;
  }

  #asked({ id }: Element): void {
    this.#busyAt = Date.now();
    this.rows += 1;
    if (id === this.#lastRow) {
      this.lastRowAt = this.#busyAt;
    }
  }
}

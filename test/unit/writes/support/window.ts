import type { Operation } from '../../../../src/writes/engine/operation.ts';
import { Operations } from '../../../../src/writes/engine/operations.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import { Poller } from '../../../../src/resources/poller.ts';
import type { Source } from '../../../../src/writes/model/source.ts';
import { ResourceStore } from '../../../../src/resources/store.ts';
import type { Clock } from '../../../../src/base/clock.ts';
import type { JournalOpener, WindowJournal } from './window-journal.ts';

let lastId = 0;

/** A window of VS Code as far as it matters here: what it knows, what it carries out, and its polling. */
export class TestWindow {
  readonly store: ResourceStore;
  readonly operations: Operations;
  readonly journal: WindowJournal;
  /** By which it reaches Barrack, with the key that was entered last. */
  source: Source;
  /** How the operations came along, each as its step of progress. */
  readonly steps: string[] = [];
  readonly lines: string[] = [];
  readonly #poller: Poller;

  constructor(name: string, source: Source, clock: Clock, shared: JournalOpener) {
    this.source = source;
    this.journal = shared.open(name, clock);
    this.store = new ResourceStore(() => this.source, clock);
    this.operations = new Operations({
      store: this.store,
      clientOf: () => this.source,
      openJournal: () => Promise.resolve(this.journal),
      newId: () => {
        lastId += 1;
        return `operation-${lastId}`;
      },
      log: (line) => this.lines.push(line),
      clock,
    });
    this.#poller = new Poller(this.store, this.operations, clock);
    this.operations.onDidChange((operation) => {
      const step = operation?.progress.step;
      if (step !== undefined && step !== this.steps.at(-1)) {
        this.steps.push(step);
      }
    });
  }

  async signIn(account = 'account'): Promise<void> {
    this.operations.resume(account);
    await Promise.all([this.operations.ready, this.store.refresh()]);
  }

  signOut(): void {
    this.operations.suspend();
    this.store.clear();
  }

  begin(...orders: readonly Order[]): Operation {
    return this.operations.begin(orders);
  }

  /** It is gone at once, as in a crash. */
  kill(): void {
    this.journal.kill();
    this.close();
  }

  close(): void {
    this.operations.dispose();
    this.#poller.dispose();
    this.store.dispose();
  }
}

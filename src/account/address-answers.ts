import { createHash } from 'node:crypto';
import { mkdirSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disposable } from 'vscode';
import { AskOnce } from './ask-once.ts';

/** No other window asks about an address again for this long, in milliseconds: the view offers to review it. */
const quietMs = 60 * 60_000;

const answerPrefix = 'answer-';

/**
 * Whether the user lets the key of the environment go to an address, by exact address. VS Code's own storage is cached
 * by each window, so the answers are files in a folder that all windows share and watch.
 */
export class AddressAnswers implements Disposable {
  readonly #folder: string;
  readonly #askOnce: AskOnce;
  readonly #listeners = new Set<() => void>();
  /** Where they can't be kept they hold in this window. */
  readonly #here = new Map<string, boolean>();
  #watcher: FSWatcher | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    this.#askOnce = new AskOnce(folder, quietMs);
  }

  /** Tells of answers that are given in any window, once one was looked for here. */
  readonly onDidChange = (listener: () => void): { dispose(): void } => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  async of(address: string): Promise<boolean | undefined> {
    this.#watch();
    const answer = this.#here.get(address) ?? (await readFile(this.#file(address), 'utf8').catch(() => ''));
    return typeof answer === 'boolean' ? answer : { yes: true, no: false }[answer];
  }

  async keep(address: string, answer: boolean): Promise<void> {
    try {
      await writeFile(this.#file(address), answer ? 'yes' : 'no');
      this.#here.delete(address);
    } catch {
      this.#here.set(address, answer); // it is asked again in the next window
    }
  }

  /** True for the one window that may ask unbidden. */
  mayAsk(address: string): Promise<boolean> {
    return this.#askOnce.claim(`address-${markOf(address)}`);
  }

  dispose(): void {
    this.#watcher?.close();
    this.#listeners.clear();
  }

  #file(address: string): string {
    return join(this.#folder, `${answerPrefix}${markOf(address)}`);
  }

  /** Where the system can't watch, an answer given elsewhere is found at the next reload. */
  #watch(): void {
    if (this.#watcher !== undefined) {
      return;
    }
    try {
      mkdirSync(this.#folder, { recursive: true });
      this.#watcher = watch(this.#folder, { persistent: false }, (_event, file) => {
        if (file?.startsWith(answerPrefix) ?? true) {
          this.#listeners.forEach((listener) => listener());
        }
      });
      this.#watcher.on('error', () => this.#watcher?.close());
    } catch {
      // as above
    }
  }
}

function markOf(address: string): string {
  return createHash('sha256').update(address).digest('hex').slice(0, 16);
}

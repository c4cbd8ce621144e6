import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import { startTimer } from '../base/time.ts';

/** How long changes are gathered, and when it is looked again where nobody tells, in milliseconds. */
const settleMs = 100;
const lookAgainMs = 5000;

/** Tells when it is worth to look into a folder: when something has changed there, or may have without a word. */
export class FolderWatch {
  readonly #path: string;
  readonly #look: () => void;
  readonly #log: (line: string) => void;
  #watcher: FSWatcher | undefined;
  #cancelTimer: (() => void) | undefined;
  #timerIsSlow = false;
  #hasFailed = false;
  #isOver = false;

  /** @param log told once where the system does not tell of changes */
  constructor(path: string, look: () => void, log: (line: string) => void) {
    this.#path = path;
    this.#look = look;
    this.#log = log;
  }

  /** Begins, once the folder is there. A system may have no watchers left: then it is looked now and again. */
  begin(): void {
    if (this.#watcher !== undefined || this.#isOver) {
      return;
    }
    try {
      this.#watcher = watch(this.#path, { persistent: false }, () => this.#in(settleMs));
      this.#watcher.on('error', (error) => this.#failed(error));
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Looks again after a while, whether or not something is told. */
  lookAgain(): void {
    this.#in(lookAgainMs);
  }

  end(): void {
    this.#isOver = true;
    this.#watcher?.close();
    this.#cancelTimer?.();
  }

  #failed(error: unknown): void {
    if (!this.#hasFailed) {
      this.#hasFailed = true;
      this.#log(String(error));
    }
    this.#watcher?.close();
    this.#watcher = undefined;
    this.lookAgain();
  }

  /** What is due soon is not put off by more of it; it replaces what is due late. */
  #in(milliseconds: number): void {
    const isSlow = milliseconds > settleMs;
    if (this.#isOver || (this.#cancelTimer !== undefined && (isSlow || !this.#timerIsSlow))) {
      return;
    }
    this.#cancelTimer?.();
    this.#timerIsSlow = isSlow;
    this.#cancelTimer = startTimer(milliseconds, () => {
      this.#cancelTimer = undefined;
      this.#look();
    });
  }
}

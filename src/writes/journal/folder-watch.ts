import { existsSync } from 'node:fs';
import type { FSWatcher, watch } from 'node:fs';
import type { Clock } from '../../base/clock.ts';

/** How long changes are gathered, and when it is looked again where nobody tells, in milliseconds. */
const settleMs = 100;
const lookAgainMs = 5000;

/** Tells when it is worth to look into a folder: when something has changed there, or may have without a word. */
export class FolderWatch {
  readonly #path: string;
  readonly #look: () => void;
  readonly #log: (line: string) => void;
  readonly #clock: Clock;
  readonly #tell: typeof watch;
  #watcher: FSWatcher | undefined;
  #cancel: (() => void) | undefined;
  #isSlow = false;
  #hasFailed = false;
  #isOver = false;

  /**
   * @param log told once where the system does not tell of changes
   * @param tell how the system tells of them
   */
  constructor(
    path: string,
    look: () => void,
    log: (line: string) => void,
    { clock, watch: tell }: { readonly clock: Clock; readonly watch: typeof watch },
  ) {
    this.#path = path;
    this.#look = look;
    this.#log = log;
    this.#clock = clock;
    this.#tell = tell;
  }

  /** Begins, once the folder is there. A system may have no watchers left: then it is looked now and again. */
  begin(): void {
    if (this.#watcher !== undefined || this.#isOver) {
      return;
    }
    try {
      this.#watcher = this.#tell(this.#path, { persistent: false }, () => this.#told());
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
    this.#cancel?.();
  }

  /** Of a folder that was deleted nothing more is told, even if there is another one: then `begin` begins anew. */
  #told(): void {
    if (!existsSync(this.#path)) {
      this.#watcher?.close();
      this.#watcher = undefined;
    }
    this.#in(settleMs);
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
    if (this.#isOver || (this.#cancel !== undefined && (isSlow || !this.#isSlow))) {
      return;
    }
    this.#cancel?.();
    this.#isSlow = isSlow;
    this.#cancel = this.#clock.after(milliseconds, () => {
      this.#cancel = undefined;
      this.#look();
    });
  }
}

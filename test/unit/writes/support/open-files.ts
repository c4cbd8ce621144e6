import promises from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

type Call = (path: unknown, ...more: unknown[]) => Promise<unknown>;

/** Counts the files under a path that this process has open at the same time, until it is stopped. */
export class OpenFiles {
  readonly #path: string;
  readonly #real: ReadonlyMap<'open' | 'readFile' | 'readdir', Call>;
  #now = 0;
  /** The most there ever were. */
  most = 0;

  constructor(path: string) {
    this.#path = path;
    this.#real = new Map(
      (['open', 'readFile', 'readdir'] as const).map((name) => [name, promises[name] as Call] as const),
    );
    for (const [name, real] of this.#real) {
      const counted: Call = async (file, ...more) => {
        if (!String(file).startsWith(this.#path)) {
          return real(file, ...more);
        }
        this.#opened();
        try {
          const result = await real(file, ...more);
          if (name === 'open') {
            this.#now += 1; // until it is closed
            this.#countUntilClosed(result as FileHandle);
          }
          return result;
        } finally {
          this.#now -= 1;
        }
      };
      Object.assign(promises, { [name]: counted });
    }
    syncBuiltinESMExports();
  }

  stop(): void {
    Object.assign(promises, Object.fromEntries(this.#real));
    syncBuiltinESMExports();
  }

  #opened(): void {
    this.#now += 1;
    this.most = Math.max(this.most, this.#now);
  }

  #countUntilClosed(handle: FileHandle): void {
    const close = handle.close.bind(handle);
    handle.close = async () => {
      await close();
      this.#now -= 1;
    };
  }
}

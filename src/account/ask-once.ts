import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Lets one window of several ask, and not again for a while. VS Code's own storage is cached by each window, so a file
 * that can be created only once is what they agree on.
 */
export class AskOnce {
  readonly #folder: string;
  readonly #quietMs: number;

  /**
   * @param folder a folder that all windows share
   * @param quietMs how long nobody asks again, in milliseconds
   */
  constructor(folder: string, quietMs: number) {
    this.#folder = folder;
    this.#quietMs = quietMs;
  }

  /** True for the one that may ask now. */
  async claim(topic: string): Promise<boolean> {
    const file = join(this.#folder, `asked-${topic}`);
    await mkdir(this.#folder, { recursive: true });
    const last = await stat(file).catch(() => undefined);
    if (last !== undefined) {
      if (Date.now() - last.mtimeMs < this.#quietMs) {
        return false;
      }
      await rm(file, { force: true });
    }
    try {
      await (await open(file, 'wx')).close();
      return true;
    } catch {
      return false; // another window was first
    }
  }

  /** Lets the next one ask at once: what was asked about is settled. */
  async reset(topic: string): Promise<void> {
    await rm(join(this.#folder, `asked-${topic}`), { force: true });
  }
}

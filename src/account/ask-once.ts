import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wallTime } from '../base/time.ts';

/**
 * Lets one window of several ask, and not again for a while. VS Code's own storage is cached by each window, so what
 * they agree on is a file that can be created only once in each span of that while.
 */
export class AskOnce {
  readonly #folder: string;
  readonly #quietMs: number;
  readonly #now: () => number;

  /**
   * @param folder a folder that all windows share
   * @param quietMs how long nobody asks again, in milliseconds
   * @param now milliseconds since 1970, on which all windows agree
   */
  constructor(folder: string, quietMs: number, now: () => number = wallTime) {
    this.#folder = folder;
    this.#quietMs = quietMs;
    this.#now = now;
  }

  /** True for the one that may ask now. */
  async claim(topic: string): Promise<boolean> {
    const now = this.#now();
    const span = Math.floor(now / this.#quietMs);
    const file = (number: number) => join(this.#folder, `asked-${topic}-${number}`);
    await mkdir(this.#folder, { recursive: true }).catch(() => undefined);
    const before = await readFile(file(span - 1), 'utf8').catch(() => undefined);
    if (before !== undefined && now - Number(before) < this.#quietMs) {
      return false;
    }
    try {
      await writeFile(file(span), String(now), { flag: 'wx' });
    } catch (error) {
      // Somebody else was first; where nothing can be written, it is better asked twice than not at all.
      return (error as NodeJS.ErrnoException).code !== 'EEXIST';
    }
    await this.#forgetOld(span);
    return true;
  }

  /** Of all topics: some never come up again. What is to come was left before the clock was set back. */
  async #forgetOld(span: number): Promise<void> {
    const spanOf = (name: string): number => Number(name.slice(name.lastIndexOf('-') + 1));
    const old = (await readdir(this.#folder)).filter(
      (name) => name.startsWith('asked-') && (spanOf(name) < span - 1 || spanOf(name) > span + 1),
    );
    await Promise.all(old.map((name) => rm(join(this.#folder, name), { force: true })));
  }
}

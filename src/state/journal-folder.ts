import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pause, systemClock } from './clock.ts';

/** How often a rename is tried where another program has the file open (Windows). */
const renameAttempts = 5;

const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');

/** Files that outlive a crash of the machine once they are written, in one folder that all windows share. */
export class JournalFolder {
  readonly path: string;
  #made: Promise<unknown> | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** The names of the files; none where there is no folder yet. */
  async names(): Promise<readonly string[]> {
    try {
      return await readdir(this.path);
    } catch (error) {
      if (isCode(error, 'ENOENT')) {
        return [];
      }
      throw error;
    }
  }

  /** Undefined where there is no such file. */
  async read(name: string): Promise<string | undefined> {
    try {
      return await readFile(this.#file(name), 'utf8');
    } catch (error) {
      if (isCode(error, 'ENOENT')) {
        return undefined;
      }
      throw error;
    }
  }

  /** When it was last written (milliseconds since 1970); undefined where there is no such file. */
  async writtenAt(name: string): Promise<number | undefined> {
    try {
      return (await stat(this.#file(name))).mtimeMs;
    } catch (error) {
      if (isCode(error, 'ENOENT')) {
        return undefined;
      }
      throw error;
    }
  }

  /** True for the one who created it; false where there is such a file already. */
  async create(name: string, text: string): Promise<boolean> {
    await this.make();
    try {
      await writeDurably(this.#file(name), text, 'wx');
    } catch (error) {
      if (isCode(error, 'EEXIST')) {
        return false;
      }
      throw error;
    }
    await this.#sync();
    return true;
  }

  /** Readers see the old text or the new one, never a part. */
  async replace(name: string, text: string): Promise<void> {
    await this.make();
    const temporary = this.#file(`${name}.new`);
    await writeDurably(temporary, text, 'w');
    await this.#rename(temporary, this.#file(name));
    await this.#sync();
  }

  async remove(names: readonly string[]): Promise<void> {
    await Promise.all(names.map((name) => rm(this.#file(name), { force: true })));
  }

  async make(): Promise<void> {
    this.#made ??= mkdir(this.path, { recursive: true, mode: 0o700 });
    try {
      await this.#made;
    } catch (error) {
      this.#made = undefined; // it may be made the next time
      throw error;
    }
  }

  async #rename(from: string, to: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await rename(from, to);
        return;
      } catch (error) {
        if (attempt === renameAttempts || !isCode(error, 'EPERM', 'EACCES', 'EBUSY')) {
          throw error;
        }
        await pause(systemClock, attempt * 20, new AbortController().signal);
      }
    }
  }

  /** So that the name outlives a crash, too; not every system can do that. */
  async #sync(): Promise<void> {
    try {
      const folder = await open(this.path, 'r');
      await folder.sync().finally(() => folder.close());
    } catch {
      // Windows opens no folders: there the file system's own journal has to do.
    }
  }

  #file(name: string): string {
    return join(this.path, name);
  }
}

async function writeDurably(path: string, text: string, flag: 'w' | 'wx'): Promise<void> {
  const file = await open(path, flag, 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

import type * as nodeFiles from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Clock } from '../../base/clock.ts';
import { pause } from '../../base/clock.ts';
import { ConcurrencyLimiter } from '../../base/concurrency-limiter.ts';

/** So many files are open at a time: a process, with all its extensions, may have no more than some thousands. */
const mostOpen = 16;

/** What is written comes first: something may wait for it to be sent. */
const rankOf = { write: 0, read: 1 } as const;

/** A record of the longest chain has some kB. */
const largestBytes = 4 * 1024 * 1024;

/** How often a rename is tried where another program has the file open (Windows). */
const renameAttempts = 5;

/** What is used of the file system. */
export type FileSystem = Pick<
  typeof nodeFiles,
  'mkdir' | 'open' | 'readdir' | 'readFile' | 'rename' | 'rm' | 'stat'
>;

const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');

/** Files that outlive a crash of the machine once they are written, in one folder that all windows share. */
export class JournalFolder {
  readonly path: string;
  readonly #files: FileSystem;
  readonly #clock: Clock;
  readonly #limiter = new ConcurrencyLimiter(mostOpen);

  constructor(path: string, files: FileSystem, clock: Clock) {
    this.path = path;
    this.#files = files;
    this.#clock = clock;
  }

  /** The names of the files; none where there is no folder yet. */
  async names(): Promise<readonly string[]> {
    return (await this.#read(() => this.#files.readdir(this.path))) ?? [];
  }

  /** Undefined where there is no such file. Rejects where it is no file, or larger than any that this program writes. */
  async read(name: string): Promise<string | undefined> {
    return this.#read(async () => {
      const found = await this.#files.stat(this.#file(name));
      if (!found.isFile()) {
        throw new Error(l10n.t('It is not a file.')); // to read a pipe would never end
      }
      if (found.size > largestBytes) {
        throw new Error(l10n.t('It is too large.'));
      }
      return this.#files.readFile(this.#file(name), 'utf8');
    });
  }

  /** When it was last written (milliseconds since 1970); undefined where there is no such file. */
  async writtenAt(name: string): Promise<number | undefined> {
    return (await this.#read(() => this.#files.stat(this.#file(name))))?.mtimeMs;
  }

  /**
   * True for the one who created it; false where there is such a file already. Where it rejects it may be there all the
   * same, without its text.
   */
  async create(name: string, text: string): Promise<boolean> {
    await this.make();
    return this.#write(async () => {
      try {
        await this.#writeDurably(this.#file(name), text);
      } catch (error) {
        if (isCode(error, 'EEXIST')) {
          return false;
        }
        throw error;
      }
      await this.#sync();
      return true;
    });
  }

  /** Readers see the old text or the new one, never a part. */
  async replace(name: string, text: string): Promise<void> {
    await this.make();
    const temporary = this.#file(`${name}.new`);
    await this.#write(async () => {
      await this.#writeAnew(temporary, text);
      await this.#rename(temporary, this.#file(name));
      await this.#sync();
    });
  }

  /** Whatever it is that has such a name: a folder, too. Rejects with the first that can't be removed, after all others. */
  async remove(names: readonly string[]): Promise<void> {
    const removals = await Promise.allSettled(
      names.map((name) =>
        this.#write(() => this.#files.rm(this.#file(name), { force: true, recursive: true })),
      ),
    );
    const failed = removals.find((removal) => removal.status === 'rejected');
    if (failed !== undefined) {
      throw failed.reason;
    }
  }

  /** Each time: somebody may have deleted it since. */
  async make(): Promise<void> {
    await this.#files.mkdir(this.path, { recursive: true, mode: 0o700 });
  }

  /** Undefined where there is nothing of that name. */
  async #read<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#limiter.take(rankOf.read, read);
    } catch (error) {
      if (isCode(error, 'ENOENT')) {
        return undefined;
      }
      throw error;
    }
  }

  #write<T>(write: () => Promise<T>): Promise<T> {
    return this.#limiter.take(rankOf.write, write);
  }

  async #rename(from: string, to: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#files.rename(from, to);
        return;
      } catch (error) {
        if (attempt === renameAttempts || !isCode(error, 'EPERM', 'EACCES', 'EBUSY')) {
          throw error;
        }
        await pause(this.#clock, attempt * 20, new AbortController().signal);
      }
    }
  }

  /** So that the name outlives a crash, too; not every system can do that. */
  async #sync(): Promise<void> {
    try {
      const folder = await this.#files.open(this.path, 'r');
      await folder.sync().finally(() => folder.close());
    } catch {
      // Windows opens no folders: there the file system's own journal has to do.
    }
  }

  #file(name: string): string {
    return join(this.path, name);
  }

  /** Whatever has that name, such as what a crash has left, is replaced: a link is not followed, nor a pipe waited for. */
  async #writeAnew(path: string, text: string): Promise<void> {
    try {
      await this.#writeDurably(path, text);
    } catch (error) {
      if (!isCode(error, 'EEXIST')) {
        throw error;
      }
      await this.#files.rm(path, { force: true, recursive: true });
      await this.#writeDurably(path, text);
    }
  }

  /** Rejects where there is something of that name. */
  async #writeDurably(path: string, text: string): Promise<void> {
    const file = await this.#files.open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

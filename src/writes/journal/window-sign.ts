import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { FileAges } from './file-ages.ts';
import type { JournalFolder } from './journal-folder.ts';

/** How often a window that holds something shows that it lives, and after how long without that it is taken for gone. */
const beatMs = 10_000;
const goneAfterMs = 60_000;

/** After how long without a word a sign is removed whose window can't be known to be gone. */
const leftAfterMs = 24 * 60 * 60 * 1000;

const nameOf = (window: string): string => `window.${window}.json`;
const signName = /^window\..+\.json$/u;

interface Sign {
  readonly pid: number;
  readonly host: string;
}

/** The process that a window runs in, and what it can tell of others on its machine. */
export interface OwnProcess extends Sign {
  isRunning(pid: number): boolean;
}

export const ownProcess: OwnProcess = { pid: process.pid, host: hostname(), isRunning };

/** How windows know of each other whether they live: each has a file that it writes anew while it holds something. */
export class WindowSign {
  readonly window: string;
  readonly #folder: JournalFolder;
  readonly #clock: Clock;
  readonly #process: OwnProcess;
  readonly #ages: FileAges;
  #endBeat: (() => void) | undefined;
  #shown: Promise<void> | undefined;
  /** Others may take this window for gone, since its sign could not be written anew. */
  #isUnseen = false;
  #isOver = false;
  #writing: Promise<void> | undefined;

  /** @param window this window, by an id that no other ever had */
  constructor(folder: JournalFolder, window: string, clock: Clock, own: OwnProcess) {
    this.#folder = folder;
    this.window = window;
    this.#clock = clock;
    this.#ages = new FileAges(clock);
    this.#process = own;
  }

  /** Shows that this window lives, from now on; anew where somebody has deleted its sign. */
  async show(): Promise<void> {
    const isGone = this.#endBeat !== undefined && (await this.#isGone());
    if (this.#isOver) {
      return; // what is kept yet is anybody's
    }
    if (this.#endBeat === undefined) {
      this.#beat();
      this.#shown = this.#write().catch((error: unknown) => {
        this.hide();
        throw error;
      });
    } else if (this.#isUnseen || isGone) {
      await this.#write();
    }
    await this.#shown;
  }

  /** It holds nothing any more, or ends: others need not wait until they take it for gone. */
  hide(): void {
    if (this.#endBeat !== undefined) {
      this.#endBeat();
      this.#endBeat = undefined;
      try {
        rmSync(join(this.#folder.path, nameOf(this.window)), { force: true }); // at once, since the process may end
      } catch {
        // Others take this window for gone when its sign is old.
      }
    }
  }

  /** Never rejects: a window whose sign can't be read is taken to live, since it may be at work. */
  async lives(window: string): Promise<boolean> {
    if (window === this.window) {
      return true;
    }
    try {
      const writtenAt = await this.#folder.writtenAt(nameOf(window));
      if (writtenAt === undefined) {
        this.#ages.forget(nameOf(window));
        return false;
      }
      if (this.#isSilent(nameOf(window), writtenAt)) {
        return false;
      }
      const text = await this.#folder.read(nameOf(window));
      const sign = text === undefined ? undefined : readSign(text);
      return text !== undefined && (sign?.host !== this.#process.host || this.#process.isRunning(sign.pid));
    } catch {
      return true;
    }
  }

  #isSilent(name: string, writtenAt: number): boolean {
    return this.#ages.unchangedFor(name, writtenAt) > goneAfterMs;
  }

  /** Removes what windows that are gone have left behind; never the sign of a process that lives. Never rejects. */
  async removeLeft(): Promise<void> {
    try {
      const own = nameOf(this.window);
      const others = (await this.#folder.names()).filter((name) => signName.test(name) && name !== own);
      const isLeft = await Promise.all(others.map((name) => this.#isLeft(name).catch(() => false)));
      await this.#folder.remove(others.filter((_, index) => isLeft[index]));
    } catch {
      // They are in nobody's way, and the next look may remove them.
    }
  }

  /** The window ends: it is never shown again. */
  end(): void {
    this.#isOver = true;
    this.hide();
  }

  #beat(): void {
    this.#endBeat = this.#clock.after(beatMs, () => {
      void this.#write().catch(() => undefined); // the next one may work
      this.#beat();
    });
  }

  async #isLeft(name: string): Promise<boolean> {
    const { text, writtenAt } = await this.#read(name);
    if (text === undefined || writtenAt === undefined) {
      return false; // its window has removed it just now
    }
    const sign = readSign(text);
    const isOld = Math.abs(this.#clock.wallTime() - writtenAt) > leftAfterMs;
    return sign?.host === this.#process.host
      ? !this.#process.isRunning(sign.pid)
      : isOld && this.#isSilent(name, writtenAt);
  }

  async #read(name: string): Promise<{ text: string | undefined; writtenAt: number | undefined }> {
    const [text, writtenAt] = await Promise.all([this.#folder.read(name), this.#folder.writtenAt(name)]);
    return { text, writtenAt };
  }

  /** Also where that can't be told: then it is written anew. */
  async #isGone(): Promise<boolean> {
    const writtenAt = await this.#folder.writtenAt(nameOf(this.window)).catch(() => undefined);
    return writtenAt === undefined;
  }

  /** One at a time: they would be in each other's way. */
  #write(): Promise<void> {
    this.#writing ??= this.#writeNow().finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  async #writeNow(): Promise<void> {
    const sign: Sign = { pid: this.#process.pid, host: this.#process.host };
    try {
      await this.#folder.replace(nameOf(this.window), JSON.stringify(sign));
      this.#isUnseen = false;
    } catch (error) {
      this.#isUnseen = true;
      throw error;
    }
  }
}

function readSign(text: string): Sign | undefined {
  try {
    return JSON.parse(text) as Sign;
  } catch {
    return undefined;
  }
}

/** Signal 0 only asks. A process of somebody else's is one, too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

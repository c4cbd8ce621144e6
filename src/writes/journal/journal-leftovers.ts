import type { Instant } from '../../base/time.ts';
import { awakeBetween } from '../../base/time.ts';
import type { Clock } from '../../base/clock.ts';
import { FileAges } from './file-ages.ts';
import type { FolderContents } from './journal-entries.ts';
import { orphanClaims, removedOf } from './journal-entries.ts';
import type { JournalFolder } from './journal-folder.ts';

const minute = 60 * 1000;
const day = 24 * 60 * minute;

/** No window writes a file, or begins an operation, for as long as this. */
const writtenAfterMs = day;

/** No window that was given the right to send a step waits with that for as long as this, not even asleep. */
const claimedAfterMs = 7 * day;

/** So long this window has to have seen it as it is, since a clock may have been set. */
const unchangedForMs = 10 * minute;

/** All of them are looked at no more often than this: the folder may keep hundreds for a day, and is read often. */
const looksEveryMs = unchangedForMs;

/**
 * What crashes have left in the journal's folder, the claims of operations that were removed among it. It is removed once
 * it is surely nobody's.
 */
export class JournalLeftovers {
  readonly #folder: JournalFolder;
  readonly #clock: Clock;
  readonly #ages: FileAges;
  #lookedAt: Instant | undefined;

  constructor(folder: JournalFolder, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
    this.#ages = new FileAges(clock);
  }

  /** Never rejects: what is left is in nobody's way. */
  async remove({
    unbegun,
    removed,
    dead,
  }: Pick<FolderContents, 'unbegun' | 'removed' | 'dead'>): Promise<void> {
    try {
      await this.#folder.remove(dead); // before what says that they are
      if (!this.#isDue()) {
        return;
      }
      const names = await this.#folder.names();
      const unfinished = names.filter((name) => name.endsWith('.new'));
      await this.#removeOlder([...unfinished, ...unbegun, ...removed.map(removedOf)], writtenAfterMs);
      await this.#removeOlder(orphanClaims(names), claimedAfterMs);
    } catch {
      // The next look may remove them.
    }
  }

  #isDue(): boolean {
    const now = this.#clock.now();
    const isDue = this.#lookedAt === undefined || awakeBetween(this.#lookedAt, now) >= looksEveryMs;
    this.#lookedAt = isDue ? now : this.#lookedAt;
    return isDue;
  }

  async #removeOlder(names: readonly string[], ageMs: number): Promise<void> {
    const isOld = await Promise.all(names.map((name) => this.#isOlder(name, ageMs)));
    await this.#folder.remove(names.filter((_, index) => isOld[index]));
  }

  async #isOlder(name: string, ageMs: number): Promise<boolean> {
    const writtenAt = await this.#folder.writtenAt(name);
    return (
      writtenAt !== undefined &&
      this.#ages.unchangedFor(name, writtenAt) > unchangedForMs &&
      Math.abs(this.#clock.wallTime() - writtenAt) > ageMs
    );
  }
}

import type { Clock } from './clock.ts';
import type { FolderContents } from './journal-entries.ts';
import { orphanClaims, removedOf } from './journal-entries.ts';
import type { JournalFolder } from './journal-folder.ts';

const day = 24 * 60 * 60 * 1000;

/** No window writes a file, or begins an operation, for as long as this. */
const writtenAfterMs = day;

/** No window that was given the right to send a step waits with that for as long as this, not even asleep. */
const claimedAfterMs = 7 * day;

/**
 * Removes what crashes have left in the journal's folder, and the claims of operations that were removed, once it is
 * surely nobody's. Never rejects: what is left is in nobody's way.
 */
export async function removeLeftovers(
  folder: JournalFolder,
  { unbegun, removed, dead }: Pick<FolderContents, 'unbegun' | 'removed' | 'dead'>,
  clock: Clock,
): Promise<void> {
  try {
    await folder.remove(dead); // before what says that they are
    const names = await folder.names();
    const written = [...names.filter((name) => name.endsWith('.new')), ...unbegun, ...removed.map(removedOf)];
    await removeOlder(folder, written, clock.now() - writtenAfterMs);
    await removeOlder(folder, orphanClaims(names), clock.now() - claimedAfterMs);
  } catch {
    // The next look may remove them.
  }
}

async function removeOlder(folder: JournalFolder, names: readonly string[], since: number): Promise<void> {
  const isOld = await Promise.all(
    names.map(async (name) => {
      const writtenAt = await folder.writtenAt(name);
      return writtenAt !== undefined && writtenAt < since;
    }),
  );
  await folder.remove(names.filter((_, index) => isOld[index]));
}

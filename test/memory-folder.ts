import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './vscode/at-end.ts';

const memory = '/dev/shm';

/** Enough for all that tests write at once, many times over. */
const leastBytes = 512 * 1024 * 1024;

/**
 * A folder for temporary files that are in memory, where the system has such a place with room to spare: the journal
 * has each file it writes put on the disk, which otherwise takes longer than everything else. Gone when this process ends.
 */
export function memoryFolder(): string | undefined {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize < leastBytes) {
      return undefined;
    }
    const folder = mkdtempSync(join(memory, 'barrack-tests-'));
    atEnd({ folder });
    return folder;
  } catch {
    return undefined;
  }
}

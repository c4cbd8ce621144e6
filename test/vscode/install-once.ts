import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './paths.ts';
import { atEnd } from './at-end.ts';

/**
 * The folder `name` in the cache, filled by `fill` if it is not there yet. It is filled under another name and
 * renamed when whole, so a broken installation, or one of two at the same time, is never taken for a good one.
 */
export async function installOnce(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) {
    return folder;
  }
  await mkdir(cacheFolder(), { recursive: true });
  const unfinished = await mkdtemp(join(cacheFolder(), `${name}.unfinished-`));
  const ended = atEnd({ folder: unfinished });
  try {
    await fill(unfinished);
    await renameUnlessThere(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true, maxRetries: 3 });
    ended();
  }
  return folder;
}

async function renameUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(to)) {
      throw error;
    }
  }
}

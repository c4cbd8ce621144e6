import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The checkout this file is in. */
export const checkout = dirname(dirname(import.meta.dirname));

/**
 * Where what is installed for tests is kept, outside of the checkout so that a fresh clone finds it again:
 * `$XDG_CACHE_HOME`, or what the platform uses.
 */
export function cacheFolder(): string {
  return join(platformCache(), 'barrack-explorer');
}

function platformCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) {
    return XDG_CACHE_HOME;
  }
  switch (process.platform) {
    case 'win32':
      return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
    case 'darwin':
      return join(homedir(), 'Library', 'Caches');
    default:
      return join(homedir(), '.cache');
  }
}

// What has to be gone when this process ends, however it ends: on its own, by Ctrl+C, or asked to by a signal.
// (Killed outright it can do nothing; see end-with-parent.ts for that.)
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { constants } from 'node:os';

interface Leftover {
  /** A process that clears up itself when asked to end. */
  child?: ChildProcess;
  /** A process group to kill, by its leader's id. */
  group?: number;
  /** A folder to delete. */
  folder?: string;
}

const leftovers = new Set<Leftover>();

/** Ends the processes and deletes the folder when this process ends, unless the function it returns is called before. */
export function atEnd(leftover: Leftover): () => void {
  listen();
  leftovers.add(leftover);
  return () => void leftovers.delete(leftover);
}

let listening = false;

function listen(): void {
  if (listening) {
    return;
  }
  listening = true;
  process.on('exit', clearAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
}

function clearAll(): void {
  for (const { child, group } of leftovers) {
    child?.kill('SIGTERM');
    if (group !== undefined) {
      signalGroup(group, 'SIGKILL');
    }
  }
  for (const { folder } of leftovers) {
    if (folder !== undefined) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  }
}

/** Sends a signal to a process and all it started; false when there is nobody left to get it. */
export function signalGroup(leader: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-leader, signal);
    return true;
  } catch {
    return false;
  }
}

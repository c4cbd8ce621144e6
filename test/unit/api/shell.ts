import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Skips what needs a POSIX shell with curl where there is none; on the machines that check every change there must be. */
export function needsCurl(this: Mocha.Context): void {
  if (spawnSync('sh', ['-c', 'curl --version']).status !== 0) {
    assert.equal(process.env['CI'], undefined, 'there is no sh with curl on this machine');
    this.skip();
  }
}

/** What a script wrote to its standard output. */
export interface Ran {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a script in an empty folder, with nothing of the user's settings; fails if it leaves anything there. */
export async function runInShell(script: string, variables: Record<string, string> = {}): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'barrack-shell-'));
  try {
    const ran = await new Promise<Ran>((resolve) => {
      const env = { PATH: process.env['PATH'], HOME: folder, LC_ALL: 'C', ...variables };
      const child = execFile('sh', ['-c', script], { cwd: folder, env }, (_, output, errors) =>
        resolve({ code: child.exitCode ?? -1, output, errors }),
      );
    });
    assert.deepEqual(readdirSync(folder), [], `the script made files:\n${script}`);
    return ran;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

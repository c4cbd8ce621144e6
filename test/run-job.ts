import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countsVariable, readCounts, type Counts } from './counts.ts';
import type { Job } from './suites.ts';
import { atEnd } from './vscode/at-end.ts';
import { checkout } from './vscode/paths.ts';

/** After this a suite is taken to hang. */
const timeLimitMinutes = 30;

/**
 * Runs a suite in a process of its own. One that runs no test, ends without saying how many, or ends badly though no
 * test failed counts as one failed test more.
 * @param output `live`: shown as it comes; `atEnd`: whole, when the suite has ended
 */
export async function runJob(job: Job, output: 'live' | 'atEnd'): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'barrack-counts-'));
  const removed = atEnd({ folder });
  const file = join(folder, 'counts.json');
  const stream = output === 'live' ? 'inherit' : 'pipe';
  const heading = `\n── ${job.title} ──\n`;
  if (output === 'live') {
    console.log(heading);
  }
  const child = spawn(process.execPath, job.args, {
    cwd: checkout,
    env: { ...process.env, ...colors(), ...job.env, [countsVariable]: file },
    stdio: ['ignore', stream, stream],
  });
  const texts: Buffer[] = [];
  for (const part of [child.stdout, child.stderr]) {
    part?.on('data', (text: Buffer) => texts.push(text));
  }
  const exit = await exitOf(child);
  if (output === 'atEnd') {
    console.log(`${heading}${Buffer.concat(texts).toString()}`);
  }
  const counts = readCounts(file);
  rmSync(folder, { recursive: true });
  removed();
  return judge(job, exit, counts);
}

/** No colors in a log, unless they are asked for. */
function colors(): NodeJS.ProcessEnv {
  return process.stdout.isTTY || process.env['FORCE_COLOR'] !== undefined ? {} : { NO_COLOR: '1' };
}

/** The process's exit code, or the signal that ended it. */
async function exitOf(child: ChildProcess): Promise<number | string> {
  const ended = atEnd({ child });
  const asked = setTimeout(() => child.kill('SIGTERM'), timeLimitMinutes * 60_000);
  const killed = setTimeout(() => child.kill('SIGKILL'), timeLimitMinutes * 60_000 + 15_000);
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  clearTimeout(asked);
  clearTimeout(killed);
  ended();
  return code ?? String(signal);
}

function judge(job: Job, exit: number | string, counts: Counts | undefined): Counts {
  const { passed, failed, skipped, troubles } = counts ?? { passed: 0, failed: 0, skipped: 0, troubles: [] };
  const complaint = complaintAbout(job, exit, counts);
  const complaints = complaint === undefined ? [] : [`✘ it ${complaint}; this counts as a failure`];
  return {
    passed,
    failed: failed + complaints.length,
    skipped,
    troubles: [...troubles, ...complaints].map((trouble) => `${job.title}: ${trouble}`),
  };
}

function complaintAbout(job: Job, exit: number | string, counts: Counts | undefined): string | undefined {
  if (counts === undefined) {
    return `ended (${exit}) before it could say how many tests it ran`;
  }
  if (counts.passed + counts.failed === 0 && !job.mayBeEmpty) {
    return 'ran no test';
  }
  return exit !== 0 && counts.failed === 0 ? `ended with ${exit} though no test failed` : undefined;
}

// Runs every suite, or those named: `npm test -- unit extension --grep clone`; see options.ts. The last line says how
// many tests passed and failed.
import { availableParallelism, totalmem } from 'node:os';
import { ConcurrencyLimiter } from '../src/base/concurrency-limiter.ts';
import type { Counts } from './counts.ts';
import { buildAll } from './extension/bundle.ts';
import { memoryFolder } from './memory-folder.ts';
import { optionsOf, type Options } from './options.ts';
import { runJob } from './run-job.ts';
import { jobsOf, runsInVsCode, suiteNames, type Job } from './suites.ts';
import { builtVariable } from './vscode/build.ts';

const total: Counts = { passed: 0, failed: 0, skipped: 0, troubles: [] };

function count({ passed, failed, skipped, troubles }: Counts): void {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.troubles.push(...troubles);
}

function chosenOptions(): Options {
  try {
    return optionsOf(process.argv.slice(2), suiteNames);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

/** So many at once; what the first one says is shown as it comes. */
async function runSideBySide(jobs: readonly Job[], most: number): Promise<void> {
  const limiter = new ConcurrencyLimiter(most);
  await Promise.all(
    jobs.map((job, rank) =>
      limiter.take(rank, async () => count(await runJob(job, rank === 0 ? 'live' : 'atEnd'))),
    ),
  );
}

/** Each waits about half of its time, and takes a gigabyte or more. */
function mostVsCodes(): number {
  const gigabytes = totalmem() / 1024 ** 3;
  return Math.max(1, Math.min(2 * availableParallelism(), Math.floor(gigabytes / 2)));
}

/** What computes takes every processor there is, and what waits for a VS Code is disturbed by it no more after that. */
async function runAll(jobs: readonly Job[]): Promise<void> {
  const [plain, inVsCode] = [false, true].map((is) => jobs.filter(({ suite }) => runsInVsCode(suite) === is));
  const temporary = memoryFolder();
  const env = temporary === undefined ? {} : { TMPDIR: temporary };
  await runSideBySide(
    (plain ?? []).map((job) => ({ ...job, env: { ...env, ...job.env } })),
    2,
  );
  if (inVsCode !== undefined && inVsCode.length > 0) {
    await buildAll();
    process.env[builtVariable] = 'true'; // none may replace what another is running
    await runSideBySide(inVsCode, mostVsCodes());
  }
}

const options = chosenOptions();
const jobs = options.suites.flatMap((suite) => jobsOf(suite, options));
await runAll(jobs);
// Once more, where the end of a long log shows it.
if (total.troubles.length > 0) {
  console.log(
    `\n── what failed, or (↻) passed when it was run once more ──\n\n${total.troubles.join('\n\n')}`,
  );
}
if (total.passed + total.failed + total.skipped === 0) {
  const { grep, file } = options;
  const chosen = [file !== undefined && `--file ${file}`, grep !== undefined && `--grep ${grep}`];
  console.log(`\nNo test matches ${chosen.filter(Boolean).join(' ')} in ${options.suites.join(', ')}.`);
  process.exitCode = 1;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 ? 1 : process.exitCode;

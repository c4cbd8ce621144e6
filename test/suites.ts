import { globSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Options } from './options.ts';
import { divide } from './parts.ts';
import { checkout } from './vscode/paths.ts';

/** One process to be run: a suite, or a part of one. */
export interface Job {
  /** As it is headed in the log. */
  readonly title: string;
  readonly suite: string;
  /** What Node is given to run it. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Whether nothing may be left of it to run. */
  readonly mayBeEmpty: boolean;
}

interface Suite {
  /** Whether it runs in a VS Code. */
  readonly inVsCode: boolean;
  /** In how many processes it is run, each with a part of the files. */
  readonly parts: number;
  readonly run: (files: readonly string[], options: Options) => Pick<Job, 'args' | 'env'>;
}

const jobs = Math.min(availableParallelism(), 4);

const suites: ReadonlyMap<string, Suite> = new Map<string, Suite>([
  ['unit', { inVsCode: false, parts: 1, run: inNode('--parallel', '--jobs', String(jobs)) }],
  ['simulator', { inVsCode: false, parts: 1, run: inNode() }],
  [
    'extension',
    {
      inVsCode: true,
      // One that was chosen may be installed first, which only one process can do.
      parts: process.env['BARRACK_TEST_VSCODE'] === undefined ? 2 : 1,
      run: (files, { grep }) => ({
        args: [join('test', 'extension', 'run.ts')],
        env: {
          BARRACK_TEST_ONLY: bundled(files).join(),
          ...(grep !== undefined && { BARRACK_TEST_GREP: grep }),
        },
      }),
    },
  ],
  [
    'e2e',
    {
      inVsCode: true,
      parts: 2,
      // A real browser on a busy machine: what fails once is run once more before it counts.
      run: inNode('--require', './test/vscode/build-first.ts', '--retries', '1'),
    },
  ],
]);

/** In the order they are run in. */
export const suiteNames: readonly string[] = [...suites.keys()];

export const runsInVsCode = (suite: string): boolean => suites.get(suite)?.inVsCode === true;

/** As they are named among the bundles: see extension/index.ts. */
function bundled(files: readonly string[]): readonly string[] {
  return files.map((file) => file.replace(/^test\/extension\/(.*)\.ts$/u, '$1'));
}

/** By Mocha in plain Node. */
function inNode(...more: readonly string[]): Suite['run'] {
  const mocha = join('node_modules', 'mocha', 'bin', 'mocha.js');
  return (files, { grep, screenshots }) => ({
    args: [
      ...[mocha, '--reporter', './test/counting-reporter.ts', ...more],
      ...(grep === undefined ? [] : ['--grep', grep]),
      ...files,
    ],
    env: screenshots ? { BARRACK_TEST_SCREENSHOTS: 'true' } : {},
  });
}

/** What is to be run of a suite; nothing where no file of it is chosen. */
export function jobsOf(suite: string, options: Options): readonly Job[] {
  const { parts, run } = suites.get(suite) ?? { parts: 0, run: inNode() };
  const groups = divide(filesOf(suite, options), parts);
  return groups.map((files, index) => ({
    title: groups.length === 1 ? suite : `${suite}, part ${index + 1} of ${groups.length}`,
    suite,
    ...run(files, options),
    mayBeEmpty: options.grep !== undefined,
  }));
}

/**
 * By how long they are, which is about as long as they take. From behind: what takes longest, the random schedules of
 * writes, is not what is begun last.
 */
function filesOf(suite: string, { file = '' }: Options) {
  return globSync(`test/${suite}/**/*.test.ts`, { cwd: checkout })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.includes(file))
    .toSorted()
    .toReversed()
    .map((name) => ({ name, weight: statSync(join(checkout, name)).size }));
}

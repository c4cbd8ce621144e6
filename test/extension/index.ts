// What VS Code loads in its extension host to run the suites: see run.ts.
import { readdirSync } from 'node:fs';
import { url as debuggerUrl } from 'node:inspector';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import CountingReporter, { base } from '../counting-reporter.ts';
import { reportMark } from './report-line.ts';

/** Runs every suite bundled beside this file; rejects if a test fails or there is none. */
export async function run(): Promise<void> {
  markReport();
  const debugged = debuggerUrl() !== undefined;
  const grep = process.env['BARRACK_TEST_GREP'];
  const mocha = new Mocha({
    reporter: CountingReporter,
    color: process.env['FORCE_COLOR'] === '1',
    timeout: debugged ? 0 : 20_000,
    retries: debugged ? 0 : 1, // a real VS Code on a busy machine: what fails once is run once more before it counts
    forbidOnly: true,
    ...(grep !== undefined && { grep }),
  });
  chosenFiles().forEach((file) => mocha.addFile(file));
  const failures = await new Promise<number>((resolve) => mocha.failZero(grep === undefined).run(resolve));
  if (failures > 0) {
    throw new Error(`${failures} failed`);
  }
}

/** Those with one of the parts of names that are given; all, where none is. */
function chosenFiles(): readonly string[] {
  const only = (process.env['BARRACK_TEST_ONLY'] ?? '').split(',');
  // This file is bundled as CommonJS, so it has a __dirname.
  return readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.cjs'))
    .filter((name) => only.some((part) => name.replaceAll('\\', '/').includes(part)))
    .sort()
    .map((name) => join(__dirname, name));
}

function markReport(): void {
  base.consoleLog = (...words) => {
    const lines = format(...words).split('\n');
    console.log(lines.map((line) => reportMark + line).join('\n'));
  };
}

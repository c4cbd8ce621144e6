#!/usr/bin/env node
// A VS Code executable for `runTests` of @vscode/test-electron: takes the arguments and environment that it gives
// a desktop VS Code, runs the tests in VS Code's server with a headless browser, and exits with their code. It uses
// fresh folders of its own: of those it is given for user data and extensions only the user's settings matter.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startHost, type Payload } from './host.ts';
import type { Settings } from './settings.ts';
import { openWorkbench } from './workbench.ts';

/** After this the tests are taken to hang. */
const timeLimitMinutes = 15;

/** Enough to write the coverage of all of VS Code's extension host. */
const coverageMilliseconds = 5000;

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'inspect-brk-extensions': { type: 'string' },
  },
});

async function run(extension: string, tests: string, folder: string | undefined): Promise<number> {
  const settings = await givenSettings();
  const host = await startHost({ extension, settings, ...(folder !== undefined && { folder }) });
  const port = values['inspect-brk-extensions'];
  const payload: Payload = typeof port === 'string' ? [['inspect-brk-extensions', port]] : [];
  const onConsole = (_type: string, text: string) => console.log(text);
  const workbench = await openWorkbench(host, { tests, payload, onConsole });
  const code = await Promise.race([workbench.exitCode, timeLimit()]);
  if (process.env['NODE_V8_COVERAGE']) {
    // The extension host writes its coverage when it ends, which the page now asks it to.
    await sleep(coverageMilliseconds);
  }
  await workbench.close();
  await host.dispose();
  return code;
}

async function givenSettings(): Promise<Settings> {
  const data = values['user-data-dir'];
  const text =
    typeof data === 'string'
      ? await readFile(join(data, 'User', 'settings.json'), 'utf8').catch(() => '{}')
      : '{}';
  return JSON.parse(text) as Settings;
}

function timeLimit(): Promise<number> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      console.error(`The tests did not end within ${timeLimitMinutes} minutes.`);
      resolve(1);
    }, timeLimitMinutes * 60_000);
    timer.unref();
  });
}

// Its standard input ends when the process that started it is gone.
process.stdin.on('end', () => process.exit(1)).resume();
const { extensionDevelopmentPath, extensionTestsPath } = values;
if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string') {
  throw new Error('--extensionDevelopmentPath and --extensionTestsPath are needed');
}
process.exit(await run(extensionDevelopmentPath, extensionTestsPath, positionals[0]));

// Runs the suites of this folder inside a VS Code, against a simulator: `npm test -- extension`.
// BARRACK_TEST_ONLY: parts of the names of the files to run, such as `forms/`, with commas between; see index.ts.
// BARRACK_TEST_GREP: the tests to run, as Mocha's --grep has it.
// BARRACK_TEST_INSPECT: a port at which the extension host waits for a debugger before it runs them.
// BARRACK_TEST_VSCODE: `desktop` for the newest one, which is downloaded, `desktop@1.105.0` for that version, or the path
// of one; without it, the one in a browser.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, delimiter, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { demoAccounts } from '../simulator/accounts.ts';
import { startSimulator } from '../simulator/server.ts';
import { checkout } from '../vscode/paths.ts';
import { buildAll, bundles } from './bundle.ts';
import { reportFilter } from './report-filter.ts';

/** Where the VS Code to test in is; nothing to have @vscode/test-electron download one. */
function executable(): { vscodeExecutablePath?: string; version?: string } {
  const wanted = process.env['BARRACK_TEST_VSCODE'] ?? '';
  const [name, version] = wanted.split('@');
  if (name === 'desktop') {
    return version === undefined ? {} : { version };
  }
  return {
    vscodeExecutablePath: wanted === '' ? join(checkout, 'test', 'vscode', 'browser-vscode.ts') : wanted,
  };
}

/** A user who has chosen the simulator's address: the environment's key is sent there without a question. */
async function userDataFor(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'barrack-user-'));
  await mkdir(join(folder, 'User'));
  await writeFile(join(folder, 'User', 'settings.json'), JSON.stringify({ 'barrack.api.url': url }));
  return folder;
}

async function runSuites(): Promise<void> {
  const output = join(bundles, `vscode-${process.pid}.log`);
  const report = reportFilter(output);
  const simulator = await startSimulator({ speed: 20 });
  const userData = await userDataFor(simulator.url);
  const port = process.env['BARRACK_TEST_INSPECT'];
  if (port !== undefined) {
    console.log(`The extension host waits for a debugger at port ${port}.`);
  }
  try {
    await runTests({
      ...executable(),
      stdout: report,
      stderr: report,
      extensionDevelopmentPath: checkout,
      extensionTestsPath: join(bundles, 'index.cjs'),
      // A workspace that tries to say where the key is sent.
      launchArgs: [
        join(checkout, 'test', 'extension', 'workspace'),
        `--user-data-dir=${userData}`,
        ...(port === undefined ? [] : [`--inspect-brk-extensions=${port}`]),
      ],
      extensionTestsEnv: {
        // Node 24 first, for the executable above.
        PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
        ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
        BARRACK_API_URL: simulator.url,
        BARRACK_API_KEY: demoAccounts.usd.key,
        BARRACK_TEST_CONTROL_URL: simulator.controlUrl,
        BARRACK_TEST_ONLY: process.env['BARRACK_TEST_ONLY'],
        BARRACK_TEST_GREP: process.env['BARRACK_TEST_GREP'],
      },
    });
  } catch (error) {
    console.error(`${(error as Error).message}. All that VS Code printed is in ${output}`);
    process.exitCode = 1;
  } finally {
    await simulator.close();
    await rm(userData, { recursive: true, force: true });
  }
}

await buildAll();
await runSuites();

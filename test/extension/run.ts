// Runs the suites of this folder inside a VS Code, against a simulator: `npm test -- extension`.
// BARRACK_TEST_VSCODE: `desktop` for one that is downloaded, or the path of one; without it, the one in a browser.
import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, delimiter, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { demoAccounts } from '../simulator/accounts.ts';
import { startSimulator } from '../simulator/server.ts';
import { buildExtension } from '../vscode/build.ts';
import { checkout } from '../vscode/paths.ts';
import { reportFilter } from './report-filter.ts';

const bundles = join(checkout, 'out', 'extension-tests');

async function bundleSuites(): Promise<void> {
  await rm(bundles, { recursive: true, force: true });
  const folder = join('test', 'extension');
  await build({
    absWorkingDir: checkout,
    entryPoints: [join(folder, 'index.ts'), ...globSync(join(folder, '**', '*.test.ts'), { cwd: checkout })],
    outbase: folder,
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    mainFields: ['module', 'main'],
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

/** Where the VS Code to test in is; nothing to have @vscode/test-electron download one. */
function executable(): { vscodeExecutablePath?: string } {
  const wanted = process.env['BARRACK_TEST_VSCODE'] ?? '';
  if (wanted === 'desktop') {
    return {};
  }
  return {
    vscodeExecutablePath: wanted === '' ? join(checkout, 'test', 'vscode', 'browser-vscode.ts') : wanted,
  };
}

buildExtension();
await bundleSuites();
const output = join(bundles, 'vscode.log');
const report = reportFilter(output);
const simulator = await startSimulator({ speed: 20 });
try {
  await runTests({
    ...executable(),
    stdout: report,
    stderr: report,
    extensionDevelopmentPath: checkout,
    extensionTestsPath: join(bundles, 'index.cjs'),
    extensionTestsEnv: {
      // Node 24 first, for the executable above.
      PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
      FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
      BARRACK_API_URL: simulator.url,
      BARRACK_API_KEY: demoAccounts.usd.key,
      BARRACK_TEST_CONTROL_URL: simulator.controlUrl,
    },
  });
} catch (error) {
  console.error(`${(error as Error).message}. All that VS Code printed is in ${output}`);
  process.exitCode = 1;
} finally {
  await simulator.close();
}

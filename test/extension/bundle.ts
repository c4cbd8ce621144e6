import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildExtension, builtVariable } from '../vscode/build.ts';
import { checkout } from '../vscode/paths.ts';

/** Where the bundled suites are; VS Code is given index.cjs. */
export const bundles = join(checkout, 'out', 'extension-tests');

/** Builds the extension, and bundles each suite of this folder and index.ts, which runs them; unless that was done. */
export async function buildAll(): Promise<void> {
  if (process.env[builtVariable] !== undefined) {
    return;
  }
  buildExtension();
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
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}

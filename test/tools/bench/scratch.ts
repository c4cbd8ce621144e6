import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { atEnd } from '../../vscode/at-end.ts';
import { buildExtension } from '../../vscode/build.ts';
import { checkout } from '../../vscode/paths.ts';

/** A folder with what is measured, apart from the checkout, in which others may build meanwhile. */
export interface Scratch {
  /** This extension as it ships: built for production, with only the files that are packaged. */
  readonly extension: string;
  /** The names of these files, relative to `extension`. */
  readonly files: readonly string[];
  /** An extension of the same shape that does nothing. */
  readonly empty: string;
  /** The same with a view, in which what runs in the extension host shows a tree. */
  readonly bare: string;
  /** What runs in the extension host. */
  readonly tests: string;
  dispose(): Promise<void>;
}

export const extensionId = 'barrack-explorer.barrack-explorer';
const publisher = 'barrack-explorer-bench';
export const emptyId = `${publisher}.empty`;
export const bareViewId = 'barrackBench.rows';

/** Builds what is measured into a temporary folder. */
export async function prepareScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'barrack-bench-'));
  const removed = atEnd({ folder });
  const extension = join(folder, 'extension');
  const [empty, bare] = [join(folder, 'empty'), join(folder, 'bare')];
  const tests = join(folder, 'host', 'main.cjs');
  buildExtension({ production: true });
  const files = shippedFiles();
  for (const file of files) {
    await cp(join(checkout, file), join(extension, file));
  }
  await withoutActivationEvents(join(extension, 'package.json'));
  await writeEmptyExtension(empty);
  await writeEmptyExtension(bare, {
    viewsContainers: { activitybar: [{ id: 'barrackBench', title: 'Bench', icon: '$(list-flat)' }] },
    views: { barrackBench: [{ id: bareViewId, name: 'Rows' }] },
  });
  await bundle(join(import.meta.dirname, 'host', 'main.ts'), tests);
  const dispose = async () => {
    await rm(folder, { recursive: true, force: true });
    removed();
  };
  return { extension, files, empty, bare, tests, dispose };
}

/** The bench says when it is activated. */
async function withoutActivationEvents(manifest: string): Promise<void> {
  const content = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, unknown>;
  await writeFile(manifest, JSON.stringify({ ...content, activationEvents: [] }));
}

/** The files that vsce would package. */
function shippedFiles(): readonly string[] {
  const vsce = join(checkout, 'node_modules', '@vscode', 'vsce', 'vsce');
  const output = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  return output.split('\n').filter((line) => line !== '');
}

async function writeEmptyExtension(folder: string, contributes: object = {}): Promise<void> {
  const file = join(folder, 'dist', 'extension.js');
  await mkdir(dirname(file), { recursive: true });
  // Like every extension it loads VS Code's API.
  await writeFile(
    file,
    "import * as vscode from 'vscode';\nexport const activate = () => void vscode.version;\n",
  );
  const manifest = {
    name: basename(folder),
    publisher,
    version: '0.0.0',
    type: 'module',
    main: './dist/extension.js',
    engines: { vscode: '^1.105.0' },
    extensionKind: ['ui', 'workspace'],
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
    activationEvents: [],
    contributes: { commands: [{ command: 'benchEmpty.start', title: 'Start' }], ...contributes },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
}

async function bundle(from: string, to: string): Promise<void> {
  await build({
    absWorkingDir: checkout,
    entryPoints: [from],
    outfile: to,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    logLevel: 'warning',
  });
}

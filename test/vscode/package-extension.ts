import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildExtension } from './build.ts';
import { checkout } from './paths.ts';
import { zipNames } from './zip-names.ts';

/** What has to be in the package, as vsce names it there. */
const needed = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/dist/extension.cjs',
  'extension/dist/forms/clone-volume.js',
  'extension/dist/forms/create-image.js',
  'extension/dist/forms/create-volume.js',
  'extension/media/forms.css',
  'extension/media/icon.png',
  'extension/media/barrack.svg',
];

/** What may be in it besides. */
const allowed = [
  /^extension\/package\.nls\.[\w-]+\.json$/,
  /^extension\/media\/(walkthrough\/)?[\w-]+\.(css|png|svg)$/,
  /^extension\/dist\/(later|chunk)-[\w-]+\.cjs$/, // esbuild.js says what they are
];

export interface Package {
  /** The path of the .vsix. */
  path: string;
  /** The names of the files in it. */
  names: string[];
}

/** Builds for production and packages; throws if vsce complains or the package has a file too many or too few. */
export async function packageExtension(): Promise<Package> {
  const manifest = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')) as Record<
    string,
    string
  >;
  const path = join(checkout, `${manifest['name'] ?? ''}-${manifest['version'] ?? ''}.vsix`);
  await rm(join(checkout, 'dist'), { recursive: true, force: true });
  buildExtension({ production: true });
  await runVsce(path);
  const names = zipNames(await readFile(path));
  checkNames(names);
  return { path, names };
}

async function runVsce(path: string): Promise<void> {
  const vsce = join(checkout, 'node_modules', '@vscode', 'vsce', 'vsce');
  // There is no public repository yet that relative links could be turned into links to.
  const options = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    `--out=${path}`,
  ];
  const running = promisify(execFile)(process.execPath, [vsce, 'package', ...options], { cwd: checkout });
  running.child.stdin?.end();
  const { stdout, stderr } = await running;
  const complaints = `${stdout}\n${stderr}`.split('\n').filter((line) => /warn|error/i.test(line));
  if (complaints.length > 0) {
    throw new Error(`vsce complains:\n${complaints.join('\n')}`);
  }
}

function checkNames(names: string[]): void {
  const missing = needed.filter((name) => !names.includes(name));
  const unneeded = names.filter((name) => !needed.includes(name) && !allowed.some((one) => one.test(name)));
  if (missing.length > 0 || unneeded.length > 0) {
    throw new Error(
      `In the package there should be [${missing.join(', ')}] and should not be [${unneeded.join(', ')}]`,
    );
  }
}

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { atEnd } from '../../vscode/at-end.ts';
import { buildExtension } from '../../vscode/build.ts';
import { deadTargets, packagedText } from './package-texts.ts';
import { checkout } from '../../vscode/paths.ts';
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
  'extension/dist/ThirdPartyNotices.txt',
  'extension/dist/extension.js',
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
  /^extension\/dist\/(program|open-form|on-demand|chunk)-[\w-]+\.js$/, // esbuild.js says what they are
];

/** What VS Code shows of an installed extension. */
const texts = ['README.md', 'CHANGELOG.md'];

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
  await packageCopy(path);
  const names = zipNames(await readFile(path));
  checkNames(names);
  return { path, names };
}

/** Packages a copy of what is shipped, with the texts as they can be shown where it is installed. */
async function packageCopy(path: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'barrack-package-'));
  const removed = atEnd({ folder });
  try {
    const listed = await runVsce(['ls', '--no-dependencies'], checkout);
    for (const file of ['.vscodeignore', ...listed.split('\n').filter((line) => line !== '')]) {
      await cp(join(checkout, file), join(folder, file));
    }
    for (const file of texts) {
      await writeFile(join(folder, file), await textOf(file));
    }
    await runVsce(['package', '--no-dependencies', '--allow-missing-repository', `--out=${path}`], folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    removed();
  }
}

async function textOf(file: string): Promise<string> {
  const text = packagedText(await readFile(join(checkout, file), 'utf8'));
  const dead = deadTargets(text);
  if (dead.length > 0) {
    throw new Error(`${file} leads to what is not there where it is installed: ${dead.join(', ')}`);
  }
  return text;
}

/** What vsce prints; throws if it complains. */
async function runVsce(options: string[], cwd: string): Promise<string> {
  const vsce = join(checkout, 'node_modules', '@vscode', 'vsce', 'vsce');
  const running = promisify(execFile)(process.execPath, [vsce, ...options], { cwd });
  running.child.stdin?.end();
  const { stdout, stderr } = await running;
  const complaints = `${stdout}\n${stderr}`.split('\n').filter((line) => /warn|error/i.test(line));
  if (complaints.length > 0) {
    throw new Error(`vsce complains:\n${complaints.join('\n')}`);
  }
  return stdout;
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

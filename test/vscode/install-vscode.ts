import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { installOnce } from './install-once.ts';

/** code-server is VS Code's own workbench and extension host, from the npm registry. 4.139.1 is VS Code 1.139.1. */
const version = '4.139.1';
const integrity =
  'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==';

/** Says what is being done, for a person who waits. */
export type Progress = (text: string) => void;

/** Installs VS Code for the browser unless it is there; gives the path of the script that starts it. */
export async function installVSCode(progress: Progress): Promise<string> {
  const folder = await installOnce(`code-server-${version}`, (target) => fill(target, progress));
  return join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
}

async function fill(target: string, progress: Progress): Promise<void> {
  const vscode = join(target, 'node_modules', 'code-server', 'lib', 'vscode');
  progress(`Installing VS Code (code-server ${version}, about 600 MB, once)`);
  await writeFile(join(target, 'package.json'), '{ "private": true }\n');
  await npmInstall(target, `code-server@${version}`, '--save-exact');
  await checkIntegrity(target);
  progress('Installing what VS Code needs');
  await npmInstall(vscode, '--omit=dev');
  progress("Installing what VS Code's own extensions need");
  await npmInstall(join(vscode, 'extensions'), '--omit=dev');
  progress('VS Code is installed');
}

async function checkIntegrity(target: string): Promise<void> {
  const lock = JSON.parse(await readFile(join(target, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string }>;
  };
  const found = lock.packages['node_modules/code-server']?.integrity;
  if (found !== integrity) {
    throw new Error(`code-server ${version} is not the package expected: its integrity is ${String(found)}`);
  }
}

/** No install script runs: they would compile native modules, and everything works without those. */
function npmInstall(cwd: string, ...options: string[]): Promise<void> {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['install', ...options, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm is to run on this Node, not on the machine's own, which may be older than code-server accepts.
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(npm, args, {
    cwd,
    env: { ...process.env, PATH },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`npm ${args.join(' ')} ended with ${String(code ?? signal)}`));
      }
    });
  });
}

import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { atEnd } from '../../vscode/at-end.ts';
import { withoutHostVariables } from '../../vscode/environment.ts';
import { calmSettings, type Settings } from '../../vscode/settings.ts';

/** The machine's own VS Code. */
export interface Desktop {
  /** The command line program, which installs extensions. */
  cli: string;
  /** The program itself: unlike what `cli` starts, it lives as long as its window and ends when it is told to. */
  app: string;
}

/** Finds `code` on the PATH or where its installer puts it; throws if there is none. */
export function findDesktop(): Desktop {
  const windows = process.platform === 'win32';
  const name = windows ? 'code.cmd' : 'code';
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...usualFolders()];
  for (const found of folders.map((folder) => join(folder, name)).filter((path) => existsSync(path))) {
    const cli = windows ? found : realpathSync(found);
    const app = appsOf(cli).find((path) => existsSync(path));
    if (app !== undefined) {
      return { cli, app };
    }
  }
  throw new Error(
    'No desktop VS Code was found. Install one so that "code" is on the PATH, or leave --desktop out.',
  );
}

function usualFolders(): string[] {
  switch (process.platform) {
    case 'win32':
      return [join(homedir(), 'AppData', 'Local', 'Programs', 'Microsoft VS Code', 'bin')];
    case 'darwin':
      return ['/Applications/Visual Studio Code.app/Contents/Resources/app/bin'];
    default:
      return ['/usr/share/code/bin'];
  }
}

function appsOf(cli: string): string[] {
  const above = dirname(dirname(cli));
  switch (process.platform) {
    case 'win32':
      return [join(above, 'Code.exe')];
    case 'darwin':
      return ['Electron', 'Code'].map((name) => join(dirname(dirname(above)), 'MacOS', name));
    default:
      return [join(above, 'code')];
  }
}

/** Starts it with fresh settings and data; it ends with this process, and its data go with it. */
export function startDesktop(
  { cli, app }: Desktop,
  developed: string[],
  vsix: string | undefined,
  { env, settings }: { env: NodeJS.ProcessEnv; settings: Settings },
): ChildProcess {
  const data = mkdtempSync(join(tmpdir(), 'barrack-vscode-'));
  atEnd({ folder: data });
  mkdirSync(join(data, 'user', 'User'), { recursive: true });
  writeFileSync(
    join(data, 'user', 'User', 'settings.json'),
    JSON.stringify({ ...calmSettings, ...settings }),
  );
  const folders = [`--user-data-dir=${join(data, 'user')}`, `--extensions-dir=${join(data, 'extensions')}`];
  if (vsix !== undefined) {
    const shell = process.platform === 'win32';
    execFileSync(shell ? `"${cli}"` : cli, ['--install-extension', vsix, ...folders], {
      shell,
      stdio: 'inherit',
    });
  }
  const child = spawn(
    app,
    [
      ...folders,
      '--new-window',
      '--skip-welcome',
      ...developed.map((path) => `--extensionDevelopmentPath=${path}`),
    ],
    {
      env: { ...withoutHostVariables(process.env), ...env },
      detached: process.platform !== 'win32',
      stdio: 'ignore',
    },
  );
  atEnd(process.platform === 'win32' || child.pid === undefined ? { child } : { group: child.pid });
  return child;
}

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { atEnd } from './at-end.ts';
import { installVSCode, type Progress } from './install-vscode.ts';
import { Server } from './server.ts';
import { calmSettings, type Settings } from './settings.ts';

export interface HostOptions {
  /** A folder with an extension to run from its sources (built), or a .vsix to install. */
  extension?: string;
  /** Folders of extensions that are there as if they had been installed. */
  installed?: readonly string[];
  /** Whether the page takes a payload: an extension from its sources, tests. VS Code then shows no toasts. Default: yes. */
  driver?: boolean;
  /** Added to the server's environment, and so to the extension host's. */
  env?: NodeJS.ProcessEnv;
  /** Added to the calm settings of settings.ts. */
  settings?: Settings;
  /** The folder that is open in the workbench; none by default. */
  folder?: string;
  /** A loopback port; a free one by default. */
  port?: number;
  /** Told what is being installed; standard error by default. */
  progress?: Progress;
}

/** Names and values that the workbench page is started with, such as `extensionTestsPath`. */
export type Payload = (readonly [name: string, value: string])[];

/** A running VS Code server with fresh settings and data and no other extension. */
export interface Host {
  port: number;
  /** The folder with all that the server and its extension hosts write. */
  data: string;
  /** The workbench's address, with the extension under development in it. */
  url(payload?: Payload): string;
  /** How a workbench page names a file of this machine. */
  fileUri(path: string): string;
  /** Changes settings; an open workbench follows. */
  setSettings(settings: Settings): Promise<void>;
  /** Ends the server with all it started and deletes its folders. */
  dispose(): Promise<void>;
}

/** Installs VS Code if it is not there yet, and starts it on loopback. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  if (process.platform === 'win32') {
    throw new Error('VS Code in a browser does not run on Windows: use a desktop VS Code.');
  }
  const entry = await installVSCode(options.progress ?? ((text) => console.error(text)));
  const data = await mkdtemp(join(tmpdir(), 'barrack-vscode-'));
  const removed = atEnd({ folder: data });
  const server = new Server(entry, data, options.env);
  const dispose = async () => {
    await server.stop();
    await rm(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    removed();
  };
  try {
    const setSettings = (settings: Settings) => changeSettings(join(data, 'user', 'User'), settings);
    await setSettings({ ...calmSettings, ...options.settings });
    for (const folder of options.installed ?? []) {
      await cp(folder, join(data, 'extensions', basename(folder)), { recursive: true, filter: isShipped });
    }
    if (isPackaged(options.extension)) {
      await server.installExtension(resolve(options.extension));
    }
    const port = await server.start(options.port ?? 0, options.driver ?? true);
    return { port, data, ...addresses(port, options), setSettings, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Leaves out what an extension is made from. */
function isShipped(path: string): boolean {
  return !['node_modules', '.git', 'src', 'test', 'out'].includes(basename(path));
}

function isPackaged(extension: string | undefined): extension is string {
  return extension?.endsWith('.vsix') ?? false;
}

function addresses(port: number, { extension, folder }: HostOptions): Pick<Host, 'url' | 'fileUri'> {
  const fileUri = (path: string) =>
    `vscode-remote://127.0.0.1:${port}${pathToFileURL(resolve(path)).pathname}`;
  const developed: Payload =
    extension === undefined || isPackaged(extension)
      ? []
      : [['extensionDevelopmentPath', fileUri(extension)]];
  const url = (payload: Payload = []) => {
    const address = new URL(`http://127.0.0.1:${port}/`);
    if (folder === undefined) {
      address.searchParams.set('ew', 'true');
    } else {
      address.searchParams.set('folder', resolve(folder));
    }
    address.searchParams.set('payload', JSON.stringify([...developed, ['skipWelcome', 'true'], ...payload]));
    return address.href;
  };
  return { url, fileUri };
}

async function changeSettings(folder: string, settings: Settings): Promise<void> {
  const file = join(folder, 'settings.json');
  await mkdir(folder, { recursive: true });
  const before = await readFile(file, 'utf8').catch(() => '{}');
  const after = { ...(JSON.parse(before) as Settings), ...settings };
  await writeFile(file, JSON.stringify(after, undefined, 2));
}

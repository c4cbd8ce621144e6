import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atEnd, signalGroup } from './at-end.ts';
import { withoutHostVariables } from './environment.ts';

const startSeconds = 60;

/** The code-server process with its two data folders, `user` and `extensions`, in `data`. */
export class Server {
  readonly #entry: string;
  readonly #data: string;
  readonly #env: NodeJS.ProcessEnv;
  #process: ChildProcess | undefined;

  /** @param entry the script that starts code-server */
  constructor(entry: string, data: string, env: NodeJS.ProcessEnv = {}) {
    this.#entry = entry;
    this.#data = data;
    // code-server keeps its own log in XDG_DATA_HOME.
    this.#env = { ...withoutHostVariables(process.env), XDG_DATA_HOME: join(data, 'share'), ...env };
  }

  /** Installs a .vsix; call it before `start`. */
  async installExtension(vsix: string): Promise<void> {
    const child = this.#spawn(['--install-extension', vsix]);
    const output = collect(child);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) {
      throw new Error(`${vsix} could not be installed:\n${output()}`);
    }
  }

  /** Starts listening on 127.0.0.1; gives the port, which is a free one for 0. */
  async start(port: number, driver: boolean): Promise<number> {
    const options = [
      '--auth=none',
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
    ];
    options.push('--disable-getting-started-override');
    if (driver) {
      options.push('--vscode-option', 'enable-smoke-test-driver');
    }
    const child = this.#spawn([`--bind-addr=127.0.0.1:${port}`, ...options]);
    this.#process = child;
    try {
      return await portOf(child);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Ends it and all it started, gently first. */
  async stop(): Promise<void> {
    const leader = this.#process?.pid;
    if (leader === undefined) {
      return;
    }
    signalGroup(leader, 'SIGTERM');
    for (let waited = 0; waited < 5000 && signalGroup(leader, 0); waited += 50) {
      await sleep(50);
    }
    signalGroup(leader, 'SIGKILL');
  }

  #spawn(args: string[]): ChildProcess {
    const folders = [
      `--config=${join(this.#data, 'code-server.yaml')}`,
      `--user-data-dir=${join(this.#data, 'user')}`,
      `--extensions-dir=${join(this.#data, 'extensions')}`,
    ];
    const first = ['--import', join(import.meta.dirname, 'end-with-parent.ts')];
    const child = spawn(process.execPath, [...first, this.#entry, ...folders, ...args], {
      env: this.#env,
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    if (child.pid !== undefined) {
      child.once('exit', atEnd({ group: child.pid }));
    }
    return child;
  }
}

function collect(child: ChildProcess): () => string {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return () => output;
}

/** Waits until the server says where it listens. */
async function portOf(child: ChildProcess): Promise<number> {
  const output = collect(child);
  for (let waited = 0; waited < startSeconds * 1000; waited += 50) {
    const port = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(output())?.[1];
    if (port !== undefined) {
      return Number(port);
    }
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`VS Code ended before it was up:\n${output()}`);
    }
    await sleep(50);
  }
  throw new Error(`VS Code was not up after ${startSeconds} s:\n${output()}`);
}

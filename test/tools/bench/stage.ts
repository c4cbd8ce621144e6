import type { Browser, Page } from 'playwright-core';
import { demoAccounts } from '../../simulator/accounts.ts';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { launchBrowser } from '../../vscode/browser.ts';
import { startHost, type Host } from '../../vscode/host.ts';
import { openWorkbench, type Workbench } from '../../vscode/workbench.ts';
import { Channel, type Remote } from './channel.ts';
import { portVariable } from './host/calls.ts';
import { prepareScratch, type Scratch } from './scratch.ts';

/** Says what is being measured, for a person who waits. */
type Progress = (text: string) => void;

const say: Progress = (text) => console.error(text);

/** A VS Code window whose extension host does what it is asked to. */
export interface BenchWindow extends Remote {
  readonly page: Page;
  /** Closes it, and lets its extension host end first. */
  close(): Promise<void>;
}

/** What the parts measure with; started when first asked for and kept for the parts that follow. */
export class Stage {
  readonly say = say;
  readonly #started: (() => Promise<void>)[] = [];
  #scratch: Promise<Scratch> | undefined;
  #simulator: Promise<Simulator> | undefined;
  #browser: Promise<Browser> | undefined;
  #channel: Promise<Channel> | undefined;
  readonly #hosts = new Map<boolean, Promise<Host>>();

  scratch(): Promise<Scratch> {
    this.#scratch ??= this.#keep(prepareScratch(), (scratch) => scratch.dispose());
    return this.#scratch;
  }

  /** A simulator into whose USD account windows are signed in. */
  simulator(): Promise<Simulator> {
    this.#simulator ??= this.#keep(startSimulator({ seed: 'empty' }), (simulator) => simulator.close());
    return this.#simulator;
  }

  /** Opens a fresh window, with an extension host of its own, on an extension of the scratch folder. */
  async openWindow(which: 'extension' | 'empty' | 'bare', signedIn = true): Promise<BenchWindow> {
    const scratch = await this.scratch();
    const [host, browser, channel] = [
      await this.#hostOf(signedIn),
      await this.#browsers(),
      await this.#channels(),
    ];
    const connecting = channel.next();
    connecting.catch(() => undefined); // told below, unless the window does not open at all
    const workbench = await openWorkbench(host, {
      browser,
      tests: scratch.tests,
      payload: [['extensionDevelopmentPath', host.fileUri(scratch[which])]],
    });
    try {
      return windowOf(workbench, await connecting);
    } catch (error) {
      await workbench.close();
      throw error;
    }
  }

  /** Ends everything that was started, the last first. */
  async dispose(): Promise<void> {
    for (const end of this.#started.splice(0).reverse()) {
      await end();
    }
  }

  async #keep<T>(starting: Promise<T>, end: (started: T) => unknown): Promise<T> {
    const started = await starting;
    this.#started.push(async () => {
      await end(started);
    });
    return started;
  }

  #browsers(): Promise<Browser> {
    this.#browser ??= this.#keep(launchBrowser(say), (browser) => browser.close());
    return this.#browser;
  }

  #channels(): Promise<Channel> {
    this.#channel ??= this.#keep(Channel.open(), (channel) => channel.close());
    return this.#channel;
  }

  async #hostOf(signedIn: boolean): Promise<Host> {
    const [{ url }, { port }] = [await this.simulator(), await this.#channels()];
    const account = signedIn ? { BARRACK_API_URL: url, BARRACK_API_KEY: demoAccounts.usd.key } : {};
    const known = this.#hosts.get(signedIn);
    const host =
      known ??
      this.#keep(
        startHost({
          env: { ...account, [portVariable]: String(port) },
          // All volumes in one node: the longest list that the tree can have.
          settings: { 'barrack.api.url': url, 'barrack.explorer.groupBy': 'kind' },
          progress: say,
        }),
        (started) => started.dispose(),
      );
    this.#hosts.set(signedIn, host);
    return host;
  }
}

function windowOf(workbench: Workbench, remote: Remote): BenchWindow {
  return {
    page: workbench.page,
    call: (name, ...args) => remote.call(name, ...args),
    close: async () => {
      await remote.call('end');
      await workbench.exitCode;
      await workbench.close();
    },
  };
}

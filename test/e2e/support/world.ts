import { readdir, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startSimulator, type Simulator } from '../../simulator/server.ts';
import { launchBrowser } from '../../vscode/browser.ts';
import { startHost, type Host } from '../../vscode/host.ts';
import { checkout } from '../../vscode/paths.ts';
import type { WorkbenchOptions } from '../../vscode/workbench.ts';
import { failureReport } from './failure.ts';
import { Window } from './window.ts';

/** Lifecycles of the simulator take seconds, not minutes. */
const speed = 10;

/** Programs that take the place of the machine's own. */
const programs = join(checkout, 'test', 'e2e', 'support', 'bin');

interface World {
  readonly simulator: Simulator;
  readonly host: Host;
  readonly browser: Browser;
}

const say = (text: string) => console.error(text);
const opened = new Set<Window>();
let world: Promise<World> | undefined;

async function build(): Promise<World> {
  const simulator = await startSimulator({ seed: 'demo', speed });
  const host = await startHost({
    extension: checkout,
    // Terminals find the ssh of the tests first, since no login shell is asked for the PATH, and draw readable text.
    env: { PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`, VSCODE_CLI: '1' },
    settings: { 'barrack.api.url': simulator.url, 'terminal.integrated.gpuAcceleration': 'off' },
    progress: say,
  });
  return { simulator, host, browser: await launchBrowser(say) };
}

/** The one simulator, VS Code server and browser of all suites; started when first needed. */
export function theWorld(): Promise<World> {
  world ??= build();
  return world;
}

/** Where the extension keeps its journal: all windows of the host share it. */
export async function journalFolder(): Promise<string> {
  const { host } = await theWorld();
  return join(host.data, 'user', 'User', 'globalStorage', 'barrack-explorer.barrack-explorer', 'operations');
}

/** Empties the journal, so that no window goes on with what an earlier suite has begun. */
async function forgetOperations(): Promise<void> {
  const folder = await journalFolder();
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true, recursive: true })));
}

/** The simulator with fresh demo data and no faults, and an empty journal. */
export async function freshSimulator(): Promise<Simulator> {
  const { simulator } = await theWorld();
  await forgetOperations();
  simulator.reset('demo');
  simulator.faults.clear();
  simulator.setSpeed(speed);
  return simulator;
}

/** A VS Code window with a profile of its own, so nobody is signed in. */
export async function openWindow(
  options: Pick<WorkbenchOptions, 'width' | 'height' | 'onConsole'> = {},
): Promise<Window> {
  const { host, browser } = await theWorld();
  const window = await Window.open(host, { browser, ...options });
  opened.add(window);
  window.page.once('close', () => opened.delete(window));
  return window;
}

/** A window in which the account of that key is signed in and its tree is shown. */
export async function openSignedIn(key = 'test-key-usd'): Promise<Window> {
  const window = await openWindow();
  await window.showBarrack();
  await window.signIn(key);
  return window;
}

/** A question that a failed test has left open would let the next one fail, too. */
beforeEach(async () => {
  for (const { dialog, page } of opened) {
    if (await dialog.isVisible()) {
      await page.keyboard.press('Escape');
    }
  }
});

/** What a failed test had before it, also where it is run once more. */
afterEach(async function () {
  const started = await world;
  if (started === undefined || this.currentTest?.state === 'passed') {
    return;
  }
  console.log(await failureReport(opened, started.simulator));
  const name = this.currentTest?.fullTitle().replaceAll(/\W+/gu, '-').slice(0, 80);
  for (const window of opened) {
    await window.screenshotOfFailure(`failed-${name}`);
  }
});

after(async () => {
  const started = await world;
  await started?.browser.close();
  await started?.host.dispose();
  await started?.simulator.close();
});

// Makes the pictures of README.md (media/readme) of the real thing with the demo data: `npm run pictures`.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startSimulator } from '../simulator/server.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { buildExtension } from '../vscode/build.ts';
import { startHost } from '../vscode/host.ts';
import { checkout } from '../vscode/paths.ts';
import { Window } from './support/window.ts';

const folder = join(checkout, 'media', 'readme');
const sidebarWidth = 420;
const mostBytes = 150_000;

/** Drags the side bar's edge until it is wide enough for the descriptions. */
async function widen({ page, view }: Window): Promise<void> {
  const box = await view.boundingBox();
  if (box === null) {
    throw new Error('The side bar is not there');
  }
  const [edge, middle] = [box.x + box.width, box.y + box.height / 2];
  await page.mouse.move(edge, middle);
  await page.mouse.down();
  await page.mouse.move(edge + sidebarWidth - box.width, middle, { steps: 10 });
  await page.mouse.up();
}

async function take(window: Window, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await window.moveMouseAway();
  await window.page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
  await window.page.screenshot({ path, animations: 'disabled' });
  const { size } = statSync(path);
  console.log(`${path}: ${size} bytes`);
  if (size > mostBytes) {
    throw new Error(`${name}.png has more than ${mostBytes} bytes`);
  }
}

async function takeAll(window: Window): Promise<void> {
  await window.showBarrack();
  await widen(window);
  await window.signIn('test-key-usd');
  await window.row('FINLAND-1').waitFor();
  await take(window, 'tree');
  await window.contextMenu('training-data', 'Clone Volume…');
  const clone = await window.form().ready();
  await take(window, 'clone-volume');
  await clone.submit.click();
  await clone.outcome.getByRole('heading', { name: /^Creating/u }).waitFor();
  await window.row('training-data-clone').waitFor();
  await take(window, 'progress');
  await window.closeEditors();
  await window.contextMenu('render-node weekly', 'Create Image…');
  await window.form().ready();
  await take(window, 'create-image');
  await window.closeEditors();
  await window.contextMenu('scratch', 'Clone Volume…');
  const chain = await window.form().ready();
  await chain.box('Shut down inference-api first').check();
  await chain.submit.click();
  await window.dialog.getByRole('button', { name: 'Shut Down and Clone' }).click();
  await chain.outcome.getByRole('heading', { name: 'Creating scratch-clone' }).waitFor({ timeout: 60_000 });
  await take(window, 'operations');
}

buildExtension();
mkdirSync(folder, { recursive: true });
const simulator = await startSimulator({ seed: 'demo', speed: 1 });
const host = await startHost({ extension: checkout, settings: { 'barrack.api.url': simulator.url } });
const browser = await launchBrowser((text) => console.error(text));
try {
  await takeAll(await Window.open(host, { browser, width: 1280, height: 900 }));
} finally {
  await browser.close();
  await host.dispose();
  await simulator.close();
}

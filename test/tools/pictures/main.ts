// Makes the pictures of README.md and of the walkthrough (media/) of the real thing with the demo data:
// `npm run pictures`.
import { startSimulator } from '../../simulator/server.ts';
import { launchBrowser } from '../../vscode/browser.ts';
import { buildExtension } from '../../vscode/build.ts';
import { startHost } from '../../vscode/host.ts';
import { checkout } from '../../vscode/paths.ts';
import { Window } from '../../e2e/support/window.ts';
import { takeReadme } from './readme.ts';
import { widen } from './take.ts';
import { takeWalkthrough } from './walkthrough.ts';

const sideBarWidth = 420;

buildExtension();
const simulator = await startSimulator({ seed: 'demo', speed: 1 });
const settings = {
  'barrack.api.url': simulator.url,
  'workbench.tree.expandMode': 'doubleClick', // a click that selects a region leaves it open
};
const host = await startHost({ extension: checkout, settings });
const browser = await launchBrowser((text) => console.error(text));
try {
  const window = await Window.open(host, { browser, width: 1280, height: 900 });
  await window.showBarrack();
  await widen(window, sideBarWidth);
  await takeWalkthrough(window);
  await takeReadme(window);
} finally {
  await browser.close();
  await host.dispose();
  await simulator.close();
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame } from 'playwright-core';
import { themes, type Theme } from '../vscode/settings.ts';
import type { Form } from './support/form.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn, theWorld } from './support/world.ts';

declare const axe: { run(options: RunOptions): Promise<AxeResults> };

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe finds in the form, a line a finding. */
async function violations(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(source); // the form's policy lets in no script element
  return frame.evaluate(async () => {
    const { violations: found, passes } = await axe.run({ resultTypes: ['violations', 'passes'] });
    if (passes.length === 0) {
      throw new Error('axe checked nothing');
    }
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
}

const kinds: Readonly<Record<Theme, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'hc-dark': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
};

describe('accessibility of the forms', () => {
  let window: Window;

  before(async () => {
    (await freshSimulator()).setSpeed(0);
    window = await openSignedIn();
    await window.row('training-data').waitFor();
  });
  after(async () => {
    await (await theWorld()).host.setSettings({ 'workbench.colorTheme': themes.dark });
    await window.close();
  });

  /** Each state of the forms that looks different from the others, and how to get there. */
  const states: readonly (readonly [name: string, open: () => Promise<Form>])[] = [
    [
      'clone-volume',
      async () => {
        await window.contextMenu('training-data', 'Clone Volume…');
        const form = await window.form().ready();
        await form.name.fill('not a name');
        await form.nameProblems.first().waitFor();
        return form;
      },
    ],
    [
      'create-image',
      async () => {
        await window.choose(window.group('Images', 'CANADA-1'), 'Create Image…');
        const form = await window.form().ready();
        await form.option('render-node base').check();
        await form.existing.waitFor();
        return form;
      },
    ],
  ];

  for (const theme of ['dark', 'light', 'hc-dark', 'hc-light'] as const) {
    describe(`in ${theme}`, () => {
      before(async () => {
        await (await theWorld()).host.setSettings({ 'workbench.colorTheme': themes[theme] });
        await window.reload(); // an open window does not follow the file
        await window.row('training-data').waitFor();
      });
      afterEach(() => window.closeEditors());

      for (const [name, open] of states) {
        it(`${name} has no violation`, async () => {
          const form = await open();
          await form.withClass(kinds[theme]).waitFor();
          await window.screenshot(`axe-${name}-${theme}`);
          assert.deepEqual(await violations(await form.frame()), []);
        });
      }
    });
  }

  for (const [name, open] of states) {
    it(`${name} fits into 320 pixels`, async () => {
      const { page } = window;
      const form = await open();
      await window.command('View: Toggle Primary Side Bar Visibility');
      await page.setViewportSize({ width: 420, height: 900 });
      const frame = await form.frame();
      await frame.waitForFunction(() => globalThis.innerWidth <= 420);
      const inside = await frame.evaluate(() => globalThis.innerWidth);
      await page.setViewportSize({ width: 420 - inside + 320, height: 900 });
      await frame.waitForFunction(() => globalThis.innerWidth <= 320);
      const [scroll, client] = await frame.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth] as const;
      });
      assert.ok(scroll <= client, `${scroll} > ${client}`);
      await window.screenshot(`narrow-${name}`);
      await page.setViewportSize({ width: 1280, height: 1200 });
      await window.command('View: Toggle Primary Side Bar Visibility');
      await window.row('FINLAND-1').waitFor();
      await window.closeEditors();
    });
  }
});

import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Theme } from '../vscode/settings.ts';
import type { Simulator } from '../simulator/server.ts';
import { allThemes, formHasTheme, setFormWidth, setTheme, tooWide } from './support/appearance.ts';
import { violationsIn } from './support/axe.ts';
import type { Form } from './support/form.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

/** The narrowest width in which a form has to do without scrolling sideways (WCAG 1.4.10). */
const narrowest = 320;

/** The text that a screen reader adds to an element's name. */
function descriptionOf(element: Locator): Promise<string> {
  return element.evaluate((described) => {
    const ids = described.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent).join(' ');
  });
}

describe('for everybody', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('training-data').waitFor();
  });
  after(() => window.close());

  describe('the rows of the tree', () => {
    after(() => setTheme(window, 'dark'));

    for (const theme of allThemes) {
      it(`have no violation of axe in ${theme}`, async () => {
        await setTheme(window, theme);
        await window.screenshot(`tree-${theme}`);
        const rows = window.view.locator('.monaco-list-rows').first();
        // A row's name begins with its visible name, and then says in words ("a month") what is abbreviated there.
        assert.deepEqual(await violationsIn(rows, ['label-content-name-mismatch']), []);
      });
    }
  });

  describe('the forms', () => {
    afterEach(() => window.closeEditors());

    /** Looks at a form as it is now, narrow and in these themes. */
    async function look(form: Form, name: string, themes: readonly Theme[]): Promise<void> {
      await setFormWidth(window, form, narrowest);
      await window.screenshot(`${name}-narrow`);
      const found = [...(await tooWide(form)), ...(await violationsIn(form.body))];
      await window.page.setViewportSize({ width: 1280, height: 1500 });
      for (const theme of themes) {
        await setTheme(window, theme);
        await formHasTheme(form, theme);
        await window.screenshot(`${name}-${theme}`);
        found.push(...(await violationsIn(form.body)).map((line) => `${theme}: ${line}`));
      }
      if (themes.length > 0) {
        await setTheme(window, 'dark');
      }
      assert.deepEqual(found, []);
    }

    async function openCloneForm(volume: string): Promise<Form> {
      return window.openForm(volume, 'Clone Volume…');
    }

    it('tell a screen reader what each field is about and what typing led to', async () => {
      const form = await openCloneForm('training-data');
      const name = form.body.getByRole('textbox', { name: 'Name of the clone', exact: true });
      assert.match(await descriptionOf(name), /3 to 30 letters/u);
      const type = form.body
        .getByRole('group', { name: 'Volume type' })
        .getByRole('radio', { name: 'HDD', exact: true });
      assert.match(await descriptionOf(type), /Total a month\s*\$28\.52/u);
      assert.match(await descriptionOf(form.submit), /\$106\.93 a month/u);
      await name.fill('ab');
      const status = form.body.getByRole('status').filter({ hasText: 'Name failed: Use 3 to 30 characters' });
      await status.waitFor({ state: 'attached' });
      assert.match(await descriptionOf(name), /this has 2/u);
      await name.fill('abc');
      await form.body
        .getByRole('status')
        .filter({ hasText: '$106.93 a month' })
        .waitFor({ state: 'attached' });
      await look(form, 'clone', []);
    });

    it('have no violation where Barrack has refused and checks have failed', async () => {
      const form = await openCloneForm('training-data');
      simulator.change({ kind: 'account', set: { profileComplete: false } });
      await form.submit.click();
      await form.body.getByRole('alert').getByText('Profile incomplete').waitFor();
      simulator.change({ kind: 'account', set: { profileComplete: true } });
      await form.name.fill('-a name that is much too long_');
      await form.nameProblems.first().waitFor();
      await look(form, 'clone-refused', allThemes);
    });

    it('have no violation while the clone is made, and when it is done', async () => {
      const form = await openCloneForm('golden-boot');
      await form.submit.click();
      await form.outcome.getByRole('heading', { name: 'Creating golden-boot-clone' }).waitFor();
      await form.body.getByRole('status').filter({ hasText: 'Creating' }).waitFor({ state: 'attached' });
      await look(form, 'clone-progress', []);
      simulator.advance(120);
      await form.outcome.getByRole('heading', { name: 'golden-boot-clone is Available' }).waitFor();
      await look(form, 'clone-done', allThemes);
    });

    it('have no violation where a snapshot is chosen that has an image', async () => {
      const form = await window.openForm(window.group('Images', 'CANADA-1'), 'Create Image…');
      await form.option('render-node base').check();
      await form.box('Delete the image render-farm_v1.2 first').waitFor();
      await look(form, 'image', allThemes);
    });

    it('have no violation where a new volume is described, with a name that is far too long', async () => {
      const name = 'an image whose name is so long that it cannot be shown whole anywhere';
      const shown = `${name.slice(0, 59)}…`;
      simulator.change({ kind: 'image', find: 'CUDA 12.4 clean', set: { name } });
      const form = await window.openForm(window.group('Volumes', 'CANADA-1'), 'Create Volume…');
      const size = form.body.getByRole('textbox', { name: 'Size in GB', exact: true });
      assert.match(await descriptionOf(size), /At least 100 GB/u);
      const region = form.body.getByRole('combobox', { name: 'Region', exact: true });
      assert.equal(await region.inputValue(), 'CANADA-1');
      await form.box('Bootable').check();
      await form.button('Check Again').click();
      await form.image.locator('option', { hasText: shown }).waitFor({ state: 'attached' });
      await form.image.selectOption({ label: `${shown} (100 GB)` });
      await form.check('Image').getByText('Passed', { exact: true }).waitFor();
      await look(form, 'volume', []);
      await size.fill('10abc');
      await form.body
        .getByRole('status')
        .filter({ hasText: 'Size failed: Enter a whole number' })
        .waitFor({ state: 'attached' });
      assert.match(await descriptionOf(size), /Enter a whole number/u);
      await look(form, 'volume-refused', allThemes);
    });
  });
});

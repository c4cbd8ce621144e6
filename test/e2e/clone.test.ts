import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import type { Form } from './support/form.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

describe('cloning a volume', () => {
  let simulator: Simulator;
  let window: Window;

  async function openForm(volume: string): Promise<Form> {
    await window.openForm(volume, 'Clone Volume…');
    await window.tab(new RegExp(volume, 'u')).waitFor();
    return window.form().ready();
  }

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('training-data').waitFor();
  });
  after(() => window.close());

  describe('in the form', () => {
    let form: Form;

    before(async () => {
      form = await openForm('training-data');
    });
    after(() => window.closeEditors());

    it('shows the source, a free name and what each type costs', async () => {
      assert.equal(await form.fact('Region').innerText(), 'FINLAND-1 (advanced tier)');
      assert.equal(await form.fact('Size').innerText(), '500 GB');
      assert.equal(await form.fact('Type').innerText(), 'NVMe');
      assert.equal(await form.fact('Bootable').innerText(), 'No');
      assert.equal(await form.fact('Status').innerText(), 'Available');
      assert.equal(await form.fact('Attached to').innerText(), 'Nothing');
      assert.equal(await form.name.inputValue(), 'training-data-clone');
      assert.ok(await form.option('NVMe').isChecked());
      assert.match(await form.card('NVMe').innerText(), /\$219\.00[^]*\$106\.93[^]*\$0\.1465/u);
      assert.match(await form.card('HDD').innerText(), /\$58\.40[^]*\$28\.52[^]*\$0\.0391/u);
      await window.screenshot('clone-form');
    });

    it("shows the guide's checks, all passed", async () => {
      for (const label of ['Volume status', 'Instance state', 'Credits', 'Region', 'Name']) {
        await form.check(label).getByText('Passed', { exact: true }).waitFor();
      }
      assert.ok(await form.submit.isEnabled());
    });

    it('changes the price with the type', async () => {
      await form.sentence.getByText('$106.93 a month ($0.1465 an hour)').waitFor();
      await form.option('HDD').check();
      await form.sentence.getByText('$28.52 a month ($0.0391 an hour)').waitFor();
    });

    const names = [
      ['ab', 'Use 3 to 30 characters; this has 2.'],
      ['a'.repeat(31), 'Use 3 to 30 characters; this has 31.'],
      ['my clone.v2', 'Use only letters, digits, hyphens and underscores. Not allowed here: space .'],
      ['-edge_', 'Start and end with a letter or a digit, not with a hyphen or underscore.'],
      ['scratch', 'A volume named scratch already exists in this region.'],
    ] as const;
    for (const [name, problem] of names) {
      it(`does not take the name ${name}, and says why beside it`, async () => {
        await form.name.fill(name);
        await form.nameProblems.getByText(problem).waitFor();
        await form.check('Name').getByText('Failed', { exact: true }).waitFor();
        assert.ok(await form.submit.isDisabled());
        assert.equal(await form.name.getAttribute('aria-invalid'), 'true');
      });
    }

    it('has a picture of it', () => window.screenshot('clone-name-taken'));

    it('keeps what was typed while the tab is hidden, and over a reload', async () => {
      await form.name.fill('kept-name');
      await form.check('Name').getByText('Passed', { exact: true }).waitFor();
      await openForm('golden-boot');
      await window.tab(/training-data/u).click();
      form = await window.form().ready();
      assert.equal(await form.name.inputValue(), 'kept-name');
      assert.ok(await form.option('HDD').isChecked());
      await window.reload();
      await window.tab(/training-data/u).click();
      form = await window.form().ready();
      assert.equal(await form.name.inputValue(), 'kept-name');
      assert.ok(await form.option('HDD').isChecked());
      assert.equal(simulator.effects('cloneVolume'), 0);
    });
  });

  describe('that cannot be cloned', () => {
    afterEach(() => window.closeEditors());

    const cases = [
      ['legacy-datasets', 'Region', 'CANADA-1 is in the legacy tier, where volumes cannot be cloned.'],
      ['scratch', 'Instance state', 'It is attached to inference-api, which is ACTIVE, not SHUTOFF.'],
      ['dataset-import', 'Volume status', 'The volume is still being created.'],
      ['old-experiment', 'Volume status', 'The volume is in the status error.'],
    ] as const;
    for (const [volume, check, reason] of cases) {
      it(`says of ${volume} why, and has no button for it`, async () => {
        const form = await openForm(volume);
        await form.check(check).getByText('Failed', { exact: true }).waitFor();
        await form.check(check).getByText(reason).waitFor();
        assert.ok(await form.submit.isDisabled());
        await window.screenshot(`clone-${volume}`);
      });
    }
  });

  describe('sent', () => {
    it('gives a source with a long name a valid name', async () => {
      const form = await openForm('embeddings-wikipedia-en-2024-q');
      const name = await form.name.inputValue();
      assert.ok(name.length <= 30 && name.endsWith('-clone'), name);
      await form.check('Name').getByText('Passed', { exact: true }).waitFor();
      await window.closeEditors();
    });

    it('is done once by a double click, and followed to Available', async () => {
      const form = await openForm('training-data');
      await form.submit.dblclick();
      await form.outcome.getByRole('heading', { name: 'Creating training-data-clone' }).waitFor();
      assert.equal(simulator.effects('cloneVolume'), 1);
      await window.row('training-data-clone').waitFor();
      assert.match(await window.spoken('training-data-clone'), /Creating/u);
      await window.screenshot('clone-progress');
      simulator.advance(60);
      await form.outcome.getByRole('heading', { name: 'training-data-clone is Available' }).waitFor();
      await window.view
        .getByRole('treeitem', { name: /^training-data-clone, Volume, .*Available/u })
        .waitFor();
      assert.equal(simulator.effects('cloneVolume'), 1);
      await window.screenshot('clone-done');
    });

    it('offers what comes next', async () => {
      const form = window.form();
      await window.row('CANADA-1').click();
      await form.button('Show in the Tree').click();
      await window.view.locator('.monaco-list-row.selected', { hasText: 'training-data-clone' }).waitFor();
      await form.button('Copy ID').click();
      const clone = [...simulator.state.accounts.usd.volumes.values()].find(
        ({ name }) => name === 'training-data-clone',
      );
      assert.ok(clone?.id);
      assert.equal(await window.copied(clone.id), clone.id);
      await form.button('Close').click();
      await window.page.locator('iframe.webview').waitFor({ state: 'detached' });
    });

    it('works with the keyboard alone', async () => {
      const { keyboard } = window.page;
      await window.row('archive-2024').click();
      await keyboard.press('Shift+F10');
      const menu = window.page.locator('.monaco-menu');
      await menu.getByRole('menuitem').first().waitFor();
      await keyboard.press('ArrowDown');
      await menu.locator('.action-item.focused', { hasText: 'Clone Volume…' }).waitFor();
      await keyboard.press('Enter');
      const form = await window.form().ready();
      // The default name ends in -2, since archive-2024-clone is taken.
      assert.equal(await form.name.inputValue(), 'archive-2024-clone-2');
      await tabTo(form, 'name'); // Tab selects what is in it
      await keyboard.type('by-keyboard');
      await tabTo(form, 'option-1');
      await keyboard.press('ArrowUp');
      await form.sentence.getByText('$438.00 a month').waitFor();
      await tabTo(form, 'submit');
      await keyboard.press('Space');
      await form.outcome.getByRole('heading', { name: 'Creating by-keyboard' }).waitFor();
      await form.body.locator('#outcome:focus').waitFor();
      assert.equal(simulator.effects('cloneVolume'), 2);
    });
  });

  /** Presses Tab until the element with that id has the focus. */
  async function tabTo(form: Form, id: string): Promise<void> {
    for (let presses = 0; presses < 15; presses += 1) {
      if ((await form.body.locator(`#${id}:focus`).count()) > 0) {
        return;
      }
      await window.page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${id}`);
  }
});

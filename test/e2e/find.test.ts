import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Simulator } from '../simulator/server.ts';
import { accept, boxOf } from './support/ask.ts';
import { chooseWithin } from './support/menu.ts';
import { asked, recordNamed } from './support/records.ts';
import { succeeds, until } from './support/until.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

describe('finding things', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('training-data').waitFor();
  });
  after(() => window.close());

  async function isSelected(name: string): Promise<void> {
    const row = window.row(name);
    await until(`${name} is selected`, async () => (await row.getAttribute('aria-selected')) === 'true');
    assert.equal(await window.view.locator('.monaco-list-row.selected').count(), 1);
  }

  async function goTo(text: string, name: string): Promise<void> {
    await window.command('Barrack: Go to Resource…');
    const box = await boxOf(window, 'Go to Resource');
    await box.locator('.monaco-list-row', { hasText: 'training-data' }).first().waitFor();
    await window.type(text);
    await box.locator('.monaco-list-row.focused', { hasText: name }).waitFor();
    await window.screenshot(`go-to-${name.replaceAll(/\W/gu, '-')}`);
    await accept(window);
    await box.waitFor({ state: 'hidden' });
    await isSelected(name);
  }

  it('goes to what has a part of that name', () => goTo('wikip', 'embeddings-wikipedia-en-2024-q'));

  it('goes to what has that id', () =>
    goTo(recordNamed(simulator, 'images', 'pytorch 2.5 base').id, 'pytorch 2.5 base'));

  it('goes from a volume to its instance', async () => {
    await chooseWithin(window, window.row('checkpoints'), 'Go to', 'Go to Instance');
    await isSelected('llm-finetune');
  });

  it('goes from a snapshot to its image and to its instance', async () => {
    await chooseWithin(window, window.row('render-node base'), 'Go to', 'Go to Image');
    await isSelected('render-farm_v1.2');
    await chooseWithin(window, window.row('render-node base'), 'Go to', 'Go to Instance');
    await isSelected('render-node');
  });

  it('copies a link', async () => {
    const { id } = recordNamed(simulator, 'volumes', 'training-data');
    await window.contextMenu('training-data', 'Copy Link');
    const link = await window.copied(id);
    assert.match(link, /^[a-z-]+:\/\/barrack-explorer\.barrack-explorer\/volume\/[^/]+$/u);
    assert.ok(link.endsWith(`/volume/${id}`));
  });

  it('copies what the clone form would send as a command that a shell runs', async () => {
    const form = await window.openForm('training-data', 'Clone Volume…');
    await form.name.fill('by-curl');
    await form.option('HDD').check();
    await form.check('Name').getByText('Passed', { exact: true }).waitFor();
    await form.button('Copy as curl').click();
    const command = await window.copied('curl');
    await window.screenshot('copy-as-curl');
    assert.ok(!command.includes('test-key-usd'), command);
    assert.equal(asked(simulator, 'cloneVolume'), 0);

    const env = { PATH: process.env['PATH'], BARRACK_API_KEY: 'test-key-usd' };
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { env });
    assert.match(stdout, /by-curl/u);
    assert.equal(simulator.effects('cloneVolume'), 1);
    const { size, type, region } = recordNamed(simulator, 'volumes', 'by-curl');
    assert.deepEqual({ size, type, region }, { size: 500, type: 'HDD', region: 'FINLAND-1' });
    await window.closeEditors();
    await window.command('Barrack: Refresh');
    await window.view.getByRole('treeitem', { name: /^by-curl, Volume, 500 GB HDD, Creating/u }).waitFor();
    assert.equal(simulator.effects('cloneVolume'), 1);
  });

  it('tells where a clone came from, and goes there', async () => {
    const form = await window.openForm('golden-boot', 'Clone Volume…');
    await form.submit.click();
    await form.outcome.getByRole('heading', { name: 'Creating golden-boot-clone' }).waitFor();
    simulator.advance(120);
    await form.outcome.getByRole('heading', { name: 'golden-boot-clone is Available' }).waitFor();
    await window.closeEditors();
    const clone = window.row('golden-boot-clone');
    const tooltip = window.page.locator('.monaco-hover:visible', { hasText: 'Cloned from' });
    // A tooltip is lost where its row is drawn anew meanwhile.
    await until('it is told where it came from', async () => {
      await window.moveMouseAway();
      await clone.hover();
      return succeeds(tooltip.getByText('Cloned from: golden-boot').waitFor({ timeout: 3000 }));
    });
    await window.screenshot('tooltip-clone');
    await window.moveMouseAway();
    await chooseWithin(window, clone, 'Go to', 'Go to Source Volume');
    await isSelected('golden-boot');
    await chooseWithin(window, window.row('golden-boot'), 'Go to', 'Go to Clone');
    await isSelected('golden-boot-clone');
  });
});

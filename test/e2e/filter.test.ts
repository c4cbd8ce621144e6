import assert from 'node:assert/strict';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

describe('filtering', () => {
  let window: Window;

  before(async () => {
    (await freshSimulator()).setSpeed(0);
    window = await openSignedIn();
    await window.row('FINLAND-3').waitFor();
  });
  after(() => window.close());

  it('narrows the tree while one types, and says so in the view', async () => {
    await window.titleButton('Filter…');
    await window.quickInput.getByText('Shows what has every word').waitFor();
    await window.type('nvme avail');
    await window.row('checkpoints').waitFor({ state: 'detached' });
    await window.row('training-data').waitFor();
    await window.row('golden-boot').waitFor();
    await window.text('Filter: nvme avail · 2 of 27').waitFor();
    await window.screenshot('filter');
  });

  it('shows everything again on Escape', async () => {
    await window.page.keyboard.press('Escape');
    await window.row('checkpoints').waitFor();
    await window.row('FINLAND-3').waitFor();
    await window.text('Filter: ').waitFor({ state: 'detached' });
  });

  it('stays after Enter, also over a reload of the window', async () => {
    await window.command('Barrack: Filter…');
    await window.type('LLAMA');
    await window.page.keyboard.press('Enter');
    await window.row('llama-weights').waitFor();
    await window.row('CANADA-1').waitFor({ state: 'detached' });
    await window.reload();
    await window.text('Filter: LLAMA').waitFor();
    await window.row('llama-weights').waitFor();
    assert.equal(await window.row('CANADA-1').count(), 0);
  });

  it('says it when nothing is left', async () => {
    await window.titleButton('Change Filter…');
    assert.equal(await window.quickInput.locator('input').first().inputValue(), 'LLAMA');
    await window.type('no such thing');
    await window.text('Nothing has “no such thing”').waitFor();
    await window.page.keyboard.press('Escape');
    await window.row('llama-weights').waitFor();
  });

  it('is taken away by Clear Filter', async () => {
    await window.titleButton('Clear Filter');
    await window.row('CANADA-1').waitFor();
    await window.text('Filter: ').waitFor({ state: 'detached' });
  });

  it('leaves the grouping by kind usable', async () => {
    await window.command('Barrack: Group by Kind');
    await window.view.getByRole('treeitem', { name: /^Volumes, 13 volumes, \$[\d,.]+ a month$/u }).waitFor();
    await window.screenshot('grouped-by-kind');
    await window.command('Barrack: Group by Region');
    await window.row('FINLAND-3').waitFor();
  });
});

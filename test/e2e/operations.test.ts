import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Simulator } from '../simulator/server.ts';
import { answer } from './support/ask.ts';
import { violationsIn } from './support/axe.ts';
import { until } from './support/until.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

describe('the view Operations', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
  });
  after(() => window.close());

  /** The row of a clone whose end, or state, is that. */
  const clone = (state: string): Locator =>
    window.view.getByRole('treeitem', {
      name: new RegExp(`^Clone training-data as training-data-clone, .*${state}`, 'u'),
    });

  async function beginClone(): Promise<void> {
    const form = await window.openForm('training-data', 'Clone Volume…');
    await form.submit.click();
    await form.outcome.or(form.alert).filter({ visible: true, hasText: /\S/u }).waitFor();
    await window.closeEditors();
  }

  it('says what it is for while there is nothing in it', async () => {
    await window.text('Nothing was done yet.').waitFor();
  });

  it('shows what is under way with the time it takes, and counts it', async () => {
    await beginClone();
    await clone('Creating').waitFor();
    const badge = window.page.locator('.activitybar .badge-content:visible').filter({ hasText: /^1$/u });
    await badge.waitFor();
    const description = clone('').locator('.label-description');
    const before = await description.innerText();
    await until('the time goes on', async () => (await description.innerText()) !== before);
    assert.match(await description.innerText(), /^\d:\d\d · /u);
    await window.screenshot('operations-running');
  });

  it('shows how it ended: how long it took, and what the clone costs', async () => {
    simulator.advance(120);
    await clone('done').waitFor();
    assert.match(await clone('done').innerText(), /done · \d:\d\d · \$106\.93\/mo/u);
    await window.page.locator('.activitybar .badge-content:visible').waitFor({ state: 'detached' });
    const rows = window.view.locator('.monaco-list-rows').last();
    assert.deepEqual(await violationsIn(rows, ['label-content-name-mismatch']), []);
    await window.screenshot('operations-done');
  });

  it('shows the clone in the tree', async () => {
    await window.choose(clone('done'), 'Show Resource');
    const row = window.row('training-data-clone');
    await until('it is selected', async () => (await row.getAttribute('aria-selected')) === 'true');
  });

  it('is still there after a reload', async () => {
    await window.reload();
    await clone('done').waitFor();
  });

  it('removes what has ended from the list', async () => {
    await window.choose(clone('done'), 'Remove from List');
    await clone('done').waitFor({ state: 'detached' });
    await window.text('Nothing was done yet.').waitFor();
  });

  it('tries again what Barrack refused', async () => {
    simulator.reset('demo');
    simulator.setSpeed(0);
    await window.command('Barrack: Refresh');
    await window.row('training-data-clone').waitFor({ state: 'detached' });
    simulator.faults.add({ operation: 'cloneVolume', kind: 'status', status: 402, message: 'No credits' });
    await beginClone();
    await clone('No credits').first().waitFor();
    await window.screenshot('operations-refused');
    await window.choose(clone('No credits').first(), 'Try Again');
    await answer(window, 'Try Again');
    await clone('Creating').first().waitFor();
    assert.equal(simulator.effects('cloneVolume'), 1);
    simulator.advance(120);
    await clone('done').first().waitFor();
  });
});

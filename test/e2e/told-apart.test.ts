import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import { answer, detailOf, operation } from './support/ask.ts';
import { recordNamed } from './support/records.ts';
import { until } from './support/until.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

describe('two volumes of one name', () => {
  let simulator: Simulator;
  let window: Window;
  let [kept, deleted] = ['', ''];

  before(async () => {
    simulator = await freshSimulator();
    [kept, deleted] = ['archive-2024', 'archive-2024-clone'].map(
      (name) => recordNamed(simulator, 'volumes', name).id,
    ) as [string, string];
    simulator.change({ kind: 'volume', find: 'archive-2024-clone', set: { name: 'archive-2024' } });
    window = await openSignedIn();
    await window.row('archive-2024').first().waitFor();
  });
  after(() => window.close());

  const row = (id: string) => window.row('archive-2024').filter({ hasText: id });

  it('have their ids in their rows, and in the picker', async () => {
    await row(kept).waitFor();
    await row(deleted).waitFor();
    await window.command('Barrack: Clone Volume…');
    const rows = window.quickInput.locator('.monaco-list-row', { hasText: 'archive-2024' });
    await rows.filter({ hasText: kept }).waitFor();
    await rows.filter({ hasText: deleted }).waitFor();
  });

  it('are picked beside one whose instance is shut down first, with types and prices', async () => {
    const { quickInput, page } = window;
    const scratch = quickInput.locator('.monaco-list-row', { hasText: 'scratch' });
    await page.keyboard.type('scratch');
    await scratch.getByText('Shuts down inference-api first').waitFor();
    await scratch.getByText(/200 GB NVMe · \$42\.77\/mo/u).waitFor();
    await page.keyboard.press('Enter');
    const form = await window.form().ready();
    await form.preparation.getByText('inference-api').first().waitFor();
  });

  it('are told apart in the question, and the one that was meant is deleted', async () => {
    await window.choose(row(deleted), 'Delete Volume…');
    await detailOf(window, `Delete the volume archive-2024 (${deleted})?`);
    await window.screenshot('same-name-question');
    await answer(window, 'Delete Volume');
    await until('it is being deleted', () => simulator.effects('deleteVolume') === 1);
    simulator.advance(60);
    await row(deleted).waitFor({ state: 'detached' });
    assert.equal(recordNamed(simulator, 'volumes', 'archive-2024').id, kept);
  });

  it('a failure is announced while the Operations view is in sight, and leads there', async () => {
    simulator.faults.add({ operation: 'deleteVolume', kind: 'status', status: 409, message: 'It is locked' });
    await window.contextMenu('old-experiment', 'Delete Volume…');
    await answer(window, 'Delete Volume');
    await operation(window, 'Delete the volume old-experiment', 'It is locked').waitFor();
    const message = await window.messages('It is locked');
    await message.getByRole('button', { name: 'Show Operation' }).click();
    const failed = operation(window, 'Delete the volume old-experiment', 'It is locked');
    await until('it is selected', async () => (await failed.getAttribute('aria-selected')) === 'true');
    assert.equal(await window.messages('It is locked').then((all) => all.count()), 0, 'it is said once');
  });
});

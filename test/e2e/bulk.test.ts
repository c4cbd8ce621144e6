import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import { setTheme } from './support/appearance.ts';
import { answer, detailOf } from './support/ask.ts';
import { entriesOf, select } from './support/menu.ts';
import { asked, recordNamed } from './support/records.ts';
import { until } from './support/until.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

describe('many at once', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('old-experiment').waitFor();
  });
  after(() => window.close());

  /** What can be deleted of those in FINLAND-2, one that can't be, and one of another region. */
  async function selectVolumes(): Promise<void> {
    await window.row('archive-2024').click();
    await window.row('old-experiment').click({ modifiers: ['Shift'] });
    await window.row('archive-2024').click({ modifiers: ['ControlOrMeta'] });
    await window.row('training-data').click({ modifiers: ['ControlOrMeta'] });
    assert.equal(await window.view.locator('.monaco-list-row.selected').count(), 6);
  }

  it('have what can be done to all of them in their context menu', async () => {
    await selectVolumes();
    const entries = await entriesOf(window, window.row('golden-boot'));
    for (const entry of [
      'Clone Volume…',
      'Show Details',
      'Copy ID',
      'Copy Support Details',
      'Delete Volume…',
    ]) {
      assert.ok(entries.includes(entry), `${entry} is not in ${entries.join(', ')}`);
    }
  });

  it('are shown in one preview: what goes, what can’t and why, what it frees', async () => {
    await window.contextMenu('golden-boot', 'Delete Volume…');
    const detail = await detailOf(window, 'Delete 5 volumes?');
    for (const text of [
      'training-data · 500 GB NVMe · FINLAND-1 · $106.93/mo',
      'embeddings-wikipedia-en-2024-q · 1500 GB HDD · FINLAND-2 · $85.55/mo',
      'Cannot be deleted now:\nllama-weights is attached to batch-eval. Detach it first.',
      'This frees $352.05 a month.',
      'All data on them is lost.',
      'This can’t be undone.',
    ]) {
      assert.ok(detail.includes(text), `${text} is not in:\n${detail}`);
    }
    await window.screenshot('bulk-preview');
    await answer(window, 'Cancel');
    assert.equal(asked(simulator, 'deleteVolume'), 0);
  });

  it('are deleted after one confirmation, with one message of what failed', async () => {
    simulator.faults.add({
      operation: 'deleteVolume',
      kind: 'status',
      status: 409,
      message: 'Volume is busy',
      count: 2,
    });
    await window.contextMenu('golden-boot', 'Delete Volume…');
    await answer(window, 'Delete 5 Volumes');
    await (await window.messages('Deleting 5 volumes')).waitFor();
    await until('three are being deleted', () => simulator.effects('deleteVolume') === 3);
    await window.screenshot('bulk-progress');
    simulator.advance(60);
    const result = await window.messages('3 of 5 volumes were deleted. 2 were not: ');
    await result.getByText('Volume is busy').waitFor();
    await window.screenshot('bulk-result');
    assert.equal(asked(simulator, 'deleteVolume'), 5);
    assert.equal(simulator.effects('deleteVolume'), 3);
    await window.row('llama-weights').waitFor();
  });

  it('that failed are tried again after one more confirmation', async () => {
    const result = await window.messages('3 of 5 volumes were deleted.');
    await result.getByRole('button', { name: 'Try the Failed Ones Again' }).click();
    const detail = await detailOf(window, 'Delete 2 volumes?');
    assert.match(detail, /This frees \$[\d.]+ a month\./u);
    await answer(window, 'Delete 2 Volumes');
    await until('the two are being deleted', () => simulator.effects('deleteVolume') === 5);
    simulator.advance(60);
    await (await window.messages('2 volumes were deleted.')).waitFor();
    await window.screenshot('bulk-again');
    for (const name of ['training-data', 'golden-boot', 'old-experiment', 'archive-2024-clone']) {
      await window.row(name).waitFor({ state: 'detached' });
    }
    await window.row('archive-2024').waitFor();
    assert.equal(simulator.effects('deleteVolume'), 5);
    await window.clearMessages();
  });

  it('that are gone leave the menu of another row whole', async () => {
    const entries = await entriesOf(window, window.row('archive-2024'));
    for (const entry of ['Clone Volume…', 'Resize Volume…', 'Show Billing', 'Copy as curl…', 'Refresh']) {
      assert.ok(entries.includes(entry), `${entry} is not in ${entries.join(', ')}`);
    }
  });

  it('of the instances are shut down together', async () => {
    await select(window, ['inference-api', 'render-node']);
    await window.contextMenu('render-node', 'Shut Down Instance…');
    const detail = await detailOf(window, 'Shut down 2 instances?');
    assert.match(detail, /inference-api · 2× L40S · FINLAND-1 · \$1,606\.00\/mo/u);
    assert.match(detail, /What runs on them ends\.\s.*still billed in full: \$2,591\.50 a month\./su);
    await window.screenshot('bulk-instances');
    await answer(window, 'Shut Down 2 Instances');
    await until('both are being shut down', () => simulator.effects('stopInstance') === 2);
    simulator.advance(60);
    await (await window.messages('2 instances were shut down.')).waitFor();
    for (const name of ['inference-api', 'render-node']) {
      await window.view.getByRole('treeitem', { name: new RegExp(`^${name}, .*SHUTOFF`, 'u') }).waitFor();
      assert.equal(recordNamed(simulator, 'instances', name).status, 'SHUTOFF');
    }
    await window.clearMessages();
  });

  it('have a preview that is readable in every kind of theme', async () => {
    for (const theme of ['light', 'hc-light', 'dark'] as const) {
      await setTheme(window, theme);
      await select(window, ['archive-2024', 'llama-weights', 'checkpoints', 'legacy-home']);
      await window.contextMenu('archive-2024', 'Delete Volume…');
      await detailOf(window, 'Delete the volume archive-2024?');
      await window.screenshot(`bulk-preview-${theme}`);
      await answer(window, 'Cancel');
    }
    assert.equal(asked(simulator, 'deleteVolume'), 7);
  });
});

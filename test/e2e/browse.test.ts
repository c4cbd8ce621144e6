import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Simulator } from '../simulator/server.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

/** The names of a context menu's entries. */
async function entriesOf(window: Window, name: string): Promise<readonly string[]> {
  const menu = await window.openMenu(window.row(name));
  const entries = await menu.getByRole('menuitem').allTextContents();
  await window.page.keyboard.press('Escape');
  await menu.waitFor({ state: 'hidden' });
  return entries.filter((entry) => entry !== '');
}

/** The tooltip of a row. */
async function tooltipOf(window: Window, name: string): Promise<Locator> {
  await window.row(name).hover();
  const tooltip = window.page.locator('.monaco-hover:visible', { hasText: name });
  await tooltip.waitFor();
  return tooltip;
}

describe('browsing', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    window = await openSignedIn();
    await window.row('FINLAND-3').waitFor();
  });
  after(() => window.close());

  it('shows each region with its tier, what is in it and what its volumes cost', async () => {
    const finland = await window.spoken('FINLAND-1');
    assert.match(finland, /^FINLAND-1, region, advanced tier, 5 volumes, 2 instances, \$[\d,.]+ a month$/u);
    const canada = await window.spoken('CANADA-1');
    assert.match(
      canada,
      /^CANADA-1, region, legacy tier, 2 volumes, 6 snapshots, 3 images, 2 instances, \$/u,
    );
    await window
      .row('CANADA-1')
      .getByText(/legacy\s·\s\$89\.11/u)
      .waitFor();
    await window.screenshot('browse');
  });

  it('shows a region in which nothing is', async () => {
    assert.equal(await window.spoken('FINLAND-3'), 'FINLAND-3, region, advanced tier, empty');
    assert.equal(await window.row('FINLAND-3').getAttribute('aria-expanded'), null);
  });

  it('counts what is in each group', async () => {
    await window.group('Volumes', 'FINLAND-2').getByText('6', { exact: true }).waitFor();
    await window.group('Snapshots', 'CANADA-1').getByText('6', { exact: true }).waitFor();
    await window.group('Images', 'FINLAND-1').getByText('0', { exact: true }).waitFor();
  });

  it("says size, type, state in the platform's words, cost and relations of each item", async () => {
    const expected = [
      /^training-data, Volume, 500 GB NVMe, Available, \$106\.93 a month, FINLAND-1$/u,
      /^checkpoints, Volume, 1 TB NVMe, Attached to llm-finetune, \$219\.00 a month, FINLAND-1$/u,
      /^dataset-import, Volume, 4 TB HDD, Creating, /u,
      /^old-experiment, Volume, 100 GB NVMe, Error, /u,
      /^render-node base, Snapshot, 100 GB, Available, of render-node, image render-farm_v1\.2, CANADA-1$/u,
      /^CUDA 12\.4 clean, Image, 100 GB, Available, from notebook clean, CANADA-1$/u,
      /^inference-api, Instance, 2× L40S, ACTIVE, 2 volumes, FINLAND-1$/u,
      /^llm-finetune, Instance, 1× H100, SHUTOFF, 1 volume, FINLAND-1$/u,
      /^batch-eval, Instance, 4× H100, HIBERNATED, /u,
    ];
    for (const label of expected) {
      const [name = ''] = label.source.slice(1).replaceAll('\\', '').split(',');
      assert.match(await window.spoken(name), label);
    }
  });

  it('says in the tooltip why a volume cannot be cloned', async () => {
    const legacy = await tooltipOf(window, 'legacy-datasets');
    await legacy.getByText('Cannot be cloned: CANADA-1 is in the legacy tier').waitFor();
    await legacy.getByText('Cost: $').waitFor();
    await window.screenshot('tooltip');
    const attached = await tooltipOf(window, 'scratch');
    await attached.getByText('inference-api, which is ACTIVE, not SHUTOFF').waitFor();
    const snapshot = await tooltipOf(window, 'render-node tonight');
    await snapshot.getByText('No image can be made from it').waitFor();
  });

  it('offers what can be done with each kind in its context menu', async () => {
    const copying = ['Copy ID', 'Copy Name', 'Copy Support Details', 'Refresh'];
    const opening = ['Show Details', 'Open in Barrack'];
    assert.deepEqual(await entriesOf(window, 'training-data'), ['Clone Volume…', ...opening, ...copying]);
    assert.deepEqual(await entriesOf(window, 'CUDA 12.4 clean'), [...opening, ...copying]);
    assert.deepEqual(await entriesOf(window, 'render-node weekly'), [
      'Create Image…',
      'Show Details',
      ...copying,
    ]);
    assert.deepEqual(await entriesOf(window, 'llm-finetune'), ['Show Details', ...copying]);
  });

  it("shows Barrack's own record and copies ids", async () => {
    await window.contextMenu('training-data', 'Show Details');
    await window.page.locator('.editor-instance .view-lines', { hasText: '"volume_type"' }).waitFor();
    await window.screenshot('details');
    await window.contextMenu('training-data', 'Copy ID');
    const { id } = [...simulator.state.accounts.usd.volumes.values()].find(
      ({ name }) => name === 'training-data',
    ) ?? { id: undefined };
    assert.ok(id);
    assert.equal(await window.copied(id), id);
    await window.command('View: Close All Editors');
  });
});

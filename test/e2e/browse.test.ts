import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Simulator } from '../simulator/server.ts';
import { setTheme } from './support/appearance.ts';
import { closeMenu, entriesOf } from './support/menu.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

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
    assert.match(
      finland,
      /^FINLAND-1, region, advanced tier, 5 volumes, 2 instances, \$[\d,.]+ a month for volumes$/u,
    );
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
      /^inference-api, Instance, 2× L40S, ACTIVE, 2 volumes, \$1,606\.00 a month, FINLAND-1$/u,
      /^llm-finetune, Instance, 1× H100, SHUTOFF, 1 volume, \$1,606\.00 a month, FINLAND-1$/u,
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
    await attached.getByText('Cloning: Shuts down inference-api first').waitFor();
    const snapshot = await tooltipOf(window, 'render-node tonight');
    await snapshot.getByText('No image can be made from it').waitFor();
  });

  const reading = ['Show Details', 'Show Billing'];
  const copying = ['Copy ID', 'Copy Name', 'Copy Link', 'Copy as curl…', 'Copy Support Details'];
  const menus: readonly (readonly [row: string, entries: readonly (readonly string[])[]])[] = [
    [
      'training-data',
      [
        ['Clone Volume…'],
        ['Resize Volume…', 'Attach to Instance…'],
        [...reading, 'Open in Barrack'],
        copying,
        ['Refresh'],
        ['Delete Volume…'],
      ],
    ],
    [
      'checkpoints',
      [
        ['Clone Volume…'],
        ['Resize Volume…', 'Detach from Instance…'],
        [...reading, 'Open in Barrack', 'Go to'],
        copying,
        ['Refresh'],
        ['Delete Volume…'],
      ],
    ],
    [
      'render-node base',
      [
        ['Create Image…', 'Restore as New Instance…'],
        [...reading, 'Go to'],
        copying,
        ['Refresh'],
        ['Delete Snapshot…'],
      ],
    ],
    [
      'CUDA 12.4 clean',
      [['Show Details', 'Open in Barrack', 'Go to'], copying, ['Refresh'], ['Delete Image…']],
    ],
    [
      'inference-api',
      [
        ['Shut Down Instance…', 'Reboot Instance…', 'Hibernate Instance…'],
        ['Create Snapshot…'],
        ['Open SSH Terminal…', 'Connect with Remote-SSH…'],
        [...reading, 'Go to'],
        ['Copy ID', 'Copy Name', 'Copy IP Address', ...copying.slice(2)],
        ['Refresh'],
      ],
    ],
    [
      'batch-eval',
      [['Restore from Hibernation…'], ['Create Snapshot…'], [...reading, 'Go to'], copying, ['Refresh']],
    ],
  ];
  for (const [row, groups] of menus) {
    it(`offers what can be done with ${row} in its context menu`, async () => {
      const expected = groups.flatMap((group, index) => (index === 0 ? group : ['—', ...group]));
      assert.deepEqual(await entriesOf(window, window.row(row)), expected);
    });
  }

  it('has menus that are readable in every kind of theme', async () => {
    for (const theme of ['light', 'hc-light', 'dark'] as const) {
      await setTheme(window, theme);
      for (const row of ['checkpoints', 'inference-api']) {
        const menu = await window.openMenu(window.row(row));
        await window.screenshot(`menu-${row}-${theme}`);
        await closeMenu(window, menu);
      }
    }
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

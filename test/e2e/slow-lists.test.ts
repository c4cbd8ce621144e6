import { freshSimulator, openWindow } from './support/world.ts';
import { until } from './support/until.ts';

describe('a slow Barrack', () => {
  it('opens regions and groups by themselves when what is in them comes later than they', async () => {
    const simulator = await freshSimulator();
    for (const [operation, milliseconds] of [
      ['listInstances', 800],
      ['listVolumes', 1600],
      ['listSnapshots', 2400],
    ] as const) {
      simulator.faults.add({ operation, kind: 'delay', milliseconds });
    }
    const window = await openWindow();
    await window.showBarrack();
    await window.signIn('test-key-usd');
    await window.row('training-data').waitFor();
    await window.row('render-node weekly').waitFor();
    await window.row('llm-finetune').waitFor();
    const closed = window.view.locator('[role=treeitem][aria-expanded=false]');
    await until(
      'every region and group that is not empty is open',
      async () => (await closed.and(window.view.locator('[aria-level="1"], [aria-level="2"]')).count()) === 0,
    );
    await window.close();
  });
});

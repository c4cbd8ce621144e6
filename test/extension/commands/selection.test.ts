import assert from 'node:assert/strict';
import type { TestServices } from '../../../src/program.ts';
import { confirmAll, questions, resourceNamed, results, selected } from '../bulk/support.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { until } from '../support/wait.ts';

describe('a command called with several rows selected', function () {
  this.timeout(40_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    observed.begin();
  });

  const named = (name: string) => resourceNamed(services, name);

  it('that works on one at a time works on the clicked one, and says so', async () => {
    const [, nodes] = selected(named('golden-boot'), named('training-data'), named('archive-2024'));
    await run('barrack.cloneVolume', nodes[1], nodes).end;
    assert.deepEqual(
      observed.panels.map(({ panel }) => panel.title),
      ['Clone Volume: training-data'],
    );
    assert.match(
      results()[0]?.text ?? '',
      /“Clone Volume” works on one item at a time\. It uses training-data and leaves the 2 other/u,
    );
  });

  it('works on the clicked one alone where that is not one of them', async () => {
    const [, nodes] = selected(named('golden-boot'), named('training-data'), named('archive-2024'));
    await run('barrack.copyId', nodes[0], nodes.slice(1)).end;
    assert.deepEqual(observed.copied, [named('golden-boot').id]);
    await run('barrack.cloneVolume', nodes[0], nodes.slice(1)).end;
    assert.deepEqual(
      observed.panels.map(({ panel }) => panel.title),
      ['Clone Volume: golden-boot'],
    );
    assert.deepEqual(results(), []);
  });

  it('does nothing to those that are gone, and says so', async () => {
    const [first, nodes] = selected(named('training-data'), named('golden-boot'), named('old-experiment'));
    for (const name of ['golden-boot', 'old-experiment']) {
      await control.change({ kind: 'volume', find: name, remove: true });
    }
    await services.store.refresh();
    await run('barrack.cloneVolume', nodes[1], [nodes[1], nodes[2]]).end;
    assert.deepEqual(observed.panels, []);
    assert.deepEqual(
      results().map(({ text }) => text),
      ['golden-boot is no longer listed.'],
    );
    observed.begin();
    confirmAll();
    await run('barrack.deleteVolume', first, nodes).end;
    assert.deepEqual(
      questions().map(({ text }) => text),
      ['Delete the volume training-data?'],
    );
    await until('it is deleted', async () => (await control.effects('deleteVolume')) === 1);
  });
});

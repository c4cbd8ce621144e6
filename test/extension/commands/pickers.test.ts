import assert from 'node:assert/strict';
import type { CommandId } from '../../../src/commands/core/ids.ts';
import type { TestServices } from '../../../src/program.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { accept, choose, escape, openPick } from '../support/quick-input.ts';
import { settle, until } from '../support/wait.ts';

describe('what a command asks with', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  it('offers the volumes that can be cloned first, the others below with the reason', async () => {
    const running = run('barrack.cloneVolume');
    const { items } = await openPick();
    const line = items.findIndex(({ label }) => label === 'Cannot be cloned now');
    assert.ok(line > 0, 'there is a line between them');
    const labels = items.map(({ label }) => label);
    assert.ok(labels.slice(0, line).includes('training-data'));
    assert.ok(labels.slice(0, line).includes('checkpoints'), 'its instance is SHUTOFF');
    const scratch = items.slice(0, line).find(({ label }) => label === 'scratch');
    assert.equal(scratch?.detail, 'Shuts down inference-api first');
    assert.match(scratch.description ?? '', /^200 GB NVMe · \$42\.77\/mo · FINLAND-1 · Attached · /u);
    const reasons = new Map(items.slice(line + 1).map(({ label, detail }) => [label, detail ?? '']));
    assert.match(reasons.get('$(circle-slash) legacy-datasets') ?? '', /legacy tier/u);
    assert.match(reasons.get('$(circle-slash) dataset-import') ?? '', /being created/u);
    assert.ok([...reasons.values()].every((reason) => reason !== ''));
    assert.equal(items.length - 1, services.store.volumes.items.length);
    await escape(running);
    assert.deepEqual(observed.panels, []);
  });

  it('opens the form of the chosen volume', async () => {
    const running = run('barrack.cloneVolume');
    await choose(await openPick(), ({ label }) => label === 'training-data');
    await running.end;
    const [form] = observed.panels;
    assert.equal(form?.viewType, 'barrack.cloneVolumeForm');
    assert.equal(form.panel.title, 'Clone Volume: training-data');
  });

  it('does not take what cannot be cloned, and says why', async () => {
    const running = run('barrack.cloneVolume');
    const pick = await openPick();
    await choose(pick, ({ label }) => label.endsWith('legacy-datasets'));
    await until('the reason is said', () => pick.placeholder?.includes('legacy tier') === true);
    assert.equal(running.ended, false, 'the pick stays open');
    await escape(running);
    assert.deepEqual(observed.panels, []);
  });

  it('offers the snapshots that can be used first, and opens the form of the chosen one', async () => {
    const running = run('barrack.createImage');
    const pick = await openPick();
    const line = pick.items.findIndex(({ label }) => label === 'Cannot be used now');
    const usable = pick.items.slice(0, line).map(({ label }) => label);
    assert.deepEqual(usable, [
      'render-node weekly',
      'notebook clean',
      'notebook pytorch',
      'render-node base',
    ]);
    const taken = pick.items.find(({ label }) => label === 'render-node base');
    assert.equal(taken?.detail, 'Deletes the image render-farm_v1.2 first');
    const rest = pick.items.slice(line + 1);
    assert.deepEqual(
      rest.map(({ label }) => label),
      ['$(circle-slash) notebook broken', '$(circle-slash) render-node tonight'],
    );
    assert.ok(rest.every(({ detail }) => detail));
    await choose(pick, ({ label }) => label === 'render-node weekly');
    await running.end;
    assert.equal(observed.panels[0]?.panel.title, 'Create Image: render-node weekly');
  });

  it('offers what the question behind it offers a way to', async () => {
    await control.change({ kind: 'instance', find: 'llm-finetune', set: { publicIp: '203.0.113.9' } });
    await services.store.refresh();
    const rows = async (command: CommandId) => {
      const running = run(command);
      const { items } = await openPick();
      await escape(running);
      return new Map(items.map(({ label, detail }) => [label, detail]));
    };
    assert.match(
      (await rows('barrack.deleteVolume')).get('checkpoints') ?? '',
      /Detach it first\. That’s offered/u,
    );
    assert.equal((await rows('barrack.detachVolume')).get('scratch'), 'Shuts down inference-api first');
    assert.match(
      (await rows('barrack.openSsh')).get('llm-finetune') ?? '',
      /Start it first\. That’s offered/u,
    );
    assert.match(
      (await rows('barrack.startInstance')).get('batch-eval') ?? '',
      /Restore it instead\. That’s/u,
    );
  });

  it('copies the id, and the name, of what was chosen', async () => {
    const volume = services.store.volumes.items.find(({ name }) => name === 'golden-boot');
    for (const [command, text] of [
      ['barrack.copyId', volume?.id],
      ['barrack.copyName', 'golden-boot'],
    ] as const) {
      observed.begin();
      const running = run(command);
      const pick = await openPick();
      const { volumes, snapshots, images, instances } = services.store;
      const all = [volumes, snapshots, images, instances].reduce((sum, { items }) => sum + items.length, 0);
      assert.equal(pick.items.length, all, 'everything can be chosen');
      await choose(pick, ({ label }) => label === 'golden-boot');
      await running.end;
      assert.deepEqual(observed.copied, [text]);
    }
  });

  it('is there at once and busy while Barrack is asked', async () => {
    services.store.clear();
    await control.addFaults({ kind: 'delay', operation: 'listVolumes', milliseconds: 500 });
    const running = run('barrack.cloneVolume');
    const shown = await until('it is open', () => observed.picks.find(({ open }) => open));
    assert.equal(shown.input.busy, true);
    assert.deepEqual(shown.input.items, []);
    await choose(await openPick(), ({ label }) => label === 'training-data');
    await running.end;
    assert.equal(observed.panels.length, 1);
  });

  it('says the failure once and closes when Barrack cannot be asked', async () => {
    services.store.clear();
    await control.addFaults({ kind: 'status', operation: 'listVolumes', status: 501, count: 'always' });
    await run('barrack.cloneVolume').end;
    await settle();
    assert.equal(observed.picks.at(-1)?.open, false);
    assert.equal(observed.texts('error').length, 1);
    assert.deepEqual(observed.panels, []);
  });

  it('opens the page that was chosen at barrack.ai', async () => {
    const running = run('barrack.openInBarrack');
    await until('the first page is accepted', async () => {
      await accept();
      await settle(20);
      return running.ended;
    });
    assert.deepEqual(observed.opened, ['https://barrack.ai/volumes']);
    observed.choose = (labels) => labels.indexOf('Images');
    await run('barrack.openInBarrack').end;
    assert.equal(observed.opened[1], 'https://barrack.ai/images');
  });
});

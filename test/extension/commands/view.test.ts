import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run, setSetting } from '../support/program.ts';
import { accept, escape, openBox, type } from '../support/quick-input.ts';
import { everyElement, itemNamed, outline } from '../support/tree.ts';
import { until } from '../support/wait.ts';

const memory = 'barrack.explorer.filter';

describe('the filter', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  const names = (): readonly string[] =>
    everyElement(services).flatMap((one) => (one.type === 'item' ? [one.resource.name] : []));

  it('follows what is typed, is told by the view, and is kept for the workspace', async () => {
    const { explorer, context } = services;
    const running = run('barrack.filter');
    const box = await openBox();
    await type(box, 'finland-2 HDD');
    assert.deepEqual(names().toSorted(), [
      'archive-2024',
      'archive-2024-clone',
      'embeddings-wikipedia-en-2024-q',
    ]);
    assert.match(explorer.view.description ?? '', /finland-2 HDD · 3 of \d+/u);
    await accept();
    await running.end;
    assert.equal(explorer.filter, 'finland-2 HDD');
    assert.equal(context.workspaceState.get(memory), 'finland-2 HDD');
    assert.equal(observed.contextKeys.get('barrack.filtered'), true);
  });

  it('is what it was before when it is escaped from', async () => {
    const { explorer, context } = services;
    explorer.filter = 'render';
    const before = names();
    const running = run('barrack.changeFilter');
    const box = await openBox();
    assert.equal(box.value, 'render');
    await type(box, 'nothing-like-it');
    assert.deepEqual(names(), []);
    assert.match(explorer.view.message ?? '', /nothing-like-it/u, 'the view says why it is empty');
    await escape(running);
    assert.deepEqual(names(), before);
    assert.equal(context.workspaceState.get(memory), 'render');
    assert.match(explorer.view.description ?? '', /^Filter: render · \d+ of \d+$/u);
  });

  it('is gone when it is cleared, and everything is back', async () => {
    const { explorer, context } = services;
    const all = outline(services);
    explorer.filter = 'render';
    assert.notDeepEqual(outline(services), all);
    await run('barrack.clearFilter').end;
    assert.deepEqual(outline(services), all);
    assert.equal(explorer.view.description, '');
    assert.equal(explorer.view.message, '');
    await until('it is forgotten', () => context.workspaceState.get(memory) === undefined);
    assert.equal(observed.contextKeys.get('barrack.filtered'), false);
  });

  it('gives way when something that it hides is to be shown', async () => {
    const { explorer, store } = services;
    explorer.filter = 'render';
    const [volume] = store.volumes.items.filter(({ name }) => name === 'golden-boot');
    assert.ok(volume);
    await explorer.reveal(volume);
    assert.equal(explorer.filter, '');
    await until('it is selected', () => explorer.selection[0]?.id === `volume/${volume.id}`).catch(
      (error: unknown) => {
        const selected = explorer.selection.map(({ id }) => id).join();
        throw new Error(`selected: ${selected}, visible: ${explorer.view.visible}`, { cause: error });
      },
    );
  });
});

describe('grouping', () => {
  it('by kind and by region changes the setting and the tree', async () => {
    const services = await beginLoaded();
    const roots = () => outline(services).filter((line) => !line.startsWith(' '));
    const grouping = () => vscode.workspace.getConfiguration('barrack.explorer').get('groupBy');
    assert.deepEqual(
      roots().map((line) => line.split(' | ')[0]),
      ['CANADA-1', 'FINLAND-1', 'FINLAND-2', 'FINLAND-3'],
    );
    await run('barrack.groupByKind').end;
    assert.equal(grouping(), 'kind');
    await until('the tree follows', () => roots()[0]?.startsWith('Volumes'));
    assert.deepEqual(
      roots().map((line) => line.split(' | ')[0]),
      ['Volumes', 'Snapshots', 'Images', 'Instances'],
    );
    await run('barrack.groupByRegion').end;
    assert.equal(grouping(), 'region');
    await until('the tree follows', () => roots()[0]?.startsWith('CANADA-1'));
    await setSetting('explorer.groupBy', undefined);
  });
});

describe('Refresh', () => {
  it('reads everything from the palette, and only the list of what it was called on in the tree', async () => {
    const services = await beginLoaded();
    await control.clearRequests();
    await run('barrack.refresh', itemNamed(services, 'training-data')).end;
    assert.deepEqual(
      (await control.requests()).map(({ operation }) => operation),
      ['listVolumes'],
    );
    await control.clearRequests();
    await run('barrack.refresh').end;
    const asked = (await control.requests()).map(({ operation }) => operation);
    for (const operation of [
      'regions',
      'listVolumes',
      'listSnapshots',
      'listImages',
      'listInstances',
      'balance',
    ]) {
      assert.equal(asked.filter((one) => one === operation).length, 1, operation);
    }
  });

  it('asks Barrack once for all who want to know at the same time', async () => {
    await beginLoaded();
    await control.addFaults({ kind: 'delay', operation: '*', milliseconds: 200, count: 'always' });
    await control.clearRequests();
    await Promise.all([run('barrack.refresh').end, run('barrack.refresh').end, run('barrack.refresh').end]);
    const asked = (await control.requests()).filter(({ operation }) => operation === 'listVolumes');
    assert.equal(asked.length, 1);
  });
});

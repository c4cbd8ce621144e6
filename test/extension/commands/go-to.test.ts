import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Resource } from '../../../src/domain/resources.ts';
import type { TestServices } from '../../../src/program.ts';
import { cloneOf, ended, volumeNamed } from '../views/operations/support.ts';
import { observed } from '../support/observed.ts';
import type { ObservedPick } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { accept, choose, escape, openPick, type } from '../support/quick-input.ts';
import { overlaid, replace } from '../support/replace.ts';
import { everyElement, itemNamed } from '../support/tree.ts';
import { settle, until } from '../support/wait.ts';

type Button = vscode.QuickPickItemButtonEvent<vscode.QuickPickItem>;

const all = ({ store }: TestServices): readonly Resource[] =>
  [store.volumes, store.snapshots, store.images, store.instances].flatMap(
    ({ items }): readonly Resource[] => items,
  );

/** What the tree has selected, once that is so. */
async function selected({ explorer }: TestServices, resource: Pick<Resource, 'kind' | 'id'>): Promise<void> {
  const id = `${resource.kind}/${resource.id}`;
  await until(`${id} is selected`, () => explorer.selection[0]?.id === id);
}

/** Selects a region; again where the tree was just being drawn anew. */
async function nothingSelected({ explorer }: TestServices): Promise<void> {
  await until('a region is selected', async () => {
    const region = everyElement({ explorer }).find(({ type: what }) => what === 'region');
    assert.ok(region);
    await explorer.view.reveal(region, { select: true });
    await settle();
    return explorer.selection[0]?.id === region.id;
  });
}

describe('Go to Resource', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    await nothingSelected(services);
  });

  const rows = (pick: ObservedPick['input']): readonly vscode.QuickPickItem[] =>
    pick.items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);

  it('offers everything there is, with icon, kind, size, status, region and id', async () => {
    const running = run('barrack.goToResource');
    const pick = await openPick();
    assert.deepEqual(
      rows(pick)
        .map(({ label }) => label)
        .sort(),
      all(services)
        .map(({ name }) => name)
        .sort(),
    );
    const volume = volumeNamed(services, 'training-data');
    const row = rows(pick).find(({ label }) => label === 'training-data');
    for (const part of ['Volume', '500 GB', 'Available', 'FINLAND-1', volume.id]) {
      assert.ok(row?.description?.includes(part), `${part} is missing in ${row?.description ?? ''}`);
    }
    assert.deepEqual(row?.iconPath, new vscode.ThemeIcon('database'));
    await escape(running);
  });

  it('shows in the tree what was chosen, whatever its kind', async () => {
    for (const name of ['archive-2024', 'notebook clean', 'pytorch 2.5 base', 'batch-eval']) {
      const running = run('barrack.goToResource');
      await choose(await openPick(), ({ label }) => label === name);
      await running.end;
      const resource = all(services).find((one) => one.name === name);
      assert.ok(resource);
      await selected(services, resource);
    }
  });

  it('finds an id that is typed, also where names match better', async () => {
    const { id } = volumeNamed(services, 'golden-boot');
    for (const [find, name] of [
      ['training-data', id],
      ['scratch', `${id}-a`],
      ['archive-2024', `a-${id}`],
    ] as const) {
      await control.change({ kind: 'volume', find, set: { name } });
    }
    await services.store.refresh();
    const running = run('barrack.goToResource');
    const pick = await openPick();
    await type(pick as unknown as vscode.InputBox, 'a-');
    assert.notEqual(pick.activeItems[0]?.label, 'golden-boot');
    pick.value = ` ${id}`;
    observed.picks.find(({ input }) => input === pick)?.typed(` ${id}`);
    await until('it is the one', () => pick.activeItems[0]?.label === 'golden-boot');
    await settle();
    await accept();
    await running.end;
    await selected(services, { kind: 'volume', id });
  });

  it('offers first what is selected and what operations worked on last', async () => {
    const operation = services.operations.begin([cloneOf(services, 'golden-boot')]);
    await ended(operation);
    await services.explorer.reveal(volumeNamed(services, 'scratch'));
    const running = run('barrack.goToResource');
    const { items } = await openPick();
    assert.deepEqual(
      items.slice(0, 4).map(({ label }) => label),
      ['recent', 'scratch', 'golden-boot-clone', 'all'],
    );
    assert.equal(items.filter(({ label }) => label === 'scratch').length, 1, 'nothing is offered twice');
    await escape(running);
  });

  it('shows details and copies the id with the buttons of a row, and stays open', async () => {
    let press: (event: Button) => unknown = () => undefined;
    const make = vscode.window.createQuickPick;
    const restore = replace(vscode.window, 'createQuickPick', (() =>
      overlaid<vscode.QuickPick<vscode.QuickPickItem>>(make(), {
        own: {
          onDidTriggerItemButton: (listener) => {
            press = listener;
            return new vscode.Disposable(() => undefined);
          },
        },
      })) as typeof make);
    const running = run('barrack.goToResource');
    const pick = await openPick();
    restore();
    const item = pick.items.find(({ label }) => label === 'golden-boot');
    const buttons = new Map(item?.buttons?.map((button) => [button.tooltip, button]));
    assert.deepEqual([...buttons.keys()], ['Show Details', 'Copy ID']);
    const [showDetails, copyId] = [...buttons.values()];
    assert.ok(item && showDetails && copyId);
    press({ item, button: copyId });
    await until('it is copied', () => observed.copied.length > 0);
    assert.deepEqual(observed.copied, [volumeNamed(services, 'golden-boot').id]);
    assert.equal(running.ended, false);
    press({ item, button: showDetails });
    await until('it is shown', () => vscode.window.activeTextEditor?.document.uri.scheme === 'barrack');
    await escape(running);
  });

  it('shows hostile names as text, and goes there', async () => {
    const name = '$(zap) [x](command:workbench.action.quit)\nnew';
    await control.change({ kind: 'volume', find: 'golden-boot', set: { name } });
    await services.store.refresh();
    const running = run('barrack.goToResource');
    const pick = await openPick();
    await choose(pick, ({ label }) => label === '\\$(zap) [x](command:workbench.action.quit)‹U+000A›new');
    await running.end;
    await selected(services, volumeNamed(services, name));
  });

  it('says that there is nothing, and a failure once', async () => {
    await control.reset('empty');
    await services.store.refresh();
    const running = run('barrack.goToResource');
    assert.match((await openPick()).placeholder ?? '', /nothing in this account/u);
    await escape(running);
    services.store.clear();
    await control.addFaults(
      ...(['listVolumes', 'listSnapshots', 'listImages', 'listInstances'] as const).map(
        (operation) => ({ kind: 'status', operation, status: 501, count: 'always' }) as const,
      ),
    );
    await run('barrack.goToResource').end;
    assert.equal(observed.texts('error').length, 1);
    assert.equal(observed.picks.at(-1)?.open, false);
  });

  it('is there at once for 10,000 resources, and takes at once what is typed', async function () {
    this.timeout(60_000);
    await control.reset('large:7700');
    await services.store.refresh();
    assert.ok(all(services).length > 10_000);
    const wanted = volumeNamed(services, 'volume-7700');
    const begun = Date.now();
    const running = run('barrack.goToResource');
    const pick = await openPick();
    const opened = Date.now();
    pick.value = wanted.id;
    observed.picks.find(({ input }) => input === pick)?.typed(wanted.id);
    await settle(5); // what is set goes to the window a little later than what is pressed
    await accept();
    await until('it is taken', () => observed.picks.at(-1)?.open === false);
    const taken = Date.now();
    await running.end;
    await selected(services, wanted);
    const figures = `open after ${opened - begun} ms, taken after ${taken - opened} ms`;
    assert.ok(taken - begun < 8000, `many times what it takes: ${figures}`);
  });
});

describe('Go to what is related', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    await nothingSelected(services);
  });

  const single = [
    ['barrack.goToInstance', 'scratch', 'inference-api'],
    ['barrack.goToInstance', 'render-node weekly', 'render-node'],
    ['barrack.goToVolume', 'batch-eval', 'llama-weights'],
    ['barrack.goToSnapshot', 'pytorch 2.5 base', 'notebook pytorch'],
    ['barrack.goToImage', 'render-node base', 'render-farm_v1.2'],
  ] as const;
  for (const [command, from, to] of single) {
    it(`${command} leads from ${from} to ${to}`, async () => {
      await run(command, itemNamed(services, from)).end;
      const resource = all(services).find(({ name }) => name === to);
      assert.ok(resource);
      await selected(services, resource);
      assert.deepEqual(observed.messages, []);
    });
  }

  it('lets the user choose where there are several', async () => {
    const running = run('barrack.goToVolume', itemNamed(services, 'inference-api'));
    const pick = await openPick();
    assert.deepEqual(pick.items.map(({ label }) => label).sort(), ['inference-api-boot', 'scratch']);
    await choose(pick, ({ label }) => label === 'scratch');
    await running.end;
    await selected(services, volumeNamed(services, 'scratch'));
  });

  it('says of the instances of a snapshot, and the snapshots of an instance, what they are to it', async () => {
    const weekly = services.store.snapshots.items.find(({ name }) => name === 'render-node weekly');
    assert.ok(weekly);
    await ended(
      services.operations.begin([{ kind: 'restoreSnapshot', snapshot: weekly, name: 'render-again' }]),
    );
    const running = run('barrack.goToInstance', itemNamed(services, 'render-node weekly'));
    const pick = await openPick();
    assert.deepEqual(
      pick.items.map(({ label, description }) => [label, description?.split(' · ')[0]]).sort(),
      [
        ['render-again', 'restored from render-node weekly'],
        ['render-node', 'render-node weekly was taken of it'],
      ],
    );
    await escape(running);
    await run('barrack.showDetails', itemNamed(services, 'render-node weekly')).end;
    const document = vscode.window.activeTextEditor?.document;
    const { _related: related } = JSON.parse(document?.getText() ?? '') as {
      _related: Readonly<Record<string, readonly { readonly name: string }[]>>;
    };
    assert.deepEqual(
      [related['takenOf'], related['restoredAs'], related['instance']].map((all) =>
        all?.map(({ name }) => name),
      ),
      [['render-node'], ['render-again'], undefined],
    );
  });

  it('leads from a volume to its clone and back', async () => {
    const operation = services.operations.begin([cloneOf(services, 'training-data')]);
    await ended(operation);
    await run('barrack.goToClone', itemNamed(services, 'training-data')).end;
    await selected(services, volumeNamed(services, 'training-data-clone'));
    await run('barrack.goToSource', itemNamed(services, 'training-data-clone')).end;
    await selected(services, volumeNamed(services, 'training-data'));
  });

  it('begins in the palette with what is selected in the tree, if it leads there', async () => {
    await services.explorer.reveal(volumeNamed(services, 'scratch'));
    await run('barrack.goToInstance').end;
    const instance = services.store.instances.items.find(({ name }) => name === 'inference-api');
    assert.ok(instance);
    await selected(services, instance);
    assert.deepEqual(observed.picks, [], 'nothing is asked');
  });

  it('asks in the palette otherwise, and says of the others that nothing is known', async () => {
    await services.explorer.reveal(volumeNamed(services, 'golden-boot'));
    const running = run('barrack.goToInstance');
    const pick = await openPick();
    const line = pick.items.findIndex(({ label }) => label === 'Nothing known to go to');
    const able = pick.items.slice(0, line).map(({ label }) => label);
    assert.ok(able.includes('scratch') && able.includes('render-node base'), able.join());
    const other = pick.items.slice(line).find(({ label }) => label.endsWith('golden-boot'));
    assert.match(other?.detail ?? '', /tell of an instance of golden-boot/u);
    assert.ok(!pick.items.some(({ label }) => label.endsWith('inference-api')), 'instances have none');
    await choose(pick, ({ label }) => label === 'llama-weights');
    await running.end;
    const instance = services.store.instances.items.find(({ name }) => name === 'batch-eval');
    assert.ok(instance);
    await selected(services, instance);
  });

  it('says why it leads nowhere, with a hostile name as text', async () => {
    const name = '[x](command:workbench.action.quit)\n$(zap)';
    await control.change({ kind: 'volume', find: 'golden-boot', set: { name } });
    await services.store.refresh();
    for (const [command, text] of [
      [
        'barrack.goToInstance',
        /tell of an instance of \[x\] \(command:workbench\.action\.quit\)‹U\+000A›\$\(zap\)/u,
      ],
      ['barrack.goToSource', /which volume .* was cloned from/u],
      ['barrack.goToClone', /tell of a clone of/u],
    ] as const) {
      observed.begin();
      await run(command, itemNamed(services, name)).end;
      assert.equal(observed.messages.length, 1);
      assert.match(observed.texts('information')[0] ?? '', text);
    }
  });
});

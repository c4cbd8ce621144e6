import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../../src/program.ts';
import type { Element, ItemElement } from '../../../../src/views/resources/elements.ts';
import { cloneOrder } from '../../support/form.ts';
import { observed } from '../../support/observed.ts';
import { beginLoaded, control, run, showView } from '../../support/program.ts';
import { everyElement, itemNamed, tooltipOf } from '../../support/tree.ts';
import { settle, until } from '../../support/wait.ts';

describe('what an instance has, below it in the tree', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    everyElement(services).forEach((element) => services.explorer.provider.getTreeItem(element));
  });

  const below = (instance: string): readonly Element[] =>
    services.explorer.provider.getChildren(itemNamed(services, instance));
  const namesBelow = (instance: string): readonly string[] =>
    below(instance).map((one) => (one.type === 'item' ? one.resource.name : one.type));
  const stateOf = (element: Element) => services.explorer.provider.getTreeItem(element).collapsibleState;

  function member(instance: string, name: string): ItemElement {
    const found = below(instance).find(
      (one): one is ItemElement => one.type === 'item' && one.resource.name === name,
    );
    assert.ok(found, `${name} below ${instance}`);
    return found;
  }

  /** As if it had been done on Barrack's own pages. */
  async function attach(volume: string, instance: string): Promise<void> {
    const instanceId = itemNamed(services, instance).resource.id;
    await control.change({ kind: 'volume', find: volume, set: { status: 'attached', instanceId } });
    await services.store.refresh(['volumes']);
  }

  async function detach(volume: string): Promise<void> {
    await control.change({ kind: 'volume', find: volume, set: { status: 'available', instanceId: null } });
    await services.store.refresh(['volumes']);
  }

  it('are its volumes and its snapshots', () => {
    assert.deepEqual(namesBelow('inference-api'), ['inference-api-boot', 'scratch']);
    assert.deepEqual(namesBelow('render-node'), [
      'legacy-home',
      'render-node base',
      'render-node tonight',
      'render-node weekly',
    ]);
    assert.equal(stateOf(itemNamed(services, 'render-node')), vscode.TreeItemCollapsibleState.Collapsed);
    assert.equal(stateOf(member('render-node', 'legacy-home')), vscode.TreeItemCollapsibleState.None);
  });

  it('follows what is attached and detached, without the rest being asked for', async () => {
    const fired: string[][] = [];
    const subscription = services.explorer.provider.onDidChangeTreeData((elements) =>
      fired.push((elements ?? []).map(({ id }) => id).toSorted()),
    );
    const finetune = itemNamed(services, 'llm-finetune');
    const { id } = itemNamed(services, 'training-data').resource;
    await attach('training-data', 'llm-finetune');
    assert.deepEqual(namesBelow('llm-finetune'), ['checkpoints', 'training-data']);
    await detach('training-data');
    assert.deepEqual(namesBelow('llm-finetune'), ['checkpoints']);
    await detach('checkpoints');
    subscription.dispose();
    assert.deepEqual(namesBelow('llm-finetune'), []);
    assert.equal(stateOf(finetune), vscode.TreeItemCollapsibleState.None);
    const checkpoints = itemNamed(services, 'checkpoints');
    assert.deepEqual(fired, [
      [finetune.id, `volume/${id}`].toSorted(),
      [finetune.id, `volume/${id}`].toSorted(),
      [finetune.id, checkpoints.id].toSorted(),
    ]);
  });

  it('can be worked with as in its group', async () => {
    const boot = member('inference-api', 'inference-api-boot');
    const plain = itemNamed(services, 'inference-api-boot');
    assert.notEqual(boot, plain);
    const { provider } = services.explorer;
    assert.equal(provider.getTreeItem(boot).contextValue, provider.getTreeItem(plain).contextValue);
    assert.equal(tooltipOf(services, boot), tooltipOf(services, plain));
    await run('barrack.copyId', boot).end;
    assert.deepEqual(observed.copied, [plain.resource.id]);
  });

  it('keeps its selection and its expansion over a refresh, and while something comes and goes', async () => {
    await showView(services);
    const { view } = services.explorer;
    const node = itemNamed(services, 'inference-api');
    await view.reveal(node, { expand: true });
    await until('it is expanded', () => stateOf(node) === vscode.TreeItemCollapsibleState.Expanded);
    const scratch = member('inference-api', 'scratch');
    await view.reveal(scratch, { select: true, focus: true });
    const isSelected = (): boolean => view.selection.length === 1 && view.selection[0] === scratch;
    await until('it is selected', isSelected);
    await services.store.refresh();
    await attach('training-data', 'inference-api');
    await settle(300);
    assert.ok(isSelected(), view.selection.map(({ id }) => id).join());
    assert.equal(stateOf(node), vscode.TreeItemCollapsibleState.Expanded);
    assert.deepEqual(namesBelow('inference-api'), ['inference-api-boot', 'scratch', 'training-data']);
    await detach('training-data');
    await settle(300);
    assert.ok(isSelected(), view.selection.map(({ id }) => id).join());
  });

  it('leaves revealing to the one in its group', async () => {
    await showView(services);
    await services.explorer.reveal(member('inference-api', 'scratch').resource);
    const { selection } = services.explorer;
    assert.deepEqual(
      selection.map(({ id }) => id),
      [itemNamed(services, 'scratch').id],
    );
    await services.explorer.reveal(itemNamed(services, 'batch-eval').resource);
    await settle(300);
    const { collapsibleState } = services.explorer.provider.getTreeItem(itemNamed(services, 'batch-eval'));
    assert.equal(collapsibleState, vscode.TreeItemCollapsibleState.Collapsed, 'nobody asked for what it has');
  });

  it('tells of a clone where it comes from, as the journal knows', async () => {
    const order = cloneOrder(services, 'training-data', 'training-data-2');
    const operation = services.operations.begin([order]);
    await until('it is done', () => operation.progress.step === 'done', 20_000);
    const flagsOf = (name: string): string =>
      services.explorer.provider.getTreeItem(itemNamed(services, name)).contextValue ?? '';
    await until('both ends tell', () => flagsOf('training-data').includes('hasClone'));
    assert.match(flagsOf('training-data-2'), /hasSource/u);
    const text = (name: string): string =>
      tooltipOf(services, itemNamed(services, name)).replaceAll('\\', '');
    assert.match(text('training-data-2'), /Cloned from: training-data/u);
    assert.match(text('training-data'), /Clones: training-data-2/u);
  });
});

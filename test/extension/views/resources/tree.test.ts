import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../../src/program.ts';
import { beginLoaded, control, run, setSetting } from '../../support/program.ts';
import { everyElement, itemNamed, outline, tooltipOf } from '../../support/tree.ts';
import type { Manifest } from './support/menus.ts';
import { matches, menuOf } from './support/menus.ts';
import { until } from '../../support/wait.ts';

describe('the tree', () => {
  let services: TestServices;

  before(async () => {
    services = await beginLoaded();
  });

  const item = (name: string): vscode.TreeItem =>
    services.explorer.provider.getTreeItem(itemNamed(services, name));
  const flags = (name: string): string => item(name).contextValue ?? '';

  it('shows regions with tier, counts and cost, then kinds, then items with what matters of them', () => {
    const lines = outline(services);
    for (const line of [
      'FINLAND-3 | advanced · empty',
      '  Volumes | 5',
      '    training-data | 500 GB NVMe · $106.93/mo · Available',
      '    checkpoints | 1 TB NVMe · $219.00/mo · Attached to llm-finetune',
      '    render-node base | 100 GB · Available · of render-node · image render-farm_v1.2',
      '    render-farm_v1.2 | 100 GB · Available · from render-node base',
      '    inference-api | 2× L40S · ACTIVE · $1,606.00/mo · 2 volumes',
      '      scratch | 200 GB NVMe · $42.77/mo · Attached to inference-api',
    ]) {
      assert.ok(lines.includes(line), `${line}\nis not in\n${lines.join('\n')}`);
    }
    assert.match(
      lines.find((line) => line.startsWith('FINLAND-1')) ?? '',
      /\| advanced · \$[\d,]+\.\d\d\/mo for volumes · 5 volumes, 2 instances$/u,
    );
  });

  it('says status and price in words to a screen reader', () => {
    const { label } = item('training-data').accessibilityInformation ?? { label: '' };
    assert.equal(label, 'training-data, Volume, 500 GB NVMe, Available, $106.93 a month, FINLAND-1');
  });

  it('flags what can be done, sorted, for the menus', () => {
    assert.equal(flags('training-data'), 'cloneable;free;volume');
    assert.equal(flags('checkpoints'), 'attached;cloneable;hasInstance;volume');
    assert.equal(flags('scratch'), 'attached;cloneable;hasInstance;volume');
    assert.equal(flags('legacy-datasets'), 'free;volume');
    assert.equal(flags('dataset-import'), 'volume');
    assert.equal(flags('render-node weekly'), 'hasInstance;imageable;snapshot');
    assert.equal(flags('render-node base'), 'hasImage;hasInstance;imageable;snapshot');
    assert.equal(flags('render-node tonight'), 'hasInstance;snapshot');
    assert.equal(flags('pytorch 2.5 base'), 'hasSnapshot;image');
    assert.equal(flags('inference-api'), 'active;hasIp;hasVolume;instance');
    assert.equal(flags('llm-finetune'), 'hasVolume;instance;shutoff');
    assert.equal(flags('batch-eval'), 'hasVolume;hibernated;instance');
  });

  it('matches the menus by those flags', () => {
    const names = everyElement(services).flatMap((one) =>
      one.type === 'item' && one.within === undefined ? [one.resource.name] : [],
    );
    const shownFor = (...command: readonly [command: string, group: string]): readonly string[] => {
      const isShown = menuOf(services, ...command);
      return names.filter((name) => isShown(flags(name))).toSorted();
    };
    assert.deepEqual(shownFor('barrack.cloneVolume', 'inline'), [
      'archive-2024',
      'archive-2024-clone',
      'checkpoints',
      'embeddings-wikipedia-en-2024-q',
      'golden-boot',
      'inference-api-boot',
      'scratch',
      'training-data',
    ]);
    assert.deepEqual(shownFor('barrack.createImage', 'inline'), [
      'notebook clean',
      'notebook pytorch',
      'render-node base',
      'render-node weekly',
    ]);
    assert.deepEqual(shownFor('barrack.copyId', '5_copy'), names.toSorted());
    assert.deepEqual(shownFor('barrack.detachVolume', '2_change'), [
      'checkpoints',
      'inference-api-boot',
      'legacy-home',
      'llama-weights',
      'scratch',
    ]);
    assert.deepEqual(shownFor('barrack.attachVolume', '2_change'), [
      'archive-2024',
      'archive-2024-clone',
      'embeddings-wikipedia-en-2024-q',
      'golden-boot',
      'legacy-datasets',
      'training-data',
    ]);
    assert.deepEqual(shownFor('barrack.startInstance', '2_change'), ['legacy-notebook', 'llm-finetune']);
    assert.deepEqual(shownFor('barrack.stopInstance', '2_change'), ['inference-api', 'render-node']);
    assert.deepEqual(shownFor('barrack.restoreInstance', '2_change'), ['batch-eval']);
    assert.deepEqual(shownFor('barrack.hibernateInstance', '2_change'), [
      'inference-api',
      'legacy-notebook',
      'llm-finetune',
      'render-node',
    ]);
    assert.deepEqual(shownFor('barrack.openSsh', '3_connect'), ['inference-api', 'render-node']);
    const copy = menuOf(services, 'barrack.copyId', '5_copy');
    const groups = everyElement(services).filter(({ type }) => type === 'group' || type === 'region');
    for (const group of groups) {
      assert.ok(!copy(services.explorer.provider.getTreeItem(group).contextValue ?? ''));
    }
  });

  it('offers to go to just what is related', () => {
    const offered = (name: string): readonly string[] =>
      ['Instance', 'Volume', 'Snapshot', 'Image', 'Source', 'Clone'].filter((what) =>
        menuOf(services, `barrack.goTo${what}`, '1_goto', 'barrack.goTo')(flags(name)),
      );
    assert.deepEqual(offered('training-data'), []);
    assert.deepEqual(offered('checkpoints'), ['Instance']);
    assert.deepEqual(offered('render-node base'), ['Instance', 'Image']);
    assert.deepEqual(offered('render-farm_v1.2'), ['Snapshot']);
    assert.deepEqual(offered('render-node'), ['Volume', 'Snapshot']);
    const { contributes } = services.context.extension.packageJSON as Manifest;
    const submenu = contributes.menus['view/item/context']?.find((item) => item.submenu === 'barrack.goTo');
    const isOffered = (name: string): boolean => matches(submenu?.when ?? '', flags(name));
    assert.deepEqual([isOffered('training-data'), isOffered('checkpoints')], [false, true]);
  });

  it('tells by the icon how a thing is', () => {
    const icon = (name: string): string => (item(name).iconPath as vscode.ThemeIcon).id;
    assert.equal(icon('dataset-import'), 'loading~spin');
    assert.equal(icon('old-experiment'), 'error');
    assert.equal(icon('training-data'), 'database');
    assert.equal(icon('inference-api'), 'vm-running');
    assert.equal(icon('llm-finetune'), 'vm-outline');
  });

  it('has everything known in the tooltip, with the reason when it cannot be cloned or imaged', () => {
    const text = (name: string): string =>
      tooltipOf(services, itemNamed(services, name)).replaceAll('\\', '');
    assert.match(text('scratch'), /Cloning: Shuts down inference-api first/u);
    assert.match(text('legacy-datasets'), /Cannot be cloned: .*legacy tier/u);
    assert.match(text('render-node base'), /Creating an image: Deletes the image render-farm_v1\.2 first/u);
    assert.match(text('llm-finetune'), /SHUTOFF is billed in full/u);
    assert.doesNotMatch(text('training-data'), /Cannot/u);
    for (const fact of [
      'Status: Available',
      'Region: FINLAND-1',
      'Size: 500 GB',
      'Type: NVMe',
      '$106.93 a month',
    ]) {
      assert.ok(text('training-data').includes(fact), fact);
    }
  });

  it('makes tooltips only when they are asked for', () => {
    assert.equal(item('training-data').tooltip, undefined);
  });

  it('knows the way up from every element, as revealing needs it', () => {
    const { provider } = services.explorer;
    const seek = (parent: ReturnType<typeof provider.getParent>): void => {
      for (const child of provider.getChildren(parent)) {
        assert.equal(provider.getParent(child), parent, child.id);
        seek(child);
      }
    };
    seek(undefined);
  });

  it('has an id of its own for every element', () => {
    const ids = everyElement(services).map((element) => services.explorer.provider.getTreeItem(element).id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.includes(`volume/${itemNamed(services, 'training-data').resource.id}`));
  });

  it('grouped by kind shows the same items, with their region', async () => {
    const names = (): readonly string[] =>
      everyElement(services)
        .flatMap((one) => (one.type === 'item' ? [one.id] : []))
        .toSorted();
    const before = names();
    await run('barrack.groupByKind').end;
    await until('the tree follows', () => outline(services)[0]?.startsWith('Volumes'));
    assert.deepEqual(names(), before);
    const line = outline(services).find((one) => one.includes('training-data'));
    assert.equal(line, '  training-data | 500 GB NVMe · $106.93/mo · Available · FINLAND-1');
    await setSetting('explorer.groupBy', undefined);
    await until('the tree follows', () => outline(services)[0]?.startsWith('CANADA-1'));
  });

  it('shows thousands of volumes', async function () {
    this.timeout(40_000);
    await control.reset('large:3000');
    await services.store.refresh();
    const volumes = everyElement(services).filter(
      (one) => one.type === 'item' && one.within === undefined && one.resource.kind === 'volume',
    );
    assert.equal(volumes.length, 3000);
    const begun = Date.now();
    for (const element of everyElement(services)) {
      services.explorer.provider.getTreeItem(element);
    }
    assert.ok(Date.now() - begun < 2000, `it took ${Date.now() - begun} ms`);
    const groups = everyElement(services).filter(({ type }) => type === 'group');
    const large = groups.find((group) => services.explorer.provider.getChildren(group).length > 100);
    assert.ok(large);
    const { collapsibleState } = services.explorer.provider.getTreeItem(large);
    assert.equal(collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/extension.ts';
import { beginLoaded, control, run, setSetting } from '../support/program.ts';
import { everyElement, itemNamed, outline, tooltipOf } from '../support/tree.ts';
import { until } from '../support/wait.ts';

function manifestPattern(services: TestServices, command: string, group: string): RegExp {
  const { contributes } = services.context.extension.packageJSON as {
    contributes: { menus: Record<string, { command: string; group: string; when: string }[]> };
  };
  const when = contributes.menus['view/item/context']?.find(
    (item) => item.command === command && item.group.startsWith(group),
  )?.when;
  const pattern = /viewItem =~ \/(.*?)\/(?: |$)/u.exec(when ?? '')?.[1];
  assert.ok(pattern, `${command} is in no menu of items`);
  return new RegExp(pattern, 'u');
}

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
      '    inference-api | 2× L40S · ACTIVE · 2 volumes',
    ]) {
      assert.ok(lines.includes(line), `${line}\nis not in\n${lines.join('\n')}`);
    }
    assert.match(
      lines.find((line) => line.startsWith('FINLAND-1')) ?? '',
      /\| advanced · \$[\d,]+\.\d\d\/mo · 5 volumes, 2 instances$/u,
    );
  });

  it('says status and price in words to a screen reader', () => {
    const { label } = item('training-data').accessibilityInformation ?? { label: '' };
    assert.equal(label, 'training-data, Volume, 500 GB NVMe, Available, $106.93 a month, FINLAND-1');
  });

  it('flags what can be done, sorted, for the menus', () => {
    assert.equal(flags('training-data'), 'cloneable;volume');
    assert.equal(flags('checkpoints'), 'cloneable;volume');
    assert.equal(flags('scratch'), 'volume');
    assert.equal(flags('legacy-datasets'), 'volume');
    assert.equal(flags('render-node weekly'), 'imageable;snapshot');
    assert.equal(flags('render-node base'), 'hasImage;snapshot');
    assert.equal(flags('render-node tonight'), 'snapshot');
    assert.equal(flags('pytorch 2.5 base'), 'image');
    assert.equal(flags('batch-eval'), 'instance');
  });

  it('matches the menus by those flags', () => {
    const inlineClone = manifestPattern(services, 'barrack.cloneVolume', 'inline');
    const names = everyElement(services).flatMap((one) => (one.type === 'item' ? [one.resource.name] : []));
    assert.deepEqual(names.filter((name) => inlineClone.test(flags(name))).toSorted(), [
      'archive-2024',
      'archive-2024-clone',
      'checkpoints',
      'embeddings-wikipedia-en-2024-q',
      'golden-boot',
      'training-data',
    ]);
    const inlineImage = manifestPattern(services, 'barrack.createImage', 'inline');
    assert.deepEqual(
      names.filter((name) => inlineImage.test(flags(name))),
      ['render-node weekly'],
    );
    const copy = manifestPattern(services, 'barrack.copyId', '5_copy');
    assert.ok(names.every((name) => copy.test(flags(name))));
    const groups = everyElement(services).filter(({ type }) => type === 'group' || type === 'region');
    for (const group of groups) {
      assert.doesNotMatch(services.explorer.provider.getTreeItem(group).contextValue ?? '', copy);
    }
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
    assert.match(text('scratch'), /Cannot be cloned: .*inference-api, which is ACTIVE/u);
    assert.match(text('legacy-datasets'), /Cannot be cloned: .*legacy tier/u);
    assert.match(text('render-node base'), /No image can be made from it: .*render-farm_v1\.2/u);
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
      (one) => one.type === 'item' && one.resource.kind === 'volume',
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

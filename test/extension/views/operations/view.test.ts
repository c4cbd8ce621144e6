import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../../src/program.ts';
import type { OperationsElement } from '../../../../src/views/operations/elements.ts';
import { observed } from '../../support/observed.ts';
import { beginLoaded, beginSignedOut, control, showView } from '../../support/program.ts';
import { itemNamed, textOf, tooltipOf } from '../../support/tree.ts';
import { settle, until } from '../../support/wait.ts';
import {
  cloneOf,
  cloneWhileDown,
  deletionOf,
  elementOf,
  ended,
  hideOperations,
  itemOf,
  showOperations,
} from './support.ts';

describe('the Operations view', function () {
  this.timeout(40_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });
  afterEach(() => hideOperations(services));

  const iconOf = (item: vscode.TreeItem): string => (item.iconPath as vscode.ThemeIcon).id;

  it('shows a clone from its beginning to its end, and counts it on the badge while it runs', async () => {
    const { operations, operationsView } = services;
    await control.setSpeed(0);
    const operation = operations.begin([cloneOf(services, 'training-data')]);
    await until('it runs', () => operation.progress.step === 'running');
    const running = itemOf(services, operation);
    assert.equal(running.label, 'Clone training-data');
    assert.match(
      String(running.description),
      /^0:\d\d · waiting for Available \(\w+\) · → training-data-clone$/u,
    );
    assert.equal(iconOf(running), 'loading~spin');
    await until('it is counted', () => operationsView.view.badge?.value === 1);
    assert.equal(operationsView.view.badge?.tooltip, '1 operation is running');
    await control.setSpeed(100);
    await ended(operation);
    const finished = itemOf(services, operation);
    assert.match(String(finished.description), /^done · 0:\d\d · \$106\.93\/mo · → training-data-clone$/u);
    assert.equal(iconOf(finished), 'check');
    assert.equal(finished.contextValue, 'ended;operation;showable');
    await until('nothing is counted any more', () => operationsView.view.badge === undefined);
  });

  it('tells the time each second while it is visible, of what runs only', async () => {
    const { operations, operationsView } = services;
    const over = operations.begin([cloneOf(services, 'training-data')]);
    await ended(over);
    await control.setSpeed(0);
    const operation = operations.begin([cloneOf(services, 'archive-2024', 'archive-copy')]);
    await until('it runs', () => operation.progress.step === 'running');
    const asked: (OperationsElement | undefined)[] = [];
    const listening = operationsView.provider.onDidChangeTreeData((elements) =>
      asked.push(...(elements ?? [undefined])),
    );
    await settle(2500);
    assert.deepEqual(asked, [], 'nothing is told while nobody looks');
    await showOperations(services);
    await settle(500);
    asked.length = 0;
    await until('the time is told', () => asked.length >= 2, 5000);
    listening.dispose();
    assert.ok(asked.every((element) => element === elementOf(services, operation)));
  });

  it('has what runs on top, and of both the newest first', async () => {
    const { operations, operationsView } = services;
    const first = operations.begin([cloneOf(services, 'training-data')]);
    await ended(first);
    const second = operations.begin([cloneOf(services, 'golden-boot', 'golden-2')]);
    await ended(second);
    await control.setSpeed(0);
    const third = operations.begin([cloneOf(services, 'archive-2024', 'archive-copy')]);
    const fourth = operations.begin([cloneOf(services, 'golden-boot', 'golden-3')]);
    assert.deepEqual(
      operationsView.provider.getChildren().map(({ id }) => id),
      [fourth, third, second, first].map(({ id }) => `operation/${id}`),
    );
  });

  it('shows the steps of a chain, each with its own state', async () => {
    const { operations, operationsView } = services;
    const operation = operations.begin(cloneWhileDown(services, 'inference-api', 'scratch'), 1);
    const element = elementOf(services, operation);
    const { provider } = operationsView;
    assert.notEqual(provider.getTreeItem(element).collapsibleState, vscode.TreeItemCollapsibleState.None);
    const steps = (): readonly string[] =>
      provider.getChildren(element).map((step) => {
        const { label, description } = provider.getTreeItem(step);
        return `${textOf(label)} | ${String(description).replace(/\d:\d\d/u, 'TIME')}`;
      });
    await until('it shuts down', () => steps()[0]?.includes('waiting for SHUTOFF'));
    assert.deepEqual(steps().slice(1), [
      'Clone scratch | waiting for its turn',
      'Start inference-api | waiting for its turn',
    ]);
    await ended(operation, 30_000);
    assert.deepEqual(steps(), [
      'Shut down inference-api | done · TIME',
      'Clone scratch | done · TIME',
      'Start inference-api | done · TIME',
    ]);
  });

  it('says why nothing comes further while Barrack can’t be asked', async () => {
    const { operations, store } = services;
    await control.setSpeed(0);
    const operation = operations.begin([cloneOf(services, 'training-data')]);
    await until('it runs', () => operation.progress.step === 'running');
    await control.addFaults({ kind: 'rateLimit', operation: 'listVolumes', retryAfter: 1, count: 'always' });
    await store.refresh(['volumes'], { fresh: true });
    assert.match(String(itemOf(services, operation).description), /waiting: Barrack asks for a pause · /u);
    await control.clearFaults();
    await control.setSpeed(100);
    await ended(operation);
  });

  it('keeps hostile names inert, and tells everything in the tooltip', async () => {
    const { operations, operationsView, store } = services;
    const name = '<img src=x onerror=alert(1)> $(zap) [x](command:evil)\u202E';
    await control.change({ kind: 'volume', find: 'training-data', set: { name } });
    await store.refresh();
    const operation = operations.begin([cloneOf(services, name, 'harmless')]);
    await ended(operation);
    const item = itemOf(services, operation);
    const shown = name.replace('\u202E', '‹U+202E›').slice(0, 59);
    assert.equal(item.label, `Clone ${shown}… (${operation.target.id})`);
    assert.match(String(item.description), /→ harmless$/u);
    assert.ok(typeof item.label === 'string', 'VS Code reads no Markdown and no icons in a text');
    const { tooltip } = operationsView.provider.resolveTreeItem(item, elementOf(services, operation));
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.ok(!tooltip.isTrusted && tooltip.supportHtml !== true && tooltip.supportThemeIcons !== true);
    assert.doesNotMatch(tooltip.value, /(?<!\\)(?:<|\]\(|`|\$\()/u);
    const text = tooltip.value.replaceAll(/\\(.)/gu, '$1');
    for (const part of ['Region: FINLAND-1', 'Request ID: ', 'Duration: 0:', 'Cost: $106.93 a month']) {
      assert.ok(text.includes(part), `${part} in\n${text}`);
    }
  });

  it('is empty after signing out, and its badge with it', async () => {
    await control.setSpeed(0);
    services.operations.begin([cloneOf(services, 'training-data')]);
    await until('it is counted', () => services.operationsView.view.badge?.value === 1);
    services = await beginSignedOut();
    assert.deepEqual(services.operationsView.provider.getChildren(), []);
    await until('nothing is counted', () => services.operationsView.view.badge === undefined);
    assert.equal(observed.contextKeys.get('barrack.signedIn'), false, 'which hides the view');
  });

  it('has its state on the items of the tree at once, and only those are told anew', async () => {
    const { explorer, operations } = services;
    await showView(services);
    await control.setSpeed(0);
    await control.addFaults({ kind: 'delay', operation: 'cloneVolume', milliseconds: 500 });
    const description = (name: string): string =>
      String(explorer.provider.getTreeItem(itemNamed(services, name)).description);
    assert.doesNotMatch(description('training-data'), /cloning/u);
    const fired: (readonly unknown[] | undefined)[] = [];
    const listening = explorer.provider.onDidChangeTreeData((elements) => fired.push(elements));
    const operation = operations.begin([cloneOf(services, 'training-data')]);
    await until('it is told', () => fired.length > 0);
    await until('it says so', () => description('training-data').startsWith('sending the request · 500 GB NVMe · ')); // prettier-ignore
    const one = [itemNamed(services, 'training-data')];
    assert.ok(fired.length <= 2, 'when it is begun, and when its turn has come');
    assert.deepEqual(fired, fired.length === 1 ? [one] : [one, one]);
    listening.dispose();
    await until('it is accepted', () => description('training-data').startsWith('cloning… · 500 GB NVMe · '));
    await until('the clone is listed', () => operation.result !== undefined);
    await until('it says so', () => description('training-data-clone').includes('being cloned from'));
    assert.match(tooltipOf(services, itemNamed(services, 'training-data')), /Under way: Cloning/u);
    const deletion = operations.begin([deletionOf(services, 'CUDA 12.4 clean')]);
    await until('it says that, too', () => description('CUDA 12.4 clean').startsWith('being deleted…'));
    await control.setSpeed(100);
    await ended(operation);
    await ended(deletion);
    await settle();
    assert.doesNotMatch(description('training-data'), /cloning/u);
  });
});

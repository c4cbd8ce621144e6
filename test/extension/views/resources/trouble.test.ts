import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../../src/program.ts';
import { observed } from '../../support/observed.ts';
import { beginLoaded, beginSignedIn, control, run } from '../../support/program.ts';
import { everyElement, itemNamed, outline, textOf, tooltipOf } from '../../support/tree.ts';
import { until } from '../../support/wait.ts';

const broken = { kind: 'status', status: 501, message: 'The disks are on strike', count: 'always' } as const;

/** Of everything in its own group. */
const names = (services: TestServices): readonly string[] =>
  everyElement(services).flatMap((one) =>
    one.type === 'item' && one.within === undefined ? [one.resource.name] : [],
  );

describe('a list that cannot be read', () => {
  it('the first time has a node that says why, and the others are shown', async () => {
    const services = await beginSignedIn();
    await control.addFaults({ ...broken, operation: 'listVolumes' });
    await services.store.refresh();
    const [error] = services.explorer.provider.getChildren();
    assert.equal(error?.type, 'error');
    const item = services.explorer.provider.getTreeItem(error);
    assert.equal(textOf(item.label), 'Volumes: not loaded');
    assert.match(String(item.description), /The disks are on strike/u);
    assert.equal(item.contextValue, 'error');
    assert.match(tooltipOf(services, error), /Request ID/u);
    assert.ok(names(services).includes('render-node base'));
    const group = everyElement(services).find((one) => one.type === 'group' && one.list === 'volumes');
    assert.ok(group);
    assert.equal(services.explorer.provider.getTreeItem(group).description, 'not loaded', 'not 0');
  });

  it('again keeps what was read before and marks it with its age', async () => {
    const services = await beginLoaded();
    const before = names(services);
    await control.addFaults({ ...broken, operation: 'listVolumes' });
    await services.store.refresh();
    assert.deepEqual(names(services), before);
    const [line] = outline(services);
    assert.match(line ?? '', /^Volumes: less than a minute old \| .*The disks are on strike/u);
    await control.clearFaults();
    await services.store.refresh();
    assert.doesNotMatch(outline(services)[0] ?? '', /old/u, 'it is gone when the list can be read again');
  });

  it('has one node with all that failed for the same reason', async () => {
    const services = await beginLoaded();
    await control.addFaults({
      kind: 'status',
      status: 501,
      operation: '*',
      message: 'Closed',
      count: 'always',
    });
    await services.store.refresh();
    const errors = services.explorer.provider.getChildren().filter(({ type }) => type === 'error');
    assert.equal(errors.length, 1);
    assert.match(outline(services)[0] ?? '', /^Regions, Volumes, Snapshots, Images, Instances: /u);
  });

  it('offers to try again and the log', async () => {
    const services = await beginLoaded();
    await control.addFaults({ ...broken, operation: 'listVolumes' });
    await services.store.refresh();
    const { provider } = services.explorer;
    const [error] = provider.getChildren();
    const [retry, showLog] = provider
      .getChildren(error)
      .map((element) => provider.getTreeItem(element).command);
    assert.ok(retry && showLog);
    assert.equal(showLog.command, 'barrack.showLog');
    await control.clearFaults();
    await control.clearRequests();
    await vscode.commands.executeCommand(retry.command, ...((retry.arguments ?? []) as unknown[]));
    assert.equal(services.store.volumes.error, undefined);
    assert.deepEqual(
      (await control.requests()).map(({ operation }) => operation),
      ['listVolumes'],
      'only what failed is read again',
    );
  });

  it('says it once for support, by the node’s menu', async () => {
    const services = await beginLoaded();
    await control.addFaults({ ...broken, operation: 'listVolumes' });
    await run('barrack.refresh').end;
    const [error] = services.explorer.provider.getChildren();
    await run('barrack.copySupportDetails', error).end;
    assert.match(observed.copied.join(), /The disks are on strike/u);
    assert.match(observed.copied.join(), new RegExp(services.store.volumes.error?.requestId ?? 'no id', 'u'));
  });
});

describe('odd records', () => {
  for (const form of ['null', 'text', 'withoutId', 'wrongTypes'] as const) {
    it(`one that is unreadable (${form}) is shown as such, and hides no other`, async () => {
      const services = await beginLoaded();
      const before = names(services);
      await control.addFaults({ kind: 'unreadableRecord', operation: 'listVolumes', form, count: 'always' });
      await services.store.refresh();
      assert.deepEqual(names(services), before);
      const [element, ...more] = everyElement(services).filter(({ type }) => type === 'unreadable');
      assert.ok(element);
      assert.deepEqual(more, []);
      const item = services.explorer.provider.getTreeItem(element);
      assert.equal(item.contextValue, 'unreadable');
      assert.match(String(item.description), /^unreadable · ./u, 'with the reason');
      await run('barrack.showDetails', element).end;
      const record = JSON.stringify(services.store.volumes.unreadable[0]?.record, undefined, 2);
      await until(
        'its record is shown',
        () => vscode.window.activeTextEditor?.document.getText() === `${record}\n`,
      );
    });
  }

  it('one with an unknown status is shown with that word, and Barrack decides what can be done', async () => {
    const services = await beginLoaded();
    await control.addFaults({
      kind: 'unknownStatus',
      operation: 'listVolumes',
      status: 'quiescing',
      count: 'always',
    });
    await services.store.refresh();
    const item = services.explorer.provider.getTreeItem(itemNamed(services, 'training-data'));
    assert.match(String(item.description), /quiescing/iu);
    assert.equal((item.iconPath as vscode.ThemeIcon).id, 'question');
    assert.equal(item.contextValue, 'attached;cloneable;free;volume', 'with all that may be possible');
  });

  it('ones with optional fields missing, or with numbers for ids, are shown', async () => {
    const services = await beginLoaded();
    const before = names(services).toSorted();
    for (const kind of ['missingFields', 'numericIds', 'alternativeFields', 'unknownFields'] as const) {
      await control.addFaults({ kind, operation: '*', count: 'always' });
      await services.store.refresh();
      assert.deepEqual(names(services).toSorted(), before, kind);
      assert.equal(everyElement(services).filter(({ type }) => type === 'unreadable').length, 0, kind);
      await control.clearFaults();
    }
  });
});

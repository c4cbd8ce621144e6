import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { choose, openPick } from '../support/quick-input.ts';
import { everyElement, itemNamed } from '../support/tree.ts';
import { until } from '../support/wait.ts';

const openDetails = (): readonly vscode.TextDocument[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .map(({ input }) => (input instanceof vscode.TabInputText ? input.uri.toString() : ''))
    .filter((uri) => uri.startsWith('barrack:'))
    .flatMap((uri) => vscode.workspace.textDocuments.filter((one) => one.uri.toString() === uri));

async function details(count = 1): Promise<readonly vscode.TextDocument[]> {
  return until(`${count} documents are open`, () => openDetails().length === count && openDetails());
}

describe('Show Details', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  it('shows the record as the API gave it, as JSON that cannot be edited', async () => {
    await run('barrack.showDetails', itemNamed(services, 'training-data')).end;
    const [document] = await details();
    assert.ok(document);
    assert.equal(document.languageId, 'json');
    const volume = services.store.volumes.items.find(({ name }) => name === 'training-data');
    assert.deepEqual(JSON.parse(document.getText()), volume?.record, 'it is related to nothing');
    assert.equal((JSON.parse(document.getText()) as { size: unknown }).size, 500);
    assert.equal(
      vscode.workspace.fs.isWritableFileSystem('barrack'),
      undefined,
      'there is no such file system',
    );
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'changed');
    const applied = await vscode.workspace.applyEdit(edit).then(
      (done) => done,
      () => false,
    );
    assert.equal(applied && document.isDirty && (await document.save()), false, 'it was saved');
  });

  it('adds what it is related to, marked as not Barrack’s, and follows what changes in that', async () => {
    await run('barrack.showDetails', itemNamed(services, 'scratch')).end;
    const [document] = await details();
    assert.ok(document);
    const shown = () => JSON.parse(document.getText()) as { _related?: Record<string, unknown> };
    const volume = services.store.volumes.items.find(({ name }) => name === 'scratch');
    const { _related: related, ...record } = shown();
    assert.deepEqual(record, volume?.record);
    assert.match(String(related?.['note']), /not part of the record from Barrack/u);
    const isPlain = Array.from(document.getText()).every((character) => character <= '~');
    assert.ok(isPlain, 'VS Code marks characters that may be taken for others');
    const instance = services.store.instances.items.find(({ name }) => name === 'inference-api');
    assert.deepEqual(related?.['instance'], [{ kind: 'instance', id: instance?.id, name: 'inference-api' }]);
    await control.change({ kind: 'instance', find: 'inference-api', set: { name: 'renamed' } });
    await services.store.refresh(['instances']);
    await until('the document follows', () => JSON.stringify(shown()._related).includes('renamed'));
  });

  it('shows what has a long name of characters that are two halves', async () => {
    const name = `${'x'.repeat(59)}${'\u{1F600}'.repeat(10)}`;
    await control.change({ kind: 'volume', find: 'golden-boot', set: { name } });
    await services.store.refresh(['volumes']);
    await run('barrack.showDetails', itemNamed(services, name)).end;
    const [document] = await details();
    assert.equal(document?.uri.path, `/volumes/${'x'.repeat(59)}\u{1F600}.json`);
    assert.deepEqual(observed.messages, []);
  });

  it('follows a refresh, and says null when Barrack lists it no more', async () => {
    await run('barrack.showDetails', itemNamed(services, 'golden-boot')).end;
    const [document] = await details();
    assert.ok(document);
    await control.change({ kind: 'volume', find: 'golden-boot', set: { status: 'error' } });
    await services.store.refresh(['volumes']);
    await until('the document follows', () => document.getText().includes('"status": "error"'));
    await control.change({ kind: 'volume', find: 'golden-boot', remove: true });
    await services.store.refresh(['volumes']);
    await until('the document says so', () => JSON.parse(document.getText()) === null);
  });

  it('shows a document for each of several, but no more than ten', async () => {
    const items = everyElement(services).filter(({ type }) => type === 'item');
    await run('barrack.showDetails', items[0], items.slice(0, 3)).end;
    await details(3);
    assert.deepEqual(observed.messages, []);
    await run('barrack.showDetails', items[0], items.slice(0, 12)).end;
    await details(10);
    assert.match(observed.texts('information').join(), /first 10 of 12/u);
  });

  it('shows a region’s record', async () => {
    const region = everyElement(services).find(
      (element) => element.type === 'region' && element.region === 'FINLAND-2',
    );
    await run('barrack.showDetails', region).end;
    const [document] = await details();
    assert.equal((JSON.parse(document?.getText() ?? '') as { name: unknown }).name, 'FINLAND-2');
  });

  it('shows what was chosen when it was called on nothing', async () => {
    const running = run('barrack.showDetails');
    await choose(await openPick(), ({ label }) => label === 'batch-eval');
    await running.end;
    const [document] = await details();
    assert.match(document?.uri.path ?? '', /batch-eval\.json$/u);
  });
});

describe('A list that was shown before the window was loaded again', () => {
  it('is told not to have been kept', async () => {
    await beginLoaded();
    const uri = vscode.Uri.from({ scheme: 'barrack-text', path: '/Delete 40 volumes?.txt', query: 'before' });
    const document = await vscode.workspace.openTextDocument(uri);
    assert.match(document.getText(), /^This list was not kept when the window was loaded again\./u);
  });
});

describe('Open in Barrack', () => {
  it('opens the page of the kind it was called on', async () => {
    const services = await beginLoaded();
    const group = everyElement(services).find((one) => one.type === 'group' && one.list === 'images');
    for (const element of [
      itemNamed(services, 'training-data'),
      itemNamed(services, 'render-farm_v1.2'),
      group,
    ]) {
      await run('barrack.openInBarrack', element).end;
    }
    assert.deepEqual(observed.opened, [
      'https://barrack.ai/volumes',
      'https://barrack.ai/images',
      'https://barrack.ai/images',
    ]);
    assert.deepEqual(observed.asked, []);
  });

  it('asks for the page where none is known for the kind', async () => {
    const services = await beginLoaded();
    observed.choose = () => -1;
    await run('barrack.openInBarrack', itemNamed(services, 'batch-eval')).end;
    assert.deepEqual(observed.asked, ['Open in Barrack']);
    assert.deepEqual(observed.opened, []);
  });
});

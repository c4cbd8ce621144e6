import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AskOnce } from '../../../src/account/ask-once.ts';
import type { TestServices } from '../../../src/program.ts';
import { listKinds } from '../../../src/resources/kinds.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, beginSignedIn, control, run } from '../support/program.ts';
import { escape, openBox } from '../support/quick-input.ts';
import { settle, until } from '../support/wait.ts';

const refused = {
  kind: 'status',
  operation: '*',
  status: 401,
  message: 'Invalid API key',
  count: 'always',
} as const;

/** As if it had been a minute earlier that somebody was asked. */
async function letAMinutePass({ context }: TestServices): Promise<void> {
  const folder = context.globalStorageUri.fsPath;
  const [file = ''] = (await readdir(folder)).filter((name) => name.startsWith('asked-key-'));
  const earlier = Number(await readFile(join(folder, file), 'utf8')) - 60_000;
  await rm(join(folder, file));
  const topic = file.slice(0, file.lastIndexOf('-'));
  await writeFile(join(folder, `${topic}-${Math.floor(earlier / 60_000)}`), String(earlier));
}

/** Reads everything with a key that Barrack does not accept any more. */
async function readInVain({ store }: TestServices): Promise<void> {
  await store.refresh();
  assert.deepEqual(
    listKinds.map((list) => store[list].error?.kind),
    listKinds.map(() => 'unauthorized'),
  );
  await settle(200);
}

describe('a key that is not accepted any more', () => {
  it('is asked about once although every list fails, and not again within a minute', async () => {
    const services = await beginLoaded();
    await control.addFaults(refused);
    await readInVain(services);
    await readInVain(services);
    await run('barrack.refresh').end;
    assert.equal(observed.texts('warning').length, 1, observed.texts('warning').join('\n'));
    assert.match(observed.texts('warning').join(), /no longer accepts the API key/u);
    assert.deepEqual(observed.texts('error'), [], 'and nothing else is said of it');
    assert.notEqual(services.store.volumes.items.length, 0, 'what was read before stays');
  });

  it('can be replaced from the row that says so, beside what was read before', async () => {
    const { explorer, ...services } = await beginLoaded();
    await control.addFaults(refused);
    await readInVain({ explorer, ...services });
    const { provider } = explorer;
    const row = provider.getChildren().find(({ type }) => type === 'error');
    const [first] = provider.getChildren(row).map((action) => provider.getTreeItem(action));
    assert.deepEqual([first?.label, first?.command?.command], ['Sign In', 'barrack.signIn']);
  });

  it('is said in the status bar, which leads to signing in, until it is accepted again', async () => {
    const services = await beginLoaded();
    const last = (what: string): string | undefined =>
      observed.everything.findLast(({ where }) => where === `status bar ${what}`)?.text;
    assert.match(last('text') ?? '', /\$[\d,.]+$/u);
    await control.addFaults(refused);
    await readInVain(services);
    assert.equal(last('text'), '$(warning) Barrack: key rejected');
    assert.match(last('tooltip') ?? '', /^Barrack rejected the API key\. Select to sign in\./u);
    assert.equal(last('command'), 'barrack.signIn');
    await control.clearFaults();
    await services.store.refresh();
    assert.match(last('text') ?? '', /\$[\d,.]+$/u);
    assert.equal(last('command'), 'barrack.showAccount');
  });

  it('is asked about again when a minute has passed', async () => {
    const services = await beginLoaded();
    await control.addFaults(refused);
    await readInVain(services);
    await letAMinutePass(services);
    await control.clearFaults();
    await services.store.refresh();
    await control.addFaults(refused);
    await readInVain(services);
    assert.equal(observed.texts('warning').length, 2);
  });

  it('is not asked about here when another window has just asked', async () => {
    const services = await beginLoaded();
    const other = new AskOnce(services.context.globalStorageUri.fsPath, 60_000);
    assert.equal(await other.claim(`key-${services.account.mark}`), true);
    await control.addFaults(refused);
    await readInVain(services);
    assert.deepEqual(observed.messages, []);
  });

  it('is asked about here when another window has just asked about another key', async () => {
    const services = await beginLoaded();
    const other = new AskOnce(services.context.globalStorageUri.fsPath, 60_000);
    assert.equal(await other.claim('key-another'), true);
    await control.addFaults(refused);
    await readInVain(services);
    assert.equal(observed.texts('warning').length, 1);
  });

  it('is asked about by one of several windows that find out at the same time', async () => {
    const { context } = await beginSignedIn();
    const windows = Array.from({ length: 5 }, () => new AskOnce(context.globalStorageUri.fsPath, 60_000));
    const claims = await Promise.all(windows.map((window) => window.claim('key')));
    assert.equal(claims.filter((claim) => claim).length, 1);
  });

  it('leads to the box for a new one, on the user’s wish', async () => {
    const services = await beginLoaded();
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Sign In');
    await control.addFaults(refused);
    await readInVain(services);
    const box = await openBox();
    assert.match(box.title ?? '', /Sign In to Barrack/u);
    await escape({ ended: true, end: Promise.resolve() });
    await until('the box is closed', () => observed.boxes.every(({ open }) => !open));
  });

  it('at the first reading is told by the welcome view', async () => {
    const services = await beginSignedIn();
    await control.addFaults(refused);
    await readInVain(services);
    assert.equal(observed.contextKeys.get('barrack.state'), 'rejected');
    await control.clearFaults();
    await services.store.refresh();
    assert.equal(observed.contextKeys.get('barrack.state'), 'loaded');
  });
});

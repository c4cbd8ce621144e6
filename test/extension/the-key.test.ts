// Runs last: searches all that the program wrote or showed, in every suite of this run and in one more round in which
// Barrack echoes the key wherever it can.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TestServices } from '../../src/program.ts';
import { demoAccounts, tierKeys } from '../simulator/accounts.ts';
import { cloneFormOf } from './support/form.ts';
import { observed } from './support/observed.ts';
import { beginLoaded, control, run } from './support/program.ts';
import { accept, escape, openBox, type } from './support/quick-input.ts';
import { everyElement, tooltipOf } from './support/tree.ts';
import { settle, until } from './support/wait.ts';

const { key } = demoAccounts.usd;
const keys = [...Object.values(demoAccounts).map((account) => account.key), ...Object.values(tierKeys)];

/** What is sure to be in the Base64 of any text with the key in it, for each place where the key can begin. */
function base64(text: string): readonly string[] {
  return [0, 1, 2].map((before) => {
    const padded = Buffer.from(`${'x'.repeat(before)}${text}`);
    const whole = padded.subarray(0, padded.length - (padded.length % 3)).toString('base64');
    return whole.slice(before === 0 ? 0 : 4);
  });
}

/** The ways to write a key, in lower case. */
function spellings(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const all = [
    text,
    encodeURIComponent(text),
    text.replaceAll('-', '%2d'),
    text.replaceAll('-', '\\u002d'),
    bytes.toString('hex'),
    text.split('').toReversed().join(''),
    [...bytes].join(','),
    ...base64(text),
  ];
  return all.map((one) => one.toLowerCase());
}

const wanted = keys.flatMap(spellings);

function finds(text: string): boolean {
  const lower = text.toLowerCase();
  return wanted.some((one) => lower.includes(one));
}

async function filesBelow(folder: vscode.Uri | undefined): Promise<readonly string[]> {
  if (folder === undefined) {
    return [];
  }
  const entries = await readdir(folder.fsPath, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const echo = `No: ${key} is not good (${Buffer.from(key).toString('base64')})`;

/** Meets Barrack's errors, each with the key in it, in everything that shows one. */
async function meetEchoes(services: TestServices): Promise<void> {
  const { explorer, store } = services;
  for (const name of ['golden-boot', 'render-node base'] as const) {
    const kind = name === 'golden-boot' ? 'volume' : 'snapshot';
    await control.change({ kind, find: name, set: { name: `copy of ${key}` } });
  }
  await store.refresh();
  await run('barrack.showAccount').end;
  const items = everyElement(services).filter(({ type: is }) => is === 'item');
  await run('barrack.showDetails', items[0], items.slice(0, 10)).end;
  await run('barrack.copyName', items[0], items).end;
  const form = await cloneFormOf(services, 'training-data');
  await control.addFaults({
    kind: 'drfFieldErrors',
    operation: 'cloneVolume',
    errors: { name: [echo], [key]: [echo] },
  });
  form.submit();
  await form.until('it is refused', ({ nameProblems }) => nameProblems.length > 0);
  form.press('copySupportDetails');
  for (const fault of [
    { kind: 'status', status: 501, message: echo },
    { kind: 'status', status: 400, message: echo, body: 'text' },
    { kind: 'status', status: 501, message: echo, body: 'html' },
    { kind: 'drfDetail', status: 403, detail: echo },
    { kind: 'redirect', location: `https://barrack.example/?key=${key}` },
  ] as const) {
    await control.addFaults({ operation: '*', count: 'always', ...fault });
    await run('barrack.refresh').end;
    await run('barrack.copySupportDetails').end;
    everyElement(services).forEach((element) => {
      const item = explorer.provider.getTreeItem(element);
      observed.note('tree item', [item.label, item.description, item.accessibilityInformation, item.id]);
      observed.note('tooltip', tooltipOf(services, element));
    });
    await control.clearFaults();
  }
  await control.addFaults({ kind: 'status', operation: '*', status: 401, message: echo, count: 'always' });
  await run('barrack.signOut').end;
  const signingIn = run('barrack.signIn');
  await type(await openBox(), key);
  await accept();
  await until('it is refused', () => observed.boxes.at(-1)?.input.validationMessage);
  await escape(signingIn);
}

describe('the key', function () {
  this.timeout(60_000);
  let services: TestServices;

  before(async () => {
    services = await beginLoaded();
    observed.choose = () => -1;
    await meetEchoes(services);
    await settle(200);
  });

  it('would be found, in any spelling', () => {
    const text = `before ${key} after`;
    assert.ok(finds(text));
    for (const encoding of ['base64', 'hex'] as const) {
      for (const begin of ['', 'a', 'ab', 'abc']) {
        assert.ok(finds(Buffer.from(begin + text).toString(encoding)), `${encoding} after ${begin}`);
      }
    }
    assert.ok(finds(encodeURIComponent(text)));
    assert.ok(!finds('test-key'));
  });

  it('was looked for where the program writes and shows something', () => {
    const places = new Set(observed.everything.map(({ where }) => where));
    for (const place of [
      'log debug',
      'log error',
      'showErrorMessage',
      'showInformationMessage',
      'showQuickPick',
      'input box validationMessage',
      'status bar tooltip',
      'clipboard',
      'context key',
      'webview html',
      'webview message',
      'tree item',
      'tooltip',
    ]) {
      assert.ok(places.has(place), `nothing was seen in: ${place}`);
    }
    const redacted = observed.everything.filter(({ text }) => text.includes('[key]'));
    assert.ok(redacted.length > 10, 'Barrack’s echoes came through, without the key');
  });

  it('is in nothing that was logged, shown, copied or posted', () => {
    assert.deepEqual(
      observed.everything.filter(({ text }) => finds(text)),
      [],
    );
  });

  it('is in no document, title, setting or address', () => {
    const { textDocuments, getConfiguration } = vscode.workspace;
    const details = textDocuments.filter(({ uri }) => uri.scheme === 'barrack');
    assert.ok(details.length > 0, 'some are open');
    const texts = [
      ...details.flatMap((document) => [document.getText(), document.uri.toString(true)]),
      ...vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      JSON.stringify(getConfiguration('barrack')),
    ];
    assert.deepEqual(texts.filter(finds), []);
  });

  it('is in no state and no file of the extension', async () => {
    const { globalState, globalStorageUri, logUri, storageUri, workspaceState } = services.context;
    const states = [globalState, workspaceState].flatMap((state) =>
      state.keys().flatMap((name) => [name, JSON.stringify(state.get(name))]),
    );
    assert.deepEqual(states.filter(finds), []);
    const files = (await Promise.all([globalStorageUri, storageUri, logUri].map(filesBelow))).flat();
    for (const file of files) {
      assert.equal(finds(file) || finds(await readFile(file, 'latin1')), false, file);
    }
  });

  it('is in no error that was left to VS Code, and none was', () => {
    assert.deepEqual(observed.unhandled.map(String).filter(finds), []);
    assert.deepEqual(observed.unhandled, []);
  });
});

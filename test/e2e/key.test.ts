import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Simulator } from '../simulator/server.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openWindow, theWorld } from './support/world.ts';

const key = 'test-key-usd';

/** Every file below a folder that holds one of these texts. */
async function filesWith(folder: string, ...texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? await readFile(path) : Buffer.alloc(0);
    if (texts.some((text) => content.includes(text) || content.includes(Buffer.from(text, 'utf16le')))) {
      found.push(path);
    }
  }
  return found;
}

/** All that the page keeps in the browser: VS Code's state of the user and the workspace, and the sealed secrets. */
function browserStorage(window: Window): Promise<string> {
  return window.page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(request.error?.message)));
      });
    const kept: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        kept.push(name, store, await settled(rows.getAllKeys()), await settled(rows.getAll()));
      }
      database.close();
    }
    return JSON.stringify(kept);
  });
}

/** The markup of the page and of every frame in it. */
async function markup(window: Window): Promise<string> {
  const frames = await Promise.all(window.page.frames().map((frame) => frame.content()));
  return frames.join('\n');
}

// The log is searched in test/extension: this host, without its native logger, shows and keeps none.
describe('the key', () => {
  const output: string[] = [];
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    window = await openWindow({ onConsole: (_type, text) => output.push(text) });
    await window.showBarrack();
    await window.signIn(key);
  });
  after(() => window.close());

  it('is nowhere in what a whole session wrote or showed', async () => {
    await window.command('Barrack: Filter…');
    await window.type('render');
    await window.page.keyboard.press('Enter');
    await window.row('training-data').waitFor({ state: 'detached' });
    await window.text('Filter: render').waitFor();
    const form = await window.openForm('render-node weekly', 'Create Image…');
    simulator.faults.add({
      operation: 'createImage',
      kind: 'status',
      status: 403,
      message: `No ${key} here`,
    });
    await form.submit.click();
    await form.alert.getByText('The image was not created.').waitFor();
    await window.screenshot('key-in-refusal');
    const shown = [await markup(window)];
    await form.button('Copy Support Details').click();
    const support = await window.copied('render-node weekly');
    simulator.faults.add({
      operation: '*',
      kind: 'status',
      status: 500,
      message: `Broken ${key}`,
      count: 'always',
    });
    await window.command('Barrack: Refresh');
    const error = await window.messages(/Barrack|Broken/u);
    await error.first().waitFor();
    shown.push(await markup(window));
    await window.screenshot('key-in-error');
    simulator.faults.clear();
    await window.reload();
    await window.row('render-node weekly').waitFor();
    const storage = await browserStorage(window);
    const { data } = (await theWorld()).host;

    // The search would find it: what the program did write is found.
    assert.ok(storage.includes('barrack.explorer.filter'));
    assert.ok(support.includes('[key]'), support);
    assert.notEqual((await filesWith(data, 'barrack.api.url')).length, 0);

    for (const [where, text] of Object.entries({
      support,
      storage,
      page: shown.join('\n'),
      output: output.join('\n'),
    })) {
      assert.ok(!text.includes(key), `The key is in the ${where}`);
    }
    assert.deepEqual(
      simulator.requests.filter(({ path }) => path.includes(key)),
      [],
    );
    assert.deepEqual(await filesWith(data, key), []);
  });
});

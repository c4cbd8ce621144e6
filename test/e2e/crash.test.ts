import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Simulator } from '../simulator/server.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, journalFolder, openSignedIn } from './support/world.ts';

/** The processes that say in the journal that they live and are at work. */
async function extensionHosts(): Promise<readonly number[]> {
  const folder = await journalFolder();
  const signs = (await readdir(folder)).filter((name) => name.startsWith('window.'));
  const texts = await Promise.all(signs.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => (JSON.parse(text) as { readonly pid: number }).pid);
}

describe('an extension host that is killed in the middle of a clone', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
  });
  after(() => window.close());

  it('leaves it to the next one, which finds it finished and has sent nothing again', async () => {
    const form = await window.openForm('training-data', 'Clone Volume…');
    await form.submit.click();
    await form.outcome.getByRole('heading', { name: 'Creating training-data-clone' }).waitFor();
    const pids = await extensionHosts();
    assert.equal(pids.length, 1);
    for (const pid of pids) {
      process.kill(pid, 'SIGKILL');
    }
    simulator.advance(120); // it is finished while nobody looks
    const loaded = window.page.waitForEvent('load');
    await window.page.reload();
    await loaded;
    await window.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await window.showBarrack();
    await window.view
      .getByRole('treeitem', { name: /^Clone training-data as training-data-clone, done/u })
      .waitFor();
    await window.row('training-data-clone').waitFor();
    await window.screenshot('crash-finished');
    assert.equal(simulator.effects('cloneVolume'), 1);
    assert.equal(simulator.requests.filter(({ operation }) => operation === 'cloneVolume').length, 1);
  });
});

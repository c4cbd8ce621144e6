import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { tierKeys } from '../simulator/accounts.ts';
import type { Simulator } from '../simulator/server.ts';
import { answer, detailOf } from './support/ask.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, journalFolder, openSignedIn } from './support/world.ts';

describe('operations after the API key was replaced', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    // Of the same account, and no other suite's: a window that lives on with it for a while would go on with what is paused.
    window = await openSignedIn(tierKeys.advanced);
  });
  after(() => window.close());

  const clone = (state: string): Locator =>
    window.view.getByRole('treeitem', {
      name: new RegExp(`^Clone training-data as training-data-clone, .*${state}`, 'u'),
    });

  it('are paused, and said to be so', async () => {
    const form = await window.openForm('training-data', 'Clone Volume…');
    await form.submit.click();
    await clone('Creating').waitFor();
    await window.closeEditors();
    await window.command('Barrack: Sign In');
    await window.enterKey('test-key-usd');
    await clone('paused').waitFor();
    await (await window.messages('started with another API key, is paused')).waitFor();
    await window.screenshot('paused-operation');
    await window.clearMessages();
  });

  it('are still there when the list is cleared', async () => {
    await window.command('Barrack: Clear Finished');
    await (await window.messages('No operation in the list has ended')).waitFor();
    await window.clearMessages();
    await clone('paused').waitFor();
  });

  it('ask before they are removed', async () => {
    await window.choose(clone('paused'), 'Remove from List');
    const question = 'Remove “Clone training-data → training-data-clone” before it has finished?';
    assert.match(await detailOf(window, question), /no window is working on it/u);
    await window.screenshot('remove-paused');
    await answer(window, 'Cancel');
    await clone('paused').waitFor();
  });

  it('continue once the user says that it is the same account', async () => {
    await window.choose(clone('paused'), 'Continue with This Account…');
    const detail = await detailOf(
      window,
      'Continue “Clone training-data → training-data-clone” with this account?',
    );
    assert.match(detail, /Found in this account: training-data/u);
    await window.screenshot('continue-operation');
    await answer(window, 'Continue');
    await clone('Creating').waitFor();
    simulator.advance(120);
    await clone('done').waitFor();
    assert.equal(simulator.effects('cloneVolume'), 1);
  });

  it('are shown where their record can’t be read, and everything else works', async () => {
    const folder = await journalFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'damaged.0.json'), '{"holder":"gone","record":{"vers');
    const damaged = window.view.getByRole('treeitem', {
      name: /^Unreadable operation, Its record is damaged/u,
    });
    await damaged.waitFor();
    await window.screenshot('unreadable-operation');
    await window.choose(damaged, 'Remove from List');
    await detailOf(window, 'Remove the operation that can’t be read?');
    await answer(window, 'Remove from List');
    await damaged.waitFor({ state: 'detached' });
    await clone('done').waitFor();
  });
});

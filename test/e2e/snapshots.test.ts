import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import { accept, answer, boxOf, detailOf, operation } from './support/ask.ts';
import { asked, recordNamed } from './support/records.ts';
import { until } from './support/until.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

describe('snapshots and images', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('render-node weekly').waitFor();
  });
  after(() => window.close());

  /** A row of the resources that begins so. */
  const told = (what: RegExp) => window.view.getByRole('treeitem', { name: what });

  it('creates a snapshot of an instance, and says before what it costs', async () => {
    await window.contextMenu('render-node', 'Create Snapshot…');
    const box = await boxOf(window, 'Create Snapshot: render-node');
    assert.equal(await box.locator('input').first().inputValue(), 'render-node-snapshot');
    await window.screenshot('snapshot-name');
    await window.type('before the move');
    await accept(window);
    await box.getByText('Press Enter to leave it out').waitFor();
    await window.type('All scenes rendered');
    await accept(window);
    const detail = await detailOf(window, 'Create the snapshot before the move of render-node?');
    assert.match(detail, /\$0\.10 an hour as Barrack states it/u);
    assert.match(detail, /billed as 100 GB, from creation until you delete it/u);
    await window.screenshot('snapshot-question');
    assert.equal(asked(simulator, 'createSnapshot'), 0);
    await answer(window, 'Create Snapshot');
    await told(/^before the move, Snapshot, .*Creating/u).waitFor();
    assert.equal(simulator.effects('createSnapshot'), 1);
    simulator.advance(60);
    await told(/^before the move, Snapshot, .*Available, of render-node, /u).waitFor();
    assert.equal(simulator.effects('createSnapshot'), 1);
    assert.equal(recordNamed(simulator, 'snapshots', 'before the move').description, 'All scenes rendered');
  });

  it('does not take a name that another snapshot has, and sends nothing', async () => {
    await window.contextMenu('render-node', 'Create Snapshot…');
    const box = await boxOf(window, 'Create Snapshot: render-node');
    await window.type('render-node weekly');
    await accept(window);
    await box.getByText('A snapshot named render-node weekly already exists in your account.').waitFor();
    await window.page.keyboard.press('Escape');
    await box.waitFor({ state: 'hidden' });
    assert.equal(asked(simulator, 'createSnapshot'), 1);
  });

  it('makes a new instance of a snapshot, and says before that it is billed', async () => {
    await window.contextMenu('render-node weekly', 'Restore as New Instance…');
    const box = await boxOf(window, 'Restore as New Instance: render-node weekly');
    assert.equal(await box.locator('input').first().inputValue(), 'render-node weekly-restored');
    await window.type('render-node two');
    await accept(window);
    const detail = await detailOf(window, 'Restore render-node weekly as the new instance render-node two?');
    assert.match(detail, /billed from then on until you delete it\./u);
    assert.match(detail, /If it is like render-node, it costs \$1\.35 an hour \(\$985\.50 a month\)\./u);
    await window.screenshot('restore-question');
    await answer(window, 'Restore as New Instance');
    await until('it is being made', () => simulator.effects('restoreSnapshot') === 1);
    await told(/^render-node two, Instance, /u).waitFor();
    simulator.advance(60);
    await told(/^render-node two, Instance, .*ACTIVE/u).waitFor();
    await operation(window, 'Restore render-node weekly as the instance render-node two', 'done').waitFor();
    assert.equal(simulator.effects('restoreSnapshot'), 1);
  });

  it('deletes an image, and says what that means', async () => {
    await window.contextMenu('CUDA 12.4 clean', 'Delete Image…');
    const detail = await detailOf(window, 'Delete the image CUDA 12.4 clean?');
    assert.match(detail, /No instance can be deployed from it any more\./u);
    assert.match(detail, /The snapshot notebook clean, from which it was made, stays\./u);
    await answer(window, 'Delete Image');
    await until('it is being deleted', () => simulator.effects('deleteImage') === 1);
    simulator.advance(60);
    await operation(window, 'Delete the image CUDA 12.4 clean', 'done').waitFor();
    await window.row('CUDA 12.4 clean').waitFor({ state: 'detached' });
    await window.row('notebook clean').waitFor();
  });

  it('deletes a snapshot, and names the image that goes with it', async () => {
    await window.contextMenu('notebook pytorch', 'Delete Snapshot…');
    const detail = await detailOf(window, 'Delete the snapshot notebook pytorch?');
    assert.match(detail, /The image pytorch 2\.5 base was made from it and may be deleted with it\./u);
    assert.match(detail, /This can’t be undone\.$/u);
    await window.screenshot('delete-snapshot-question');
    await answer(window, 'Delete Snapshot');
    await until('it is being deleted', () => simulator.effects('deleteSnapshot') === 1);
    simulator.advance(60);
    await window.row('notebook pytorch').waitFor({ state: 'detached' });
    await window.row('pytorch 2.5 base').waitFor({ state: 'detached' });
    assert.equal(simulator.effects('deleteSnapshot'), 1);
  });

  it('does not delete a snapshot of which an image is being made: the message leads to that', async () => {
    simulator.change({ kind: 'image', find: 'render-farm_v1.2', set: { status: 'creating' } });
    await window.command('Barrack: Refresh');
    await told(/^render-farm_v1\.2, Image, .*Creating/u).waitFor();
    await window.contextMenu('render-node base', 'Delete Snapshot…');
    const message = await window.messages('The image render-farm_v1.2 is being made from render-node base.');
    await message.getByRole('button', { name: 'Go to render-farm_v1.2' }).click();
    const row = window.row('render-farm_v1.2');
    await until('it is selected', async () => (await row.getAttribute('aria-selected')) === 'true');
    assert.equal(asked(simulator, 'deleteSnapshot'), 1);
    await window.clearMessages();
  });

  it('says of an instance of the advanced tier that it has no snapshots, and asks nothing', async () => {
    await window.contextMenu('llm-finetune', 'Create Snapshot…');
    const message = await window.messages('FINLAND-1 is in the advanced tier, where there are no snapshots.');
    await message.getByText('Clone its volumes instead.').waitFor();
    assert.equal(await window.quickInput.isVisible(), false);
    await window.clearMessages();
  });

  it('tells what Barrack refuses to an account whose profile is not complete', async () => {
    await window.command('Barrack: Sign Out');
    await window.view.getByText('Sign in with an API key').waitFor();
    await window.signIn('test-key-eur');
    await window.row('desk monthly').waitFor();
    const before = asked(simulator, 'createSnapshot');
    await window.contextMenu('desk', 'Create Snapshot…');
    await boxOf(window, 'Create Snapshot: desk');
    await accept(window);
    await window.quickInput.getByText('Press Enter to leave it out').waitFor();
    await accept(window);
    const detail = await detailOf(window, 'Create the snapshot desk-snapshot of desk?');
    assert.match(detail, /€0\.10 an hour/u);
    await answer(window, 'Create Snapshot');
    await operation(window, 'Create the snapshot desk-snapshot of desk', 'Profile incomplete').waitFor();
    await until('the tree says nothing of it', async () => !/creat/iu.test(await window.spoken('desk')));
    await window.screenshot('snapshot-refused-profile');
    assert.equal(asked(simulator, 'createSnapshot'), before + 1);
    assert.equal(simulator.effects('createSnapshot'), 1);
  });
});

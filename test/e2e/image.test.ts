import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import { violationsIn } from './support/axe.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

describe('creating an image', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('render-node weekly').waitFor();
  });
  after(() => window.close());
  afterEach(() => window.closeEditors());

  it('is done from a snapshot once by a double click, and followed to Available', async () => {
    const form = await window.openForm('render-node weekly', 'Create Image…');
    assert.equal(await form.fact('Made of').innerText(), 'render-node');
    assert.equal(await form.name.inputValue(), 'render-node weekly-image');
    for (const label of ['Snapshot status', 'One image for each snapshot', 'Name']) {
      await form.check(label).getByText('Passed', { exact: true }).waitFor();
    }
    await form.check('Profile').getByText('Barrack will check', { exact: true }).waitFor();
    await window.screenshot('image-form');
    await form.submit.dblclick();
    await form.outcome.getByRole('heading', { name: 'Creating render-node weekly-image' }).waitFor();
    assert.equal(simulator.effects('createImage'), 1);
    await window.view
      .getByRole('treeitem', { name: /^render-node weekly-image, Image, .*Creating/u })
      .waitFor();
    simulator.advance(60);
    await form.outcome.getByRole('heading', { name: 'render-node weekly-image is Available' }).waitFor();
    await form.button('Open in Barrack').waitFor();
    await form.button('Show in the Tree').waitFor();
    await window.view
      .getByRole('treeitem', { name: /^render-node weekly-image, Image, .*Available/u })
      .waitFor();
    assert.equal(simulator.effects('createImage'), 1);
    await window.screenshot('image-done');
  });

  const names = [
    ['ab', 'Use 3 to 30 characters; this has 2.'],
    ['a'.repeat(31), 'Use 3 to 30 characters; this has 31.'],
    ['what/ever', 'Not allowed here: /'],
    ['CUDA 12.4 clean', 'An image named CUDA 12.4 clean already exists in your account.'],
  ] as const;

  it('checks the name while one types', async () => {
    simulator.change({ kind: 'image', find: 'render-node weekly-image', remove: true });
    await window.command('Barrack: Refresh');
    await window.row('render-node weekly-image').waitFor({ state: 'detached' });
    const form = await window.openForm('render-node weekly', 'Create Image…');
    for (const [name, problem] of names) {
      await form.name.fill(name);
      await form.nameProblems.getByText(problem).waitFor();
      assert.ok(await form.submit.isDisabled());
    }
    await form.name.fill('pytorch-2.6 prod_v1');
    await form.check('Name').getByText('Passed', { exact: true }).waitFor();
    assert.ok(await form.submit.isEnabled());
  });

  it('lets the snapshot be chosen in the form, where each unusable one says why', async () => {
    const form = await window.openForm(window.group('Images', 'CANADA-1'), 'Create Image…');
    await form.card('render-node tonight').getByText('The snapshot is still being created.').waitFor();
    await form.card('notebook broken').getByText('The snapshot is in the status error.').waitFor();
    await form.card('render-node base').getByText('Deletes the image render-farm_v1.2 first').waitFor();
    assert.ok(await form.submit.isDisabled());
    await window.screenshot('image-choose');
    await form.option('render-node weekly').check();
    await form.sentence.getByText('The creation begins at once.').waitFor();
    assert.equal(await form.name.inputValue(), 'render-node weekly-image');
    assert.ok(await form.submit.isEnabled());
  });

  it('deletes the image that the snapshot has first, once that is confirmed', async () => {
    const form = await window.openForm('notebook clean', 'Create Image…');
    await form.preparation.getByText('This snapshot has the image CUDA 12.4 clean already').waitFor();
    assert.ok(await form.submit.isDisabled());
    await window.screenshot('image-existing');
    await form.box('Delete the image CUDA 12.4 clean first, then create this one').check();
    await form.sentence.getByText('The image CUDA 12.4 clean is deleted first, for good;').waitFor();
    await form.name.fill('CUDA 12.5 clean');
    await form.check('One image for each snapshot').getByText('Done first', { exact: true }).waitFor();

    await form.submit.click();
    await window.dialog.getByText('Delete the image CUDA 12.4 clean, then create CUDA 12.5 clean?').waitFor();
    await window.screenshot('image-delete-question');
    await window.dialog.getByRole('button', { name: 'Cancel' }).click();
    await window.dialog.waitFor({ state: 'detached' });
    assert.equal(simulator.effects('deleteImage'), 0);
    assert.equal(await form.name.inputValue(), 'CUDA 12.5 clean');

    await form.submit.click();
    await window.dialog.getByRole('button', { name: 'Delete and Create' }).click();
    await form.outcome.getByRole('heading', { name: 'Deleting the image CUDA 12.4 clean' }).waitFor();
    assert.deepEqual(await violationsIn(form.body), []);
    await window.screenshot('image-steps');
    simulator.advance(10);
    await form.outcome.getByRole('heading', { name: 'Creating CUDA 12.5 clean' }).waitFor();
    await window.row('CUDA 12.4 clean').waitFor({ state: 'detached' });
    simulator.advance(60);
    await form.outcome.getByRole('heading', { name: 'CUDA 12.5 clean is Available' }).waitFor();
    assert.equal(simulator.effects('deleteImage'), 1);
    assert.equal(simulator.effects('createImage'), 2);
  });

  it('shows what Barrack refuses, and loses nothing', async () => {
    simulator.change({ kind: 'account', set: { profileComplete: false } });
    const form = await window.openForm('render-node weekly', 'Create Image…');
    await form.name.fill('kept over the refusal');
    await form.check('Name').getByText('Passed', { exact: true }).waitFor();
    await form.submit.click();
    await form.alert.getByText('The image was not created.').waitFor();
    await form.alert
      .getByText(/profile/iu)
      .first()
      .waitFor();
    assert.equal(await form.name.inputValue(), 'kept over the refusal');
    await window.screenshot('image-refused');
  });
});

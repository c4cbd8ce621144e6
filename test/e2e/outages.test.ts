import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import { violationsIn } from './support/axe.ts';
import type { Form } from './support/form.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

describe('when something is wrong with Barrack', () => {
  let simulator: Simulator;
  let window: Window;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('training-data').waitFor();
  });
  after(() => window.close());

  async function openForm(volume: string): Promise<Form> {
    return window.openForm(volume, 'Clone Volume…');
  }

  /** Reloads by VS Code's own command, which first writes down which tabs are open: the page alone does so now and then. */
  async function reloadAsUser(): Promise<void> {
    const loaded = window.page.waitForEvent('load');
    await window.command('Developer: Reload Window');
    await loaded;
    await window.showBarrack();
  }

  /** How often a clone was asked for. */
  function asked(): number {
    return simulator.requests.filter(({ operation }) => operation === 'cloneVolume').length;
  }

  it('the view says that it could not be reached, and tries again when told to', async () => {
    simulator.faults.add({ operation: '*', kind: 'closeBefore', count: 'always' });
    await window.reload();
    await window.text('Barrack could not be reached').waitFor();
    await window.screenshot('no-connection');
    simulator.faults.clear();
    await window.view.getByRole('button', { name: 'Try Again' }).click();
    await window.row('training-data').waitFor();
  });

  it('the tree says what it could not load and why, and loads it by Retry', async () => {
    simulator.faults.add({ operation: '*', kind: 'status', status: 500, count: 'always' });
    await window.reload();
    const error = window.view.getByRole('treeitem', {
      name: /^Error, Regions, Volumes, Snapshots, Images, Instances: not loaded, .*500/u,
    });
    await error.waitFor();
    await window.screenshot('server-error');
    simulator.faults.clear();
    await window.row('Retry').click();
    await window.row('training-data').waitFor();
    await error.waitFor({ state: 'detached' });
  });

  describe('while a clone is sent', () => {
    beforeEach(() => simulator.clearRequests());
    afterEach(async () => {
      simulator.faults.clear();
      await window.closeEditors();
    });

    it('a clone behind an error 500 is found and followed, not sent again', async () => {
      const form = await openForm('golden-boot');
      const before = simulator.effects('cloneVolume');
      simulator.faults.add({ operation: 'cloneVolume', kind: 'status', status: 500, handled: true });
      await form.submit.click();
      await form.outcome.getByRole('heading', { name: 'Creating golden-boot-clone' }).waitFor();
      assert.equal(simulator.effects('cloneVolume'), before + 1);
      assert.equal(asked(), 1);
    });

    it('a form that knows nothing of the answer says so, also after a reload, and sends nothing again', async () => {
      let form = await openForm('training-data');
      await form.name.fill('gone-astray');
      simulator.faults.add({ operation: 'cloneVolume', kind: 'closeBefore' });
      await form.submit.click();
      const looking = 'Checking whether gone-astray was created';
      await form.outcome.getByRole('heading', { name: looking }).waitFor();
      await form.outcome.getByText('Time left, at most:').waitFor();
      await window.screenshot('clone-answer-lost');
      await reloadAsUser();
      await window.tab(/training-data/u).click();
      form = window.form();
      await form.outcome.getByRole('heading', { name: looking }).waitFor();
      await form.outcome.getByText('Barrack’s response was lost').waitFor();
      assert.equal(await form.submit.isVisible(), false);
      assert.deepEqual(await violationsIn(form.body), []);
      assert.equal(asked(), 1);
    });
  });

  it('names with markup in them are text in the form', async () => {
    const dialogs: string[] = [];
    window.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    simulator.faults.clear(); // of an attempt before
    simulator.faults.add({ operation: 'listVolumes', kind: 'htmlNames', count: 'always' });
    await window.command('Barrack: Refresh');
    const name = '<img src=x onerror=alert(1)>training-data';
    await window.row(name).waitFor();
    const form = await openForm(name);
    assert.equal(await form.fact('Name').innerText(), name);
    assert.equal(await form.body.locator('img').count(), 0);
    await form.check('Name').getByText('Passed', { exact: true }).waitFor();
    await window.screenshot('hostile-form');
    assert.deepEqual(dialogs, []);
    simulator.faults.clear();
  });
});

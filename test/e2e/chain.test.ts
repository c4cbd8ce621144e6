import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import { violationsIn } from './support/axe.ts';
import type { Form } from './support/form.ts';
import { until } from './support/until.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn } from './support/world.ts';

const instance = 'inference-api';
const startButton = `Start ${instance} Again`;

describe('cloning a volume of a running instance', () => {
  let simulator: Simulator;
  let window: Window;
  let form: Form;

  before(async () => {
    simulator = await freshSimulator();
    window = await openSignedIn();
  });
  after(() => window.close());

  beforeEach(async () => {
    simulator.reset('demo');
    simulator.faults.clear();
    simulator.setSpeed(0);
    await window.command('Barrack: Refresh');
    await window.view.getByRole('treeitem', { name: new RegExp(`^${instance}, .*ACTIVE`, 'u') }).waitFor();
    form = await window.openForm('scratch', 'Clone Volume…');
    await form.box(`Shut down ${instance} first`).check();
  });
  afterEach(async () => {
    simulator.setSpeed(1000); // whatever is under way comes to its end
    await window.closeEditors();
  });

  async function submit(): Promise<void> {
    await form.submit.click();
    await window.dialog.getByRole('button', { name: 'Shut Down and Clone' }).click();
  }

  function statusOf(): string | undefined {
    const { instances } = simulator.state.accounts.usd;
    return [...instances.values()].find(({ name }) => name === instance)?.status;
  }

  it('says before what it will do, and asks', async () => {
    await form.preparation.getByText(`${instance} has to be shut down first`).waitFor();
    await form.preparation.getByText('An instance in SHUTOFF is still billed in full.').waitFor();
    assert.ok(await form.box(`Start ${instance} again when the clone is Available`).isChecked());
    await form.check('Instance state').getByText('Done first', { exact: true }).waitFor();
    assert.deepEqual(await violationsIn(form.body), []);
    await window.screenshot('chain-form');
    await form.submit.click();
    await window.dialog.getByText(`Shut down ${instance} and clone scratch?`).waitFor();
    await window.screenshot('chain-question');
    await window.dialog.getByRole('button', { name: 'Cancel' }).click();
    await window.dialog.waitFor({ state: 'detached' });
    assert.equal(simulator.effects('stopInstance'), 0);
  });

  it('shuts it down, clones, and starts it again, each once', async () => {
    await submit();
    await form.outcome.getByRole('heading', { name: `Shutting down ${instance}` }).waitFor();
    await window.screenshot('chain-steps');
    await until('Barrack has begun with it', () => simulator.effects('stopInstance') === 1);
    simulator.advance(60);
    await form.outcome.getByRole('heading', { name: 'Creating scratch-clone' }).waitFor();
    await form.outcome.getByText(`✓ ${instance} was shut down.`).waitFor();
    simulator.advance(120);
    await form.outcome.getByRole('heading', { name: 'scratch-clone is Available' }).waitFor();
    await until('it is being started', () => simulator.effects('startInstance') === 1);
    simulator.advance(60);
    await form.outcome.getByText(`✓ ${instance} was started.`).waitFor();
    await window.screenshot('chain-done');
    for (const operation of ['stopInstance', 'cloneVolume', 'startInstance'] as const) {
      assert.equal(simulator.effects(operation), 1, operation);
    }
  });

  it('stops where it can not be shut down: nothing is cloned', async () => {
    simulator.faults.add({
      operation: 'stopInstance',
      kind: 'status',
      status: 409,
      message: 'Instance is busy',
    });
    await submit();
    await form.alert.getByText('Instance is busy').waitFor();
    await window.screenshot('chain-stop-refused');
    assert.equal(simulator.effects('cloneVolume'), 0);
    assert.equal(statusOf(), 'ACTIVE');
    assert.equal(await form.button(startButton).count(), 0);
  });

  it('says that it is shut down where the clone is refused, and starts it again when told to', async () => {
    simulator.faults.add({
      operation: 'cloneVolume',
      kind: 'status',
      status: 402,
      message: 'Insufficient credits',
    });
    await submit();
    await form.outcome.getByRole('heading', { name: `Shutting down ${instance}` }).waitFor();
    await until('Barrack has begun with it', () => simulator.effects('stopInstance') === 1);
    simulator.advance(60);
    await form.alert.getByText('Insufficient credits').first().waitFor();
    await form.alert.getByText(`${instance} is shut down, and still billed in full.`).waitFor();
    await window.screenshot('chain-clone-refused');
    assert.equal(simulator.effects('startInstance'), 0);
    await form.button(startButton).click();
    await until('it is started', () => simulator.effects('startInstance') === 1);
    simulator.advance(60);
    await until('it is ACTIVE', () => statusOf() === 'ACTIVE');
  });

  it('says that it could not be started again where the clone is there', async () => {
    simulator.faults.add({ operation: 'startInstance', kind: 'status', status: 409, message: 'No capacity' });
    await submit();
    await form.outcome.getByRole('heading', { name: `Shutting down ${instance}` }).waitFor();
    await until('Barrack has begun with it', () => simulator.effects('stopInstance') === 1);
    simulator.advance(60);
    await form.outcome.getByRole('heading', { name: 'Creating scratch-clone' }).waitFor();
    simulator.advance(120);
    await form.outcome.getByRole('heading', { name: 'scratch-clone is Available' }).waitFor();
    await form.button(startButton).waitFor({ timeout: 60_000 });
    await window.screenshot('chain-start-refused');
    assert.equal(simulator.effects('cloneVolume'), 1);
  });
});

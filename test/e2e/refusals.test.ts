import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import type { Form } from './support/form.ts';
import { unseen } from './support/unseen.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn, openWindow } from './support/world.ts';

describe('a refused clone', () => {
  let simulator: Simulator;
  let window: Window;
  let form: Form;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('training-data').waitFor();
  });
  after(() => window.close());

  beforeEach(async () => {
    form = await window.openForm('training-data', 'Clone Volume…');
  });
  afterEach(async () => {
    simulator.faults.clear();
    simulator.change({ kind: 'volume', find: 'training-data', set: { status: 'available' } });
    await window.closeEditors();
    await window.command('Barrack: Refresh');
    await window.view.getByRole('treeitem', { name: /^training-data, .*, Available/u }).waitFor();
  });

  /** Nothing was made, and all that was entered is still there to be sent. */
  async function nothingLost(name: string): Promise<void> {
    assert.equal(simulator.effects('cloneVolume'), 0);
    assert.equal(await form.name.inputValue(), name);
    assert.ok(await form.option('HDD').isChecked());
  }

  async function fillIn(name: string): Promise<void> {
    await form.option('HDD').check();
    await form.name.fill(name);
    await form.check('Name').getByText('Passed', { exact: true }).waitFor();
  }

  async function submit(name: string): Promise<void> {
    await fillIn(name);
    await form.submit.click();
  }

  /** Fills the form in and submits it. The change happens between. */
  async function submitBehind(name: string, change: () => void): Promise<void> {
    await fillIn(name);
    await unseen(simulator, change, () => form.submit.click());
  }

  it('for a name that somebody else took meanwhile is shown at the name', async () => {
    await submitBehind('behind-your-back', () =>
      simulator.change({ kind: 'volume', find: 'scratch', set: { name: 'behind-your-back' } }),
    );
    await form.nameProblems.getByText('already exists').first().waitFor();
    await window.screenshot('refused-name-taken');
    await nothingLost('behind-your-back');
    await form.body.locator('#name:focus').waitFor();
  });

  it('for a source that changed in between is found before anything is sent', async () => {
    simulator.clearRequests();
    await submitBehind('too-late', () =>
      simulator.change({ kind: 'volume', find: 'training-data', set: { status: 'resizing' } }),
    );
    await form.alert.getByText('The volume was not cloned.').waitFor();
    await form.check('Volume status').getByText('Failed', { exact: true }).waitFor();
    await window.screenshot('refused-source-changed');
    await nothingLost('too-late');
    assert.equal(simulator.requests.filter(({ operation }) => operation === 'cloneVolume').length, 0);
  });

  const refusals = [
    [400, 'Volume can only be cloned when available or attached to shut off instance'],
    [402, 'Insufficient credits: 12.00 USD needed, 1.00 USD available'],
    [403, 'Profile incomplete. Please complete your profile before continuing.'],
    [400, 'Cloning only supported for advanced tier regions'],
    [429, 'Too many requests'],
  ] as const;
  for (const [status, message] of refusals) {
    it(`with ${status} "${message}" is shown with its request id`, async () => {
      simulator.faults.add({ operation: 'cloneVolume', kind: 'status', status, message });
      await submit('refused-clone');
      await form.alert.getByText('The volume was not cloned.').waitFor();
      await form.alert.getByText('Request ID').waitFor();
      await form.body.getByText(message).first().waitFor();
      await window.screenshot(`refused-${status}`);
      await nothingLost('refused-clone');
    });
  }

  it('at a field is shown at that field', async () => {
    const errors = { volume_type: ['"HDD" is not available in the advanced tier.'] };
    simulator.faults.add({ operation: 'cloneVolume', kind: 'drfFieldErrors', errors });
    await submit('refused-type');
    await form.body.locator('#choice-problems').getByText('"HDD" is not available').waitFor();
    await window.screenshot('refused-type');
    await nothingLost('refused-type');
  });

  it('that is none, since only the answer was lost, is found and followed', async () => {
    simulator.faults.add({ operation: 'cloneVolume', kind: 'closeAfter' });
    await submit('lost-answer');
    await form.outcome.getByRole('heading', { name: 'Creating lost-answer' }).waitFor();
    assert.equal(simulator.effects('cloneVolume'), 1);
    await window.row('lost-answer').waitFor();
    simulator.advance(120);
    await form.outcome.getByRole('heading', { name: 'lost-answer is Available' }).waitFor();
    assert.equal(simulator.effects('cloneVolume'), 1);
    assert.equal(
      simulator.requests.filter(({ operation }) => operation === 'cloneVolume').at(-1)?.status,
      null,
    );
  });

  it('that ends in Error says so and what to do', async () => {
    simulator.faults.add({ operation: 'cloneVolume', kind: 'endsInError' });
    await submit('doomed-clone');
    await form.outcome.getByRole('heading', { name: 'Creating doomed-clone' }).waitFor();
    simulator.advance(120);
    await form.outcome.getByRole('heading', { name: 'doomed-clone ended in Error' }).waitFor();
    await form.button('Copy Support Details').waitFor();
    await window.screenshot('clone-error');
    await form.button('Back to the Form').click();
    await form.submit.waitFor();
  });
});

describe('an account that may not', () => {
  let window: Window;

  before(async () => {
    (await freshSimulator()).setSpeed(0);
    window = await openWindow();
    await window.showBarrack();
  });
  after(() => window.close());
  afterEach(async () => {
    await window.closeEditors();
    await window.command('Barrack: Sign Out');
    await window.text('Sign in with an API key').waitFor();
  });

  async function openForm(key: string, volume: string): Promise<Form> {
    await window.signIn(key);
    await window.row(volume).waitFor();
    return window.openForm(volume, 'Clone Volume…');
  }

  it('is told of missing credits by Barrack, with what it has and needs', async () => {
    const form = await openForm('test-key-inr', 'results');
    await form.check('Credits').getByText('Barrack will check').first().waitFor();
    await form.submit.click();
    await form.alert.getByText('Insufficient credits').first().waitFor();
    await window.screenshot('refused-credits');
  });

  it('is told of an incomplete profile by Barrack, with what to do', async () => {
    const form = await openForm('test-key-eur', 'corpus');
    await form.sentence.getByText('€').waitFor();
    await form.submit.click();
    await form.alert
      .getByText(/profile/iu)
      .first()
      .waitFor();
    await window.screenshot('refused-profile');
  });
});

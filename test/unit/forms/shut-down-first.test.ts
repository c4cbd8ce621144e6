import assert from 'node:assert/strict';
import { instanceStatus } from '../../../src/domain/status.ts';
import type { Progress } from '../../../src/writes/model/progress.ts';
import type { FakeServices } from './fakes.ts';
import { settle } from './fakes.ts';
import { cloneForm } from './harness.ts';
import { barrackError, loaded, volume } from './records.ts';
import { instance as listedInstance } from '../writes/support/records.ts';

const trainer = { id: 'n1', name: 'trainer' };
const order = { id: 'n1', name: 'trainer', region: 'FINLAND-1' };

/** The clone form of a volume that is attached to an instance in that state. */
const attachedTo = (word: string) =>
  cloneForm((services: FakeServices) => {
    const instance = { ...trainer, status: instanceStatus(word) };
    services.store.volumes = loaded(volume({ word: 'attached', instance }));
  });

describe('the clone form of a volume that is attached to a running instance', () => {
  it('offers to shut the instance down first, and says what that means', () => {
    const form = attachedTo('active');
    const { preparation, submit } = form.view;
    assert.equal(preparation?.title, 'trainer has to be shut down first');
    assert.match(preparation.lines.join(' '), /What runs on trainer ends.*SHUTOFF is still billed in full/u);
    assert.equal(preparation.prepare, 'Shut down trainer first');
    assert.equal(preparation.restore, 'Start trainer again when the clone is Available');
    assert.equal(submit.enabled, false);
    form.type({ prepare: true });
    assert.equal(form.check('instanceState').outcome, 'passed');
    assert.equal(form.check('instanceState').detail, 'trainer is shut down first.');
    assert.equal(form.view.submit.enabled, true);
  });

  it('tells the ids where others have the same names: in its heading, its facts, and what is done first', () => {
    const form = cloneForm((services: FakeServices) => {
      const attached = volume({
        word: 'attached',
        instance: { ...trainer, status: instanceStatus('active') },
      });
      services.store.volumes = loaded(attached, { ...attached, id: 'v2' });
      services.store.instances = loaded(
        listedInstance({ id: 'n1', name: 'trainer' }),
        listedInstance({ id: 'n2', name: 'trainer' }),
      );
    });
    assert.equal(form.model.title, 'Clone Volume: training-data (v1)');
    const facts = Object.fromEntries(form.view.facts.map(({ label, value }) => [label, value]));
    assert.equal(facts['Attached to'], 'trainer (n1) (ACTIVE)');
    assert.equal(form.view.preparation?.title, 'trainer (n1) has to be shut down first');
    form.type({ prepare: true });
    assert.equal(form.check('instanceState').detail, 'trainer (n1) is shut down first.');
  });

  it('says on its button what it does', () => {
    const form = attachedTo('active');
    assert.equal(form.view.submit.label, 'Clone Volume');
    form.type({ prepare: true });
    assert.equal(form.view.submit.label, 'Shut Down and Clone');
  });

  it('marks what is done, what goes on and what waits, each in its way', async () => {
    const form = attachedTo('active');
    form.type({ prepare: true });
    form.submit();
    await settle();
    const { cloning } = form.services;
    const step = (text: string, progress: Progress) => ({ text, progress });
    const error = barrackError();
    cloning.steps = [
      step('a', { step: 'done', resource: undefined }),
      step('b', { step: 'skipped', because: 'already' }),
      step('c', { step: 'running', resource: undefined }),
      step('d', { step: 'sending' }),
      step('e', { step: 'waiting' }),
      step('f', { step: 'checking' }),
      step('g', { step: 'unknown', error, check: '' }),
      step('h', { step: 'refused', error }),
      step('i', { step: 'skipped', because: 'stopped' }),
    ];
    cloning.come({ step: 'running', resource: undefined });
    assert.deepEqual(form.view.outcome?.lines.slice(0, 9), ['✓ a', '✓ b', '… c', '… d', '○ e', '? f', '? g', '✗ h', '– i']); // prettier-ignore
  });

  for (const word of ['shutoff', 'stopping', 'hibernated', 'mystery']) {
    it(`offers nothing where it is ${word}`, () => {
      assert.equal(attachedTo(word).view.preparation, undefined);
    });
  }

  it('sends shutting down, cloning and starting as one operation, after a question', async () => {
    const form = attachedTo('active');
    form.type({ prepare: true, name: 'copy' });
    form.submit();
    await settle();
    const [question] = form.services.questions;
    assert.equal(question?.message, 'Shut down trainer and clone training-data?');
    assert.match(question.detail, /started again when the clone is Available/u);
    assert.equal(question.name, undefined, 'nothing is destroyed');
    const [{ orders, main } = { orders: [], main: 0 }] = form.services.begun;
    assert.deepEqual(
      orders.map(({ kind }) => kind),
      ['stopInstance', 'clone', 'startInstance'],
    );
    assert.equal(main, 1);
    assert.deepEqual(orders[0], { kind: 'stopInstance', instance: order });
  });

  it('leaves it shut down where the user wishes so, and says what that costs', async () => {
    const form = attachedTo('active');
    form.type({ prepare: true, restore: false });
    form.submit();
    await settle();
    assert.match(form.services.questions[0]?.detail ?? '', /stays in SHUTOFF, and is still billed in full/u);
    assert.deepEqual(
      form.services.begun[0]?.orders.map(({ kind }) => kind),
      ['stopInstance', 'clone'],
    );
  });

  it('sends nothing where the user declines', async () => {
    const form = attachedTo('active');
    form.services.answer = false;
    form.type({ prepare: true });
    form.submit();
    await settle();
    assert.equal(form.services.begun.length, 0);
  });

  it('says that it is shut down, and starts it again, when the clone was refused', async () => {
    const form = attachedTo('active');
    form.type({ prepare: true });
    form.submit();
    await settle();
    const refused = { step: 'refused', error: barrackError({ message: 'No credits.' }) } as const;
    form.services.cloning.come(refused);
    form.services.cloning.instanceLeftStopped = { kind: 'instance', ...trainer }; // known when the steps after it are given up
    let told = 0;
    form.model.onDidChange(() => (told += 1));
    form.services.cloning.come(refused);
    assert.equal(told, 1);
    assert.equal(form.view.phase, 'editing');
    assert.match(form.view.alert?.lines.join(' ') ?? '', /trainer is shut down, and still billed in full/u);
    assert.equal(form.view.alert?.buttons[0]?.label, 'Start trainer Again');
    form.press('startInstance');
    assert.deepEqual(form.services.begun[1], {
      orders: [{ kind: 'startInstance', instance: { ...trainer, region: undefined } }],
      main: 0,
    });
  });

  it('goes on saying so, and offering it, while a later clone of the same volume is on its way', async () => {
    const form = attachedTo('active');
    form.type({ prepare: true });
    form.submit();
    await settle();
    const { cloning } = form.services;
    cloning.instanceLeftStopped = { kind: 'instance', ...trainer };
    cloning.come({ step: 'refused', error: barrackError({ message: 'No credits.' }) });
    form.press('refresh');
    await settle();
    assert.equal(form.view.alert?.title, 'trainer is shut down, and still billed in full.');
    assert.deepEqual(form.buttons, ['startInstance']);
  });

  it('says it, with the way to start it again, where nobody knows what came of the clone', async () => {
    const form = attachedTo('active');
    form.type({ prepare: true });
    form.submit();
    await settle();
    const { cloning } = form.services;
    cloning.instanceLeftStopped = { kind: 'instance', ...trainer };
    cloning.come({ step: 'unknown', error: barrackError(), check: 'Look.' });
    assert.equal(form.view.outcome?.lines[0], 'trainer is shut down, and still billed in full.');
    assert.equal(form.buttons[0], 'startInstance');
  });

  it('goes back to the form where the user has stopped it before anything was cloned', async () => {
    const form = attachedTo('active');
    form.type({ prepare: true });
    form.submit();
    await settle();
    form.services.cloning.come({ step: 'skipped', because: 'stopped' });
    assert.equal(form.view.phase, 'editing');
    form.submit();
    await settle();
    assert.equal(form.services.begun.length, 2);
  });

  it('shows how each step stands when the clone is there but the instance could not be started', async () => {
    const form = attachedTo('active');
    form.type({ prepare: true, name: 'copy' });
    form.submit();
    await settle();
    const { cloning } = form.services;
    const resource = volume({ id: 'v2', name: 'copy' });
    cloning.steps = [
      { text: 'trainer is SHUTOFF.', progress: { step: 'done', resource: undefined } },
      { text: 'training-data was cloned as copy.', progress: { step: 'done', resource } },
      { text: 'trainer was not started: No.', progress: { step: 'refused', error: barrackError() } },
    ];
    cloning.instanceLeftStopped = { kind: 'instance', ...trainer };
    cloning.come({ step: 'done', resource });
    assert.equal(form.view.outcome?.tone, 'unsure');
    assert.deepEqual(form.view.outcome.lines.slice(0, 4), [
      'trainer is shut down, and still billed in full.',
      '✓ trainer is SHUTOFF.',
      '✓ training-data was cloned as copy.',
      '✗ trainer was not started: No.',
    ]);
    assert.equal(form.view.outcome.buttons[0]?.label, 'Start trainer Again');
  });
});

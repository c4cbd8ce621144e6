import assert from 'node:assert/strict';
import { barrackError, notLoaded } from './records.ts';
import { settle } from './fakes.ts';
import { cloneForm } from './harness.ts';

describe('a form when Barrack refuses', () => {
  const refuse = (details: Parameters<typeof barrackError>[0]) => {
    const form = cloneForm();
    form.type({ name: 'my-clone' });
    form.submit();
    form.services.cloning.come({ step: 'refused', error: barrackError(details) });
    return form;
  };

  it('puts a field error at its field, with the request id at hand and nothing lost', () => {
    const form = refuse({
      message: 'Invalid.',
      requestId: 'a1b2c3d4',
      fieldErrors: { name: ['Taken.'], volume_type: ['Withdrawn.'], profile: ['Incomplete.'] },
    });
    assert.deepEqual(form.view.nameProblems, ['Taken.']);
    assert.deepEqual(form.view.choiceProblems, ['Withdrawn.']);
    assert.deepEqual(form.view.alert?.lines, ['See the message at the field.', 'profile: Incomplete.']);
    assert.deepEqual(form.view.alert.facts, [{ label: 'Request ID', value: 'a1b2c3d4' }]);
    assert.equal(form.view.draft.name, 'my-clone');
    assert.equal(form.check('name').outcome, 'failed');
    assert.equal(form.view.submit.enabled, false);
  });

  it('finds the field by the words of a refusal without fields', () => {
    const form = refuse({
      kind: 'conflict',
      message: 'A volume named my-clone exists.',
      remedy: 'Choose another.',
    });
    assert.deepEqual(form.view.nameProblems, ['A volume named my-clone exists.']);
  });

  it('shows what is about no field above the form', () => {
    const text = 'Volume can only be cloned when available or attached to shut off instance';
    const form = refuse({ kind: 'conflict', message: text, remedy: 'Shut it down.' });
    assert.deepEqual(form.view.nameProblems, []);
    assert.deepEqual(form.view.alert?.lines, [text, 'Shut it down.']);
    assert.equal(form.view.alert.title, 'The volume was not cloned.');
    assert.equal(form.view.submit.enabled, true);
  });

  it('does not take a word for a field where the error is not about what was entered', () => {
    const form = refuse({ kind: 'network', message: 'The name barrack.ai could not be resolved.' });
    assert.deepEqual(form.view.nameProblems, []);
  });

  it('drops a field error once the field is changed, and brings it back with the old name', () => {
    const form = refuse({ fieldErrors: { name: ['Taken.'] } });
    form.type({ name: 'my-clone-2' });
    assert.deepEqual(form.view.nameProblems, []);
    assert.equal(form.view.alert, undefined);
    assert.equal(form.view.submit.enabled, true);
    form.type({ name: 'my-clone' });
    assert.deepEqual(form.view.nameProblems, ['Taken.']);
  });

  it('lets the same name be tried again after the user has checked again', async () => {
    const form = refuse({ fieldErrors: { name: ['Taken.'] } });
    form.press('refresh');
    await settle();
    assert.deepEqual(form.view.nameProblems, []);
    assert.equal(form.view.submit.enabled, true);
    assert.deepEqual(form.services.store.refreshed, [['volumes', 'instances']]);
    assert.equal(form.services.store.balanceRefreshes, 1);
  });

  it('hands the details to support', () => {
    const form = refuse({ message: 'Broken.', requestId: 'a1b2c3d4' });
    form.press('copySupportDetails');
    assert.deepEqual(
      form.services.support.map(({ resources, incident }) => [resources.map(({ id }) => id), incident]),
      [
        [
          ['v1'],
          {
            what: 'Clone the volume training-data as my-clone',
            name: 'my-clone',
            message: 'Broken.',
            requestId: 'a1b2c3d4',
          },
        ],
      ],
    );
  });

  describe('the key', () => {
    const rejected = { kind: 'unauthorized', message: 'No.' } as const;

    it('offers to sign in', () => {
      const form = refuse(rejected);
      assert.deepEqual(form.buttons, ['signIn', 'copySupportDetails']);
      form.press('signIn');
      assert.equal(form.services.signIns, 1);
      assert.ok(!refuse({ kind: 'forbidden' }).buttons.includes('signIn'), 'nothing else is helped by it');
    });

    it('when it is to be read again offers to sign in', () => {
      const form = cloneForm();
      form.services.store.volumes = { ...form.services.store.volumes, error: barrackError(rejected) };
      form.services.store.change();
      assert.deepEqual(form.buttons, ['signIn']);
      form.press('signIn');
      assert.equal(form.services.signIns, 1);
    });

    it('before anything was read offers to sign in', () => {
      const form = cloneForm((services) => {
        services.store.volumes = notLoaded(barrackError(rejected));
      });
      assert.deepEqual(form.buttons, ['signIn', 'refresh', 'close']);
    });

    it('while what it made is followed offers to sign in', () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come({ step: 'running', resource: undefined });
      form.services.store.volumes = { ...form.services.store.volumes, error: barrackError(rejected) };
      form.services.store.change();
      assert.equal(form.buttons[0], 'signIn');
    });
  });
});

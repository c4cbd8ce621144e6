import assert from 'node:assert/strict';
import { instanceStatus } from '../../../src/domain/status.ts';
import { settle } from './fakes.ts';
import { cloneForm } from './harness.ts';
import { loaded, volume } from './records.ts';

describe('a form whose question is open', () => {
  const instance = { id: 'n1', name: 'trainer', status: instanceStatus('active') };
  const attached = volume({ word: 'attached', instance });

  /** Asked whether the instance may be shut down; the answer is yes once `meanwhile` has happened. */
  async function asked(meanwhile: (form: ReturnType<typeof cloneForm>) => void) {
    const form = cloneForm(({ store }) => {
      store.volumes = loaded(attached);
    });
    form.type({ prepare: true });
    const { promise, resolve } = Promise.withResolvers<boolean>();
    form.services.confirm = () => promise;
    form.submit();
    await settle();
    meanwhile(form);
    resolve(true);
    await settle();
    return form;
  }

  it('sends what was asked about', async () => {
    const form = await asked(() => undefined);
    assert.equal(form.services.begun.length, 1);
  });

  it('sends nothing where the name was suggested anew meanwhile: the user has not seen that', async () => {
    const form = await asked(({ services }) => {
      services.store.volumes = loaded(attached, volume({ id: 'v2', name: 'training-data-clone' }));
      services.store.change();
    });
    assert.equal(form.view.draft.name, 'training-data-clone-2');
    assert.deepEqual([form.services.begun.length, form.view.phase], [0, 'editing']);
  });

  it('sends nothing where something else was entered meanwhile', async () => {
    const form = await asked((one) => one.type({ name: 'other' }));
    assert.deepEqual([form.services.begun.length, form.view.phase], [0, 'editing']);
  });

  it('sends nothing after it was closed, nor twice after a second click', async () => {
    const closed = await asked(({ model }) => model.dispose());
    assert.equal(closed.services.begun.length, 0);
    const clicked = await asked((one) => one.submit());
    assert.equal(clicked.services.begun.length, 1);
  });
});

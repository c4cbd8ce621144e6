import assert from 'node:assert/strict';
import { someSnapshots } from './fakes.ts';
import { cloneForm, imageForm, volumeForm } from './harness.ts';
import { instanceRef, loaded, volume } from './records.ts';

describe('copying a form as curl', () => {
  it('copies what a submit would send, in each form', async () => {
    const volumes = await volumeForm();
    volumes.type({ name: ' datasets ', choice: 'HDD' });
    for (const form of [cloneForm(), imageForm(), volumes]) {
      form.press('copyAsCurl');
      assert.equal(form.view.phase, 'editing');
      assert.deepEqual(form.services.begun, []);
      form.submit();
      const sent = form.services.begun.map(({ orders }) => orders);
      assert.equal(sent.length, 1);
      assert.deepEqual(form.services.asCurl, sent);
    }
  });

  it('copies all steps of a chain, and asks nothing', () => {
    const clone = cloneForm(({ store }) => {
      store.volumes = loaded(volume({ word: 'attached', instance: instanceRef('active') }));
    });
    clone.press('copyAsCurl');
    assert.deepEqual(clone.services.asCurl, [], 'not possible yet');
    clone.type({ prepare: true });
    clone.press('copyAsCurl');
    const image = imageForm(someSnapshots, 's3');
    image.type({ prepare: true });
    image.press('copyAsCurl');
    const kinds = [clone, image].map(({ services }) => services.asCurl[0]?.map(({ kind }) => kind));
    assert.deepEqual(kinds, [
      ['stopInstance', 'clone', 'startInstance'],
      ['deleteImage', 'createImage'],
    ]);
    assert.deepEqual([...clone.services.questions, ...image.services.questions], []);
  });

  it('is not possible while something is missing or wrong, or while it is sent', () => {
    const form = cloneForm();
    form.type({ name: '-' });
    form.press('copyAsCurl');
    form.type({ name: 'good' });
    form.submit();
    form.press('copyAsCurl');
    const chosen = imageForm(someSnapshots, '');
    chosen.press('copyAsCurl');
    assert.deepEqual([...form.services.asCurl, ...chosen.services.asCurl], []);
  });
});

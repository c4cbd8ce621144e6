import assert from 'node:assert/strict';
import { settle, someSnapshots } from './fakes.ts';
import { imageForm } from './harness.ts';
import { barrackError, image, loaded, notLoaded } from './records.ts';

describe('the image form', () => {
  it('suggests a name, checks it against all images of the account, and sends it', () => {
    const form = imageForm(({ store }) => (store.images = loaded(image({ name: 'nightly-image' }))));
    assert.equal(form.view.draft.name, 'nightly-image-2');
    form.type({ name: 'nightly-image' });
    assert.deepEqual(form.view.nameProblems, [
      'An image named nightly-image already exists in your account.',
    ]);
    form.submit();
    form.type({ name: 'prod 1.4' });
    form.submit();
    assert.deepEqual(
      form.services.creations.map((order) => [order.snapshot.id, order.name]),
      [['s1', 'prod 1.4']],
    );
  });

  it('leaves profile and unknown names to Barrack', () => {
    const form = imageForm(({ store }) => (store.images = notLoaded()));
    assert.equal(form.check('profile').outcome, 'server');
    assert.equal(form.check('name').outcome, 'server');
    assert.equal(form.view.submit.enabled, true);
  });

  it('says that an image may cost something, since no price is documented', () => {
    assert.match(imageForm().model.subject.page.notes.join(' '), /no price for images.*may bill/u);
  });

  it('offers what comes next for an image', () => {
    const form = imageForm();
    form.submit();
    form.services.creating.come({ step: 'done', resource: image({ id: 'i2', name: 'nightly-image' }) });
    assert.deepEqual(form.buttons, ['showInTree', 'copyId', 'openInBarrack', 'close']);
    form.press('openInBarrack');
    assert.deepEqual(form.services.opened, ['image']);
  });

  it('is lost: says that Barrack refuses the name a second time', async () => {
    const form = imageForm();
    form.submit();
    form.services.creating.come({ step: 'unknown', error: undefined, check: 'Look.' });
    form.press('refresh');
    await settle();
    assert.match(form.view.outcome?.lines.at(-1) ?? '', /keep the name: Barrack refuses a name that exists/u);
  });

  describe('with the snapshot to choose', () => {
    it('lists the usable ones first; each other says why', () => {
      const { options } = imageForm(someSnapshots, '').view;
      assert.deepEqual(
        options.map(({ label, problem }) => [label, problem]),
        [
          ['has-one', ''],
          ['nightly', ''],
          ['weekly', 'The snapshot is still being created. Wait until it is Available, then try again.'],
        ],
      );
    });

    it('says of one what is done first', () => {
      const [first] = imageForm(someSnapshots, '').view.options;
      assert.match(first?.description ?? '', /Deletes the image base-image first/u);
    });

    it('asks for one before anything can be sent', () => {
      const form = imageForm(someSnapshots, '');
      assert.equal(form.view.submit.enabled, false);
      assert.equal(form.view.submit.sentence, 'Choose a snapshot.');
      assert.deepEqual(form.view.nameProblems, []);
    });

    it('suggests the name with the choice, until one is typed', () => {
      const form = imageForm(someSnapshots, '');
      form.type({ choice: 's1' });
      assert.equal(form.view.draft.name, 'nightly-image');
      form.type({ choice: 's2' });
      assert.equal(form.view.draft.name, 'weekly-image');
      assert.equal(form.view.submit.enabled, false);
      form.type({ name: 'mine' });
      form.type({ choice: 's1' });
      assert.equal(form.view.draft.name, 'mine');
      assert.equal(form.view.submit.enabled, true);
    });

    it('puts what Barrack says of the snapshot at the choice', () => {
      const form = imageForm(someSnapshots, '');
      form.type({ choice: 's1' });
      form.submit();
      form.services.creating.come({ step: 'refused', error: barrackError({ kind: 'notFound', message: 'Snapshot not found' }) }); // prettier-ignore
      assert.deepEqual(form.view.choiceProblems, ['Snapshot not found']);
    });

    it('refuses an id that is in no list', () => {
      const form = imageForm(someSnapshots, '');
      form.type({ choice: 'someone-elses' });
      form.submit();
      assert.equal(form.services.creations.length, 0);
    });

    it('says that there is none', () => {
      const form = imageForm(({ store }) => (store.snapshots = loaded()), '');
      assert.match(form.view.outcome?.title ?? '', /no snapshots/u);
      const said = form.view.outcome?.lines.join(' ') ?? '';
      assert.match(said, /“Create Snapshot…”/u, 'how to make one here');
      assert.doesNotMatch(said, /barrack\.ai/u);
    });
  });
});

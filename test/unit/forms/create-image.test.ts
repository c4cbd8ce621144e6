import assert from 'node:assert/strict';
import { barrackError, image, loaded, notLoaded, settle, snapshot } from './fakes.ts';
import type { FakeServices } from './fakes.ts';
import { imageForm } from './harness.ts';

function someSnapshots({ store }: FakeServices): void {
  store.snapshots = loaded(
    snapshot({ id: 's3', name: 'has-one' }),
    snapshot({ id: 's2', name: 'weekly', word: 'creating' }),
    snapshot(),
  );
  store.imagesOfSnapshots.set('s3', { has: true, image: image() });
}

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

  it('offers what comes next for an image', () => {
    const form = imageForm();
    form.submit();
    form.services.creating.come({ step: 'done', resource: image({ id: 'i2', name: 'nightly-image' }) });
    assert.deepEqual(form.buttons, ['showInTree', 'copyId', 'openInBarrack', 'close']);
    form.press('openInBarrack');
    assert.deepEqual(form.services.opened, ['image']);
  });

  describe('with the snapshot to choose', () => {
    it('lists the usable ones first; each other says why', () => {
      const { options } = imageForm(someSnapshots, '').view;
      assert.deepEqual(
        options.map(({ label, problem }) => [label, problem]),
        [
          ['nightly', ''],
          [
            'has-one',
            'The snapshot already has the image base-image; it can have one. Delete that image first.',
          ],
          ['weekly', 'The snapshot is still being created. Wait until it is Available, then try again.'],
        ],
      );
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
    });
  });

  describe('of a snapshot that has an image', () => {
    const open = () => imageForm(someSnapshots, 's3');

    it('names the image and can not be sent', () => {
      const form = open();
      assert.equal(form.view.existing?.title, 'This snapshot has the image base-image already');
      assert.match(form.view.existing.lines[0] ?? '', /instances can no longer be deployed/u);
      assert.equal(form.view.submit.enabled, false);
    });

    it('deletes it only after a question that names it', async () => {
      const form = open();
      form.services.answer = false;
      form.press('deleteExistingImage');
      await settle();
      assert.equal(form.services.questions[0]?.message, 'Delete the image base-image?');
      assert.match(form.services.questions[0].detail, /i1.*cannot be undone/u);
      assert.equal(form.services.deletions.length, 0);
      form.services.answer = true;
      form.press('deleteExistingImage');
      await settle();
      assert.deepEqual(
        form.services.deletions.map(({ id }) => id),
        ['i1'],
      );
    });

    it('asks once however often it is pressed', async () => {
      const form = open();
      form.press('deleteExistingImage');
      form.press('deleteExistingImage');
      await settle();
      form.press('deleteExistingImage');
      await settle();
      assert.equal(form.services.questions.length, 1);
      assert.equal(form.services.deletions.length, 1);
    });

    it('deletes nothing when the form is closed while it asks', async () => {
      const form = open();
      let answer: (confirmed: boolean) => void = () => undefined;
      form.services.answer = new Promise((resolve) => (answer = resolve));
      form.press('deleteExistingImage');
      form.model.dispose();
      answer(true);
      await settle();
      assert.equal(form.services.deletions.length, 0);
    });

    it('goes on by itself when the image is gone', async () => {
      const form = open();
      form.press('deleteExistingImage');
      await settle();
      form.services.deleting.come({ step: 'running', resource: undefined });
      assert.equal(form.view.existing?.title, 'Deleting the image base-image');
      assert.deepEqual(form.view.existing.buttons, []);
      form.services.store.imagesOfSnapshots.clear();
      form.services.deleting.come({ step: 'done', resource: undefined });
      assert.equal(form.view.existing, undefined);
      assert.equal(form.view.submit.enabled, true);
      form.submit();
      assert.equal(form.services.creations.length, 1);
    });

    it('says why it was not deleted, and lets it be tried again', async () => {
      const form = open();
      form.press('deleteExistingImage');
      await settle();
      const error = barrackError({ message: 'In use.', requestId: 'a1b2c3d4' });
      form.services.deleting.come({ step: 'refused', error });
      assert.deepEqual(form.view.existing?.lines, ['In use.', 'Request ID: a1b2c3d4']);
      assert.deepEqual(form.buttons, ['deleteExistingImage']);
    });

    it('does not delete again before the user has looked, when the answer was lost', async () => {
      const form = open();
      form.press('deleteExistingImage');
      await settle();
      form.services.deleting.come({ step: 'unknown', error: undefined, check: 'Look at barrack.ai/images.' });
      assert.deepEqual(form.buttons, ['refresh', 'openInBarrack']);
      form.press('deleteExistingImage');
      await settle();
      assert.equal(form.services.deletions.length, 1);
      form.press('refresh');
      await settle();
      assert.deepEqual(form.buttons, ['deleteExistingImage']);
    });

    it('sends the user to Barrack where the image is not known', () => {
      const form = imageForm((services) => {
        someSnapshots(services);
        services.store.imagesOfSnapshots.set('s3', { has: true, image: undefined });
      }, 's3');
      assert.deepEqual(form.buttons, ['openInBarrack', 'refresh']);
    });
  });
});

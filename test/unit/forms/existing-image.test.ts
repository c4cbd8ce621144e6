import assert from 'node:assert/strict';
import { barrackError, image, loaded, snapshot } from './records.ts';
import { settle, someSnapshots } from './fakes.ts';
import { imageForm } from './harness.ts';

describe('the image form of a snapshot that has an image', () => {
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

  it('asks about a hostile name in one line, and titles the tab so', async () => {
    const hostile = 'a\nb\u202Ec';
    const form = imageForm((services) => {
      someSnapshots(services);
      services.store.snapshots = loaded(snapshot({ id: 's3', name: hostile }));
      services.store.imagesOfSnapshots.set('s3', { has: true, image: image({ id: 'i\n1', name: hostile }) });
    }, 's3');
    assert.equal(form.model.title, 'Create Image: a\uFFFDb\uFFFDc');
    form.press('deleteExistingImage');
    await settle();
    const [question] = form.services.questions;
    assert.equal(question?.message, 'Delete the image a\uFFFDb\uFFFDc?');
    assert.match(question.detail, /^Its id is i\uFFFD1\./u);
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

import assert from 'node:assert/strict';
import { image, loaded, snapshot } from './records.ts';
import { settle, someSnapshots } from './fakes.ts';
import { imageForm } from './harness.ts';

describe('the image form of a snapshot that has an image', () => {
  const open = () => imageForm(someSnapshots, 's3');

  it('names the image and can not be sent', () => {
    const form = open();
    const { preparation, submit } = form.view;
    assert.equal(preparation?.title, 'This snapshot has the image base-image already');
    assert.match(preparation.lines[0] ?? '', /Instances can no longer be deployed/u);
    assert.equal(preparation.prepare, 'Delete the image base-image first, then create this one');
    assert.equal(preparation.restore, '');
    assert.equal(submit.enabled, false);
    assert.equal(form.check('existingImage').outcome, 'failed');
  });

  it('can be sent once the old one is to be deleted first, also with its name', () => {
    const form = open();
    form.type({ prepare: true });
    assert.equal(form.check('existingImage').outcome, 'passed');
    assert.equal(form.check('existingImage').detail, 'The image base-image is deleted first.');
    assert.equal(
      form.view.submit.sentence,
      'The image base-image is deleted first, for good; then this one is created. The snapshot is not changed.',
    );
    form.services.store.images = loaded(image());
    form.type({ name: 'base-image' });
    assert.deepEqual(form.view.nameProblems, []);
    assert.equal(form.view.submit.enabled, true);
    form.type({ prepare: false });
    assert.equal(form.view.nameProblems.length, 1);
    assert.doesNotMatch(form.view.submit.sentence, /deleted/u);
  });

  it('does both as one operation, after a question that names what is deleted', async () => {
    const form = open();
    form.type({ prepare: true, name: 'newer' });
    form.services.answer = false;
    form.submit();
    await settle();
    const [question] = form.services.questions;
    assert.equal(question?.message, 'Delete the image base-image, then create newer?');
    assert.match(question.detail, /i1.*can’t be undone/u);
    assert.equal(question.name, 'base-image');
    assert.equal(form.services.begun.length, 0);
    assert.equal(form.view.phase, 'editing');
    form.services.answer = true;
    form.submit();
    await settle();
    assert.deepEqual(form.services.begun, [
      {
        orders: [
          { kind: 'deleteImage', image: { id: 'i1', name: 'base-image', region: 'CANADA-1' } },
          {
            kind: 'createImage',
            snapshot: { id: 's3', name: 'has-one', region: 'CANADA-1' },
            name: 'newer',
          },
        ],
        main: 1,
      },
    ]);
  });

  it('asks about a hostile name in one line, and titles the tab so', async () => {
    const hostile = 'a\nb\u202Ec';
    const form = imageForm((services) => {
      someSnapshots(services);
      services.store.snapshots = loaded(snapshot({ id: 's3', name: hostile }));
      services.store.imagesOfSnapshots.set('s3', { has: true, image: image({ id: 'i\n1', name: hostile }) });
    }, 's3');
    assert.equal(form.model.title, 'Create Image: a‹U+000A›b‹U+202E›c (s3)');
    form.type({ prepare: true, name: 'newer' });
    form.submit();
    await settle();
    const [question] = form.services.questions;
    assert.equal(question?.message, 'Delete the image a‹U+000A›b‹U+202E›c, then create newer?');
    assert.match(question.detail, /is i‹U\+000A›1\./u);
    assert.equal(question.id, 'i\n1', 'the name is not what is to be typed');
  });

  it('asks once however often it is pressed, and sends once', async () => {
    const form = open();
    form.type({ prepare: true, name: 'newer' });
    form.submit();
    form.submit();
    await settle();
    form.submit();
    await settle();
    assert.equal(form.services.questions.length, 1);
    assert.equal(form.services.begun.length, 1);
  });

  it('sends nothing when the form is closed, or what it asked about has changed, while it asks', async () => {
    for (const happens of ['closed', 'changed'] as const) {
      const form = open();
      form.type({ prepare: true, name: 'newer' });
      let answer: (confirmed: boolean) => void = () => undefined;
      form.services.answer = new Promise((resolve) => (answer = resolve));
      form.submit();
      await settle();
      if (happens === 'closed') {
        form.model.dispose();
      } else {
        form.services.store.imagesOfSnapshots.set('s3', {
          has: true,
          image: image({ id: 'i2', name: 'other' }),
        });
      }
      answer(true);
      await settle();
      assert.equal(form.services.begun.length, 0, happens);
    }
  });

  it('shows the steps while the old one is deleted', async () => {
    const form = open();
    form.type({ prepare: true, name: 'newer' });
    form.submit();
    await settle();
    const { creating } = form.services;
    creating.steps = [
      { text: 'Deleting the image base-image…', progress: { step: 'running', resource: undefined } },
      { text: 'Create the image newer from has-one', progress: { step: 'waiting' } },
    ];
    creating.statusText = 'Deleting the image base-image…';
    creating.come({ step: 'waiting' });
    assert.equal(form.view.phase, 'over');
    assert.equal(form.view.outcome?.title, 'Deleting the image base-image…');
    assert.deepEqual(form.view.outcome.lines.slice(0, 2), [
      '… Deleting the image base-image…',
      '○ Create the image newer from has-one',
    ]);
  });

  it('sends the user to Barrack where the image is not known', () => {
    const form = imageForm((services) => {
      someSnapshots(services);
      services.store.imagesOfSnapshots.set('s3', { has: true, image: undefined });
    }, 's3');
    assert.deepEqual(form.buttons, ['openInBarrack', 'refresh']);
    assert.deepEqual(form.view.preparation?.lines, [
      'A snapshot can have one. The image can’t be deleted from here, because its id is not known: delete it at barrack.ai first.',
    ]);
    assert.equal(form.view.preparation.prepare, '');
    form.type({ prepare: true });
    assert.equal(form.view.submit.enabled, false);
  });
});

import assert from 'node:assert/strict';
import type { Order } from '../../../src/writes/model/orders.ts';
import type { FakeServices } from './fakes.ts';
import { settle } from './fakes.ts';
import { volumeForm } from './harness.ts';
import { barrackError, loaded, volume } from './records.ts';

const lost = { step: 'unknown', error: barrackError({ message: 'No answer.' }), check: 'Look.' } as const;
const order = (name: string, region = 'FINLAND-1'): Order => ({
  kind: 'createVolume',
  name,
  region,
  sizeGb: 500,
  volumeType: 'HDD',
});
const filled = async (prepare?: (services: FakeServices) => void) => {
  const form = await volumeForm(prepare);
  form.type({ name: ' datasets ', choice: 'HDD', size: ' 500 GB ' });
  return form;
};
const leftBehind = (name: string) => (services: FakeServices) => {
  services.creating.come(lost);
  services.unfinishedOnes.push(services.creating.begunAs(order(name)));
};

describe('sending a new volume', () => {
  it('sends what was seen, trimmed, once for a double click', async () => {
    const form = await filled();
    const { submissionId } = form.view;
    form.submit(submissionId);
    form.submit(submissionId);
    form.submit();
    assert.deepEqual(form.services.begun, [{ orders: [order('datasets')], main: 0 }]);
    assert.equal(form.view.phase, 'sending');
  });

  it('keeps to what was sent, and its own volume does not make its name a taken one', async () => {
    const form = await filled();
    form.submit();
    form.type({ name: 'other', size: '1' });
    form.services.store.volumes = loaded(volume({ id: 'v9', name: 'datasets', word: 'creating' }));
    form.services.store.change();
    form.services.creating.come({ step: 'checking' });
    assert.equal(form.view.draft.name.trim(), 'datasets');
    assert.deepEqual([form.view.nameProblems, form.view.fields?.size.problems], [[], []]);
  });

  it('is followed to Available, then begins another with a name that Barrack suggests anew', async () => {
    let next = 'volume-7';
    const form = await volumeForm((services) => (services.nextName = () => next));
    form.type({ choice: 'HDD' });
    form.submit();
    const made = volume({ id: 'v9', name: 'volume-7', word: 'creating' });
    form.services.creating.come({ step: 'running', resource: made });
    assert.equal(form.view.outcome?.title, 'Creating volume-7');
    assert.match(form.view.outcome.lines.join(' '), /^100 GB HDD in FINLAND-1\..*billed from now on/u);
    assert.deepEqual(form.buttons, ['showInTree', 'copyId', 'again', 'close']);
    form.services.creating.come({ step: 'done', resource: { ...made, ...volume({ id: 'v9' }) } });
    assert.match(form.view.outcome.lines.join(' '), /attach it to an instance in SHUTOFF/u);
    form.services.store.volumes = loaded(volume(), made);
    next = 'volume-8';
    form.press('again');
    await settle();
    assert.equal(form.view.phase, 'editing');
    assert.equal(form.view.draft.name, 'volume-8');
    assert.equal(form.view.draft.choice, 'HDD');
  });

  it('asks Barrack for another name no more than once while it suggests a taken one', async () => {
    const form = await volumeForm((services) => (services.nextName = () => 'training-data'));
    for (const size of ['200', '300', '400']) {
      form.type({ size });
      await settle();
    }
    assert.deepEqual(form.services.asked, ['name FINLAND-1', 'name FINLAND-1']);
    assert.equal(form.view.draft.name, 'volume-1');
  });

  it('is refused at its fields, and each message goes when its field is changed', async () => {
    const form = await filled();
    form.submit();
    const fieldErrors = {
      name: ['Taken.'],
      size: ['Too small.'],
      volume_type: ['Withdrawn.'],
      region: ['Full.'],
      image_id: ['Not found.'],
      other: ['Odd.'],
    };
    form.services.creating.come({ step: 'refused', error: barrackError({ requestId: 'a1', fieldErrors }) });
    const problems = () => {
      const { nameProblems, choiceProblems, fields } = form.view;
      const own = [fields?.region, fields?.size, fields?.image].map((field) => field?.problems ?? []);
      return [nameProblems, choiceProblems, ...own].map((lines) => lines.join());
    };
    assert.deepEqual(problems(), ['Taken.', 'Withdrawn.', 'Full.', 'Too small.', 'Not found.']);
    assert.equal(form.view.alert?.title, 'The volume was not created.');
    assert.deepEqual(form.view.alert.lines, ['See the message at the field.', 'other: Odd.']);
    assert.equal(form.view.submit.enabled, false);
    form.type({ size: '600' });
    assert.deepEqual(problems(), ['Taken.', 'Withdrawn.', 'Full.', '', 'Not found.']);
    form.type({ region: 'FINLAND-2' });
    assert.deepEqual(problems(), ['', 'Withdrawn.', '', '', 'Not found.'], 'a name is taken in its region');
  });

  it('is refused in words: at the field they are about', async () => {
    const form = await filled();
    form.submit();
    const text = 'Region FINLAND-1 has no room.';
    form.services.creating.come({ step: 'refused', error: barrackError({ message: text }) });
    assert.deepEqual(form.view.fields?.region.problems, [text]);
    assert.equal(form.check('region').outcome, 'failed');
  });

  it('is lost: says what to check, and opens the way back only after the user has looked', async () => {
    const form = await filled();
    form.submit();
    form.services.creating.come(lost);
    assert.equal(form.view.phase, 'unknown');
    assert.deepEqual(form.buttons, ['refresh', 'openInBarrack', 'copySupportDetails']);
    form.press('copySupportDetails');
    assert.equal(
      form.services.support[0]?.incident.what,
      'Create the volume datasets: 500 GB HDD in FINLAND-1',
    );
    form.press('refresh');
    await settle();
    form.press('again');
    assert.equal(form.view.draft.name.trim(), 'datasets', 'the name that guards against a second one');
    form.submit();
    assert.equal(form.services.begun.length, 2, 'the user has looked, and sends it again');
  });

  it('is lost: warns of a second one, since no rule is known by which Barrack would refuse it', async () => {
    const form = await filled();
    form.submit();
    form.services.creating.come(lost);
    form.press('refresh');
    await settle();
    const lines = form.view.outcome?.lines.join(' ') ?? '';
    assert.match(lines, /may make a second volume then, billed too.*barrack\.ai.*tree/u);
    assert.doesNotMatch(lines, /refuses/u);
  });

  it('sends nothing where a form of the same was left, and nobody knows what came of it', async () => {
    const form = await filled(leftBehind('datasets'));
    assert.equal(form.view.phase, 'editing');
    form.submit();
    assert.deepEqual(form.services.begun, []);
    assert.equal(form.view.phase, 'unknown');
  });

  it('tells what was sent then, not what was entered since', async () => {
    const form = await filled(leftBehind('datasets'));
    form.type({ choice: 'NVMe', size: '900' });
    form.submit();
    form.services.creating.come({ step: 'running', resource: volume({ id: 'v9', name: 'datasets' }) });
    assert.match(form.view.outcome?.lines[0] ?? '', /^500 GB HDD in FINLAND-1/u);
  });

  it('sends it after all where the user has looked, also when the tab was hidden meanwhile', async () => {
    const form = await filled(leftBehind('datasets'));
    form.submit();
    form.press('refresh');
    await settle();
    form.press('again');
    const { revision, draft } = form.view;
    form.model.handle({ type: 'ready', saved: { revision, draft } });
    assert.equal(form.view.phase, 'editing');
    form.submit();
    assert.equal(form.services.begun.length, 1);
  });

  it('goes on by itself where the name it begins with is of such a one', async () => {
    const form = await volumeForm((services) => {
      leftBehind('volume-7')(services);
      services.nextName = () => 'volume-7';
    });
    assert.equal(form.view.phase, 'unknown');
    assert.equal(form.view.draft.name, 'volume-7');
  });

  it('goes on where the window was reloaded in the middle', async () => {
    const form = await volumeForm(leftBehind('datasets'));
    const { draft } = form.view;
    form.model.handle({
      type: 'ready',
      saved: { revision: 4, draft: { ...draft, name: 'datasets', choice: 'HDD', size: '500' } },
    });
    assert.equal(form.view.phase, 'unknown');
  });

  it('is another one in another region, or under another name', async () => {
    const form = await volumeForm(leftBehind('datasets'));
    form.type({ name: 'datasets-2', choice: 'HDD' });
    form.submit();
    assert.equal(form.services.begun.length, 1);
    const elsewhere = await volumeForm(leftBehind('datasets'), 'FINLAND-2');
    elsewhere.type({ name: 'datasets', choice: 'HDD' });
    elsewhere.submit();
    assert.equal(elsewhere.services.begun.length, 1);
  });
});

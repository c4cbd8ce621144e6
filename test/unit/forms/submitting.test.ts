import assert from 'node:assert/strict';
import { plainLines } from '../../../src/ui/format/safe-text.ts';
import { settle } from './fakes.ts';
import { barrackError, loaded, volume } from './records.ts';
import type { Form } from './harness.ts';
import { cloneForm } from './harness.ts';

describe('submitting a form', () => {
  it('sends what was seen, trimmed, once', () => {
    const form = cloneForm();
    form.type({ name: ' my-clone ', choice: 'HDD' });
    form.submit();
    assert.deepEqual(
      form.services.clones.map(({ source, name, volumeType }) => [source.id, name, volumeType]),
      [['v1', 'my-clone', 'HDD']],
    );
    assert.equal(form.view.phase, 'sending');
    assert.equal(form.view.submit.enabled, false);
  });

  it('takes a double click once', () => {
    const form = cloneForm();
    const { submissionId } = form.view;
    form.submit(submissionId);
    form.submit(submissionId);
    form.submit();
    assert.equal(form.services.clones.length, 1);
  });

  it('takes each id once, even after a refusal', () => {
    const form = cloneForm();
    const { submissionId } = form.view;
    form.submit(submissionId);
    form.services.cloning.come({
      step: 'refused',
      error: barrackError({ kind: 'credits', message: 'No credits.' }),
    });
    assert.equal(form.view.phase, 'editing');
    form.submit(submissionId);
    assert.equal(form.services.clones.length, 1, 'a late message with the old id');
    form.submit();
    assert.equal(form.services.clones.length, 2, 'a click of its own');
  });

  it('does not send a name the user has not seen', () => {
    const form = cloneForm();
    const seen = form.view;
    form.services.store.volumes = loaded(volume(), volume({ id: 'v2', name: 'training-data-clone' }));
    form.services.store.change();
    const { revision, draft, submissionId } = seen;
    form.model.handle({ type: 'submit', saved: { revision, draft }, submissionId });
    assert.equal(form.services.clones.length, 0);
    assert.equal(form.view.draft.name, 'training-data-clone-2');
  });

  it('keeps to what was sent while it is sent', () => {
    const form = cloneForm();
    form.submit();
    form.type({ name: 'something-else' });
    const clone = volume({ id: 'v2', name: 'training-data-clone', word: 'creating' });
    form.services.store.volumes = loaded(volume(), clone);
    form.services.store.change();
    form.services.cloning.come({ step: 'checking' });
    assert.equal(form.view.draft.name, 'training-data-clone');
    assert.deepEqual(form.view.nameProblems, [], 'its own clone does not make its name a taken one');
    assert.equal(form.view.phase, 'checking');
  });

  describe('what comes of it', () => {
    const clone = volume({ id: 'v2', name: 'training-data-clone', word: 'creating' });

    it('is followed to Available, with its time and what comes next', () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come({ step: 'running', resource: clone }, 'a1b2c3d4');
      assert.equal(form.view.outcome?.tone, 'progress');
      assert.equal(form.view.outcome.elapsed?.tookMs, undefined);
      assert.deepEqual(form.buttons, ['showInTree', 'copyId', 'again', 'close']);
      assert.equal(form.view.phase, 'over');
      form.services.cloning.come({ step: 'done', resource: { ...clone, ...volume({ id: 'v2' }) } });
      assert.equal(form.view.outcome.title, 'training-data-clone is Available');
      assert.equal(form.view.outcome.elapsed?.tookMs, 83_000);
      form.press('showInTree');
      form.press('copyId');
      assert.deepEqual(
        [...form.services.shown, ...form.services.copied].map(({ id }) => id),
        ['v2', 'v2'],
      );
    });

    it('tells type, size and price of the clone', () => {
      const form = cloneForm();
      form.submit();
      const made = volume({ id: 'v2', name: 'training-data-clone' });
      form.services.store.volumes = loaded(volume(), made);
      form.services.cloning.cost = { amount: 106.93, currency: 'USD' };
      form.services.cloning.come({ step: 'done', resource: made });
      const told = Object.fromEntries(
        form.view.outcome?.facts.map(({ label, value }) => [label, value]) ?? [],
      );
      assert.deepEqual(
        [told['Type'], told['Size'], told['Region'], told['Cost']],
        ['NVMe', '500 GB', 'FINLAND-1', '$106.93 a month'],
      );
    });

    it('claims nothing of what was found by its name only', () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.statusText = 'It can’t be told apart.';
      form.services.cloning.come({ step: 'done', resource: clone, byName: true });
      const { outcome } = form.view;
      assert.equal(outcome?.tone, 'unsure');
      assert.equal(outcome.title, 'training-data-clone is Available');
      assert.deepEqual(outcome.lines, ['It can’t be told apart.']);
    });

    it('does not hide that the connection is lost', () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come({ step: 'running', resource: clone });
      const { volumes } = form.services.store;
      const error = barrackError({
        kind: 'network',
        message: 'The connection was lost.',
        remedy: 'Reconnect.',
      });
      form.services.store.volumes = { ...volumes, error };
      form.services.store.change();
      const { announcement, outcome } = form.view;
      assert.equal(outcome?.tone, 'unsure');
      assert.equal(outcome.title, 'Creating training-data-clone (waiting: no connection)');
      assert.deepEqual(outcome.lines.slice(0, 2), [
        'The status can’t be updated: The connection was lost.',
        'It’s updated as soon as Barrack can be reached again.',
      ]);
      assert.equal(announcement, outcome.title, 'it is heard, too');
      form.services.store.volumes = volumes;
      form.services.store.change();
      assert.equal(form.view.outcome?.title, 'Creating training-data-clone');
    });

    describe('while the answer is lost and its result is looked for', () => {
      const lostAnswer = barrackError({ kind: 'server', message: 'Bad gateway (502).', outcome: 'unknown' });
      const from = {
        wallTime: 1_000_000,
        instant: { awakeMs: 1_000_000, passedMs: 1_000_000 },
        isStored: false,
      };
      const looks = { made: 7, from };
      const checking = { step: 'checking', search: { lost: lostAnswer, looks } } as const;
      const sent = () => {
        const form = cloneForm();
        form.submit();
        form.services.cloning.come(checking);
        return form;
      };

      it('says so, why, and for how long at most', () => {
        const { outcome, phase } = sent().view;
        assert.deepEqual([phase, outcome?.tone], ['checking', 'unsure']);
        assert.equal(outcome?.title, 'Checking whether training-data-clone was created');
        assert.equal(outcome.lines[0], 'Barrack’s response was lost: Bad gateway (502).');
        assert.equal(outcome.elapsed?.until, 1_000_000 + 8 * 60_000);
      });

      it('has Stop Watching and the operation at hand', () => {
        const form = sent();
        assert.deepEqual(form.buttons, ['stopWatching', 'showOperation', 'close']);
        form.press('stopWatching');
        form.press('showOperation');
        const { cloning, unwatched, operationsShown } = form.services;
        assert.deepEqual([unwatched, operationsShown], [[cloning], [cloning]]);
      });

      it('tells no time while nothing can be looked at', () => {
        const form = sent();
        const error = barrackError({ kind: 'network', message: 'The connection was lost.' });
        form.services.store.volumes = { ...form.services.store.volumes, error };
        form.services.store.change();
        assert.equal(form.view.outcome?.elapsed, undefined);
        assert.match(form.view.outcome?.title ?? '', /\(waiting: no connection\)$/u);
      });

      it('is given back to the form where nothing came of it', () => {
        const form = sent();
        form.services.cloning.come({ step: 'notDone', error: lostAnswer });
        assert.equal(form.view.phase, 'editing');
        assert.ok(form.view.alert?.lines.includes('Bad gateway (502).'));
      });

      it('does so for a step before, too', () => {
        const form = sent();
        const { cloning } = form.services;
        cloning.steps = [
          { text: 'Checking whether trainer was shut down…', progress: checking, searchLeftMs: 60_000 },
          { text: 'Clone it', progress: { step: 'waiting' } },
        ];
        cloning.statusText = 'Checking whether trainer was shut down…';
        cloning.come({ step: 'waiting' });
        const { outcome } = form.view;
        assert.equal(outcome?.title, 'Checking whether trainer was shut down…');
        assert.deepEqual(outcome.lines.slice(0, 2), [
          '? Checking whether trainer was shut down…',
          '○ Clone it',
        ]);
        assert.ok(outcome.elapsed?.until !== undefined && form.buttons.includes('stopWatching'));
      });
    });

    it('is followed to Error, with the way to support and back', () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come({ step: 'error', resource: clone });
      assert.equal(form.view.outcome?.tone, 'bad');
      assert.deepEqual(form.buttons, ['showInTree', 'copyId', 'copySupportDetails', 'again', 'close']);
    });

    it('is unknown: says what to check and offers no second try', () => {
      const form = cloneForm();
      form.submit();
      const error = barrackError({
        kind: 'timeout',
        message: 'No answer.',
        requestId: 'a1b2c3d4',
        outcome: 'unknown',
      });
      form.services.cloning.come({ step: 'unknown', error, check: 'Look at barrack.ai/volumes.' });
      assert.equal(form.view.phase, 'unknown');
      const { outcome } = form.view;
      assert.equal(outcome?.lines.includes('Look at barrack.ai/volumes.'), true);
      assert.deepEqual(outcome.facts, [{ label: 'Request ID', value: 'a1b2c3d4' }]);
      assert.deepEqual(form.buttons, ['refresh', 'openInBarrack', 'copySupportDetails']);
      form.press('again');
      form.submit();
      assert.equal(form.services.clones.length, 1);
      assert.equal(form.view.phase, 'unknown');
    });

    const lost = { step: 'unknown', error: barrackError({ message: 'No answer.' }), check: 'Look.' } as const;

    it('is unknown: the way back opens only after the user has looked again', async () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come(lost);
      form.press('refresh');
      await settle();
      assert.ok(form.buttons.includes('again'));
      assert.match(
        form.view.outcome?.lines.at(-1) ?? '',
        /keep the name: Barrack refuses a name that exists/u,
      );
      form.press('again');
      assert.equal(form.view.phase, 'editing');
      assert.equal(form.view.draft.name, 'training-data-clone', 'the name that guards against a second one');
    });

    it('is unknown: a look that failed is none, and says why', async () => {
      const form = cloneForm();
      const { store } = form.services;
      form.submit();
      form.services.cloning.come(lost);
      store.onRefresh = () => {
        store.volumes = { ...store.volumes, error: barrackError({ kind: 'network', message: 'No route.' }) };
      };
      form.press('refresh');
      await settle();
      assert.equal(form.buttons.includes('again'), false);
      assert.ok(form.view.outcome?.lines.includes('The list could not be read: No route.'));
      store.onRefresh = () => void (store.volumes = loaded(volume()));
      form.press('refresh');
      await settle();
      assert.ok(form.buttons.includes('again'));
    });

    it('is unknown: a look that read nothing, as while signed out, is none', async () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come(lost);
      form.services.time += 60_000;
      form.press('refresh');
      await settle();
      assert.equal(form.buttons.includes('again'), false);
    });

    it('is unknown, then listed: its name is taken, and no other takes its place by itself', async () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come(lost);
      form.press('refresh');
      await settle();
      form.press('again');
      form.services.store.volumes = loaded(volume(), clone);
      form.services.store.change();
      assert.equal(form.view.draft.name, 'training-data-clone');
      assert.deepEqual(form.view.nameProblems, [
        'A volume named training-data-clone already exists in this region.',
      ]);
      form.submit();
      assert.equal(form.services.clones.length, 1);
    });

    it('is accepted but not listed: says that, not that an answer was lost', () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come({ step: 'unknown', error: undefined, check: 'Look.' }, 'a1b2c3d4');
      assert.equal(form.view.outcome?.title, 'training-data-clone is not listed yet');
      assert.match(form.view.outcome.lines[0] ?? '', /^Barrack accepted it, but it is not listed yet/u);
      form.press('copySupportDetails');
      assert.match(form.services.support[0]?.incident.message ?? '', /accepted/u);
    });

    it('is accepted, then keeps a status that nobody knows: says which', () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come({
        step: 'unknown',
        error: undefined,
        check: 'Look.',
        lastStatus: 'quiescing',
      });
      assert.equal(form.view.outcome?.title, 'It is not known how training-data-clone stands');
      assert.match(form.view.outcome.lines[0] ?? '', /it was quiescing when last looked at/u);
    });

    it('was unknown and shows up after all', () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come({ step: 'unknown', error: undefined, check: 'Look.' });
      form.services.cloning.come({ step: 'running', resource: clone });
      assert.equal(form.view.outcome?.title, 'Creating training-data-clone');
    });

    it('closes when asked', () => {
      const form = cloneForm();
      let closed = 0;
      form.model.onDidClose(() => (closed += 1));
      form.press('close');
      assert.equal(closed, 0, 'no such button while it is filled in');
      form.submit();
      form.services.cloning.come({ step: 'running', resource: clone });
      form.press('close');
      assert.equal(closed, 1);
    });
  });

  it('tells where its question could not be asked, and can be sent again', async () => {
    const form = cloneForm();
    form.services.earlierTries = () => ({
      message: 'Create what may already exist?',
      detail: plainLines([]),
      confirm: 'Create Anyway',
      name: undefined,
    });
    const error = new Error('The window is closing');
    form.services.answer = Promise.reject(error);
    form.submit();
    await settle();
    assert.deepEqual(form.services.failures, [{ doing: 'Clone Volume', error }]);
    assert.equal(form.services.clones.length, 0);
    form.services.answer = true;
    form.submit();
    await settle();
    assert.equal(form.services.clones.length, 1);
  });

  for (const [when, act] of [
    ['when it is asked to look again', (form) => form.press('refresh')],
    ['when it is opened', (form) => form.model.load()],
  ] as const satisfies readonly (readonly [string, (form: Form) => unknown])[]) {
    it(`tells where what it depends on could not be read ${when}`, async () => {
      const form = cloneForm();
      form.submit();
      form.services.cloning.come({ step: 'unknown', error: barrackError(), check: '' });
      const error = new Error('It broke');
      form.services.store.refresh = () => Promise.reject(error);
      form.services.time += 60_000;
      await act(form);
      await settle();
      assert.deepEqual(form.services.failures, [{ doing: 'Refresh', error }]);
    });
  }
});

import assert from 'node:assert/strict';
import { apiPrices, barrackError, instanceRef, loaded, volume } from './records.ts';
import { cloneForm } from './harness.ts';

describe('the clone form, the name', () => {
  it('is suggested, free and valid', () => {
    assert.equal(cloneForm().view.draft.name, 'training-data-clone');
    const taken = cloneForm(({ store }) => {
      store.volumes = loaded(volume(), volume({ id: 'v2', name: 'training-data-clone' }));
    });
    assert.equal(taken.view.draft.name, 'training-data-clone-2');
    const other = cloneForm(({ store }) => {
      store.volumes = loaded(
        volume(),
        volume({ id: 'v2', name: 'training-data-clone', region: 'FINLAND-2' }),
      );
    });
    assert.equal(other.view.draft.name, 'training-data-clone', 'free in this region');
  });

  it('is suggested anew when the suggestion is taken meanwhile, but never over what was typed', () => {
    const form = cloneForm();
    const later = loaded(
      volume(),
      volume({ id: 'v2', name: 'training-data-clone' }),
      volume({ id: 'v3', name: 'mine' }),
    );
    form.services.store.volumes = later;
    form.services.store.change();
    assert.equal(form.view.draft.name, 'training-data-clone-2');
    form.type({ name: 'mine' });
    form.services.store.change();
    assert.equal(form.view.draft.name, 'mine');
    assert.deepEqual(form.view.nameProblems, ['A volume named mine already exists in this region.']);
  });

  it('tells every rule it breaks, and can not be submitted then', () => {
    const form = cloneForm();
    form.type({ name: '-no good!' });
    assert.equal(form.view.nameProblems.length, 2);
    assert.equal(form.check('name').outcome, 'failed');
    assert.equal(form.view.submit.enabled, false);
    form.submit();
    assert.equal(form.services.clones.length, 0);
  });

  it('counts a record that could not be read as taken, and leaves the rest to Barrack', () => {
    const form = cloneForm(({ store }) => {
      const unreadable = [
        { index: 1, id: 'v2', name: 'training-data-clone', reason: 'no status', record: {} },
      ];
      store.volumes = { ...loaded(volume()), unreadable };
    });
    assert.equal(form.view.draft.name, 'training-data-clone-2');
    assert.equal(form.check('name').outcome, 'server');
  });

  it('is for Barrack to check while the list is stale', () => {
    const form = cloneForm(({ store }) => {
      store.volumes = {
        ...loaded(volume()),
        error: barrackError({ kind: 'network', message: 'No route.' }),
      };
    });
    assert.equal(form.check('name').outcome, 'server');
    assert.equal(form.view.alert?.title, 'What is shown here may be out of date.');
    assert.equal(form.view.submit.enabled, true);
  });
});

describe('the clone form, the checks', () => {
  const outcomes = (form: ReturnType<typeof cloneForm>) =>
    form.view.checks.map(({ id, outcome }) => `${id} ${outcome}`);

  it('are the five of the guide, in its order', () => {
    assert.deepEqual(outcomes(cloneForm()), [
      'volumeStatus passed',
      'instanceState passed',
      'credits passed',
      'region passed',
      'name passed',
    ]);
  });

  const refusals = [
    { check: 'volumeStatus', why: /still being created/u, set: volume({ word: 'creating' }) },
    { check: 'volumeStatus', why: /status error/u, set: volume({ word: 'error' }) },
    {
      check: 'instanceState',
      why: /ACTIVE, not SHUTOFF/u,
      set: volume({ word: 'attached', instance: instanceRef('active') }),
    },
    { check: 'region', why: /legacy tier/u, set: volume({ region: 'CANADA-1', volumeType: 'SSD' }) },
  ];
  for (const { check, why, set } of refusals) {
    it(`${check}: ${why.source} keeps it from being sent`, () => {
      const form = cloneForm(({ store }) => (store.volumes = loaded(set)));
      assert.equal(form.check(check).outcome, 'failed');
      assert.match(form.check(check).detail, why);
      assert.notEqual(form.check(check).remedy, '');
      assert.equal(form.view.submit.enabled, false);
      assert.match(form.view.submit.sentence, /^Not possible yet/u);
      form.submit();
      assert.equal(form.services.clones.length, 0);
    });
  }

  it('credits: none left, and not enough for an hour', () => {
    for (const amount of [0, -3, 0.1]) {
      const form = cloneForm(({ store }) => (store.balance = { amount, currency: 'USD' }));
      assert.equal(form.check('credits').outcome, 'failed', String(amount));
    }
  });

  it('credits: no hourly cost is compared across currencies', () => {
    const form = cloneForm(({ store }) => {
      store.balance = { amount: 0.1, currency: 'EUR' };
      store.prices = apiPrices('USD');
    });
    assert.equal(form.check('credits').outcome, 'server');
  });

  it('what is not known is for Barrack, and does not keep it from being sent', () => {
    const form = cloneForm(({ store }) => {
      store.balance = undefined;
      store.volumes = loaded(volume({ word: 'warming-up' }));
    });
    assert.equal(form.check('credits').outcomeLabel, 'Barrack will check');
    assert.equal(form.check('volumeStatus').outcome, 'server');
    assert.equal(form.view.submit.enabled, true);
  });

  it('are made again when something changes: the instance is shut down', () => {
    const attached = (word: string) => loaded(volume({ word: 'attached', instance: instanceRef(word) }));
    const form = cloneForm(({ store }) => (store.volumes = attached('active')));
    assert.equal(form.view.submit.enabled, false);
    form.services.store.volumes = attached('shutoff');
    form.services.store.change();
    assert.equal(form.view.submit.enabled, true);
  });
});

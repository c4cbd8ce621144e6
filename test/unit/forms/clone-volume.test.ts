import assert from 'node:assert/strict';
import { documentedPrices } from '../../../src/domain/prices.ts';
import { apiPrices, barrackError, instanceRef, loaded, notLoaded, volume } from './fakes.ts';
import { cloneForm } from './harness.ts';

describe('the clone form', () => {
  describe('what it shows', () => {
    it('tells the source in facts', () => {
      const form = cloneForm(({ store }) => {
        store.volumes = loaded(volume({ word: 'in-use', bootable: true, instance: instanceRef('shutoff') }));
      });
      const facts = Object.fromEntries(form.view.facts.map(({ label, value }) => [label, value]));
      assert.deepEqual(facts, {
        Name: 'training-data',
        ID: 'v1',
        Region: 'FINLAND-1 (advanced tier)',
        Size: '500 GB',
        Type: 'NVMe',
        Bootable: 'Yes',
        Status: 'Attached',
        'Attached to': 'trainer (SHUTOFF)',
      });
    });

    it('prices every type as the guide does', () => {
      const { options } = cloneForm().view;
      assert.deepEqual(
        options.map(({ value, facts }) => [value, ...facts.map((fact) => fact.value)]),
        [
          ['NVMe', '$219.00', '$106.93', '$0.1465'],
          ['HDD', '$58.40', '$28.52', '$0.0391'],
        ],
      );
    });

    it('prices in the currency of the account', () => {
      const form = cloneForm(({ store }) => {
        store.balance = { amount: 90_000, currency: 'INR' };
        store.prices = apiPrices('INR');
      });
      assert.equal(form.view.options[0]?.facts[0]?.value, '₹21,900.00');
    });

    it('says where the prices come from', () => {
      assert.match(cloneForm().view.optionsNote, /^Barrack's current prices in USD/u);
      const documented = cloneForm(({ store }) => (store.prices = documentedPrices('EUR')));
      assert.match(documented.view.optionsNote, /could not be read.*documented prices in EUR/u);
      const none = cloneForm(({ store }) => (store.prices = undefined));
      assert.match(none.view.optionsNote, /could not be read, and none are documented/u);
      assert.deepEqual(none.view.options[0]?.facts, []);
      assert.match(none.view.submit.sentence, /^What it costs is not known here/u);
    });

    it('says what the chosen type costs beside the button', () => {
      const form = cloneForm();
      assert.equal(
        form.view.submit.sentence,
        '$106.93 a month ($0.1465 an hour), billed from creation until you delete it.',
      );
      form.type({ choice: 'HDD' });
      assert.match(form.view.submit.sentence, /^\$28\.52 a month/u);
    });

    it('offers the type of the source even where the tier does not list it', () => {
      const form = cloneForm(({ store }) => (store.volumes = loaded(volume({ volumeType: 'SSD' }))));
      assert.deepEqual(
        form.view.options.map(({ value }) => value),
        ['SSD', 'NVMe', 'HDD'],
      );
      assert.equal(form.view.draft.choice, 'SSD');
      assert.equal(form.view.options[0]?.facts[0]?.value, 'Not known');
    });

    it('asks for a type where the source has none, without calling that an error', () => {
      const form = cloneForm(({ store }) => (store.volumes = loaded(volume({ volumeType: undefined }))));
      assert.equal(form.view.submit.enabled, false);
      assert.equal(form.view.submit.sentence, 'Choose the type of the clone.');
      assert.deepEqual(form.view.choiceProblems, []);
      form.type({ choice: 'HDD' });
      assert.equal(form.view.submit.enabled, true);
    });

    it('refuses a type that is not offered', () => {
      const form = cloneForm();
      form.type({ choice: 'Tape' });
      assert.deepEqual(form.view.choiceProblems, ['Choose the type of the clone.']);
      form.submit();
      assert.equal(form.services.clones.length, 0);
    });

    it('lets Barrack decide where no types are known', () => {
      const form = cloneForm(
        ({ store }) => (store.volumes = loaded(volume({ region: 'MOON-1', volumeType: undefined }))),
      );
      assert.deepEqual(form.view.options, []);
      assert.equal(form.check('region').outcome, 'server');
      form.submit();
      assert.equal(form.services.clones[0]?.volumeType, undefined);
    });
  });

  describe('the name', () => {
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

  describe('the checks', () => {
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

  describe('its source', () => {
    it('is waited for', () => {
      const form = cloneForm(({ store }) => (store.volumes = notLoaded()));
      assert.equal(form.view.phase, 'loading');
      form.services.store.volumes = loaded(volume());
      form.services.store.change();
      assert.equal(form.view.phase, 'editing');
      assert.equal(form.view.draft.name, 'training-data-clone');
    });

    it('can not be read: says why, and offers to look again', () => {
      const form = cloneForm(
        ({ store }) => (store.volumes = notLoaded(barrackError({ kind: 'network', message: 'No route.' }))),
      );
      assert.deepEqual(form.view.outcome?.lines[0], 'No route.');
      form.press('refresh');
      assert.equal(form.services.store.refreshed.length, 1);
    });

    it('is gone between opening and sending: nothing is sent', () => {
      const form = cloneForm();
      const { submissionId } = form.view;
      form.services.store.volumes = loaded();
      form.submit(submissionId);
      assert.equal(form.services.clones.length, 0);
      assert.match(form.view.outcome?.title ?? '', /no volume with the id v1/u);
    });
  });
});

import assert from 'node:assert/strict';
import { documentedPrices } from '../../../src/domain/prices.ts';
import type { PriceList } from '../../../src/domain/prices.ts';
import { apiPrices, barrackError, instanceRef, loaded, notLoaded, volume } from './records.ts';
import { cloneForm } from './harness.ts';

describe('the clone form, what it shows', () => {
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

  it('takes nothing that a record does not tell for none', () => {
    const form = cloneForm(({ store }) => {
      const untold = { sizeGb: undefined, volumeType: undefined, bootable: undefined, region: undefined };
      store.volumes = loaded(volume({ word: 'quiescing', ...untold }));
    });
    const facts = Object.fromEntries(form.view.facts.map(({ label, value }) => [label, value]));
    for (const label of ['Size', 'Type', 'Bootable', 'Region', 'Attached to']) {
      assert.equal(facts[label], 'Not known', label);
    }
    for (const check of ['instanceState', 'region', 'credits']) {
      assert.equal(form.check(check).outcome, 'server', check);
    }
  });

  it('says that it is attached to nothing where Barrack does', () => {
    for (const changes of [{ word: 'available' }, { word: 'quiescing', instance: null }]) {
      const form = cloneForm(({ store }) => (store.volumes = loaded(volume(changes))));
      assert.equal(form.view.facts.find(({ label }) => label === 'Attached to')?.value, 'Nothing');
      assert.equal(form.check('instanceState').outcome, 'passed');
    }
  });

  it('calls no name free that a volume of no known region has, and suggests another', () => {
    const form = cloneForm(({ store }) => {
      store.volumes = loaded(volume(), volume({ id: 'v2', name: 'training-data-clone', region: undefined }));
    });
    assert.notEqual(form.view.draft.name, 'training-data-clone');
    assert.equal(form.check('name').outcome, 'passed');
    form.type({ name: 'training-data-clone' });
    assert.equal(form.check('name').outcome, 'server');
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
    assert.match(
      documented.view.submit.sentence,
      /^€124\.76 a month \(€0\.1709 an hour\) \(documented\), billed/u,
    );
    const none = cloneForm(({ store }) => (store.prices = undefined));
    assert.match(none.view.optionsNote, /^No prices are known for your account\./u);
    assert.deepEqual(none.view.options[0]?.facts, []);
    assert.match(none.view.submit.sentence, /^What it costs is not known here/u);
  });

  it('says that the currency is a guess where Barrack tells none', () => {
    const note = (prices: PriceList) => cloneForm(({ store }) => (store.prices = prices)).view.optionsNote;
    const guessed = { ...apiPrices('USD'), currencyAssumed: true };
    assert.match(
      note(guessed),
      /^Barrack did not tell your account's currency; these are its prices in USD\. A month/u,
    );
    assert.match(
      note({ ...guessed, source: 'documented' }),
      /^Barrack did not tell your account's currency, and its price list could not be read\..*documented.*USD/u,
    );
  });

  it('says that the profile has to be complete', () => {
    assert.match(cloneForm().model.subject.page.notes.join(' '), /checks that your profile is complete/u);
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

describe('the clone form, its source', () => {
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
    assert.equal(form.view.phase, 'absent', 'nothing is being loaded');
    form.press('refresh');
    assert.equal(form.services.store.refreshed.length, 1);
    assert.equal(form.services.soonerTries, 1, 'who asks does not want to wait');
  });

  it('is gone between opening and sending: nothing is sent', () => {
    const form = cloneForm();
    const { submissionId } = form.view;
    form.services.store.volumes = loaded();
    form.submit(submissionId);
    assert.equal(form.services.clones.length, 0);
    assert.match(form.view.outcome?.title ?? '', /no volume with the id v1/u);
    assert.equal(form.view.phase, 'absent');
  });
});

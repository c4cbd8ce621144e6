import assert from 'node:assert/strict';
import type { Region, Volume } from '../../../src/domain/resources.ts';
import { documentedPrices } from '../../../src/domain/prices.ts';
import { settle } from './fakes.ts';
import type { Form } from './harness.ts';
import { volumeForm } from './harness.ts';
import { barrackError, loaded, notLoaded, region, volume } from './records.ts';

function labelsOf(form: Form, field: 'region' | 'image'): readonly string[] {
  return form.view.fields?.[field].options.map(({ label }) => label) ?? [];
}

describe('the form of a new volume, the region', () => {
  it('is the one it was opened in, among those of the account with their tiers', async () => {
    const form = await volumeForm();
    assert.equal(form.view.draft.region, 'FINLAND-1');
    assert.deepEqual(labelsOf(form, 'region'), [
      'Choose a region…',
      'CANADA-1 (legacy tier)',
      'FINLAND-1 (advanced tier)',
      'FINLAND-2 (advanced tier)',
    ]);
    assert.equal(form.model.title, 'Create Volume: FINLAND-1');
  });

  it('is asked for where it was opened in none, and nothing else is wrong then', async () => {
    const form = await volumeForm(undefined, '');
    const { draft, submit, options, nameProblems, checks } = form.view;
    assert.equal(draft.region, '');
    assert.equal(submit.enabled, false);
    assert.equal(submit.sentence, 'Choose a region.');
    assert.deepEqual([options, nameProblems], [[], []]);
    assert.deepEqual(
      checks.filter(({ outcome }) => outcome === 'failed'),
      [],
    );
    assert.equal(form.model.title, 'Create Volume');
    assert.deepEqual(form.services.asked, []);
  });

  it('is chosen by itself where there is only one', async () => {
    const form = await volumeForm(({ store }) => (store.regions = loaded(region('FINLAND-2'))), '');
    assert.equal(form.view.draft.region, 'FINLAND-2');
  });

  it('that is not there (any more) has to be chosen anew', async () => {
    const form = await volumeForm(undefined, '');
    form.type({ region: 'FINLAND-1' });
    form.type({ region: 'ATLANTIS-1' });
    assert.equal(form.view.draft.region, '');
    form.submit();
    assert.equal(form.services.volumes.length, 0);
  });

  it('can be one of those that volumes name where the regions could not be read', async () => {
    const error = barrackError({ kind: 'network', message: 'No route.' });
    const form = await volumeForm(({ store }) => {
      store.regions = notLoaded(error);
      store.volumes = loaded(volume({ region: 'FINLAND-3' }));
    }, 'MOON-1');
    assert.deepEqual(labelsOf(form, 'region').slice(1), [
      'FINLAND-3 (advanced tier)',
      'MOON-1 (tier not known)',
    ]);
    assert.equal(form.view.fields?.region.note, 'The regions could not be read: No route.');
    assert.equal(form.view.phase, 'editing');
  });

  const noRoute = barrackError({ kind: 'network', message: 'No route.', remedy: 'Try later.' });

  it('could not be read: is told as an alert, and asked for again by a button beside it', async () => {
    const form = await volumeForm(({ store }) => {
      store.regions = notLoaded(noRoute);
      store.volumes = loaded<Volume>();
    }, '');
    const { alert, fields } = form.view;
    assert.equal(alert?.title, 'The regions could not be read.');
    assert.deepEqual(alert.lines, ['No route.', 'Try later.']);
    assert.deepEqual(fields?.region.buttons, [{ action: 'refresh', label: 'Try Again' }]);
    form.services.store.onRefresh = () => {
      form.services.store.regions = loaded(region('FINLAND-1'), region('FINLAND-2'));
    };
    form.press('refresh');
    await settle();
    assert.equal(form.view.alert, undefined);
    assert.deepEqual(form.view.fields?.region.buttons, []);
    assert.deepEqual(labelsOf(form, 'region').slice(1), [
      'FINLAND-1 (advanced tier)',
      'FINLAND-2 (advanced tier)',
    ]);
  });

  it('could not be read again: what was read before stays, and is said to be old', async () => {
    const form = await volumeForm(({ store }) => {
      store.regions = { ...store.regions, error: noRoute };
    });
    assert.equal(form.view.alert?.title, 'The regions could not be read.');
    assert.deepEqual(form.view.alert.lines, [
      'No route.',
      'Try later.',
      'Those that were read before are shown.',
    ]);
    assert.equal(labelsOf(form, 'region').length, 4);
    assert.deepEqual(form.view.fields?.region.buttons, [{ action: 'refresh', label: 'Try Again' }]);
  });

  it('could not be read, nor the volumes: is told in one alert', async () => {
    const form = await volumeForm(({ store }) => {
      store.regions = notLoaded(noRoute);
      store.volumes = { ...store.volumes, error: noRoute };
    });
    assert.equal(form.view.alert?.title, 'The regions could not be read.');
    assert.deepEqual(form.view.alert.lines, [
      'No route.',
      'Try later.',
      'What is shown here may be out of date.',
    ]);
  });

  it('that is the only one is chosen when it can be read at last, and named by Barrack', async () => {
    const form = await volumeForm((services) => {
      services.store.regions = notLoaded(noRoute);
      services.store.volumes = loaded<Volume>();
      services.nextName = () => 'volume-7';
    }, '');
    form.services.store.onRefresh = () => {
      form.services.store.regions = loaded(region('FINLAND-2'));
    };
    form.press('refresh');
    await settle();
    assert.equal(form.view.draft.region, 'FINLAND-2');
    assert.equal(form.view.draft.name, 'volume-7');
  });

  it('does not stand in the way of what is looked for after a lost answer', async () => {
    const form = await volumeForm(({ store }) => (store.regions = notLoaded(noRoute)));
    form.type({ choice: 'NVMe' });
    form.submit();
    form.services.creating.come({ step: 'unknown', error: undefined, check: 'Look.' });
    form.press('refresh');
    await settle();
    assert.ok(form.buttons.includes('again'));
  });

  it('is none at all: says so, and is asked for again by a button', async () => {
    const form = await volumeForm(({ store }) => {
      store.regions = loaded<Region>();
      store.volumes = loaded<Volume>();
    }, '');
    assert.equal(form.view.fields?.region.note, 'Barrack lists no region for your account.');
    assert.deepEqual(form.view.fields.region.buttons, [{ action: 'refresh', label: 'Try Again' }]);
    assert.equal(form.view.alert, undefined);
  });

  it('is waited for, with the names of the volumes', async () => {
    const form = await volumeForm(({ store }) => (store.regions = notLoaded()));
    assert.equal(form.view.phase, 'loading');
    form.services.store.regions = loaded(region('FINLAND-1'));
    form.services.store.change();
    assert.equal(form.view.phase, 'editing');
  });

  it('is read when nobody has done so', async () => {
    const unread = { ...notLoaded<never>(), loading: false };
    const form = await volumeForm(({ store }) => (store.regions = unread));
    assert.deepEqual(form.services.store.refreshed, [['regions']]);
  });
});

describe('the form of a new volume, the name', () => {
  it('is the one that Barrack suggests for the region', async () => {
    const form = await volumeForm((services) => (services.nextName = (where) => `${where.toLowerCase()}-7`));
    assert.equal(form.view.draft.name, 'finland-1-7');
    form.type({ region: 'FINLAND-2' });
    await settle();
    assert.equal(form.view.draft.name, 'finland-2-7');
    assert.deepEqual(form.services.asked, ['name FINLAND-1', 'name FINLAND-2']);
  });

  for (const next of [undefined, '', '-bad name!', 'x'.repeat(31), 'training-data']) {
    it(`is made up where Barrack suggests ${String(next)}`, async () => {
      const form = await volumeForm((services) => {
        services.nextName = () => next;
        services.store.volumes = loaded(volume(), volume({ id: 'v2', name: 'volume-1' }));
      });
      assert.equal(form.view.draft.name, 'volume-2');
      assert.deepEqual(form.view.nameProblems, []);
    });
  }

  it('is empty, and no error, until Barrack has answered; what is typed meanwhile stays', async () => {
    let answer: (name: string) => void = () => undefined;
    const open = () =>
      volumeForm((services) => (services.nextName = () => new Promise((resolve) => (answer = resolve))));
    const form = await open();
    form.type({ choice: 'NVMe' });
    assert.deepEqual([form.view.draft.name, form.view.nameProblems], ['', []]);
    assert.equal(form.view.submit.sentence, 'Enter a name.');
    answer('volume-7');
    await settle();
    assert.equal(form.view.draft.name, 'volume-7');
    const typed = await open();
    typed.type({ name: 'mine' });
    answer('volume-7');
    await settle();
    assert.equal(typed.view.draft.name, 'mine');
  });

  it('comes although the page, which had not heard of it yet, sent what was typed elsewhere', async () => {
    let answer: (name: string) => void = () => undefined;
    const form = await volumeForm(
      (services) => (services.nextName = () => new Promise((resolve) => (answer = resolve))),
    );
    form.type({ size: '2' });
    answer('volume-7');
    await settle();
    form.type({ size: '20', name: '' });
    assert.equal(form.view.draft.name, 'volume-7');
    form.type({ region: 'FINLAND-2' });
    answer('volume-8');
    await settle();
    form.type({ size: '200', name: 'volume-7' });
    assert.equal(form.view.draft.name, 'volume-8');
    assert.equal(form.view.draft.size, '200');
  });

  it('stays as the user typed it, also empty or as it was suggested before', async () => {
    for (const name of ['', 'finland-1-7']) {
      const form = await volumeForm(
        (services) => (services.nextName = (where) => `${where.toLowerCase()}-7`),
      );
      form.type({ region: 'FINLAND-2' });
      await settle();
      form.type({ name });
      assert.equal(form.view.draft.name, name);
      form.type({ size: '200' });
      form.services.store.change();
      assert.equal(form.view.draft.name, name);
    }
  });

  const hostile = [
    'ab',
    'with space',
    'say "hi"',
    "it's",
    'a/b',
    '$(id)',
    '-a-b',
    'x'.repeat(31),
    'training-data',
  ];
  for (const name of hostile) {
    it(`is not taken where it is ${name}`, async () => {
      const form = await volumeForm();
      form.type({ choice: 'NVMe', name });
      assert.ok(form.view.nameProblems.length > 0);
      assert.equal(form.check('name').outcome, 'failed');
      assert.equal(form.view.submit.enabled, false);
      form.submit();
      form.press('copyAsCurl');
      assert.deepEqual([form.services.begun, form.services.asCurl], [[], []]);
    });
  }
});

describe('the form of a new volume, size, type and price', () => {
  it('begins with the least size, the documented one or Barrack’s', async () => {
    assert.equal((await volumeForm()).view.draft.size, '100');
    const form = await volumeForm(({ store }) => (store.minimumVolumeGb = 50));
    assert.equal(form.view.draft.size, '50');
    assert.match(form.view.fields?.size.note ?? '', /^At least 50 GB/u);
    form.type({ size: '49' });
    assert.deepEqual(form.view.fields?.size.problems, ['Enter at least 50 GB.']);
  });

  const refused = [
    '10abc',
    '1e9',
    '-1',
    '0x10',
    '100.5',
    '+100',
    '1_000',
    '١٠٠',
    '99',
    '0',
    '1048577',
    'NaN',
    '9'.repeat(400),
  ];
  for (const size of refused) {
    it(`does not take the size ${size.slice(0, 20)}: says why at the field, and sends nothing`, async () => {
      const form = await volumeForm();
      form.type({ choice: 'NVMe', size });
      const { submit, fields, options } = form.view;
      assert.equal(fields?.size.problems.length, 1);
      assert.equal(form.check('size').outcome, 'failed');
      assert.equal(submit.enabled, false);
      assert.match(submit.sentence, /See the checks: Size/u);
      assert.equal(options[0]?.facts[0]?.value, '$219.00', 'the price per TB is known all the same');
      form.submit();
      form.press('copyAsCurl');
      assert.deepEqual([form.services.begun, form.services.asCurl], [[], []]);
    });
  }

  it('asks for an empty size without calling that an error', async () => {
    const form = await volumeForm();
    form.type({ choice: 'NVMe', size: '' });
    assert.equal(form.view.draft.size, '', 'it is not filled in again');
    assert.deepEqual(form.view.fields?.size.problems, []);
    assert.equal(form.view.submit.sentence, 'Enter a size.');
    assert.equal(form.view.submit.enabled, false);
  });

  it('prices the types of the region’s tier for the size, and the chosen one beside the button', async () => {
    const form = await volumeForm();
    form.type({ size: '2 TB' });
    assert.deepEqual(
      form.view.options.map(({ value, facts }) => [value, ...facts.map((fact) => fact.value)]),
      [
        ['NVMe', '$219.00', '$438.00', '$0.60'],
        ['HDD', '$58.40', '$116.80', '$0.16'],
      ],
    );
    assert.equal(form.view.submit.sentence, 'Choose a volume type.');
    form.type({ choice: 'HDD' });
    assert.match(form.view.submit.sentence, /^\$116\.80 a month \(\$0\.16 an hour\)/u);
    assert.equal(form.view.submit.enabled, true);
  });

  it('follows the region: the only type is chosen, one that is not on offer has to be chosen anew', async () => {
    const form = await volumeForm();
    form.type({ choice: 'NVMe', region: 'CANADA-1' });
    assert.equal(form.view.draft.choice, 'SSD');
    assert.match(form.view.submit.sentence, /^\$7\.13 a month/u);
    form.type({ region: 'FINLAND-1' });
    assert.equal(form.view.draft.choice, '');
    form.type({ choice: 'Tape' });
    form.submit();
    assert.equal(form.services.volumes.length, 0);
  });

  it('says of the type what can become of it in the region’s tier', async () => {
    const form = await volumeForm();
    assert.equal(form.view.choiceHint, 'Later only a clone can have another type.');
    form.type({ region: 'CANADA-1' });
    assert.equal(form.view.choiceHint, 'In the legacy tier it keeps its type.');
    const unknown = await volumeForm(({ store }) => (store.regions = loaded(region('MOON-1'))), 'MOON-1');
    assert.equal(unknown.view.choiceHint, '');
  });

  it('lets any type be chosen where the tier is not known, and Barrack check it', async () => {
    const form = await volumeForm(({ store }) => (store.regions = loaded(region('MOON-1'))), 'MOON-1');
    assert.deepEqual(
      form.view.options.map(({ value }) => value),
      ['NVMe', 'HDD', 'SSD'],
    );
    form.type({ choice: 'HDD' });
    assert.equal(form.check('type').outcome, 'server');
    assert.equal(form.view.submit.enabled, true);
  });

  it('says where the prices come from, and that they are not known', async () => {
    const documented = await volumeForm(({ store }) => (store.prices = documentedPrices('EUR')));
    assert.match(documented.view.optionsNote, /documented prices in EUR/u);
    const none = await volumeForm(({ store }) => (store.prices = undefined));
    none.type({ choice: 'HDD' });
    assert.match(none.view.submit.sentence, /^What it costs is not known here/u);
    assert.equal(none.view.submit.enabled, true);
  });
});

describe('the form of a new volume, the checks', () => {
  it('are those of what is entered, all passed or for Barrack', async () => {
    const form = await volumeForm();
    form.type({ choice: 'NVMe' });
    assert.deepEqual(
      form.view.checks.map(({ id, outcome }) => `${id} ${outcome}`),
      [
        'region passed',
        'size passed',
        'type passed',
        'image passed',
        'credits passed',
        'profile server',
        'name passed',
      ],
    );
  });

  it('fail where the balance does not pay for one hour', async () => {
    const form = await volumeForm(({ store }) => (store.balance = { amount: 5, currency: 'USD' }));
    form.type({ choice: 'NVMe', size: '1048576' });
    assert.equal(form.check('credits').outcome, 'failed');
    assert.equal(form.view.submit.enabled, false);
    form.type({ size: '100' });
    assert.equal(form.view.submit.enabled, true);
  });

  it('leave a name to Barrack while the volumes are stale', async () => {
    const error = barrackError({ kind: 'network', message: 'No route.' });
    const form = await volumeForm(({ store }) => (store.volumes = { ...loaded(volume()), error }));
    form.type({ choice: 'NVMe' });
    assert.equal(form.check('name').outcome, 'server');
    assert.equal(form.view.alert?.title, 'What is shown here may be out of date.');
    assert.equal(form.view.submit.enabled, true);
  });
});

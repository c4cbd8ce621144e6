import assert from 'node:assert/strict';
import type { Image } from '../../../src/domain/resources.ts';
import type { FakeServices } from './fakes.ts';
import { settle } from './fakes.ts';
import type { Form } from './harness.ts';
import { volumeForm } from './harness.ts';
import { barrackError, image, loaded, notLoaded } from './records.ts';

const ubuntu = image({ id: '7', wireId: 7, name: 'Ubuntu 24.04', region: 'CANADA-1', sizeGb: undefined });
const prepared = (services: FakeServices): void => {
  services.listOs = () => ({ items: [ubuntu], unreadable: [] });
  services.store.images = loaded(
    image({ id: '7', wireId: '7', name: 'mine' }),
    image({ id: 'i2', name: 'of another region', region: 'FINLAND-1' }),
    image({ id: 'i3', name: 'not ready', word: 'creating' }),
  );
};
const open = async (prepare = prepared) => {
  const form = await volumeForm(prepare, 'CANADA-1');
  form.type({ bootable: true });
  await settle();
  return form;
};

const labelsIn = (form: Form) => form.view.fields?.image.options.map(({ label }) => label);

describe('the form of a new volume, its image', () => {
  it('is asked for only when it is bootable, and once for each region', async () => {
    const form = await volumeForm(prepared, 'CANADA-1');
    assert.deepEqual(form.services.asked, ['name CANADA-1']);
    form.type({ bootable: true });
    await settle();
    form.type({ size: '200' });
    form.type({ bootable: false });
    form.type({ bootable: true });
    await settle();
    assert.deepEqual(form.services.asked, ['name CANADA-1', 'images CANADA-1']);
  });

  it('is one of Barrack’s, or an available one of the account in the region', async () => {
    const form = await open();
    assert.deepEqual(form.view.fields?.image.options, [
      { value: '', label: 'Choose an image…', group: '' },
      { value: 'os/7', label: 'Ubuntu 24.04', group: 'OS images' },
      { value: 'own/7', label: 'mine (100 GB)', group: 'Your images' },
    ]);
    assert.equal(form.view.submit.sentence, 'Choose an image, or clear the box.');
    assert.equal(form.view.submit.enabled, false);
  });

  it('goes with its id as Barrack gave it, also where two lists have the same', async () => {
    for (const [value, expected] of [
      ['os/7', { id: 7, name: 'Ubuntu 24.04' }],
      ['own/7', { id: '7', name: 'mine' }],
    ] as const) {
      const form = await open();
      form.type({ image: value });
      form.submit();
      assert.deepEqual(form.services.volumes[0]?.image, expected);
    }
  });

  it('does not go with a volume that is not bootable (any more)', async () => {
    const form = await open();
    form.type({ image: 'os/7' });
    form.type({ bootable: false });
    form.submit();
    assert.equal(form.services.volumes.length, 1);
    assert.equal('image' in (form.services.volumes[0] ?? {}), false);
  });

  for (const value of ['os/8', 'own/i2', 'own/i3', '7', '__proto__', '../7']) {
    it(`can not be ${value}, which is not on offer`, async () => {
      const form = await open();
      form.type({ image: value });
      assert.equal(form.view.draft.image, '');
      form.submit();
      assert.deepEqual(form.services.begun, []);
    });
  }

  describe('of the account, whose record names no region', () => {
    const unplaced = (services: FakeServices): void => {
      services.store.images = loaded(
        image({ id: 'i4', wireId: 4, name: 'roaming', region: undefined }),
        image({ id: 'i5', name: 'blank', region: undefined, sizeGb: undefined }),
        image({ id: 'i1', name: 'mine' }),
      );
    };

    it('is offered after the others, and says so', async () => {
      const form = await open(unplaced);
      assert.deepEqual(
        form.view.fields?.image.options.slice(1).map(({ label }) => label),
        ['mine (100 GB)', 'roaming (100 GB, region not known)', 'blank (region not known)'],
      );
      assert.equal(form.view.fields.image.note, '');
      assert.deepEqual(form.view.fields.image.buttons, []);
    });

    it('is left to Barrack to check, and goes with its id', async () => {
      const form = await open(unplaced);
      form.type({ image: 'own/i4' });
      const { outcome, outcomeLabel, detail } = form.check('image');
      assert.deepEqual([outcome, outcomeLabel], ['server', 'Barrack will check']);
      assert.equal(detail, 'Barrack will check: the region of roaming is not known here.');
      form.press('copyAsCurl');
      form.submit();
      const expected = { id: 4, name: 'roaming' };
      assert.deepEqual(form.services.volumes[0]?.image, expected);
      assert.deepEqual(form.services.asCurl[0], form.services.begun[0]?.orders);
    });

    it('stays chosen in another region', async () => {
      const form = await open(unplaced);
      form.type({ image: 'own/i4' });
      form.type({ region: 'FINLAND-1' });
      await settle();
      assert.equal(form.view.draft.image, 'own/i4');
    });

    it('leaves nothing to check where the volume is not bootable', async () => {
      const form = await open(unplaced);
      form.type({ image: 'own/i4' });
      form.type({ bootable: false });
      assert.equal(form.check('image').outcome, 'passed');
    });

    it('is no reason to leave one of Barrack’s to a check: that was listed for the region', async () => {
      const form = await open((services) => {
        services.listOs = () => ({ items: [image({ id: '7', region: undefined })], unreadable: [] });
      });
      form.type({ image: 'os/7' });
      assert.equal(form.check('image').outcome, 'passed');
    });
  });

  it('is asked for together with a region that is chosen later', async () => {
    const form = await volumeForm(prepared, '');
    form.type({ bootable: true });
    await settle();
    assert.equal(form.view.fields?.image.note, 'Choose a region first.');
    assert.deepEqual(form.view.fields.image.buttons, []);
    assert.deepEqual(labelsIn(form), ['Choose an image…']);
    form.type({ region: 'CANADA-1' });
    await settle();
    assert.deepEqual(labelsIn(form), ['Choose an image…', 'Ubuntu 24.04', 'mine (100 GB)']);
    assert.equal(form.view.fields.image.note, '');
  });

  it('can not be chosen before the region, also where it names none itself, or could not be read', async () => {
    for (const list of [
      loaded(image({ region: undefined })),
      notLoaded<Image>(barrackError({ message: 'No route.' })),
    ]) {
      const form = await volumeForm(({ store }) => (store.images = list), '');
      form.type({ bootable: true });
      assert.deepEqual(labelsIn(form), ['Choose an image…']);
      assert.equal(form.view.fields?.image.note, 'Choose a region first.');
      assert.deepEqual(form.view.fields.image.buttons, []);
    }
  });

  it('has to be chosen anew in another region', async () => {
    const form = await open();
    form.type({ image: 'own/7' });
    form.type({ region: 'FINLAND-1' });
    await settle();
    assert.equal(form.view.draft.image, '');
    assert.equal(form.view.fields?.image.options.at(-1)?.label, 'of another region (100 GB)');
  });

  it('is waited for, and what a window kept stays chosen meanwhile', async () => {
    let answer: () => void = () => undefined;
    const form = await open((services) => {
      prepared(services);
      services.listOs = () =>
        new Promise((resolve) => (answer = () => resolve({ items: [ubuntu], unreadable: [] })));
    });
    form.type({ image: 'os/7' });
    assert.equal(form.view.fields?.image.note, 'Loading the images…');
    assert.equal(form.view.submit.enabled, false);
    answer();
    await settle();
    assert.equal(form.view.fields.image.note, '');
    assert.equal(form.view.draft.image, 'os/7');
    assert.equal(form.view.submit.enabled, true);
  });

  it('could not be read: says why, and is asked for again by a button', async () => {
    const form = await open((services) => {
      prepared(services);
      services.listOs = () => Promise.reject(barrackError({ message: 'Not for you.' }));
    });
    const { note, buttons, options } = form.view.fields?.image ?? {};
    assert.equal(note, 'The OS images could not be read: Not for you.');
    assert.deepEqual(buttons, [{ action: 'refresh', label: 'Try Again' }]);
    assert.equal(options?.length, 2, 'those of the account are there');
    form.type({ image: 'own/7' });
    assert.equal(form.view.submit.enabled, true);
    prepared(form.services);
    form.press('refresh');
    await settle();
    assert.equal(form.view.fields?.image.options.length, 3);
    assert.equal(form.view.draft.image, 'own/7');
  });

  it('stays on offer, and chosen, where it could not be read again, which is said', async () => {
    const form = await open();
    form.type({ image: 'os/7' });
    form.services.listOs = () => Promise.reject(barrackError({ message: 'No route.' }));
    form.press('refresh');
    await settle();
    assert.equal(form.view.draft.image, 'os/7');
    assert.equal(form.view.submit.enabled, true);
    assert.equal(form.view.fields?.image.note, 'The OS images could not be read: No route.');
    assert.deepEqual(form.view.fields.image.buttons, [{ action: 'refresh', label: 'Try Again' }]);
    prepared(form.services);
    form.press('refresh');
    await settle();
    assert.equal(form.view.fields.image.note, '');
  });

  it('is as Barrack told last, also where an older answer comes after it', async () => {
    const form = await open();
    let answer: () => void = () => undefined;
    form.services.listOs = () =>
      new Promise((resolve) => (answer = () => resolve({ items: [], unreadable: [] })));
    form.press('refresh');
    await settle();
    prepared(form.services);
    form.press('refresh');
    await settle();
    answer();
    await settle();
    assert.ok(labelsIn(form)?.includes('Ubuntu 24.04'));
  });

  it('is not there: says so, and what to do', async () => {
    const form = await open(() => undefined);
    assert.equal(
      form.view.fields?.image.note,
      'There is no image for CANADA-1: clear the box to create an empty volume.',
    );
  });

  it('may be one of the account that could not be read: does not say that there is none', async () => {
    const form = await open(({ store }) => {
      const record = { index: 0, id: 'i9', name: 'broken', reason: 'No name.', record: {} };
      store.images = { ...loaded<Image>(), unreadable: [record] };
    });
    assert.equal(form.view.fields?.image.note, 'Images that could not be read are left out: 1.');
  });

  it('is read from the account where nobody has done so, and tells it where that fails', async () => {
    const form = await open((services) => {
      prepared(services);
      services.store.images = { ...notLoaded(), loading: false };
      services.store.onRefresh = () => {
        services.store.images = notLoaded(barrackError({ message: 'No route.' }));
      };
    });
    assert.deepEqual(form.services.store.refreshed, [['images']]);
    assert.equal(form.view.fields?.image.note, 'Your images could not be read: No route.');
    assert.equal(form.view.fields.image.options.length, 2);
  });
});

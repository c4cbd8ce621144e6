import assert from 'node:assert/strict';
import { pageMessage } from '../../../src/forms/protocol/from-page.ts';
import { hostMessage, pageMemory } from '../../../src/forms/protocol/protocol.ts';
import type { FakeServices } from './fakes.ts';
import { settle } from './fakes.ts';
import { cloneForm, imageForm } from './harness.ts';
import { notLoaded } from './records.ts';

const noWishes = { prepare: false, restore: true };
const draft = { name: 'my-clone', choice: 'NVMe', ...noWishes };
const saved = { revision: 1, draft };

describe('the messages of a form', () => {
  const hostile: Record<string, unknown> = {
    nothing: undefined,
    null: null,
    text: 'submit',
    'no type': { saved },
    'an unknown type': { type: 'deleteEverything' },
    'an unknown action': { type: 'action', action: 'deleteVolume' },
    'an action of the prototype': { type: 'action', action: 'constructor' },
    'an extra field': { type: 'input', saved, html: '<img>' },
    'an extra field in the draft': {
      type: 'input',
      saved: { revision: 1, draft: { ...draft, sourceId: 'v9' } },
    },
    'a name that is no text': {
      type: 'input',
      saved: { revision: 1, draft: { name: {}, choice: 'NVMe', ...noWishes } },
    },
    'a name without end': {
      type: 'input',
      saved: { revision: 1, draft: { name: 'x'.repeat(1001), choice: '', ...noWishes } },
    },
    'a size that is no text': { type: 'input', saved: { revision: 1, draft: { ...draft, size: 100 } } },
    'a flag that is a text': { type: 'input', saved: { revision: 1, draft: { ...draft, bootable: 'no' } } },
    'a region without end': {
      type: 'submit',
      saved: { revision: 1, draft: { ...draft, region: 'x'.repeat(1001) } },
      submissionId: 'id-1',
    },
    'a revision below zero': { type: 'input', saved: { revision: -1, draft } },
    'a revision that is no whole number': { type: 'input', saved: { revision: 1.5, draft } },
    'a submit without an id': { type: 'submit', saved },
  };
  for (const [what, message] of Object.entries(hostile)) {
    it(`refuse ${what}`, () => {
      assert.equal(pageMessage.safeParse(message).success, false);
      const form = cloneForm();
      const before = form.view;
      form.model.handle(message);
      assert.deepEqual(form.view, before);
      assert.equal(form.services.clones.length, 0);
    });
  }

  it('do only what the page shows a button for', async () => {
    const form = cloneForm();
    for (const action of [
      'showInTree',
      'copyId',
      'openInBarrack',
      'copySupportDetails',
      'again',
      'startInstance',
    ] as const) {
      // prettier-ignore
      form.press(action);
    }
    await settle();
    const { shown, copied, opened, support, begun, questions } = form.services;
    assert.deepEqual([shown, copied, opened, support, begun, questions], [[], [], [], [], [], []]);
  });

  it('are answered with the state, whatever they were', () => {
    const form = cloneForm();
    let told = 0;
    form.model.onDidChange(() => (told += 1));
    form.model.handle({ type: 'nonsense' });
    form.model.handle({ type: 'ready' });
    assert.equal(told, 2);
  });

  it('to the page have a closed shape', () => {
    const state = cloneForm().model.view();
    assert.equal(hostMessage.safeParse({ type: 'state', state }).success, true);
    assert.equal(
      hostMessage.safeParse({ type: 'state', state: { ...state, phase: 'elsewhere' } }).success,
      false,
    );
  });

  it('left for a reloaded window are checked like any other', () => {
    assert.equal(pageMemory.safeParse({ sourceId: 'v1', over: false, saved }).success, true);
    assert.equal(pageMemory.safeParse({ sourceId: 1, over: false }).success, false);
    assert.equal(pageMemory.safeParse(undefined).success, false);
  });
});

describe('the draft of a form', () => {
  it('comes back from a page that was hidden or reloaded', () => {
    const form = cloneForm();
    form.model.handle({
      type: 'ready',
      saved: { revision: 7, draft: { name: 'kept', choice: 'HDD', ...noWishes } },
    });
    assert.deepEqual(form.view.draft, { name: 'kept', choice: 'HDD', ...noWishes });
    assert.equal(form.view.revision, 7);
  });

  it('comes back before the source is there', () => {
    const form = cloneForm(({ store }) => (store.volumes = notLoaded()));
    form.model.handle({
      type: 'ready',
      saved: { revision: 2, draft: { name: 'kept', choice: 'HDD', ...noWishes } },
    });
    assert.equal(form.view.draft.name, 'kept');
  });

  it('is not replaced by an older one', () => {
    const form = cloneForm();
    form.model.handle({
      type: 'input',
      saved: { revision: 2, draft: { name: 'newer', choice: 'HDD', ...noWishes } },
    });
    form.model.handle({
      type: 'input',
      saved: { revision: 1, draft: { name: 'older', choice: 'HDD', ...noWishes } },
    });
    form.model.handle({
      type: 'ready',
      saved: { revision: 1, draft: { name: 'older', choice: 'HDD', ...noWishes } },
    });
    assert.equal(form.view.draft.name, 'newer');
  });
});

describe('opening a form', () => {
  it('reads what it needs unless that was done a moment ago', async () => {
    const fresh = cloneForm();
    await fresh.model.load();
    assert.deepEqual(fresh.services.store.refreshed, []);
    const old = cloneForm((services) => (services.time += 60_000));
    await old.model.load();
    assert.deepEqual(old.services.store.refreshed, [['volumes', 'instances']]);
  });

  it('reads everything where there is no price list of Barrack yet', async () => {
    const form = cloneForm(({ store }) => {
      store.volumes = notLoaded();
      store.pricesAreOld = true;
    });
    await form.model.load();
    assert.deepEqual(form.services.store.refreshed, ['all']);
  });

  it('reads prices that are hours old again, and so does checking again; an image has none', async () => {
    const old = ({ store }: FakeServices) => void (store.pricesAreOld = true);
    const form = cloneForm(old);
    await form.model.load();
    form.press('refresh');
    await settle();
    assert.deepEqual(form.services.store.refreshed, ['all', 'all']);
    const images = imageForm(old);
    await images.model.load();
    assert.deepEqual(images.services.store.refreshed, []);
  });
});

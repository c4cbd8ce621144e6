import assert from 'node:assert/strict';
import { memoryOf } from '../../../src/forms/page/memory.ts';
import { pageMemory } from '../../../src/forms/protocol.ts';
import type { FakeServices } from './fakes.ts';
import { settle } from './fakes.ts';
import { cloneForm, imageForm } from './harness.ts';
import { barrackError, image, loaded, notLoaded, volume } from './records.ts';

const sent = { name: 'mine', choice: 'HDD' };

/** A clone form of a window that was reloaded while `sent` was on its way. */
const revived = (prepare?: (services: FakeServices) => void) => cloneForm(prepare, 'v1', sent);

describe('what a page remembers', () => {
  const saved = { revision: 3, draft: { name: ' mine ', choice: 'HDD' } };

  it('is what was sent, from the click until it is known what came of it', () => {
    const form = cloneForm();
    const now = () => memoryOf(form.view, saved);
    assert.deepEqual(now(), { sourceId: 'v1', over: false, saved });
    form.type({ name: ' mine ', choice: 'HDD' });
    form.submit();
    assert.deepEqual(now(), { sourceId: 'v1', over: false, saved, sent: saved.draft });
    form.services.store.volumes = loaded(); // the source vanishes
    assert.ok(now().sent);
    form.services.cloning.come({ step: 'unknown', error: barrackError(), check: 'Look.' });
    assert.ok(now().sent);
    form.services.cloning.come({ step: 'running', resource: undefined });
    assert.deepEqual(now(), { sourceId: 'v1', over: true });
  });

  it('is checked when it comes back', () => {
    assert.equal(pageMemory.safeParse({ sourceId: 'v1', over: false, saved, sent }).success, true);
    assert.equal(pageMemory.safeParse({ sourceId: 'v1', over: false, sent: { name: 1 } }).success, false);
  });
});

describe('a form of a window that was reloaded while it was sent', () => {
  it('does not know what came of it: says so, and what to check', () => {
    const form = revived();
    const { phase, outcome } = form.view;
    assert.equal(phase, 'unknown');
    assert.equal(outcome?.title, 'It is not known whether mine was created');
    const lines = outcome.lines.join(' ');
    assert.match(lines, /window was reloaded while it was being sent/u);
    assert.match(lines, /look for a volume named mine in FINLAND-1/u);
    assert.doesNotMatch(lines, /answer was lost|accepted/u);
    assert.deepEqual(form.buttons, ['refresh', 'openInBarrack', 'copySupportDetails']);
    form.press('again');
    form.submit();
    assert.equal(form.services.clones.length, 0);
  });

  it('opens the editor only after a look that read the lists, with the name that guards against a second one', async () => {
    const form = revived();
    form.model.handle({ type: 'ready', saved: { revision: 4, draft: sent } });
    assert.equal(form.view.revision, 4, 'so that the page takes this draft');
    const { store } = form.services;
    store.onRefresh = () => void (store.volumes = { ...store.volumes, error: barrackError() });
    form.press('refresh');
    await settle();
    form.press('again');
    assert.equal(form.view.phase, 'unknown');
    store.onRefresh = () => void (store.volumes = loaded(volume()));
    form.press('refresh');
    await settle();
    form.press('again');
    assert.equal(form.view.phase, 'editing');
    assert.deepEqual(form.view.draft, sent);
    form.submit();
    assert.equal(form.services.clones.length, 1);
  });

  it('says that it was created once it is in the list, and follows it', () => {
    const form = revived(({ store }) => (store.volumes = notLoaded()));
    assert.equal(form.view.phase, 'unknown', 'also before anything is read');
    const { store } = form.services;
    let told = 0;
    form.model.onDidChange(() => (told += 1));
    const of = (word: string, region = 'FINLAND-1') =>
      loaded(volume(), volume({ id: 'v2', name: 'mine', word, region }));
    store.volumes = of('creating', 'FINLAND-2');
    store.change();
    assert.equal(form.view.phase, 'unknown', 'the name of another region');
    store.volumes = of('creating');
    store.change();
    assert.equal(form.view.outcome?.title, 'Creating mine');
    assert.equal(form.view.outcome.elapsed, undefined, 'nobody knows when it began');
    store.volumes = of('available');
    store.change();
    assert.equal(form.view.outcome.title, 'mine is Available');
    assert.ok(told >= 3);
    store.volumes = of('error');
    store.change();
    assert.equal(form.view.outcome.tone, 'bad');
  });

  it('finds an image by its name, and tells support what is known', () => {
    const form = imageForm(undefined, '', { name: 'mine', choice: 's1' });
    assert.match(form.view.outcome?.lines.join(' ') ?? '', /look for an image named mine/u);
    form.press('copySupportDetails');
    assert.match(form.services.support[0]?.incident.message ?? '', /window was reloaded/u);
    form.services.store.images = loaded(image({ name: 'mine' }));
    form.services.store.change();
    assert.equal(form.view.outcome?.title, 'mine is Available');
  });
});

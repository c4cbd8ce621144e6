import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import type { ObservedPanel } from '../support/observed-panels.ts';
import { cloneOrder, openForm } from '../support/form.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { everyElement, itemNamed } from '../support/tree.ts';
import { settle, until } from '../support/wait.ts';

const cloneForm = 'barrack.cloneVolumeForm';
const imageForm = 'barrack.createImageForm';

const plain = ({ html }: ObservedPanel): string => html.replaceAll('&#39;', "'");

function nonceOf(shown: ObservedPanel): string {
  const nonce = /script-src 'nonce-([^']+)'/u.exec(plain(shown))?.[1];
  assert.ok(nonce, 'there is no nonce for the script');
  return nonce;
}

describe('the forms’ tabs', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  const volumeId = (name: string): string => itemNamed(services, name).resource.id;

  it('are one for each volume or snapshot, which comes to the front again', async () => {
    const training = itemNamed(services, 'training-data');
    const boot = itemNamed(services, 'golden-boot');
    await run('barrack.cloneVolume', training).end;
    await run('barrack.cloneVolume', boot).end;
    await run('barrack.createImage', itemNamed(services, 'render-node weekly')).end;
    await run('barrack.createImage', itemNamed(services, 'notebook clean')).end;
    const images = everyElement(services).find((one) => one.type === 'group' && one.list === 'images');
    await run('barrack.createImage', images).end;
    assert.equal(observed.panels.length, 5);
    await run('barrack.cloneVolume', training).end;
    await run('barrack.createImage', images).end;
    await run('barrack.cloneVolume', training).end;
    assert.equal(observed.panels.length, 5);
    const [first] = observed.panels;
    await until('it is in front', () => first?.panel.active);
    assert.equal(first?.panel.title, 'Clone Volume: training-data');
  });

  it('can be opened again after they were closed, as new', async () => {
    const id = volumeId('training-data');
    const form = await openForm(() => services.forms.openCloneVolume(id));
    await form.enter({ name: 'typed-name' });
    form.shown.panel.dispose();
    await until('it is closed', () => form.shown.closed);
    const again = await openForm(() => services.forms.openCloneVolume(id));
    assert.notEqual(again.shown, form.shown);
    assert.equal(again.state.draft.name, 'training-data-clone');
  });

  it('are filled by a page that runs under its own policy and says that it listens', async () => {
    await services.forms.openCloneVolume(volumeId('training-data'));
    await services.forms.openCreateImage(undefined);
    for (const shown of observed.panels) {
      shown.panel.reveal();
      // The real page, not this test, speaks first; nothing is posted before.
      await until(`${shown.viewType} says ready`, () => shown.fromPage.length > 0);
      assert.deepEqual(shown.fromPage[0], { type: 'ready' });
      await until('it is told what to show', () => shown.states.length > 0);
      const html = plain(shown);
      assert.match(html, /default-src 'none'/u);
      assert.doesNotMatch(html, /unsafe-inline|unsafe-eval|\son\w+=|\sstyle=|<style/iu);
      assert.ok(html.includes(`nonce="${nonceOf(shown)}"`));
    }
    const [one, other] = observed.panels.map(nonceOf);
    assert.notEqual(one, other);
  });

  it('say it when what they are about is gone, and follow its name', async () => {
    const form = await openForm(() => services.forms.openCloneVolume(volumeId('golden-boot')));
    await control.change({ kind: 'volume', find: 'golden-boot', set: { name: 'silver-boot' } });
    await services.store.refresh(['volumes']);
    await until('the tab follows', () => form.shown.panel.title === 'Clone Volume: silver-boot');
    await control.change({ kind: 'volume', find: 'silver-boot', remove: true });
    await services.store.refresh(['volumes']);
    const { outcome } = await form.until('it is said', (state) => state.outcome !== undefined);
    assert.match(outcome?.title ?? '', /no volume with the id/u);
    assert.ok(form.buttons().includes('close'));
  });

  it('say that what they show may be out of date when it cannot be read again', async () => {
    const form = await openForm(() => services.forms.openCloneVolume(volumeId('training-data')));
    await control.addFaults({ kind: 'status', operation: 'listVolumes', status: 501, count: 'always' });
    form.press('refresh');
    const { alert } = await form.until('it is said', (state) => state.alert !== undefined);
    assert.match(alert?.title ?? '', /out of date/u);
    await control.clearFaults();
    form.press('refresh');
    await form.until('it is over', (state) => state.alert === undefined);
  });
});

describe('a form of a window that was reloaded', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  /** Gives a panel back as VS Code does after a reload, with what its page had left. */
  async function revive(viewType: string, memory: unknown): Promise<ObservedPanel> {
    const panel = vscode.window.createWebviewPanel(viewType, '', vscode.ViewColumn.Active);
    const shown = observed.panels.at(-1);
    assert.ok(shown);
    await observed.serializers.get(viewType)?.deserializeWebviewPanel(panel, memory);
    return shown;
  }

  it('comes back with what was typed', async () => {
    const sourceId = itemNamed(services, 'training-data').resource.id;
    const saved = {
      revision: 3,
      draft: { name: 'typed-before', choice: 'HDD', prepare: false, restore: true },
    };
    const shown = await revive(cloneForm, { sourceId, over: false, saved });
    shown.say({ type: 'ready', saved });
    await until('it is told what to show', () => shown.states.length > 0);
    const state = shown.states.at(-1);
    assert.deepEqual(state?.draft, saved.draft);
    assert.equal(state.sourceId, sourceId);
    assert.equal(shown.panel.title, 'Clone Volume: training-data');
    await services.forms.openCloneVolume(sourceId);
    assert.equal(observed.panels.length, 1, 'it is the form of that volume');
  });

  it('comes back where the snapshot is still to be chosen', async () => {
    const shown = await revive(imageForm, { sourceId: '', over: false });
    assert.equal(shown.panel.title, 'Create Image');
    assert.equal(shown.closed, false);
  });

  it('shows what is still under way of what it sent, and sends nothing', async () => {
    const sourceId = itemNamed(services, 'training-data').resource.id;
    await control.setSpeed(0);
    services.operations.begin([cloneOrder(services, 'training-data', 'sent-before')]);
    const shown = await revive(cloneForm, { sourceId, over: false });
    shown.say({ type: 'ready' });
    const state = await until('it is told', () => shown.states.findLast(({ phase }) => phase === 'over'));
    assert.match(state.outcome?.title ?? '', /Creating sent-before/u);
    assert.equal(await control.effects('cloneVolume'), 1);
  });

  it('is closed when it was over, when nobody knows what it was, and when it is open already', async () => {
    const sourceId = itemNamed(services, 'training-data').resource.id;
    for (const memory of [
      undefined,
      null,
      'text',
      {},
      { sourceId: 7, over: false },
      { sourceId, over: true },
    ]) {
      const shown = await revive(cloneForm, memory);
      await until(`it is closed: ${JSON.stringify(memory)}`, () => shown.closed);
    }
    await services.forms.openCloneVolume(sourceId);
    const shown = await revive(cloneForm, { sourceId, over: false });
    await until('the second one is closed', () => shown.closed);
  });

  it('is closed when nobody is signed in', async () => {
    const sourceId = itemNamed(services, 'training-data').resource.id;
    await services.account.signOut();
    const shown = await revive(cloneForm, { sourceId, over: false });
    await until('it is closed', () => shown.closed);
    await settle();
    assert.equal(shown.html, '', 'it was never filled');
  });
});

import assert from 'node:assert/strict';
import type { TestServices } from '../../../src/program.ts';
import type { OpenForm } from '../support/form.ts';
import { openForm } from '../support/form.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control } from '../support/program.ts';
import { itemNamed } from '../support/tree.ts';
import { settle, until } from '../support/wait.ts';

describe('the form Create Image', function () {
  this.timeout(30_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  const idOf = (name: string): string => {
    const snapshot = services.store.snapshots.items.find((one) => one.name === name);
    assert.ok(snapshot, name);
    return snapshot.id;
  };
  const formOf = (name?: string): Promise<OpenForm> =>
    openForm(() => services.forms.openCreateImage(name === undefined ? undefined : idOf(name)));

  it('makes one image of a snapshot and follows it until it is Available', async () => {
    const form = await formOf('render-node weekly');
    assert.equal(form.state.submit.enabled, true);
    await form.enter({ name: 'nightly 1.0' });
    await control.setSpeed(100);
    const message = form.submission();
    form.shown.say(message);
    form.shown.say(message);
    const { outcome } = await form.until('it is Available', (state) => state.outcome?.tone === 'good');
    assert.match(outcome?.title ?? '', /nightly 1\.0 is Available/u);
    assert.equal(await control.effects('createImage'), 1);
    assert.equal(itemNamed(services, 'nightly 1.0').resource.kind, 'image');
    const snapshot = services.explorer.provider.getTreeItem(itemNamed(services, 'render-node weekly'));
    assert.equal(snapshot.contextValue, 'hasImage;hasInstance;imageable;snapshot');
    form.press('openInBarrack');
    await until('the page is opened', () => observed.opened.includes('https://barrack.ai/images'));
  });

  it('has one effect although the answer is lost', async () => {
    const form = await formOf('render-node weekly');
    await control.addFaults({ kind: 'closeAfter', operation: 'createImage' });
    await control.setSpeed(100);
    form.submit();
    await form.until('it is Available', (state) => state.outcome?.tone === 'good', 15_000);
    assert.equal(await control.effects('createImage'), 1);
  });

  it('opened without a snapshot lets one be chosen, and says of each why it cannot be', async () => {
    const form = await formOf();
    const { options, submit } = form.state;
    assert.equal(submit.enabled, false, 'none is chosen');
    const problems = new Map(options.map(({ label, problem }) => [label, problem]));
    assert.equal(options.length, services.store.snapshots.items.length);
    const unusable = options.findIndex(({ problem }) => problem !== '');
    assert.ok(
      options.slice(unusable).every(({ problem }) => problem !== ''),
      'the usable ones are first',
    );
    assert.equal(problems.get('render-node weekly'), '');
    assert.equal(problems.get('render-node base'), '', 'its image can be deleted first');
    const based = options.find(({ label }) => label === 'render-node base');
    assert.match(based?.description ?? '', /render-farm_v1\.2/u);
    assert.match(problems.get('render-node tonight') ?? '', /creat/iu);
    assert.match(problems.get('notebook broken') ?? '', /error/iu);
    assert.equal((await form.enter({ choice: idOf('notebook broken') })).submit.enabled, false);
    assert.equal((await form.enter({ choice: 'no-such-id' })).submit.enabled, false);
    const chosen = await form.enter({ choice: idOf('render-node weekly') });
    assert.equal(chosen.submit.enabled, true, JSON.stringify(chosen.checks));
    form.submit();
    await form.until('it is accepted', ({ phase }) => phase === 'over');
    assert.equal(await control.effects('createImage'), 1);
  });

  it('checks the name against the rules and the account’s images', async () => {
    const form = await formOf('render-node weekly');
    for (const name of ['ab', 'x'.repeat(31), 'no/slash', 'CUDA 12.4 clean']) {
      const { nameProblems, submit } = await form.enter({ name });
      assert.ok(nameProblems.length > 0, name);
      assert.equal(submit.enabled, false, name);
    }
    assert.equal((await form.enter({ name: 'with space. and_dots-1' })).submit.enabled, true);
  });

  it('shows a name that Barrack refuses at the name', async () => {
    const form = await formOf('render-node weekly');
    await control.addFaults({
      kind: 'status',
      operation: 'createImage',
      status: 409,
      message: 'Image name already exists',
    });
    form.submit();
    const { nameProblems } = await form.until('it is refused', (state) => state.nameProblems.length > 0);
    assert.deepEqual(nameProblems, ['Image name already exists']);
  });

  it('of a snapshot that has an image names it, and sends nothing', async () => {
    const form = await formOf('render-node base');
    assert.match(form.state.preparation?.title ?? '', /render-farm_v1\.2/u);
    assert.equal(form.state.submit.enabled, false);
    form.submit();
    await settle(200);
    assert.equal(await control.effects('createImage'), 0);
  });

  describe('with the old image deleted first', () => {
    let form: OpenForm;

    beforeEach(async () => {
      form = await formOf('render-node base');
      await form.enter({ prepare: true, name: 'render-farm_v2' });
    });

    it('begins only after a confirmation that names it', async () => {
      form.submit();
      const question = await until('it is asked', () => observed.messages.find(({ modal }) => modal));
      assert.match(question.text, /Delete the image render-farm_v1\.2, then create render-farm_v2\?/u);
      assert.match(question.detail ?? '', /can’t be undone/u);
      await settle(300);
      assert.equal(await control.effects('deleteImage'), 0, 'the question was closed');
      assert.equal(form.state.phase, 'editing');
      assert.equal(form.state.submit.enabled, true, 'it can be asked again');
    });

    it('makes the new one when the old one is gone, once for a double click', async () => {
      await control.setSpeed(100);
      observed.answer = ({ modal }) => (modal ? 'Delete and Create' : undefined);
      form.submit();
      form.submit();
      await form.until('it is Available', (state) => state.outcome?.tone === 'good', 20_000);
      assert.equal(await control.effects('deleteImage'), 1);
      assert.equal(await control.effects('createImage'), 1);
      assert.equal(observed.messages.filter(({ modal }) => modal).length, 1, 'it was asked once');
      const images = (await control.state()).usd.images.map(({ name }) => name);
      assert.ok(images.includes('render-farm_v2') && !images.includes('render-farm_v1.2'), images.join());
    });

    it('says it when the deletion is refused, makes nothing, and can be tried again', async () => {
      observed.answer = ({ modal }) => (modal ? 'Delete and Create' : undefined);
      await control.addFaults({
        kind: 'status',
        operation: 'deleteImage',
        status: 409,
        message: 'Image is in use',
      });
      form.submit();
      const { alert, submit } = await form.until('it is refused', (state) => state.alert !== undefined);
      assert.match(alert?.lines.join(' ') ?? '', /Image is in use/u);
      assert.equal(submit.enabled, true);
      assert.equal(await control.effects('deleteImage'), 0);
      assert.equal(await control.effects('createImage'), 0);
    });
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import type { FormState } from '../../../src/forms/protocol/protocol.ts';
import { OpenForm, openForm } from '../support/form.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { everyElement, itemNamed } from '../support/tree.ts';
import { settle, until } from '../support/wait.ts';

/** How often Barrack was asked to create a volume, and how often it did. */
async function volumesSent(): Promise<readonly [requests: number, effects: number]> {
  const requests = (await control.requests()).filter(({ operation }) => operation === 'createVolume');
  return [requests.length, await control.effects('createVolume')];
}

describe('the form Create Volume', function () {
  this.timeout(30_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  /** With the name that Barrack suggests. */
  async function formIn(region?: string): Promise<OpenForm> {
    const form = await openForm(() => services.forms.openCreateVolume(region));
    if (region !== undefined) {
      await form.until('it has a name', ({ draft }) => draft.name !== '');
    }
    return form;
  }

  const fieldOf = ({ fields }: FormState, name: 'region' | 'size' | 'image') => {
    assert.ok(fields, 'it has no fields');
    return fields[name];
  };

  describe('is opened', () => {
    it('once for each region, by the node it is called on, and once for none', async () => {
      const [canada, finland] = ['CANADA-1', 'FINLAND-1'].map((region) =>
        everyElement(services).find(
          (one) => one.type === 'group' && one.list === 'volumes' && one.region === region,
        ),
      );
      const region = everyElement(services).find((one) => one.type === 'region' && one.region === 'CANADA-1');
      for (const element of [canada, finland, region, undefined, finland, undefined]) {
        await run('barrack.createVolume', element).end;
      }
      const titles = observed.panels.map(({ panel }) => panel.title);
      assert.deepEqual(titles, ['Create Volume: CANADA-1', 'Create Volume: FINLAND-1', 'Create Volume']);
    });

    it('with the account’s regions, the name that Barrack suggests and the least size', async () => {
      const form = await formIn('FINLAND-1');
      const { draft, options } = form.state;
      assert.match(draft.name, /^volume-\d+$/u);
      assert.deepEqual([draft.region, draft.size, draft.bootable], ['FINLAND-1', '100', false]);
      assert.deepEqual(
        fieldOf(form.state, 'region').options.map(({ value }) => value),
        ['', 'CANADA-1', 'FINLAND-1', 'FINLAND-2', 'FINLAND-3'],
      );
      assert.deepEqual(
        options.map(({ value }) => value),
        ['NVMe', 'HDD'],
      );
      const asked = (await control.requests()).filter(({ operation }) => operation === 'listOsImages');
      assert.deepEqual(asked, [], 'nobody has asked for a bootable one');
    });

    it('by a page that runs under its own policy and says that it listens', async () => {
      await services.forms.openCreateVolume('FINLAND-1');
      const [shown] = observed.panels;
      assert.ok(shown);
      await until('it says ready', () => shown.fromPage.length > 0);
      assert.deepEqual(shown.fromPage[0], { type: 'ready' });
      await until('it is told what to show', () => shown.states.length > 0);
      assert.match(shown.html, /default-src &#39;none&#39;/u);
      assert.doesNotMatch(shown.html, /unsafe-inline|unsafe-eval|\son\w+=|\sstyle=|<style/iu);
    });

    it('again, after a reload of the window, with what was entered', async () => {
      const draft = {
        name: 'typed-before',
        choice: 'HDD',
        prepare: false,
        restore: true,
        region: 'FINLAND-2',
        size: '2 TB',
        bootable: false,
        image: '',
      };
      const saved = { revision: 3, draft };
      const viewType = 'barrack.createVolumeForm';
      const panel = vscode.window.createWebviewPanel(viewType, '', vscode.ViewColumn.Active);
      const shown = observed.panels.at(-1);
      assert.ok(shown);
      const memory = { sourceId: 'FINLAND-1', over: false, saved };
      await observed.serializers.get(viewType)?.deserializeWebviewPanel(panel, memory);
      shown.say({ type: 'ready', saved });
      const form = new OpenForm(shown);
      await until('it is told what to show', () => shown.states.length > 0);
      const state = await form.until('it can be sent', ({ submit }) => submit.enabled);
      assert.deepEqual(state.draft, draft);
      assert.equal(panel.title, 'Create Volume: FINLAND-2');
    });
  });

  describe('sent', () => {
    it('makes one volume, shows it from the first moment, and follows it until it is Available', async () => {
      const form = await formIn('FINLAND-1');
      await form.enter({ name: 'datasets', size: '500 GB', choice: 'HDD' });
      assert.match(form.state.submit.sentence, /^\$28\.52 a month/u);
      await control.setSpeed(0);
      const message = form.submission();
      form.shown.say(message);
      form.shown.say(message);
      await form.until('it is accepted', ({ phase }) => phase === 'over');
      form.shown.say(message);
      const element = itemNamed(services, 'datasets');
      assert.match(String(services.explorer.provider.getTreeItem(element).description), /creat/iu);
      await control.setSpeed(100);
      await form.until('it is Available', (state) => state.outcome?.tone === 'good');
      assert.equal(itemNamed(services, 'datasets'), element, 'the same element all the time');
      assert.deepEqual(await volumesSent(), [1, 1]);
      const made = (await control.state()).usd.volumes.find(({ name }) => name === 'datasets');
      assert.deepEqual(
        [made?.type, made?.size, made?.region, made?.bootable],
        ['HDD', 500, 'FINLAND-1', false],
      );
    });

    it('takes the image of a bootable one along', async () => {
      const form = await formIn('CANADA-1');
      await form.enter({ bootable: true });
      await form.until('the images are there', (state) => fieldOf(state, 'image').options.length > 4);
      const images = fieldOf(form.state, 'image').options;
      const mine = images.find(({ label }) => label.startsWith('CUDA 12.4 clean'));
      assert.equal(mine?.group, 'Your images');
      assert.equal(form.state.submit.enabled, false, 'none is chosen');
      const debian = images.find(({ label }) => label === 'Debian 12');
      await form.enter({ name: 'boot-disk', image: debian?.value ?? '' });
      form.submit();
      await form.until('it is accepted', ({ phase }) => phase === 'over');
      const order = services.operations.all.at(-1)?.orders[0];
      assert.deepEqual(order?.kind === 'createVolume' && order.image, {
        id: 'os-canada-1-3',
        name: 'Debian 12',
      });
      const made = (await control.state()).usd.volumes.find(({ name }) => name === 'boot-disk');
      assert.deepEqual([made?.bootable, made?.type], [true, 'SSD']);
    });

    it('takes an image of no known region along, and leaves it to Barrack', async () => {
      await control.change({ kind: 'image', find: 'CUDA 12.4 clean', set: { region: '' } });
      await services.store.refresh(['images'], { fresh: true });
      const form = await formIn('FINLAND-1');
      await form.enter({ bootable: true, name: 'boot-disk', choice: 'NVMe' });
      await form.until('the images are there', (state) => fieldOf(state, 'image').options.length > 4);
      const mine = fieldOf(form.state, 'image').options.at(-1);
      assert.match(mine?.label ?? '', /^CUDA 12\.4 clean \(.*region not known\)$/u);
      const { checks } = await form.enter({ image: mine?.value ?? '' });
      assert.equal(checks.find(({ id }) => id === 'image')?.outcome, 'server');
      form.press('copyAsCurl');
      const id = services.store.images.items.find(({ name }) => name === 'CUDA 12.4 clean')?.wireId;
      const text = await until('it is copied', () => observed.copied[0]);
      assert.ok(text.includes(`"bootable":true,"image_id":${JSON.stringify(id)}`), text);
      form.submit();
      await form.until('it is accepted', ({ phase }) => phase === 'over');
      assert.deepEqual(await volumesSent(), [1, 1]);
    });

    it('ends as done when the answer is lost, without asking twice', async () => {
      const form = await formIn('FINLAND-1');
      await form.enter({ name: 'lost-and-found', choice: 'HDD' });
      await control.addFaults({ kind: 'closeAfter', operation: 'createVolume' });
      await control.setSpeed(100);
      form.submit();
      await form.until(
        'it is Available',
        ({ outcome }) => outcome?.title === 'lost-and-found is Available',
        15_000,
      );
      assert.deepEqual(await volumesSent(), [1, 1]);
    });

    it('is shown again, and not sent again, by a form that is opened while nobody knows whether Barrack got it', async () => {
      const form = await formIn('FINLAND-1');
      await form.enter({ choice: 'HDD' });
      const { name } = form.state.draft;
      await control.addFaults({ kind: 'closeBefore', operation: 'createVolume' });
      form.submit();
      await form.until('it is looked for', ({ phase }) => phase === 'checking');
      form.shown.panel.dispose();
      await until('it is closed', () => form.shown.closed);
      const again = await formIn('FINLAND-1');
      assert.equal(again.state.draft.name, name, 'Barrack suggests the same name');
      await again.until('it shows what is under way', ({ phase }) => phase === 'checking');
      again.submit();
      await settle(500);
      assert.deepEqual(await volumesSent(), [1, 0]);
    });
  });

  describe('sends nothing', () => {
    const bad: readonly (readonly [what: string, entered: Parameters<OpenForm['enter']>[0]])[] = [
      ...['10abc', '1e9', '-1', '0x10', '100.5', '99', '1048577', ''].map(
        (size) => [`the size "${size}"`, { size }] as const,
      ),
      ...['with space', `it's`, 'say "hi"', 'x'.repeat(31), 'ab', 'scratch', ''].map(
        (name) => [`the name "${name}"`, { name }] as const,
      ),
      ['a type that is not on offer', { choice: 'SSD' }],
      ['a region that is not there', { region: 'ATLANTIS-1' }],
      ['an image that is not there', { bootable: true, image: 'os/1' }],
    ];
    for (const [what, entered] of bad) {
      it(`for ${what}, whatever its page says`, async () => {
        const form = await formIn('FINLAND-1');
        await form.enter({ choice: 'HDD' });
        await form.enter(entered);
        assert.equal(form.state.submit.enabled, false);
        form.submit();
        form.press('copyAsCurl');
        await settle(200);
        assert.deepEqual(await volumesSent(), [0, 0]);
        assert.deepEqual(observed.copied, []);
        assert.equal(form.state.phase, 'editing');
      });
    }

    it('when the name was taken meanwhile, and says so at the name', async () => {
      const form = await formIn('FINLAND-1');
      await form.enter({ name: 'wanted-name', choice: 'HDD' });
      await control.change({ kind: 'volume', find: 'scratch', set: { name: 'wanted-name' } });
      form.submit();
      const state = await form.until('it is refused', ({ nameProblems }) => nameProblems.length > 0);
      assert.match(state.nameProblems.join(), /wanted-name already exists/u);
      assert.equal(state.draft.name, 'wanted-name');
      assert.deepEqual(await volumesSent(), [0, 0]);
      assert.deepEqual(observed.messages, [], 'the form says it, no toast');
    });
  });

  it('shows what Barrack refuses at its field, keeps what was entered, and can be sent again', async () => {
    const form = await formIn('FINLAND-1');
    await form.enter({ name: 'wanted-name', choice: 'HDD', size: '250' });
    const errors = { size: ['Ensure this value is greater than or equal to 300.'] };
    await control.addFaults({ kind: 'drfFieldErrors', operation: 'createVolume', errors });
    form.submit();
    const state = await form.until('it is refused', (one) => fieldOf(one, 'size').problems.length > 0);
    assert.deepEqual(fieldOf(state, 'size').problems, errors.size);
    assert.match(state.alert?.title ?? '', /not created/u);
    await form.enter({ size: '300' });
    form.submit();
    await form.until('it is accepted', ({ phase }) => phase === 'over');
    assert.deepEqual(await volumesSent(), [2, 1]);
  });

  it('tells that the regions can not be read, and reads them when asked again', async () => {
    await control.addFaults({ kind: 'status', operation: 'regions', status: 403, count: 'always' });
    const form = await formIn();
    form.press('refresh');
    const { alert, fields } = await form.until('it is said', (state) => state.alert !== undefined);
    assert.equal(alert?.title, 'The regions could not be read.');
    assert.deepEqual(fields?.region.buttons, [{ action: 'refresh', label: 'Try Again' }]);
    await control.clearFaults();
    form.press('refresh');
    await form.until('it is over', (state) => state.alert === undefined);
    assert.deepEqual(fieldOf(form.state, 'region').buttons, []);
  });

  for (const [status, message] of [
    [402, 'Insufficient credits'],
    [403, 'Profile incomplete'],
  ] as const) {
    it(`says it when Barrack refuses with ${status}`, async () => {
      const form = await formIn('FINLAND-1');
      await form.enter({ choice: 'HDD' });
      await control.addFaults({ kind: 'status', operation: 'createVolume', status, message });
      form.submit();
      const { alert, submit } = await form.until('it is refused', (state) => state.alert !== undefined);
      assert.match(alert?.lines.join() ?? '', new RegExp(message, 'u'));
      assert.ok(alert?.buttons.some(({ action }) => action === 'copySupportDetails'));
      assert.equal(submit.enabled, true);
    });
  }

  it('copies what it would send as curl, without the key, and sends nothing', async () => {
    const form = await formIn('FINLAND-1');
    await form.enter({ name: 'scripted', choice: 'NVMe', size: '250' });
    form.press('copyAsCurl');
    const text = await until('it is copied', () => observed.copied[0]);
    assert.match(text, /"name":"scripted","size":250,"volume_type":"NVMe","region":"FINLAND-1"/u);
    assert.match(text, /\$\{?BARRACK_API_KEY/u);
    assert.doesNotMatch(text, /test-key/u);
    assert.deepEqual(await volumesSent(), [0, 0]);
  });
});

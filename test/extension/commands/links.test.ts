import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Resource } from '../../../src/domain/resources.ts';
import type { TestServices } from '../../../src/program.ts';
import { demoAccounts } from '../../simulator/accounts.ts';
import { volume } from '../../unit/writes/support/records.ts';
import { volumeNamed } from '../views/operations/support.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, beginSignedOut, control, run, wholeProgram } from '../support/program.ts';
import { accept, choose, openBox, openPick, type } from '../support/quick-input.ts';
import { everyElement, itemNamed } from '../support/tree.ts';
import { settle, until } from '../support/wait.ts';

const program = `${vscode.env.uriScheme}://barrack-explorer.barrack-explorer`;

/** As VS Code hands a link over. */
async function open(link: string): Promise<void> {
  await (await wholeProgram()).openLink(vscode.Uri.parse(link));
}

async function selected({ explorer }: TestServices, resource: Pick<Resource, 'kind' | 'id'>): Promise<void> {
  const id = `${resource.kind}/${resource.id}`;
  await until(`${id} is selected`, () => explorer.selection[0]?.id === id);
}

/** The requests since the last look, without those that only read. */
async function writes(): Promise<readonly string[]> {
  const requests = await control.requests();
  return requests
    .filter(
      ({ method, operation }) =>
        method !== 'GET' && operation !== 'pricing' && operation !== 'imagesOfSnapshots',
    )
    .map(({ method, path }) => `${method} ${path}`);
}

describe('a link', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  it('shows in the tree what it names, of each kind', async () => {
    const { store } = services;
    for (const resource of [
      store.volumes.items[0],
      store.snapshots.items[0],
      store.images.items[0],
      store.instances.items[0],
    ]) {
      assert.ok(resource);
      await open(`${program}/${resource.kind}/${resource.id}`);
      await selected(services, resource);
    }
    assert.deepEqual(observed.messages, []);
    assert.deepEqual(await writes(), []);
  });

  it('opens a form, and sends nothing by itself', async () => {
    const source = volumeNamed(services, 'training-data');
    const snapshot = services.store.snapshots.items.find(({ name }) => name === 'render-node weekly');
    assert.ok(snapshot);
    await open(`${program}/volume/${source.id}/clone`);
    await open(`${program}/snapshot/${snapshot.id}/image`);
    assert.deepEqual(
      observed.panels.map(({ viewType, panel }) => [viewType, panel.title]),
      [
        ['barrack.cloneVolumeForm', 'Clone Volume: training-data'],
        ['barrack.createImageForm', 'Create Image: render-node weekly'],
      ],
    );
    observed.panels.forEach((panel) => panel.say({ type: 'ready' }));
    await settle(300);
    assert.deepEqual(await writes(), []);
    assert.deepEqual(services.operations.all, []);
  });

  const nonsense = [
    '',
    '/',
    '/region/FINLAND-1',
    '/volume',
    '/volume/',
    '/volume/..',
    '/volume/../../volumes',
    '/volume/%252E%252E',
    '/volume/%25',
    '/volume/%25zz/clone',
    '/volume/1001/delete',
    '/volume/1001/clone/now',
    '/volume/1001/clone?name=x&submit=true',
    '/volume/1001#clone',
    '/snapshot/1001/clone',
    '/instance/1001/stop',
    `/volume/${'x'.repeat(10_000)}`,
    '/volume/[click](command:workbench.action.quit)/x/y',
    '/volume/a%0Ab%E2%80%AE/x/y',
    '/barrack.deleteVolume',
    '/volume/1001/clone/..%2F..%2Fdelete',
  ];
  for (const path of nonsense) {
    it(`is refused politely if it is nonsense: ${path.slice(0, 50)}`, async () => {
      await control.clearRequests();
      await open(program + path);
      assert.equal(observed.messages.length, 1);
      const [text = ''] = observed.texts('warning');
      assert.match(text, /^The link “.*” can’t be opened\. [A-Z].*\.$/u);
      assert.ok(text.length < 250, `${text.length} characters`);
      assert.ok(!text.includes(']('), text);
      assert.doesNotMatch(text, /[\p{Cc}\p{Bidi_Control}]/u);
      assert.deepEqual(await control.requests(), []);
      assert.deepEqual(observed.panels, []);
    });
  }

  it('to what is not listed is looked up once, then said to be of another account maybe', async () => {
    await control.clearRequests();
    await open(`${program}/volume/999999`);
    assert.deepEqual(observed.texts('warning'), [
      'This account has no volume with the id 999999. The link may be of another account.',
    ]);
    const asked = (await control.requests()).map(({ operation }) => operation);
    assert.deepEqual(
      asked.filter((operation) => operation?.startsWith('list')),
      ['listVolumes'],
    );
    await open(`${program}/volume/999999/clone`);
    assert.deepEqual(observed.panels, []);
  });

  it('to what was made elsewhere meanwhile finds it', async () => {
    const { id } = volumeNamed(services, 'training-data');
    services.store.clear();
    await open(`${program}/volume/${id}`);
    await selected(services, { kind: 'volume', id });
  });

  it('tells a failure once', async () => {
    await control.addFaults({ kind: 'status', operation: 'listImages', status: 501, count: 'always' });
    await open(`${program}/image/999999`);
    assert.equal(observed.messages.length, 1);
    assert.equal(observed.texts('error').length, 1);
  });

  it('quotes an id of somebody else as text', async () => {
    const id = '[x](command:workbench.action.quit)\n';
    await open(`${program}/instance/${encodeURIComponent(encodeURIComponent(id))}`);
    assert.deepEqual(observed.texts('warning'), [
      'This account has no instance with the id [x] (command:workbench.action.quit)‹U+000A›. The link may be of another account.',
    ]);
  });

  for (const id of ['a/b', `"it's" 100% #?&`, '%2F', '..%2F', 'ä 名前 🦊', '/', '\\']) {
    it(`that was copied leads back, for the id ${id}`, async () => {
      services.store.add(volume({ id, name: 'strange' }));
      await run('barrack.copyLink', itemNamed(services, 'strange')).end;
      const [link = ''] = observed.copied;
      assert.ok(link.startsWith(`${program}/volume/`), link);
      await open(link);
      await selected(services, { kind: 'volume', id });
      assert.deepEqual(observed.messages, []);
    });
  }
});

describe('Copy Link', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  it('copies a link of each, a line each', async () => {
    const elements = ['training-data', 'notebook clean', 'pytorch 2.5 base', 'batch-eval'].map((name) =>
      itemNamed(services, name),
    );
    const region = everyElement(services).find((element) => element.type === 'region');
    await run('barrack.copyLink', elements[0], [region, ...elements]).end;
    assert.deepEqual(observed.copied, [
      elements.map(({ resource: { kind, id } }) => `${program}/${kind}/${id}`).join('\n'),
    ]);
    assert.deepEqual(observed.messages, []);
  });

  it('asks in the palette for what', async () => {
    const running = run('barrack.copyLink');
    await choose(await openPick(), ({ label }) => label === 'golden-boot');
    await running.end;
    assert.deepEqual(observed.copied, [`${program}/volume/${volumeNamed(services, 'golden-boot').id}`]);
  });
});

describe('a link while nobody is signed in', () => {
  let services: TestServices;
  let link: string;

  beforeEach(async () => {
    const loaded = await beginLoaded();
    link = `${program}/volume/${volumeNamed(loaded, 'golden-boot').id}`;
    services = await beginSignedOut();
  });

  it('offers to sign in, and is forgotten if that is not wanted', async () => {
    await open(link);
    assert.deepEqual(
      observed.messages.map(({ text, buttons }) => [text, buttons]),
      [['Sign in to Barrack to open the link.', ['Sign In']]],
    );
    assert.deepEqual(observed.boxes, []);
    assert.deepEqual(await control.requests(), []);
  });

  it('goes on once somebody has signed in', async () => {
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Sign In');
    const opening = open(link);
    await type(await openBox(), demoAccounts.usd.key);
    await accept();
    await opening;
    await selected(services, volumeNamed(services, 'golden-boot'));
  });

  it('is refused at once if it is nonsense', async () => {
    await open(`${program}/volume/7/delete`);
    assert.equal(observed.texts('warning').length, 1);
    assert.deepEqual(observed.boxes, []);
  });
});

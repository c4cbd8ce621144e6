import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandId } from '../../../src/commands/core/ids.ts';
import type { TestServices } from '../../../src/program.ts';
import { demoAccounts } from '../../simulator/accounts.ts';
import { needsCurl, runInShell } from '../../unit/api/shell.ts';
import { cloneWhileDown, elementOf, volumeNamed } from '../views/operations/support.ts';
import { observed } from '../support/observed.ts';
import { apiUrl, beginLoaded, control, run, setSetting } from '../support/program.ts';
import { accept, choose, escape, openBox, openPick, type } from '../support/quick-input.ts';
import { itemNamed } from '../support/tree.ts';
import { until } from '../support/wait.ts';

const copyAsCurl: CommandId = 'barrack.copyAsCurl';
const { key } = demoAccounts.usd;

describe('Copy as curl', function () {
  this.timeout(40_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    await control.clearRequests();
  });

  /** What was copied; nothing was sent, and the key is not in it. */
  async function copied(): Promise<string> {
    assert.equal(observed.copied.length, 1);
    const [text = ''] = observed.copied;
    assert.ok(!text.includes(key));
    assert.ok(text.includes('$BARRACK_API_KEY'));
    const requests = (await control.requests()).filter(
      ({ method, operation }) =>
        method !== 'GET' && operation !== 'pricing' && operation !== 'imagesOfSnapshots',
    );
    assert.deepEqual(requests, []);
    assert.deepEqual(observed.messages, [], 'the status bar says it, no toast');
    return text;
  }

  async function chooseFor(name: string, action: string) {
    const running = run(copyAsCurl, itemNamed(services, name));
    await choose(await openPick(), ({ label }) => label === action);
    return running;
  }

  async function answer(text: string, wanted: string): Promise<void> {
    const box = await until('it asks', async () => {
      const open = await openBox();
      return open.title?.includes(wanted) === true && open;
    });
    await type(box, text);
    await accept();
  }

  it('offers what can be done, and says why the rest can’t be', async () => {
    const running = run(copyAsCurl, itemNamed(services, 'scratch'));
    const pick = await openPick();
    const line = pick.items.findIndex(({ label }) => label === 'Not possible now');
    assert.deepEqual(
      pick.items.slice(0, line).map(({ label }) => label),
      ['Resize Volume', 'Show Volume', 'Show Billing', 'List Volumes'],
    );
    assert.deepEqual(
      pick.items.slice(line + 1).map(({ label }) => label.replace('$(circle-slash) ', '')),
      ['Clone Volume', 'Attach to Instance', 'Detach from Instance', 'Delete Volume'],
    );
    assert.ok(pick.items.slice(line + 1).every(({ detail }) => detail));
    await choose(pick, ({ label }) => label.endsWith('Delete Volume'));
    assert.equal(running.ended, false, 'it can’t be chosen');
    await escape(running);
    assert.deepEqual(observed.copied, []);
  });

  it('copies what needs no answers at once', async () => {
    const { id } = volumeNamed(services, 'golden-boot');
    await (
      await chooseFor('golden-boot', 'Delete Volume')
    ).end;
    assert.equal(
      await copied(),
      `curl --request DELETE '${apiUrl}/volumes/${id}/' \\\n  --header "X-API-Key: $BARRACK_API_KEY"`,
    );
    assert.equal(await vscode.env.clipboard.readText(), observed.copied[0]);
    assert.ok(
      observed.everything.some(
        ({ where, text }) => where === 'status bar' && text.includes('$BARRACK_API_KEY'),
      ),
    );
  });

  it('copies what reads', async () => {
    const { id } = volumeNamed(services, 'golden-boot');
    for (const [action, path] of [
      ['Show Volume', `/volumes/${id}/`],
      ['Show Billing', `/volumes/billing/${id}/`],
      ['List Volumes', '/volumes/'],
    ] as const) {
      observed.begin();
      await (
        await chooseFor('golden-boot', action)
      ).end;
      const lines = (await copied()).split('\n');
      const comments = lines.filter((line) => line.startsWith('#'));
      assert.equal(lines[comments.length], `curl --request GET '${apiUrl}${path}' \\`);
      assert.equal(comments.join().includes('first page'), action === 'List Volumes', comments.join());
    }
  });

  it('asks for what the request holds', async () => {
    const { id } = volumeNamed(services, 'golden-boot');
    const resizing = await chooseFor('golden-boot', 'Resize Volume');
    await answer('2 TB', 'Resize');
    await resizing.end;
    assert.match(await copied(), new RegExp(`volumes/${id}/resize/'[^]*--data '\\{"size":2048\\}'$`, 'u'));
    observed.begin();
    const cloning = await chooseFor('golden-boot', 'Clone Volume');
    await answer('golden-two', 'Clone');
    await cloning.end;
    assert.match(
      await copied(),
      /--data '\{"name":"golden-two","volume_type":"NVMe","region":"FINLAND-2"\}'$/u,
    );
  });

  it('copies nothing where the user gives up', async () => {
    const running = await chooseFor('golden-boot', 'Resize Volume');
    await openBox();
    await escape(running);
    assert.deepEqual(observed.copied, []);
  });

  it('says of a chain what to wait for', async () => {
    await control.change({ kind: 'instance', find: 'llm-finetune', set: { status: 'ACTIVE' } });
    await services.store.refresh();
    const running = await chooseFor('training-data', 'Attach to Instance');
    await choose(await openPick(), ({ label }) => label === 'llm-finetune');
    await running.end;
    const lines = (await copied()).split('\n');
    assert.deepEqual(
      lines.filter((line) => line.startsWith('#')),
      [
        '# 1 of 3: Shut down llm-finetune',
        '# Wait for SHUTOFF before the next command.',
        '# 2 of 3: Attach training-data',
        '# Wait for Attached before the next command.',
        '# 3 of 3: Start llm-finetune',
      ],
    );
    assert.equal(lines.filter((line) => line.startsWith('curl')).length, 3);
  });

  it('copies an operation of the list, with all that it does', async () => {
    const orders = cloneWhileDown(services, 'inference-api', 'scratch');
    await control.addFaults({ kind: 'status', operation: 'stopInstance', status: 409, message: 'Not now' });
    const operation = services.operations.begin(orders, 1);
    await until('it ends', () => operation.endedAt !== undefined);
    await control.clearRequests();
    observed.begin();
    await run(copyAsCurl, elementOf(services, operation)).end;
    const text = await copied();
    assert.equal(text.match(/^curl --request POST /gmu)?.length, 3);
    assert.ok(text.includes('"name":"scratch-clone"'));
  });

  it('asks in the palette for what', async () => {
    const running = run(copyAsCurl);
    await choose(await openPick(), ({ label }) => label === 'pytorch 2.5 base');
    await until('what is to be done is asked', () => observed.picks.length === 2);
    await choose(await openPick(), ({ label }) => label === 'Delete Image');
    await running.end;
    assert.match(await copied(), /^curl --request DELETE '[^']*\/images\/\d+\/'/u);
  });

  it('is in the account’s header style and under the user’s own paths', async () => {
    await setSetting('api.authHeader', 'Bearer');
    await setSetting('api.paths', { deleteVolume: { method: 'POST', path: '/v2/{id}/remove/' } });
    await until('the settings are read', () => services.account.current?.authStyle === 'Bearer');
    const { id } = volumeNamed(services, 'golden-boot');
    await (
      await chooseFor('golden-boot', 'Delete Volume')
    ).end;
    assert.equal(
      observed.copied[0],
      `curl --request POST '${apiUrl}/v2/${id}/remove/' \\\n  --header "Authorization: Bearer $BARRACK_API_KEY"`,
    );
  });

  it('does in a real shell what it says, with a hostile name', async function () {
    needsCurl.call(this);
    const name = `it's "$(touch x)" \`touch x\`'; touch x; '`;
    const running = await chooseFor('render-node', 'Create Snapshot');
    await answer(name, 'Create Snapshot');
    await until('the description is asked for', () => observed.boxes.length === 2);
    await answer(`-d @/etc/passwd ${name}`, 'Create Snapshot');
    await running.end;
    const text = await copied();
    const { code, errors } = await runInShell(text, { BARRACK_API_KEY: key });
    assert.equal(code, 0, errors);
    assert.equal(await control.effects('createSnapshot'), 1);
    const { snapshots } = (await control.state()).usd;
    assert.equal(snapshots.find((one) => one.name === name)?.description, `-d @/etc/passwd ${name}`);
  });
});

import assert from 'node:assert/strict';
import type { TestServices } from '../../../src/program.ts';
import { ended } from '../views/operations/support.ts';
import { observed } from '../support/observed.ts';
import type { Run } from '../support/program.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { accept, choose, escape, openBox, openPick, type } from '../support/quick-input.ts';
import { everyElement, itemNamed } from '../support/tree.ts';
import { until } from '../support/wait.ts';
import { begun, confirmAll, goBack, hostileName, nothingSent, question, refusedText } from './asked.ts';

describe('Create Snapshot', function () {
  this.timeout(40_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    await control.clearRequests();
  });

  const atBarrack = async (name: string) =>
    (await control.state()).usd.snapshots.find((snapshot) => snapshot.name === name);

  /** The box for the name has been accepted, and the one for the description is there. */
  async function descriptionBox(): Promise<ReturnType<typeof openBox> extends Promise<infer B> ? B : never> {
    await until('the description is asked for', async () => (await openBox()).placeholder === 'Description');
    return openBox();
  }

  function onRenderNode(): Run {
    return run('barrack.createSnapshot', itemNamed(services, 'render-node'));
  }

  it('asks for a name and a description, says what it costs, and creates it', async () => {
    confirmAll();
    const running = onRenderNode();
    const name = await openBox();
    assert.deepEqual(
      [name.title, name.value, name.step, name.totalSteps],
      ['Create Snapshot: render-node', 'render-node-snapshot', 1, 2],
    );
    await type(name, 'before the “upgrade”');
    await accept();
    const description = await descriptionBox();
    assert.deepEqual([description.step, description.totalSteps], [2, 2]);
    await type(description, '  Blender 4.2 & drivers ');
    await accept();
    await running.end;
    const asked = question();
    assert.equal(asked.text, 'Create the snapshot before the “upgrade” of render-node?');
    assert.equal(
      asked.detail,
      'It costs $0.10 an hour as Barrack states it: $73.00 a month if that is for each snapshot, $7.13 if it is per TB.\nEach snapshot is billed as 100 GB, from creation until you delete it.',
    );
    assert.deepEqual(asked.buttons, ['Create Snapshot']);
    const operation = await begun(services);
    await ended(operation, 20_000);
    assert.equal(operation.progress.step, 'done', operation.statusText);
    const made = await atBarrack('before the “upgrade”');
    assert.deepEqual([made?.status, made?.description], ['available', 'Blender 4.2 & drivers']);
    assert.equal(await control.effects('createSnapshot'), 1);
  });

  it('needs no description', async () => {
    confirmAll();
    const running = onRenderNode();
    await openBox();
    await accept();
    await descriptionBox();
    await accept();
    await running.end;
    await ended(await begun(services), 20_000);
    assert.equal((await atBarrack('render-node-snapshot'))?.description, '');
  });

  it('takes no name that is too long, empty or taken, and says so while it is typed', async () => {
    const running = onRenderNode();
    const box = await openBox();
    assert.match(await refusedText(box, 'x'.repeat(51), running), /51/u);
    assert.match(await refusedText(box, '   ', running), /1 to 50/u);
    assert.match(await refusedText(box, 'notebook clean', running), /notebook clean already exists/u);
    await type(box, 'x'.repeat(50));
    await accept();
    await descriptionBox();
    await goBack();
    await until('the name is asked for', async () => (await openBox()).value === 'x'.repeat(50));
    await escape(running);
    await nothingSent(services);
    assert.deepEqual(observed.messages, []);
  });

  it('leaves everything as it is after Escape at the description, and where it is not confirmed', async () => {
    const first = onRenderNode();
    await openBox();
    await accept();
    await descriptionBox();
    await escape(first);
    assert.deepEqual(observed.messages, []);
    const second = onRenderNode();
    await openBox();
    await accept();
    await descriptionBox();
    await accept();
    await second.end;
    assert.equal(question().modal, true);
    await nothingSent(services);
  });

  it('says of an instance of which none can be made why, and asks nothing', async () => {
    for (const [name, reason] of [
      ['llm-finetune', /^FINLAND-1 is in the advanced tier, where there are no snapshots\. .+/u],
      ['legacy-notebook', /^legacy-notebook is SHUTOFF, not ACTIVE\. Start legacy-notebook and wait/u],
    ] as const) {
      observed.begin();
      await run('barrack.createSnapshot', itemNamed(services, name)).end;
      assert.match(observed.texts('warning').join(), reason);
      assert.deepEqual(observed.boxes, []);
    }
    await nothingSent(services);
  });

  it('asks for the instance on the group Snapshots and from the palette', async () => {
    const group = everyElement(services).find((one) => one.type === 'group' && one.list === 'snapshots');
    assert.ok(group);
    for (const element of [group, undefined]) {
      observed.begin();
      const running = run('barrack.createSnapshot', ...(element === undefined ? [] : [element]));
      const pick = await openPick();
      assert.deepEqual([pick.title, pick.step, pick.totalSteps], ['Create Snapshot', 1, 3]);
      const line = pick.items.findIndex(({ label }) => label === 'No snapshot can be created now');
      assert.deepEqual(
        pick.items.slice(0, line).map(({ label }) => label),
        ['render-node'],
      );
      assert.equal(pick.items.length - line - 1, services.store.instances.items.length - 1);
      await choose(pick, ({ label }) => label === 'render-node');
      assert.deepEqual([(await openBox()).step, (await openBox()).totalSteps], [2, 3]);
      await goBack();
      await openPick();
      await escape(running);
    }
    await nothingSent(services);
  });

  it('tells what Barrack has against it', async () => {
    await control.change({ kind: 'account', set: { profileComplete: false } });
    confirmAll();
    const running = onRenderNode();
    await openBox();
    await accept();
    await descriptionBox();
    await accept();
    await running.end;
    const operation = await begun(services);
    await ended(operation);
    assert.equal(operation.progress.step, 'refused', operation.statusText);
    await until('it is told', () => observed.texts('warning').some((text) => /profile/iu.test(text)));
    assert.equal(await control.effects('createSnapshot'), 0);
  });
});

describe('Restore as New Instance', function () {
  this.timeout(40_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    await control.clearRequests();
  });

  it('asks for the name, says what it costs, and makes the instance', async () => {
    confirmAll();
    const running = run('barrack.restoreSnapshot', itemNamed(services, 'render-node base'));
    const box = await openBox();
    assert.deepEqual(
      [box.title, box.value],
      ['Restore as New Instance: render-node base', 'render-node base-restored'],
    );
    await type(box, 'render-2');
    await accept();
    await running.end;
    const asked = question();
    assert.equal(asked.text, 'Restore render-node base as the new instance render-2?');
    assert.equal(
      asked.detail,
      [
        'A new instance is made, and billed from then on until you delete it.',
        'If it is like render-node, it costs $1.35 an hour ($985.50 a month).',
        'The snapshot stays as it is.',
      ].join('\n'),
    );
    assert.deepEqual(asked.buttons, ['Restore as New Instance']);
    const operation = await begun(services);
    await ended(operation, 20_000);
    assert.equal(operation.progress.step, 'done', operation.statusText);
    const { usd } = await control.state();
    assert.equal(usd.instances.find(({ name }) => name === 'render-2')?.status, 'ACTIVE');
  });

  it('says that the price is not known where the instance is gone', async () => {
    await control.change({ kind: 'instance', find: 'render-node', remove: true });
    await services.store.refresh(['instances']);
    const running = run('barrack.restoreSnapshot', itemNamed(services, 'render-node base'));
    await openBox();
    await accept();
    await running.end;
    assert.match(question().detail ?? '', /What it costs is not known here: see barrack\.ai\./u);
    await nothingSent(services);
  });

  it('takes no name that is too long, empty or taken; Escape leaves everything as it is', async () => {
    const running = run('barrack.restoreSnapshot', itemNamed(services, 'render-node base'));
    const box = await openBox();
    assert.match(await refusedText(box, 'x'.repeat(51), running), /51/u);
    assert.match(await refusedText(box, '', running), /1 to 50/u);
    assert.match(await refusedText(box, 'render-node', running), /render-node already exists/u);
    await escape(running);
    await nothingSent(services);
  });

  it('says of a snapshot that is not whole why, and offers the others from the palette', async () => {
    await run('barrack.restoreSnapshot', itemNamed(services, 'render-node tonight')).end;
    assert.match(observed.texts('warning').join(), /^render-node tonight is still being created\./u);
    const running = run('barrack.restoreSnapshot');
    const pick = await openPick();
    const line = pick.items.findIndex(({ label }) => label === 'Cannot be restored now');
    assert.deepEqual(
      pick.items.slice(line + 1).map(({ label }) => label),
      ['$(circle-slash) notebook broken', '$(circle-slash) render-node tonight'],
    );
    await choose(pick, ({ label }) => label === 'notebook clean');
    assert.deepEqual([(await openBox()).value, (await openBox()).step], ['notebook clean-restored', 2]);
    await escape(running);
    await nothingSent(services);
  });

  it('shows a hostile name as text, and suggests one that can be used', async () => {
    await control.change({ kind: 'snapshot', find: 'render-node base', set: { name: hostileName } });
    await services.store.refresh(['snapshots']);
    const running = run('barrack.restoreSnapshot', itemNamed(services, hostileName));
    const box = await openBox();
    assert.doesNotMatch(box.title ?? '', /\u202E/u);
    await accept();
    await running.end;
    assert.doesNotMatch(question().text, /\u202E/u);
    await nothingSent(services);
  });

  it('tells what Barrack has against it', async () => {
    await control.addFaults({
      kind: 'status',
      operation: 'restoreSnapshot',
      status: 402,
      message: 'Insufficient credits',
    });
    confirmAll();
    const running = run('barrack.restoreSnapshot', itemNamed(services, 'render-node base'));
    await openBox();
    await accept();
    await running.end;
    const operation = await begun(services);
    await ended(operation);
    assert.equal(operation.progress.step, 'refused');
    await until('it is told', () => observed.texts('warning').some((text) => text.includes('Insufficient')));
  });
});

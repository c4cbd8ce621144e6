import assert from 'node:assert/strict';
import type { TestServices } from '../../../src/program.ts';
import { ended } from '../views/operations/support.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { accept, choose, escape, openBox, openPick, type } from '../support/quick-input.ts';
import { everyElement, itemNamed } from '../support/tree.ts';
import { until } from '../support/wait.ts';
import { begun, confirmAll, goBack, hostileName, nothingSent, question, refusedText } from './asked.ts';

const sizeOf = async (name: string): Promise<number | undefined> => {
  const { usd } = await control.state();
  return usd.volumes.find((volume) => volume.name === name)?.size;
};

describe('Resize Volume', function () {
  this.timeout(40_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    await control.clearRequests();
  });

  it('asks for the size with both prices, confirms once, and makes the volume larger', async () => {
    confirmAll();
    const running = run('barrack.resizeVolume', itemNamed(services, 'training-data'));
    const box = await openBox();
    assert.equal(box.title, 'Resize Volume: training-data');
    assert.equal(box.value, '500');
    assert.equal(box.step, undefined, 'it is the only box');
    assert.equal(box.prompt, 'Now: 500 GB for $106.93 a month.');
    await type(box, '1 TB');
    assert.equal(box.prompt, 'Now: 500 GB for $106.93 a month. Then: 1 TB for $219.00 a month.');
    await type(box, '600');
    assert.equal(box.prompt, 'Now: 500 GB for $106.93 a month. Then: 600 GB for $128.32 a month.');
    await accept();
    await running.end;
    const asked = question();
    assert.equal(asked.text, 'Resize training-data from 500 GB to 600 GB?');
    assert.equal(
      asked.detail,
      'It then costs $128.32 a month instead of $106.93 a month.\nA volume can’t be made smaller again.',
    );
    assert.deepEqual(asked.buttons, ['Keep Size', 'Resize']);
    const operation = await begun(services);
    await ended(operation);
    assert.equal(operation.progress.step, 'done', operation.statusText);
    assert.equal(await sizeOf('training-data'), 600);
    assert.equal(await control.effects('resizeVolume'), 1);
  });

  it('takes no text that is not a larger size, and says so while it is typed', async () => {
    const running = run('barrack.resizeVolume', itemNamed(services, 'training-data'));
    const box = await openBox();
    for (const nonsense of ['10abc', '1e9', '-1', '0x10', '1.5', '', ' ', '600 MB', '６００']) {
      assert.match(await refusedText(box, nonsense, running), /^Enter a whole number of GB/u);
    }
    for (const small of ['0', '100', '500', '500 GB']) {
      assert.match(await refusedText(box, small, running), /can only grow.* 500 GB/u);
    }
    assert.match(await refusedText(box, '1048577', running), /^Enter at most/u);
    await escape(running);
    await nothingSent(services);
    assert.deepEqual(observed.messages, []);
  });

  it('leaves everything as it is where the question is not confirmed', async () => {
    const running = run('barrack.resizeVolume', itemNamed(services, 'training-data'));
    await type(await openBox(), '600');
    await accept();
    await running.end;
    assert.equal(question().modal, true);
    await nothingSent(services);
  });

  it('says of a volume that can’t be resized why, and asks nothing', async () => {
    for (const [name, reason] of [
      ['legacy-datasets', /^CANADA-1 is in the legacy tier, where volumes cannot be resized\. .+/u],
      ['dataset-import', /^dataset-import is still being created\. Wait/u],
    ] as const) {
      observed.begin();
      await run('barrack.resizeVolume', itemNamed(services, name)).end;
      assert.match(observed.texts('warning').join(), reason);
      assert.deepEqual([observed.boxes, observed.picks], [[], []]);
    }
    await nothingSent(services);
  });

  it('offers from the palette what can be resized first; Back leads from the size to the choice', async () => {
    confirmAll();
    const running = run('barrack.resizeVolume');
    const pick = await openPick();
    assert.deepEqual([pick.title, pick.step, pick.totalSteps], ['Resize Volume', 1, 2]);
    const line = pick.items.findIndex(({ label }) => label === 'Cannot be resized now');
    const usable = pick.items.slice(0, line).map(({ label }) => label);
    assert.ok(usable.includes('training-data') && usable.includes('scratch'), usable.join());
    const rest = pick.items.slice(line + 1);
    assert.ok(rest.some(({ label }) => label.endsWith('legacy-home')));
    assert.ok(rest.every(({ detail }) => detail));
    await choose(pick, ({ label }) => label === 'training-data');
    const first = await openBox();
    assert.deepEqual([first.step, first.totalSteps, first.value], [2, 2, '500']);
    await goBack();
    await choose(await openPick(), ({ label }) => label === 'golden-boot');
    const second = await openBox();
    assert.equal(second.title, 'Resize Volume: golden-boot');
    await type(second, '150');
    await accept();
    await running.end;
    await ended(await begun(services));
    assert.deepEqual([await sizeOf('golden-boot'), await sizeOf('training-data')], [150, 500]);
  });

  it('tells what Barrack has against it', async () => {
    await control.addFaults({
      kind: 'status',
      operation: 'resizeVolume',
      status: 402,
      message: 'Insufficient credits',
    });
    confirmAll();
    const running = run('barrack.resizeVolume', itemNamed(services, 'training-data'));
    await type(await openBox(), '600');
    await accept();
    await running.end;
    const operation = await begun(services);
    await ended(operation);
    assert.equal(operation.progress.step, 'refused');
    await until('it is told', () =>
      observed.texts('warning').some((text) => text.includes('Insufficient credits')),
    );
    assert.equal(await sizeOf('training-data'), 500);
  });

  it('says where the prices are from that Barrack could not be asked for', async () => {
    services.store.clear();
    await control.addFaults({ kind: 'status', operation: 'pricing', status: 501, count: 'always' });
    await services.store.refresh();
    const running = run('barrack.resizeVolume', itemNamed(services, 'training-data'));
    await type(await openBox(), '600');
    await accept();
    await running.end;
    assert.match(question().detail ?? '', /these are the documented prices, which may have changed\./u);
  });

  it('shows a hostile name as text', async () => {
    await control.change({ kind: 'volume', find: 'training-data', set: { name: hostileName } });
    await services.store.refresh(['volumes']);
    await until('the tree shows it', () =>
      everyElement(services).some((one) => one.type === 'item' && one.resource.name === hostileName),
    );
    const running = run('barrack.resizeVolume', itemNamed(services, hostileName));
    const box = await openBox();
    assert.doesNotMatch(box.title ?? '', /\u202E/u);
    await type(box, '600');
    await accept();
    await running.end;
    assert.doesNotMatch(question().text, /\u202E/u);
  });
});

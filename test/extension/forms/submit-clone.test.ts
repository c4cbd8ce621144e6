import assert from 'node:assert/strict';
import type { TestServices } from '../../../src/program.ts';
import type { FormState } from '../../../src/forms/protocol/protocol.ts';
import type { OpenForm } from '../support/form.ts';
import { clonesSent, cloneFormOf } from '../support/form.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control } from '../support/program.ts';
import { itemNamed } from '../support/tree.ts';
import { settle, until } from '../support/wait.ts';

describe('sending Clone Volume', function () {
  this.timeout(30_000);
  let services: TestServices;
  let form: OpenForm;
  const isFoundByName = ({ outcome }: FormState): boolean =>
    outcome?.tone === 'unsure' &&
    outcome.title.endsWith(' is Available') &&
    outcome.lines.join(' ').includes('can’t be told apart');

  beforeEach(async () => {
    services = await beginLoaded();
    form = await cloneFormOf(services, 'training-data');
  });

  it('makes one volume, shows it from the first moment, and follows it until it is Available', async () => {
    await form.enter({ name: 'second-copy' });
    await control.setSpeed(0);
    form.submit();
    const running = await form.until('it is accepted', ({ phase }) => phase === 'over');
    assert.equal(running.outcome?.tone, 'progress');
    assert.equal(running.outcome.elapsed?.tookMs, undefined, 'the time runs');
    const element = itemNamed(services, 'second-copy');
    const item = services.explorer.provider.getTreeItem(element);
    assert.match(String(item.description), /Creating/u);
    await control.setSpeed(100);
    const { outcome } = await form.until('it is Available', (state) => state.outcome?.tone === 'good');
    assert.match(outcome?.title ?? '', /second-copy is Available/u);
    assert.ok(outcome?.facts.some(({ value }) => value === element.resource.id));
    assert.equal(itemNamed(services, 'second-copy'), element, 'the same element all the time');
    assert.deepEqual(await clonesSent(), [1, 1]);
    const clone = (await control.state()).usd.volumes.find(({ name }) => name === 'second-copy');
    assert.deepEqual([clone?.type, clone?.size, clone?.region], ['NVMe', 500, 'FINLAND-1']);
  });

  it('offers what comes next: the tree, the id, closing', async () => {
    await form.enter({ name: 'second-copy' });
    await control.setSpeed(100);
    form.press('copyId');
    await settle();
    assert.deepEqual(observed.copied, [], 'not offered yet');
    form.submit();
    await form.until('it is Available', (state) => state.outcome?.tone === 'good');
    const { id } = itemNamed(services, 'second-copy').resource;
    form.press('copyId');
    await until('the id is copied', () => observed.copied.includes(id));
    form.press('showInTree');
    await until('it is selected', () => services.explorer.selection[0]?.id === `volume/${id}`);
    form.press('close');
    await until('it is closed', () => form.shown.closed);
  });

  it('once for a double click, and for a message that comes again', async () => {
    await control.addFaults({ kind: 'delay', operation: 'cloneVolume', milliseconds: 300 });
    const message = form.submission();
    form.shown.say(message);
    form.shown.say(message);
    await settle();
    form.shown.say(message);
    form.submit(); // with the id the page has got meanwhile
    await form.until('it is accepted', ({ phase }) => phase === 'over');
    form.shown.say(message);
    form.submit();
    await settle(500);
    assert.deepEqual(await clonesSent(), [1, 1]);
  });

  it('ends as done when the answer is lost, without asking twice', async () => {
    await control.addFaults({ kind: 'closeAfter', operation: 'cloneVolume' });
    form.submit();
    await form.until('it is looked for', ({ phase }) => phase === 'checking');
    const { outcome } = await form.until('it is found', ({ phase }) => phase === 'over', 15_000);
    assert.notEqual(outcome?.tone, 'bad');
    await control.setSpeed(100);
    await form.until('it is Available, and can’t be told apart', isFoundByName, 15_000);
    assert.deepEqual(await clonesSent(), [1, 1]);
  });

  for (const fault of [
    { kind: 'status', status: 502, body: 'html', handled: true },
    { kind: 'truncated' },
    { kind: 'empty' },
  ] as const) {
    it(`makes one volume although the answer is a ${fault.kind === 'status' ? 'gateway’s' : fault.kind} one`, async () => {
      await control.addFaults({ operation: 'cloneVolume', ...fault });
      await control.setSpeed(100);
      form.submit();
      await form.until('it is Available, and can’t be told apart', isFoundByName, 15_000);
      assert.deepEqual(await clonesSent(), [1, 1]);
    });
  }

  it('does not say "failed", and asks no second time, while nobody knows whether Barrack got it', async () => {
    await control.addFaults({ kind: 'closeBefore', operation: 'cloneVolume' });
    form.submit();
    await form.until('it is looked for', ({ phase }) => phase === 'checking');
    await settle(3500);
    assert.equal(form.state.phase, 'checking');
    assert.deepEqual(form.buttons(), ['stopWatching', 'showOperation', 'close']);
    form.press('showOperation');
    const [operation] = services.operations.all;
    const { view } = services.operationsView;
    await until('it is shown', () => view.selection[0]?.id === `operation/${operation?.id}`);
    form.press('stopWatching');
    const { outcome } = await form.until('it is not watched any more', ({ phase }) => phase === 'unknown');
    assert.match(outcome?.lines.join(' ') ?? '', /You stopped watching.*response was lost/u);
    assert.deepEqual(await clonesSent(), [1, 0]);
  });

  it('tells an end in Error', async () => {
    await control.addFaults({ kind: 'endsInError', operation: 'cloneVolume' });
    await control.setSpeed(100);
    form.submit();
    const { outcome } = await form.until('it ends', (state) => state.outcome?.tone === 'bad');
    assert.match(outcome?.title ?? '', /ended in Error/u);
    assert.ok(form.buttons().includes('copySupportDetails'));
  });
});

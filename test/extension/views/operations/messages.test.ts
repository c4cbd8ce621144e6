import assert from 'node:assert/strict';
import type { TestServices } from '../../../../src/program.ts';
import { observed } from '../../support/observed.ts';
import { beginLoaded, control, storeAccount } from '../../support/program.ts';
import { escape, openBox } from '../../support/quick-input.ts';
import { settle, until } from '../../support/wait.ts';
import { cloneOf, cloneWhileDown, ended, hideOperations, showOperations, volumeNamed } from './support.ts';

const shown = (): readonly unknown[] =>
  observed.messages.map(({ severity, text, buttons }) => [severity, text, buttons]);

describe('what is told when an operation ends', function () {
  this.timeout(40_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    await hideOperations(services);
  });
  afterEach(() => hideOperations(services));

  const refuse = () =>
    control.addFaults({ kind: 'status', operation: 'cloneVolume', status: 402, message: 'No credits' });

  it('is one message with the way to what it made', async () => {
    observed.answer = ({ buttons }) => buttons[0];
    const operation = services.operations.begin([cloneOf(services, 'training-data')]);
    await ended(operation);
    await until('it is told', () => observed.messages.length > 0);
    await settle(300);
    assert.deepEqual(shown(), [
      ['information', 'training-data was cloned as training-data-clone.', ['Show in the Tree']],
    ]);
    const { id } = volumeNamed(services, 'training-data-clone');
    await until('it is selected', () => services.explorer.selection[0]?.id === `volume/${id}`);
  });

  it('is nothing where the Operations view shows what went well', async () => {
    await showOperations(services);
    await ended(services.operations.begin([cloneOf(services, 'training-data')]));
    await settle(300);
    assert.deepEqual(shown(), []);
  });

  it('is always one message for a failure, also where the Operations view is open, with the way to it', async () => {
    await showOperations(services);
    await refuse();
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Show Operation');
    const operation = services.operations.begin([cloneOf(services, 'golden-boot')]);
    await ended(operation);
    await until('it is told', () => observed.messages.length > 0);
    await settle(300);
    assert.equal(observed.messages.length, 1);
    assert.match(observed.messages[0]?.text ?? '', /golden-boot was not cloned: .*No credits/u);
    const { view } = services.operationsView;
    await until('it is selected', () => view.selection[0]?.id === `operation/${operation.id}`);
  });

  it('is one message for a chain, at its end', async () => {
    await ended(services.operations.begin(cloneWhileDown(services, 'inference-api', 'scratch'), 1), 30_000);
    await settle(300);
    assert.deepEqual(shown(), [
      ['information', 'scratch was cloned as scratch-clone.', ['Show in the Tree']],
    ]);
  });

  it('offers to try again what is known not to have been done', async () => {
    await refuse();
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Try Again');
    const operation = services.operations.begin([cloneOf(services, 'training-data')]);
    await ended(operation);
    const again = await until('it is tried', () => services.operations.all.find((one) => one !== operation));
    const [message] = observed.messages;
    assert.equal(message?.severity, 'warning');
    assert.match(message.text, /No credits/u);
    assert.deepEqual(message.buttons, ['Try Again', 'Show Operation', 'Copy Support Details']);
    await ended(again);
    assert.equal(again.progress.step, 'done');
    assert.equal(await control.effects('cloneVolume'), 1);
  });

  it('offers to sign in where the key was rejected', async () => {
    await control.addFaults({
      kind: 'status',
      operation: 'cloneVolume',
      status: 401,
      message: 'Invalid API key',
    });
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Sign In');
    await ended(services.operations.begin([cloneOf(services, 'training-data')]));
    assert.match((await openBox()).title ?? '', /Sign In to Barrack/u);
    assert.match(
      observed.messages[0]?.text ?? '',
      /Barrack rejected the API key\. Barrack says: Invalid API key/u,
    );
    await escape({ ended: true, end: Promise.resolve() });
  });

  it('always says that an instance is left shut down, and starts it again', async () => {
    await showOperations(services);
    await refuse();
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Start inference-api Again');
    const chain = services.operations.begin(cloneWhileDown(services, 'inference-api', 'scratch'), 1);
    await ended(chain, 20_000);
    const message = await until('it is told', () => observed.messages[0]);
    assert.equal(message.severity, 'warning');
    assert.match(message.text, /No credits.*inference-api is left shut down.*billed in full/u);
    const start = await until('it starts', () => services.operations.all.find((one) => one !== chain));
    await ended(start, 20_000);
    assert.equal(await control.effects('startInstance'), 1);
    assert.equal(observed.messages.length, 1, 'the view shows the start');
  });

  it('is told once of what was left and taken up again, and not again of what had ended before', async () => {
    await refuse();
    await ended(services.operations.begin([cloneOf(services, 'golden-boot')]));
    await control.setSpeed(0);
    const left = services.operations.begin([cloneOf(services, 'training-data')]);
    await until('it runs', () => left.progress.step === 'running');
    await services.account.signOut();
    await services.operations.ready;
    observed.begin();
    await storeAccount(services, 'usd');
    const again = await until('it is taken up', () =>
      services.operations.all.find(({ id, isHere }) => id === left.id && isHere),
    );
    assert.notEqual(again, left);
    await control.setSpeed(100);
    await ended(again);
    await until('it is told', () => observed.messages.length > 0);
    await settle(300);
    assert.deepEqual(shown(), [
      ['information', 'training-data was cloned as training-data-clone.', ['Show in the Tree']],
    ]);
    assert.equal(await control.effects('cloneVolume'), 1);
  });

  it('makes no link of a hostile name', async () => {
    const name = '[x](command:evil)\u202E';
    await control.change({ kind: 'volume', find: 'training-data', set: { name } });
    await services.store.refresh();
    await ended(services.operations.begin([cloneOf(services, name, 'harmless')]));
    const { text } = await until('it is told', () => observed.messages[0]);
    assert.ok(text.includes('[x] (command:evil)‹U+202E›'), text);
  });
});

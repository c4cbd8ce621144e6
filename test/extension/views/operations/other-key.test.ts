// What was begun with another key, in this window or in another one, and what can't be read.
import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountFingerprint } from '../../../../src/account/account.ts';
import { AskOnce } from '../../../../src/account/ask-once.ts';
import type { TestServices } from '../../../../src/program.ts';
import { FileJournal } from '../../../../src/writes/journal/file-journal.ts';
import { textOf } from '../../../../src/writes/journal/journal-entries.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import type { OperationRecord } from '../../../../src/writes/model/record.ts';
import { newRecord } from '../../../../src/writes/model/record.ts';
import { tierKeys } from '../../../simulator/accounts.ts';
import { confirmed, observed } from '../../support/observed.ts';
import { replace } from '../../support/replace.ts';
import { apiUrl, beginLoaded, control, run } from '../../support/program.ts';
import { settle, until } from '../../support/wait.ts';
import { cloneOf, ended, hideOperations, showOperations } from './support.ts';

const confirmAll = (): void => {
  observed.answer = confirmed;
};

describe('operations that this window can’t follow', function () {
  this.timeout(40_000);
  let services: TestServices;
  let otherWindow: FileJournal | undefined;

  beforeEach(async () => {
    services = await beginLoaded();
  });
  afterEach(async () => {
    otherWindow?.dispose();
    otherWindow = undefined;
    await hideOperations(services);
  });

  const folder = (): string => join(services.context.globalStorageUri.fsPath, 'operations');

  function record(order: Order, account: string): OperationRecord {
    return newRecord({ id: `by-${account}`, account, startedAt: Date.now(), main: 0, orders: [order] });
  }

  async function begunElsewhere(): Promise<void> {
    otherWindow = new FileJournal(folder(), 'other-window', () => undefined);
    const order = cloneOf(services, 'training-data');
    const lease = await otherWindow.begin(record(order, 'another-key'));
    await lease.claimSending(0);
    await until('it is shown', () => services.operations.all.length === 1);
  }

  async function signInWithNewKey(): Promise<void> {
    const key = tierKeys.advanced; // of the same account
    await services.account.store({ baseUrl: apiUrl, authStyle: 'X-API-Key', source: 'stored', key });
    await services.store.refresh();
  }

  it('stay with their claims while the other window works on them, whatever is cleared or removed', async () => {
    await begunElsewhere();
    const [operation] = services.operations.all;
    assert.ok(operation?.isForeign === true && operation.isHeldElsewhere);
    confirmAll();
    await run('barrack.clearFinished').end;
    assert.match(observed.texts('information').at(-1) ?? '', /No operation in the list has ended/u);
    const element = { type: 'operation', operation };
    await run('barrack.removeFromList', element).end;
    await run('barrack.continueOperations', element).end;
    assert.match(observed.texts('information').at(-1) ?? '', /Another window is working on it/u);
    const names = (await readdir(folder())).filter((name) => name.startsWith('by-another-key'));
    assert.deepEqual(names.toSorted(), ['by-another-key.0.json', 'by-another-key.sent-0']);
    assert.deepEqual(services.operations.all, [operation]);
  });

  it('are removed after a question of their own once no window works on them', async () => {
    await begunElsewhere();
    otherWindow?.dispose();
    const operation = await until('nobody has it', () =>
      services.operations.all.find(({ isPaused }) => isPaused),
    );
    const element = { type: 'operation', operation };
    await run('barrack.removeFromList', element).end;
    assert.deepEqual(services.operations.all, [operation], 'it was not confirmed');
    const [asked] = observed.messages;
    assert.equal(asked?.text, 'Remove “Clone training-data → training-data-clone” before it has finished?');
    assert.match(asked.detail ?? '', /^Started with another API key, and no window is working on it\./u);
    confirmAll();
    await run('barrack.removeFromList', element).end;
    assert.deepEqual(services.operations.all, []);
    assert.ok(
      (await readdir(folder())).includes('by-another-key.sent-0'),
      'nobody gets the right to send it anew',
    );
  });

  it('are removed though something else that was chosen can’t be, which is told', async () => {
    const mine = services.operations.begin([cloneOf(services, 'golden-boot', 'golden-2')]);
    await ended(mine);
    otherWindow = new FileJournal(folder(), 'other-window', () => undefined);
    await otherWindow.begin(record(cloneOf(services, 'training-data'), 'another-key'));
    otherWindow.dispose();
    const paused = await until('nobody has it', () =>
      services.operations.all.find(({ isPaused }) => isPaused),
    );
    const { operations } = services;
    const remove = operations.remove.bind(operations);
    operations.remove = (chosen) =>
      chosen.includes(mine) ? Promise.reject(new Error('The disk is full.')) : remove(chosen);
    confirmAll();
    const elements = [mine, paused].map((operation) => ({ type: 'operation', operation }));
    await run('barrack.removeFromList', elements[0], elements).end;
    operations.remove = remove;
    assert.deepEqual(operations.all, [mine]);
    assert.match(observed.texts('error').join(), /The disk is full/u);
  });

  it('are not told of where another window has just done so', async () => {
    await control.setSpeed(0);
    const begun = services.operations.begin([cloneOf(services, 'training-data')]);
    await until('it runs', () => begun.progress.step === 'running');
    const other = new AskOnce(services.context.globalStorageUri.fsPath, 60_000);
    const claimed = await other.claim(
      `paused-${accountFingerprint({ baseUrl: apiUrl, key: tierKeys.advanced })}-${begun.id}`,
    );
    assert.equal(claimed, true);
    await signInWithNewKey();
    await until('it is paused', () => services.operations.all.find(({ isPaused }) => isPaused));
    await settle(200);
    assert.deepEqual(observed.texts('warning'), []);
  });

  it('go on after the key was replaced, when the user says that the account is the same', async () => {
    await control.setSpeed(0);
    const begun = services.operations.begin([cloneOf(services, 'training-data')]);
    await until('it runs', () => begun.progress.step === 'running');
    observed.answer = ({ buttons }) => buttons[0];
    await signInWithNewKey(); // what it has is not read yet when the question is called for
    const adopted = await until('it goes on', () =>
      services.operations.all.find(({ id, isHere }) => id === begun.id && isHere),
    );
    const [told, asked] = observed.messages;
    assert.match(
      told?.text ?? '',
      /^“Clone training-data → training-data-clone”, started with another API key, is paused\. If/u,
    );
    assert.match(
      asked?.text ?? '',
      /^Continue “Clone training-data → training-data-clone” with this account\?$/u,
    );
    assert.match(asked?.detail ?? '', /Found in this account: training-data$/u);
    assert.equal(adopted.isForeign, false);
    await control.setSpeed(20);
    await ended(adopted);
    assert.equal(adopted.progress.step, 'done');
    assert.equal(await control.effects('cloneVolume'), 1);
  });

  /** An operation of each of two keys, which no window carries out: their rows. */
  async function pausedOf(...[one, other]: readonly [string, string]) {
    otherWindow = new FileJournal(folder(), 'other-window', () => undefined);
    await otherWindow.begin(record(cloneOf(services, 'training-data', 'training-data-2'), one));
    await otherWindow.begin(record(cloneOf(services, 'golden-boot', 'golden-boot-2'), other));
    otherWindow.dispose();
    const paused = await until('both are paused', () => {
      const found = services.operations.all.filter(({ isPaused }) => isPaused);
      return found.length === 2 && found;
    });
    return paused.map((operation) => ({ type: 'operation', operation }));
  }

  it('are asked about for each key by itself: only those of the confirmed one go on', async () => {
    const elements = await pausedOf('old-key', 'other-account');
    observed.answer = ({ modal, text, buttons }) =>
      modal && text.includes('training-data') ? buttons[0] : undefined;
    await run('barrack.continueOperations', elements[0], elements).end;
    assert.equal(observed.messages.filter(({ modal }) => modal).length, 2);
    const foreign = services.operations.all.filter(({ isForeign }) => isForeign);
    assert.deepEqual(
      foreign.map(({ account }) => account),
      ['other-account'],
    );
  });

  it('are asked about for every key, though those of the first could not be continued', async () => {
    const elements = await pausedOf('old-key', 'older-key');
    confirmAll();
    const restore = replace(services.operations, 'adopt', () => Promise.reject(new Error('No room')));
    try {
      await run('barrack.continueOperations', elements[0], elements).end;
    } finally {
      restore();
    }
    assert.equal(observed.messages.filter(({ modal }) => modal).length, 2);
    assert.equal(observed.texts('error').length, 1, 'both failures are told at once');
  });

  it('say so, in the view, and stay as they are when the user does not say so', async () => {
    await control.setSpeed(0);
    const begun = services.operations.begin([cloneOf(services, 'training-data')]);
    await until('it runs', () => begun.progress.step === 'running');
    await signInWithNewKey();
    const paused = await until('it is paused', () =>
      services.operations.all.find(({ isPaused }) => isPaused),
    );
    await run('barrack.continueOperations', { type: 'operation', operation: paused }).end;
    assert.deepEqual(services.operations.all, [paused]);
    await showOperations(services);
    const [element] = services.operationsView.provider.getChildren();
    assert.ok(element);
    assert.match(String(services.operationsView.provider.getTreeItem(element).description), /^paused · /u);
  });

  it('are shown, and stop nothing, where their record can’t be read', async () => {
    await mkdir(folder(), { recursive: true });
    const text = textOf({ holder: undefined, record: record(cloneOf(services, 'training-data'), 'x') });
    const account = services.account.mark ?? '';
    await writeFile(join(folder(), 'cut.0.json'), text.replace('"x"', `"${account}"`).slice(0, -30));
    await mkdir(join(folder(), 'folder.0.json'));
    await until('both are shown', () => services.operations.unreadable.length === 2);
    const same = services.operations.begin([cloneOf(services, 'training-data')]);
    await ended(same);
    assert.match(same.statusText, /can’t be read may already be doing this/u);
    const other = services.operations.begin([cloneOf(services, 'golden-boot', 'golden-2')]);
    await ended(other);
    assert.equal(other.progress.step, 'done');
    const roots = services.operationsView.provider.getChildren();
    const unreadable = roots.filter(({ type }) => type === 'unreadableOperation');
    assert.equal(unreadable.length, 2);
    await run('barrack.removeFromList', unreadable[0], unreadable).end;
    assert.equal(observed.messages.at(-1)?.text, 'Remove 2 operations that may not have finished?');
    assert.equal(services.operations.unreadable.length, 2, 'it was not confirmed');
    confirmAll();
    await run('barrack.removeFromList', unreadable[0], unreadable).end;
    assert.deepEqual(services.operations.unreadable, []);
    const again = services.operations.begin([cloneOf(services, 'training-data')]);
    await ended(again);
    assert.equal(again.progress.step, 'done');
  });
});

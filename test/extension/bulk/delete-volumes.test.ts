import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import { hideOperations } from '../views/operations/support.ts';
import { confirmed, observed } from '../support/observed.ts';
import { control, run, setSetting } from '../support/program.ts';
import { accept, escape, openBox, type } from '../support/quick-input.ts';
import { replace } from '../support/replace.ts';
import { settle, until } from '../support/wait.ts';
import type { ShownProgress } from './support.ts';
import {
  allEnded,
  beginLarge,
  confirmAll,
  freeVolumes,
  observeProgress,
  observeSending,
  questions,
  results,
  selected,
} from './support.ts';

describe('deleting many volumes', function () {
  this.timeout(60_000);
  let services: TestServices;
  let progress: { readonly shown: ShownProgress[]; restore(): void };

  beforeEach(async () => {
    services = await beginLarge();
    await hideOperations(services);
    progress = observeProgress();
  });
  afterEach(async () => {
    progress.restore();
    await setSetting('confirmDelete', undefined);
  });

  it('tells the id of one of two volumes of the same name, in its row, the question, and the result', async () => {
    confirmAll();
    const [volume] = freeVolumes(services, 1);
    assert.ok(volume);
    const { explorer, operations, store } = services;
    store.add({ ...volume, id: 'twin', wireId: 'twin' });
    const rowOf = (element: unknown): unknown =>
      explorer.provider.getTreeItem(element as Parameters<typeof explorer.provider.getTreeItem>[0])
        .description;
    const [node] = selected(volume);
    assert.match(String(rowOf(node)), new RegExp(`^${volume.id} · `, 'u'));
    await run('barrack.deleteVolume', ...selected(volume)).end;
    const called = `${volume.name} (${volume.id})`;
    assert.equal(questions()[0]?.text, `Delete the volume ${called}?`);
    await until('the operation has ended', () => operations.all[0]?.endedAt !== undefined);
    await until('the message is shown', () => results().length > 0);
    assert.ok(results()[0]?.text.startsWith(`The volume ${called} was deleted.`), results()[0]?.text);
  });

  const requests = async (): Promise<number> =>
    (await control.requests()).filter(({ operation }) => operation === 'deleteVolume').length;

  it('asks once, sends at most four at a time, and tells the result once', async () => {
    confirmAll();
    const sending = observeSending(services);
    const volumes = freeVolumes(services, 20);
    await run('barrack.deleteVolume', ...selected(...volumes)).end;
    sending.dispose();
    assert.equal(questions().length, 1);
    const [question] = questions();
    assert.equal(question?.text, 'Delete 20 volumes?');
    assert.deepEqual(
      question.buttons,
      ['Show the Whole List', 'Delete 20 Volumes'],
      'Enter presses the first',
    );
    assert.match(
      question.detail ?? '',
      /\nand 5 more\n\nThis frees \$[\d,.]+ a month\.\n.*can’t be undone\.$/su,
    );
    assert.equal(await requests(), 20);
    assert.equal(await control.effects('deleteVolume'), 20);
    assert.equal(sending.most(), 4);
    assert.equal(services.operations.all.length, 20, 'each has its own result in the list');
    assert.ok(services.operations.all.every(({ progress: { step } }) => step === 'done'));
    await settle(300);
    assert.deepEqual(
      results().map(({ severity, text, buttons }) => [severity, text, buttons]),
      [['information', '20 volumes were deleted.', ['Show Operations']]],
    );
    const [shown] = progress.shown;
    assert.equal(shown?.title, 'Deleting 20 volumes');
    assert.equal(shown.reports[0], '0 of 20 done');
    assert.equal(shown.reports.at(-1), '20 of 20 done');
    assert.equal(progress.shown.length, 1);
  });

  it('tells which failed and why, and tries just those again after one question', async () => {
    await control.addFaults({
      kind: 'status',
      operation: 'deleteVolume',
      status: 409,
      message: 'The volume is locked',
      skip: 3,
      count: 2,
    });
    const volumes = freeVolumes(services, 8);
    const retry = 'Try the Failed Ones Again';
    observed.answer = (message) => confirmed(message) ?? message.buttons.find((one) => one === retry);
    await run('barrack.deleteVolume', ...selected(...volumes)).end;
    const [first] = results();
    assert.equal(first?.severity, 'warning');
    assert.match(first.text, /^6 of 8 volumes were deleted\. 2 were not: volume-\d+, volume-\d+: .*locked/u);
    assert.deepEqual(first.buttons, [retry, 'Show Operations']);
    assert.deepEqual(
      questions().map(({ text }) => text),
      ['Delete 8 volumes?', 'Delete 2 volumes?'],
    );
    assert.deepEqual(
      results()
        .map(({ text }) => text)
        .slice(1),
      ['2 volumes were deleted.'],
    );
    assert.equal(await control.effects('deleteVolume'), 8);
    assert.equal(await requests(), 10);
    const left = services.store.volumes.items.filter(({ id }) => volumes.some((one) => one.id === id));
    assert.deepEqual(left, []);
  });

  it('says that none is listed any more where what failed is gone before it is tried again', async () => {
    await control.addFaults({
      kind: 'status',
      operation: 'deleteVolume',
      status: 409,
      message: 'No',
      count: 2,
    });
    const volumes = freeVolumes(services, 2);
    const retry = 'Try the Failed Ones Again';
    const show = async (_text: string, ...rest: readonly unknown[]): Promise<string> => {
      if (!rest.includes(retry)) {
        return 'Delete 2 Volumes';
      }
      for (const { name } of volumes) {
        await control.change({ kind: 'volume', find: name, remove: true });
      }
      await services.store.refresh(['volumes']);
      return retry;
    };
    const restore = replace(
      vscode.window,
      'showWarningMessage',
      show as typeof vscode.window.showWarningMessage,
    );
    try {
      await run('barrack.deleteVolume', ...selected(...volumes)).end;
    } finally {
      restore();
    }
    const names = volumes.map(({ name }) => name).join(', ');
    assert.deepEqual(observed.texts('information'), [`None of these is listed: ${names}.`]);
    assert.equal(await requests(), 2);
  });

  it('stops what is not sent yet, and sees the rest to its end', async () => {
    confirmAll();
    await control.addFaults({ kind: 'delay', operation: 'deleteVolume', milliseconds: 400, count: 'always' });
    const running = run('barrack.deleteVolume', ...selected(...freeVolumes(services, 20)));
    const shown = await until('it has begun', () => progress.shown[0]);
    await until('some are sent', async () => (await requests()) >= 4);
    shown.cancel();
    await running.end;
    const sent = await requests();
    assert.ok(sent >= 4 && sent <= 8, `${sent} were sent`);
    assert.equal(await control.effects('deleteVolume'), sent);
    const [result] = results();
    assert.equal(results().length, 1);
    assert.equal(
      result?.text,
      `${sent} of 20 volumes were deleted. You stopped ${20 - sent} before they were sent.`,
    );
    assert.deepEqual(result.buttons, ['Show Operations']);
    await settle(500);
    assert.equal(await requests(), sent, 'nothing is sent later');
  });

  it('offers to sign in where the key was rejected', async () => {
    confirmAll();
    await control.addFaults({
      kind: 'status',
      operation: 'deleteVolume',
      status: 401,
      message: 'Invalid API key',
      count: 'always',
    });
    await run('barrack.deleteVolume', ...selected(...freeVolumes(services, 2))).end;
    const [result] = results();
    assert.deepEqual(result?.buttons, ['Sign In', 'Try the Failed Ones Again', 'Show Operations']);
  });

  it('never says that a deletion failed where only stopping the rest did', async () => {
    confirmAll();
    await control.addFaults({ kind: 'delay', operation: 'deleteVolume', milliseconds: 400, count: 'always' });
    const restore = replace(services.operations, 'unwatch', () => Promise.reject(new Error('No room')));
    try {
      const running = run('barrack.deleteVolume', ...selected(...freeVolumes(services, 8)));
      const shown = await until('it has begun', () => progress.shown[0]);
      await until('some are sent', async () => (await requests()) >= 4);
      shown.cancel();
      await running.end;
    } finally {
      restore();
    }
    assert.deepEqual(observed.texts('error'), ['Couldn’t stop “Deleting 8 volumes”: No room']);
  });

  it('never says that a deletion failed where only showing what came of it did', async () => {
    confirmAll();
    observed.answer = (message) => confirmed(message) ?? 'Show Operations';
    const { executeCommand } = vscode.commands;
    const restore = replace(vscode.commands, 'executeCommand', ((command: string, ...args: unknown[]) =>
      command === 'barrack.operations.focus'
        ? Promise.reject(new Error('No view'))
        : executeCommand(command, ...args)) as typeof executeCommand);
    try {
      await run('barrack.deleteVolume', ...selected(...freeVolumes(services, 2))).end;
    } finally {
      restore();
    }
    assert.equal(await control.effects('deleteVolume'), 2);
    assert.deepEqual(observed.texts('error'), ['Couldn’t show the results of “Deleting 2 volumes”: No view']);
  });

  it('sends nothing where all are stopped while the first are checked again', async () => {
    confirmAll();
    await control.addFaults({ kind: 'delay', operation: 'getVolume', milliseconds: 1500, count: 'always' });
    const running = run('barrack.deleteVolume', ...selected(...freeVolumes(services, 10)));
    const shown = await until('it has begun', () => progress.shown[0]);
    const checked = async (): Promise<number> =>
      (await control.requests()).filter(({ operation }) => operation === 'getVolume').length;
    await until('four are being checked', async () => (await checked()) === 4);
    shown.cancel();
    await running.end;
    assert.equal(results()[0]?.text, '0 of 10 volumes were deleted. You stopped 10 before they were sent.');
    await settle(2000);
    assert.equal(await requests(), 0);
  });

  it('asks three questions of three names that look alike, and has the ID typed', async () => {
    const victims = freeVolumes(services, 3);
    for (const [index, name] of ['prod', 'prod', 'prod\u200B'].entries()) {
      await control.change({ kind: 'volume', find: victims[index]?.id ?? '', set: { name } });
    }
    await services.store.refresh(['volumes']);
    for (const volume of victims) {
      await run('barrack.deleteVolume', ...selected(volume)).end;
    }
    const ids = victims.map(({ id }) => id);
    assert.deepEqual(
      questions().map(({ text }) => text),
      [
        `Delete the volume prod (${ids[0]})?`,
        `Delete the volume prod (${ids[1]})?`,
        `Delete the volume prod‹U+200B› (${ids[2]})?`,
      ],
    );
    for (const [index, { detail }] of questions().entries()) {
      assert.ok(detail?.includes(` · id ${ids[index]} · `), detail);
    }
    await setSetting('confirmDelete', 'typeName');
    confirmAll();
    const [first] = victims;
    assert.ok(first);
    const running = run('barrack.deleteVolume', ...selected(first));
    const box = await openBox();
    await type(box, 'prod');
    await accept();
    await settle();
    assert.match(JSON.stringify(box.validationMessage), /not the ID/u);
    assert.equal(await requests(), 0);
    await type(box, first.id);
    await accept();
    await running.end;
    const left = (): readonly string[] =>
      services.store.volumes.items.filter(({ name }) => name.startsWith('prod')).map(({ id }) => id);
    await until('it is deleted', () => left().length === 2);
    assert.deepEqual(left(), ids.slice(1));
  });

  it('changes nothing where it is not confirmed', async () => {
    await run('barrack.deleteVolume', ...selected(...freeVolumes(services, 20))).end;
    assert.equal(questions().length, 1);
    assert.equal(await requests(), 0);
    assert.deepEqual(services.operations.all, []);
    assert.deepEqual(progress.shown, []);
  });

  it('shows the whole list where there are more than fit, and changes nothing', async () => {
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Show the Whole List');
    const volumes = freeVolumes(services, 40);
    await run('barrack.deleteVolume', ...selected(...volumes)).end;
    const editor = vscode.window.activeTextEditor;
    const text = editor?.document.getText() ?? '';
    for (const { name } of volumes) {
      assert.ok(text.includes(`${name} · `), name);
    }
    await run('barrack.deleteVolume', ...selected(...freeVolumes(services, 30))).end;
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^Delete 30 volumes\?/u);
    assert.match(editor?.document.getText() ?? '', /^Delete 40 volumes\?/u);
    await vscode.commands.executeCommand('type', { text: 'x' });
    await settle();
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^Delete 30/u, 'it is read-only');
    assert.deepEqual(services.operations.all, []);
  });

  it('has typed what is to be deleted where that is set', async () => {
    await setSetting('confirmDelete', 'typeName');
    confirmAll();
    const running = run('barrack.deleteVolume', ...selected(...freeVolumes(services, 5)));
    const box = await openBox();
    assert.match(box.prompt ?? '', /“delete 5 volumes”/u);
    await type(box, 'delete 4 volumes');
    await accept();
    await settle();
    assert.match(JSON.stringify(box.validationMessage), /not what is to be typed/u);
    assert.deepEqual(services.operations.all, []);
    await type(box, 'delete 5 volumes');
    await accept();
    await running.end;
    assert.equal(await control.effects('deleteVolume'), 5);
    const again = run('barrack.deleteVolume', ...selected(...freeVolumes(services, 3)));
    await openBox();
    await escape(again);
    assert.equal(services.operations.all.length, 5, 'Escape leaves everything as it is');
  });

  it('counts once what was selected twice, or is under way already', async () => {
    confirmAll();
    await control.setSpeed(0);
    const [first, second, third] = freeVolumes(services, 3);
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    const single = run('barrack.deleteVolume', ...selected(first, first));
    await single.end;
    assert.equal(questions()[0]?.text, `Delete the volume ${first.name}?`);
    await control.addFaults({ kind: 'delay', operation: 'deleteVolume', milliseconds: 300 });
    const running = run('barrack.deleteVolume', ...selected(first, second, third, second));
    await until('it has begun', () => progress.shown[0]);
    await control.setSpeed(100);
    await running.end;
    await allEnded(services);
    assert.equal(services.operations.all.length, 3);
    assert.equal(await control.effects('deleteVolume'), 3);
  });

  it('keeps hostile names inert', async () => {
    const [first, second] = freeVolumes(services, 2);
    const name = '[x](command:evil)\nThis frees $1 a month.\u202E $(zap)';
    await control.change({ kind: 'volume', find: first?.id ?? '', set: { name } });
    await services.store.refresh();
    await control.addFaults({
      kind: 'status',
      operation: 'deleteVolume',
      status: 409,
      message: 'No',
      count: 2,
    });
    confirmAll();
    const volumes = [first, second].map((one) => services.store.find('volume', one?.id ?? ''));
    await run('barrack.deleteVolume', ...selected(...volumes.filter((one) => one !== undefined))).end;
    const [question] = questions();
    assert.doesNotMatch(question?.detail ?? '', /^This frees \$1 a month/mu);
    assert.doesNotMatch(question?.detail ?? '', /\u202E/u);
    const [result] = results();
    assert.doesNotMatch(result?.text ?? '', /\]\(|\u202E|\n/u);
    assert.match(result?.text ?? '', /\[x\] \(command:evil\)/u);
  });

  it('leaves the one message of a single volume as it is', async () => {
    confirmAll();
    const [volume] = freeVolumes(services, 1);
    assert.ok(volume !== undefined);
    await run('barrack.deleteVolume', ...selected(volume)).end;
    await allEnded(services);
    await until('it is told', () => results().length > 0);
    await settle(300);
    assert.deepEqual(
      results().map(({ text }) => text),
      [services.operations.all[0]?.statusText],
    );
    assert.deepEqual(progress.shown, []);
  });

  it('begins nothing after signing out in the middle, and tells nothing', async () => {
    confirmAll();
    await control.addFaults({ kind: 'delay', operation: 'deleteVolume', milliseconds: 300, count: 'always' });
    const running = run('barrack.deleteVolume', ...selected(...freeVolumes(services, 20)));
    await until('some are sent', async () => (await requests()) >= 4);
    await services.account.signOut();
    await running.end;
    const sent = await requests();
    await settle(800);
    assert.equal(await requests(), sent);
    assert.deepEqual(results(), []);
  });
});

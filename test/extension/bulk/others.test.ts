import assert from 'node:assert/strict';
import type { TestServices } from '../../../src/program.ts';
import { hideOperations, showOperations } from '../views/operations/support.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { accept, escape, openPick } from '../support/quick-input.ts';
import { itemNamed } from '../support/tree.ts';
import { settle, until } from '../support/wait.ts';
import * as vscode from 'vscode';
import { allEnded, confirmAll, questions, resourceNamed, results, selected } from './support.ts';

describe('operations on one or many', function () {
  this.timeout(60_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    await hideOperations(services);
    await control.setSpeed(50);
  });
  afterEach(() => hideOperations(services));

  const named = (name: string) => resourceNamed(services, name);
  const kinds = (): readonly string[] =>
    services.operations.all.map(({ orders }) => orders.map(({ kind }) => kind).join());

  it('says of a snapshot which image may go with it, and deletes it', async () => {
    confirmAll();
    await run('barrack.deleteSnapshot', ...selected(named('notebook pytorch'))).end;
    const [question] = questions();
    assert.equal(question?.text, 'Delete the snapshot notebook pytorch?');
    assert.match(question.detail ?? '', /The image pytorch 2\.5 base was made from it and may be deleted/u);
    assert.match(question.detail ?? '', /an hour as Barrack states it/u);
    assert.match(question.detail ?? '', /^notebook pytorch · .* · of legacy-notebook · created /u);
    assert.match(question.detail ?? '', /^The saved state of legacy-notebook is lost\.$/mu);
    await allEnded(services);
    assert.equal(await control.effects('deleteSnapshot'), 1);
    assert.equal(services.operations.all[0]?.progress.step, 'done');
  });

  it('deletes images, of which it says that no instance can be deployed from them', async () => {
    confirmAll();
    const images = [named('render-farm_v1.2'), named('CUDA 12.4 clean')];
    await run('barrack.deleteImage', ...selected(...images)).end;
    assert.match(questions()[0]?.detail ?? '', /No instance can be deployed from them any more/u);
    assert.equal(await control.effects('deleteImage'), 2);
    assert.deepEqual(
      results().map(({ text }) => text),
      ['2 images were deleted.'],
    );
  });

  it('leaves alone what is being cloned, and says so before', async () => {
    await control.setSpeed(0);
    const [source, other] = [named('training-data'), named('golden-boot')];
    assert.ok(source.kind === 'volume');
    const order = { kind: 'clone', source, name: 'training-data-clone', volumeType: 'NVMe' } as const;
    const clone = services.operations.begin([order]);
    await until('it is being cloned', () => clone.progress.step === 'running');
    await run('barrack.deleteVolume', ...selected(source)).end;
    assert.match(
      observed.messages.at(-1)?.text ?? '',
      /^training-data can’t be deleted now\. Another operation clones/u,
    );
    await run('barrack.deleteVolume', ...selected(source, other)).end;
    const [question] = questions();
    assert.equal(question?.text, 'Delete the volume golden-boot?');
    assert.match(
      question.detail ?? '',
      /Cannot be deleted now:\n.*Another operation clones training-data\./u,
    );
    assert.equal(await control.effects('deleteVolume'), 0);
  });

  it('goes one step to what stands in the way of a deletion', async () => {
    const volume = named('scratch');
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Go to inference-api');
    await run('barrack.deleteVolume', ...selected(volume)).end;
    const [told] = observed.messages;
    assert.equal(told?.modal, false);
    assert.match(told.text, /^scratch can’t be deleted now\. .*attached to inference-api/u);
    assert.deepEqual(told.buttons, ['Detach from inference-api…', 'Go to inference-api']);
    const { id } = named('inference-api');
    await until('it is selected', () => services.explorer.selection[0]?.id === `instance/${id}`);
    assert.deepEqual(services.operations.all, []);
  });

  it('leads from the deletion to the detaching with all that has to be done first', async () => {
    const chain = 'Shut Down, Detach and Start Again';
    observed.answer = ({ modal, buttons }) =>
      buttons.find((button) => button === (modal ? chain : 'Detach from inference-api…'));
    await run('barrack.deleteVolume', itemNamed(services, 'scratch')).end;
    const [question] = questions();
    assert.equal(question?.text, 'Shut down inference-api to detach scratch?');
    assert.deepEqual(question.buttons, [chain, 'Shut Down and Detach']);
    await until('it is begun', () => services.operations.all.length === 1);
    await allEnded(services);
    assert.deepEqual(kinds(), ['stopInstance,detachVolume,startInstance']);
    assert.equal(services.operations.all[0]?.progress.step, 'done');
    assert.equal(await control.effects('detachVolumes'), 1);
    await services.store.refresh();
    assert.equal(named('scratch').status.state, 'available');
    assert.equal(named('inference-api').status.state, 'ACTIVE');
  });

  it('detaches at once where the instance is ready for it', async () => {
    confirmAll();
    await run('barrack.detachVolume', ...selected(named('checkpoints'), named('legacy-home'))).end;
    const [question] = questions();
    assert.equal(question?.text, 'Detach 2 volumes?');
    assert.match(question.detail ?? '', /What runs on render-node can no longer use them/u);
    assert.deepEqual(
      results().map(({ text }) => text),
      ['2 volumes were detached.'],
    );
    assert.equal(await control.effects('detachVolumes'), 2);
  });

  it('offers to shut the instance down where several of its volumes are to be detached', async () => {
    await control.change({ kind: 'volume', find: 'inference-api-boot', set: { bootable: false } });
    await services.store.refresh();
    observed.answer = ({ buttons }) => buttons[0];
    const volumes = [named('scratch'), named('inference-api-boot')];
    await run('barrack.detachVolume', ...selected(...volumes)).end;
    const [told, question] = observed.messages;
    assert.deepEqual(told?.buttons, ['Shut Down inference-api…', 'Go to inference-api']);
    assert.equal(question?.text, 'Shut down inference-api?');
    assert.match(question.detail ?? '', /What runs on inference-api ends\.\n.*still billed in full/u);
    await allEnded(services);
    assert.deepEqual(kinds(), ['stopInstance']);
  });

  it('offers to shut down the instance of the rest where some can be detached at once', async () => {
    await control.change({ kind: 'volume', find: 'inference-api-boot', set: { bootable: false } });
    await services.store.refresh();
    observed.answer = ({ buttons }) => buttons.find((one) => /^(?:Detach|Shut Down)/u.test(one));
    const volumes = [named('checkpoints'), named('scratch'), named('inference-api-boot')];
    await run('barrack.detachVolume', ...selected(...volumes)).end;
    const [question, stop] = questions();
    assert.equal(question?.text, 'Detach the volume checkpoints?');
    assert.match(question.detail ?? '', /Cannot be detached now:\n.*inference-api is ACTIVE/u);
    const offered = results().find(({ buttons }) => buttons.includes('Shut Down inference-api…'));
    assert.match(offered?.text ?? '', /^2 volumes can’t be detached now\. inference-api is ACTIVE/u);
    assert.equal(stop?.text, 'Shut down inference-api?');
    await allEnded(services);
    assert.deepEqual(kinds().toSorted(), ['detachVolume', 'stopInstance']);
    assert.equal(await control.effects('detachVolumes'), 1);
  });

  const powers = [
    { action: 'stopInstance', name: 'inference-api', to: 'SHUTOFF', says: /ends\.\n.*billed in full/u },
    {
      action: 'startInstance',
      name: 'llm-finetune',
      to: 'ACTIVE',
      says: /as much as (in )?SHUTOFF|billed as much/u,
    },
    { action: 'rebootInstance', name: 'render-node', to: 'ACTIVE', says: /interrupted/u },
    {
      action: 'hibernateInstance',
      name: 'render-node',
      to: 'HIBERNATED',
      says: /Hibernated: \$0\.01 an hour/u,
    },
    { action: 'restoreInstance', name: 'batch-eval', to: 'ACTIVE', says: /[Ff]rom then on/u },
  ] as const;
  for (const { action, name, to, says } of powers) {
    it(`${action} asks, says what it means, and ends in ${to}`, async () => {
      confirmAll();
      await run(`barrack.${action}`, itemNamed(services, name)).end;
      assert.equal(questions().length, 1);
      assert.match(questions()[0]?.detail ?? '', says);
      await until('it is begun', () => services.operations.all.length === 1);
      await control.setSpeed(200);
      await until('it ends', () => services.operations.all[0]?.endedAt !== undefined, 50_000);
      assert.equal(services.operations.all[0]?.progress.step, 'done', services.operations.all[0]?.statusText);
      assert.equal(await control.effects(action), 1);
      assert.equal(named(name).status.state, to);
    });
  }

  async function toggle(pick: Awaited<ReturnType<typeof openPick>>, wanted: string): Promise<void> {
    const item = pick.items.find(({ label }) => label.endsWith(wanted));
    assert.ok(item !== undefined, wanted);
    pick.activeItems = [item];
    await settle();
    await vscode.commands.executeCommand('workbench.action.quickPickManyToggle');
    await settle();
  }

  it('offers in the picker what only lacks a step that is asked about then', async () => {
    observed.answer = ({ modal, buttons }) => (modal ? buttons[1] : undefined);
    const running = run('barrack.detachVolume');
    const pick = await openPick();
    await toggle(pick, 'scratch');
    assert.equal(pick.selectedItems.length, 1);
    await accept();
    await running.end;
    assert.equal(questions()[0]?.text, 'Shut down inference-api to detach scratch?');
    await until('it is begun', () => services.operations.all.length === 1);
    await allEnded(services);
    assert.deepEqual(kinds(), ['stopInstance,detachVolume']);
    assert.equal(named('inference-api').status.state, 'SHUTOFF');
  });

  it('has what is eligible ticked in a picker, and the rest shown with the reason', async () => {
    const ticked = (): readonly string[] => pick.selectedItems.map(({ label }) => label).sort();
    confirmAll();
    await control.change({ kind: 'volume', find: 'scratch', set: { status: 'creating' } });
    await services.store.refresh();
    const running = run('barrack.deleteVolume');
    const pick = await openPick();
    assert.ok(pick.canSelectMany);
    const rowOf = (name: string) => pick.items.find(({ label }) => label.endsWith(name));
    assert.match(rowOf('scratch')?.label ?? '', /^\$\(circle-slash\)/u);
    assert.match(rowOf('scratch')?.detail ?? '', /creat/iu);
    assert.equal(rowOf('checkpoints')?.label, 'checkpoints', 'what stands in its way can be done first');
    assert.match(rowOf('checkpoints')?.detail ?? '', /That’s offered next/u);
    await toggle(pick, 'scratch');
    await until('the tick is taken away', () => ticked().length === 0);
    assert.match(pick.placeholder ?? '', /creat/iu);
    await accept();
    await settle();
    assert.match(pick.placeholder ?? '', /Select at least one/u);
    assert.ok(!running.ended);
    await toggle(pick, 'training-data');
    await toggle(pick, 'old-experiment');
    assert.deepEqual(ticked(), ['old-experiment', 'training-data']);
    await accept();
    await running.end;
    assert.equal(questions()[0]?.text, 'Delete 2 volumes?');
    assert.equal(await control.effects('deleteVolume'), 2);
  });

  it('does nothing where the picker is escaped from', async () => {
    const running = run('barrack.hibernateInstance');
    await openPick();
    await escape(running);
    assert.deepEqual(observed.messages, []);
    assert.deepEqual(services.operations.all, []);
  });

  it('asks once before many failed operations are tried again, and tells the result once', async () => {
    confirmAll();
    await control.addFaults({
      kind: 'status',
      operation: 'deleteVolume',
      status: 409,
      message: 'No',
      count: 2,
    });
    await run('barrack.deleteVolume', ...selected(named('training-data'), named('archive-2024'))).end;
    await allEnded(services);
    await showOperations(services);
    const nodes = services.operationsView.provider.getChildren();
    observed.begin();
    confirmAll();
    await run('barrack.tryAgain', nodes[0], nodes).end;
    assert.deepEqual(
      observed.messages.map(({ text }) => text),
      ['Try 2 operations again?', '2 operations were carried out.'],
    );
    const [question] = questions();
    assert.match(question?.detail ?? '', /^Delete 2 volumes: This frees \$[\d.,]+ a month\. All data/mu);
    assert.equal(await control.effects('deleteVolume'), 2);
  });
});

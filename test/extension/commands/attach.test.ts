import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { selected } from '../bulk/support.ts';
import type { Volume } from '../../../src/domain/resources.ts';
import type { TestServices } from '../../../src/program.ts';
import { ended } from '../views/operations/support.ts';
import { confirmed, observed } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { choose, escape, openPick } from '../support/quick-input.ts';
import { replace } from '../support/replace.ts';
import { itemNamed } from '../support/tree.ts';
import { until } from '../support/wait.ts';
import { begun, confirmAll, goBack, hostileName, nothingSent, question } from './asked.ts';

/** To which instance a volume is attached, and the state of that, at Barrack. */
async function hostOf(name: string): Promise<readonly (string | undefined)[]> {
  const { usd } = await control.state();
  const volume = usd.volumes.find((one) => one.name === name);
  const host = usd.instances.find(({ id }) => id === volume?.instanceId);
  return [volume?.status, host?.name, host?.status];
}

/** Presses that button of the modal question. */
function press(title: string): void {
  observed.answer = ({ modal, buttons }) => (modal ? buttons.find((one) => one === title) : undefined);
}

const refusedTwice = {
  kind: 'status',
  operation: 'attachVolumes',
  status: 409,
  message: 'No',
  count: 2,
} as const;

describe('Attach to Instance', function () {
  this.timeout(60_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
    await control.clearRequests();
  });

  /** Calls it on a volume and chooses an instance. */
  async function attach(volume: string, instance: string): Promise<void> {
    const running = run('barrack.attachVolume', itemNamed(services, volume));
    await choose(await openPick(), ({ label }) => label === instance);
    await running.end;
  }

  it('offers the instances that are ready, then those that have to be prepared, then why not the others', async () => {
    const running = run('barrack.attachVolume', itemNamed(services, 'training-data'));
    const { items, title, step } = await openPick();
    assert.deepEqual([title, step], ['Attach to Instance: training-data', undefined]);
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ['llm-finetune', undefined],
        ['inference-api', 'Shuts down inference-api first'],
        ['Cannot take this volume now', undefined],
        ...['batch-eval', 'legacy-notebook', 'render-node'].map((name) => {
          const region = name === 'batch-eval' ? 'FINLAND-2' : 'CANADA-1';
          const reason = `training-data is in FINLAND-1, ${name} in ${region}. Choose an instance in the region of the volume.`;
          return [`$(circle-slash) ${name}`, reason];
        }),
      ],
    );
    await escape(running);
    await nothingSent(services);
  });

  it('begins at once where the instance is ready', async () => {
    await attach('training-data', 'llm-finetune');
    const operation = await begun(services);
    await ended(operation);
    assert.equal(operation.progress.step, 'done', operation.statusText);
    assert.deepEqual(await hostOf('training-data'), ['attached', 'llm-finetune', 'SHUTOFF']);
    assert.equal(await control.effects('attachVolumes'), 1);
    assert.ok(observed.messages.every(({ modal }) => !modal));
  });

  it('shuts a running instance down first and starts it again, where that is confirmed', async () => {
    press('Shut Down, Attach and Start Again');
    await attach('training-data', 'inference-api');
    const asked = question();
    assert.equal(asked.text, 'Shut down inference-api and attach training-data?');
    assert.match(asked.detail ?? '', /What runs on inference-api ends now\./u);
    assert.match(asked.detail ?? '', /An instance in SHUTOFF is still billed in full, \$2\.20 an hour\./u);
    assert.deepEqual(asked.buttons, ['Shut Down, Attach and Start Again', 'Shut Down and Attach']);
    const operation = await begun(services);
    assert.equal(operation.main.plan.order.kind, 'attachVolume');
    await ended(operation, 30_000);
    assert.equal(operation.progress.step, 'done', operation.statusText);
    assert.deepEqual(await hostOf('training-data'), ['attached', 'inference-api', 'ACTIVE']);
    assert.equal(await control.effects('stopInstance'), 1);
    assert.equal(await control.effects('startInstance'), 1);
  });

  it('leaves the instance shut down where that is wanted', async () => {
    press('Shut Down and Attach');
    await attach('training-data', 'inference-api');
    await ended(await begun(services), 30_000);
    assert.deepEqual(await hostOf('training-data'), ['attached', 'inference-api', 'SHUTOFF']);
    assert.equal(await control.effects('startInstance'), 0);
  });

  it('starts an instance of the legacy tier first', async () => {
    press('Start and Attach');
    const running = run('barrack.attachVolume', itemNamed(services, 'legacy-datasets'));
    const pick = await openPick();
    const notebook = pick.items.find(({ label }) => label === 'legacy-notebook');
    assert.equal(notebook?.detail, 'Starts legacy-notebook first');
    assert.equal(pick.items[0]?.label, 'render-node', 'it is ACTIVE');
    await choose(pick, (item) => item === notebook);
    await running.end;
    assert.match(question().detail ?? '', /It stays ACTIVE afterwards\./u);
    await ended(await begun(services), 30_000);
    assert.deepEqual(await hostOf('legacy-datasets'), ['attached', 'legacy-notebook', 'ACTIVE']);
  });

  it('leaves everything as it is where the question is not confirmed', async () => {
    await attach('training-data', 'inference-api');
    assert.equal(question().modal, true);
    await nothingSent(services);
  });

  it('says of a volume that can’t be attached why, and asks nothing', async () => {
    for (const [name, reason] of [
      ['checkpoints', /^checkpoints is attached to llm-finetune\. Detach it first\.$/u],
      ['dataset-import', /^dataset-import is still being created\. Wait/u],
      ['old-experiment', /^old-experiment is in the status error\. .+/u],
    ] as const) {
      observed.begin();
      await run('barrack.attachVolume', itemNamed(services, name)).end;
      assert.match(observed.texts('warning').join(), reason);
      assert.deepEqual(observed.picks, []);
    }
    await nothingSent(services);
  });

  it('asks from the palette for the volume, then for the instance; Back leads to the volume again', async () => {
    const running = run('barrack.attachVolume');
    const volumes = await openPick();
    assert.deepEqual([volumes.title, volumes.step, volumes.totalSteps], ['Attach to Instance', 1, 2]);
    const line = volumes.items.findIndex(({ label }) => label === 'Cannot be attached now');
    assert.ok(volumes.items.slice(line + 1).some(({ label }) => label.endsWith('checkpoints')));
    await choose(volumes, ({ label }) => label === 'archive-2024');
    await until('the instances are shown', async () => (await openPick()).step === 2);
    await goBack();
    await until('the volumes are shown', async () => (await openPick()).step === 1);
    await choose(await openPick(), ({ label }) => label === 'training-data');
    await until('the instances are shown', async () => (await openPick()).step === 2);
    await choose(await openPick(), ({ label }) => label === 'llm-finetune');
    await running.end;
    await ended(await begun(services));
    assert.deepEqual(await hostOf('training-data'), ['attached', 'llm-finetune', 'SHUTOFF']);
  });

  /** Two that are free, in the region of llm-finetune and inference-api. */
  async function twoFree(): Promise<readonly Volume[]> {
    await control.change({ kind: 'volume', find: 'archive-2024', set: { region: 'FINLAND-1' } });
    await services.store.refresh(['volumes']);
    await control.clearRequests();
    return ['training-data', 'archive-2024'].map(
      (wanted) => services.store.volumes.items.find(({ name }) => name === wanted) ?? assert.fail(wanted),
    );
  }

  it('attaches several to one instance, which is asked for once', async () => {
    const volumes = await twoFree();
    const running = run('barrack.attachVolume', ...selected(...volumes));
    const pick = await openPick();
    assert.equal(pick.title, 'Attach 2 volumes to Instance');
    const line = pick.items.findIndex(({ label }) => label === 'Cannot take these volumes now');
    assert.deepEqual(
      pick.items.slice(0, line).map(({ label }) => label),
      ['llm-finetune', 'inference-api'],
    );
    const needing = pick.items.find(({ label }) => label === 'inference-api');
    assert.equal(needing?.detail, 'Has to be shut down first: that is offered next.');
    confirmAll();
    await choose(pick, ({ label }) => label === 'llm-finetune');
    await running.end;
    const asked = question();
    assert.equal(asked.text, 'Attach 2 volumes to llm-finetune?');
    assert.deepEqual(asked.buttons, ['Attach 2 Volumes']);
    assert.match(asked.detail ?? '', /^training-data · 500 GB NVMe · FINLAND-1 · .*\narchive-2024 · /u);
    assert.match(asked.detail ?? '', /Attaching costs nothing by itself/u);
    assert.deepEqual(
      services.operations.all.map(({ progress }) => progress.step),
      ['done', 'done'],
    );
    assert.deepEqual(observed.texts('information'), ['2 volumes were attached to llm-finetune.']);
    for (const { name } of volumes) {
      assert.deepEqual(await hostOf(name), ['attached', 'llm-finetune', 'SHUTOFF']);
    }
  });

  it('says of several what has to be done to the instance first, and offers it', async () => {
    observed.answer = ({ buttons }) => buttons.find((one) => one.startsWith('Shut Down'));
    const running = run('barrack.attachVolume', ...selected(...(await twoFree())));
    await choose(await openPick(), ({ label }) => label === 'inference-api');
    await running.end;
    assert.match(
      observed.texts('information')[0] ?? '',
      /^inference-api takes volumes while it is in SHUTOFF\./u,
    );
    assert.equal(question().text, 'Shut down inference-api?');
    const operation = await begun(services);
    assert.deepEqual(
      operation.orders.map(({ kind }) => kind),
      ['stopInstance'],
    );
    await ended(operation, 20_000);
  });

  it('attaches nothing of several where the question is not confirmed', async () => {
    const running = run('barrack.attachVolume', ...selected(...(await twoFree())));
    await choose(await openPick(), ({ label }) => label === 'llm-finetune');
    await running.end;
    assert.equal(question().text, 'Attach 2 volumes to llm-finetune?');
    await nothingSent(services);
  });

  const named = (wanted: string): Volume =>
    services.store.volumes.items.find(({ name }) => name === wanted) ?? assert.fail(wanted);

  it('attaches the others of several where one can’t be, and says why before', async () => {
    const volumes = [...(await twoFree()), named('checkpoints'), named('legacy-datasets')];
    confirmAll();
    const running = run('barrack.attachVolume', ...selected(...volumes));
    const pick = await openPick();
    const chosen = pick.items.find(({ label }) => label === 'llm-finetune');
    assert.match(chosen?.detail ?? '', /^Takes 2 of 3: legacy-datasets is in CANADA-1, .*\.$/u);
    await choose(pick, (item) => item === chosen);
    await running.end;
    const asked = question();
    assert.equal(asked.text, 'Attach 2 volumes to llm-finetune?');
    assert.match(
      asked.detail ?? '',
      /\n\nCannot be attached to llm-finetune now:\ncheckpoints is attached to llm-finetune\. Detach it first\.\nlegacy-datasets is in CANADA-1, .*\n\n/u,
    );
    assert.equal(await control.effects('attachVolumes'), 2);
    assert.deepEqual(observed.texts('information'), ['2 volumes were attached to llm-finetune.']);
  });

  it('says of several none of which can be attached why, and asks nothing', async () => {
    await run('barrack.attachVolume', ...selected(named('checkpoints'), named('dataset-import'))).end;
    assert.match(
      observed.texts('warning').join(),
      /^2 volumes can’t be attached now\. checkpoints is attached to llm-finetune\. Detach it first\. dataset-import is still/u,
    );
    assert.deepEqual(observed.picks, []);
    await nothingSent(services);
  });

  it('tries those of several that failed again after one more question', async () => {
    const retry = 'Try the Failed Ones Again';
    observed.answer = (message) => confirmed(message) ?? message.buttons.find((one) => one === retry);
    await control.addFaults(refusedTwice);
    const running = run('barrack.attachVolume', ...selected(...(await twoFree())));
    await choose(await openPick(), ({ label }) => label === 'llm-finetune');
    await running.end;
    const asked = observed.messages.filter(({ modal }) => modal).map(({ text }) => text);
    assert.deepEqual(asked, Array(2).fill('Attach 2 volumes to llm-finetune?'));
    assert.equal(await control.effects('attachVolumes'), 2);
  });

  it('says that none is listed any more where what failed is gone before it is tried again', async () => {
    await control.addFaults(refusedTwice);
    const volumes = await twoFree();
    const retry = 'Try the Failed Ones Again';
    const show = async (_text: string, ...rest: readonly unknown[]): Promise<string> => {
      if (!rest.includes(retry)) {
        return 'Attach 2 Volumes';
      }
      for (const { name } of volumes) {
        await control.change({ kind: 'volume', find: name, remove: true });
      }
      await services.store.refresh(['volumes']);
      return retry;
    };
    const replaced = show as typeof vscode.window.showWarningMessage;
    const restore = replace(vscode.window, 'showWarningMessage', replaced);
    try {
      const running = run('barrack.attachVolume', ...selected(...volumes));
      await choose(await openPick(), ({ label }) => label === 'llm-finetune');
      await running.end;
    } finally {
      restore();
    }
    const names = 'training-data, archive-2024';
    assert.deepEqual(observed.texts('information'), [`None of these is listed: ${names}.`]);
    assert.equal(await control.effects('attachVolumes'), 0);
  });

  it('tells what Barrack has against it', async () => {
    await control.addFaults({
      kind: 'status',
      operation: 'attachVolumes',
      status: 409,
      message: 'Volume is being cloned',
    });
    await attach('training-data', 'llm-finetune');
    const operation = await begun(services);
    await ended(operation);
    assert.equal(operation.progress.step, 'refused');
    await until('it is told', () => observed.texts('warning').some((text) => text.includes('being cloned')));
    assert.deepEqual(await hostOf('training-data'), ['available', undefined, undefined]);
  });

  it('shows hostile names as text', async () => {
    await control.change({ kind: 'instance', find: 'inference-api', set: { name: hostileName } });
    await services.store.refresh(['instances']);
    const running = run('barrack.attachVolume', itemNamed(services, 'training-data'));
    const pick = await openPick();
    const item = pick.items.find(({ detail }) => detail?.startsWith('Shuts down') === true);
    assert.doesNotMatch(item?.label ?? '', /(?<!\\)\$\(|\u202E/u, 'labels show no links');
    await choose(pick, (one) => one === item);
    await running.end;
    assert.doesNotMatch(question().text, /\u202E/u);
    await nothingSent(services);
  });
});

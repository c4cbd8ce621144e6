import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServices } from '../../../src/program.ts';
import { observed } from '../support/observed.ts';
import { beginLoaded, control, run } from '../support/program.ts';
import { everyElement, itemNamed } from '../support/tree.ts';
import { replace } from '../support/replace.ts';
import { until } from '../support/wait.ts';

describe('copying', () => {
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });

  it('an id or a name puts just that on the clipboard', async () => {
    const element = itemNamed(services, 'training-data');
    await run('barrack.copyId', element).end;
    assert.equal(await vscode.env.clipboard.readText(), element.resource.id);
    await run('barrack.copyName', element, [element]).end;
    assert.equal(await vscode.env.clipboard.readText(), 'training-data');
    assert.deepEqual(observed.messages, [], 'the status bar says it, no toast');
  });

  it('several puts one on each line, of whatever kind', async () => {
    const elements = ['training-data', 'render-node base', 'batch-eval'].map((name) =>
      itemNamed(services, name),
    );
    await run('barrack.copyId', elements[0], elements).end;
    await run('barrack.copyName', elements[0], elements).end;
    assert.deepEqual(observed.copied, [
      elements.map(({ resource }) => resource.id).join('\n'),
      'training-data\nrender-node base\nbatch-eval',
    ]);
  });

  it('leaves out what has no id among the selected', async () => {
    const region = everyElement(services).find(({ type }) => type === 'region');
    const volume = itemNamed(services, 'training-data');
    await run('barrack.copyId', volume, [region, volume, null, {}]).end;
    assert.deepEqual(observed.copied, [volume.resource.id]);
  });

  it('the names of regions', async () => {
    const regions = everyElement(services).filter(({ type }) => type === 'region');
    await run('barrack.copyName', regions[0], regions).end;
    assert.deepEqual(observed.copied, [regions.map((one) => ('region' in one ? one.region : '')).join('\n')]);
  });

  it('the names of regions and of what is selected with them, and says of several how many they are', async () => {
    const regions = everyElement(services).filter(({ type }) => type === 'region');
    const names = regions.map((one) => ('region' in one ? one.region : ''));
    const said: string[] = [];
    const restore = replace(vscode.window, 'setStatusBarMessage', ((text: string) => {
      said.push(text);
      return new vscode.Disposable(() => undefined);
    }) as typeof vscode.window.setStatusBarMessage);
    try {
      await run('barrack.copyName', regions[0], [regions[0]]).end;
      const volume = itemNamed(services, 'training-data');
      await run('barrack.copyName', regions[0], [...regions, volume]).end;
    } finally {
      restore();
    }
    assert.deepEqual(observed.copied, [names[0], [...names, 'training-data'].join('\n')]);
    assert.deepEqual(said, [`$(check) Copied ${names[0]}`, `$(check) Copied ${names.length + 1} lines`]);
  });

  it('support details gives ids, names, region, status, address and versions', async () => {
    const { resource } = itemNamed(services, 'training-data');
    await run('barrack.copySupportDetails', itemNamed(services, 'training-data')).end;
    const [text = ''] = observed.copied;
    for (const part of [
      resource.id,
      'training-data',
      'FINLAND-1',
      'available',
      services.versions,
      '127.0.0.1',
    ]) {
      assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
    }
  });

  it('support details gives the message and request id of what went wrong last', async () => {
    await control.addFaults({
      kind: 'status',
      operation: 'listVolumes',
      status: 501,
      message: 'The disks are on strike',
    });
    observed.answer = ({ buttons }) => buttons.find((button) => button === 'Copy Support Details');
    await run('barrack.refresh').end;
    const [text = ''] = await until('they are copied', () => observed.copied.length > 0 && observed.copied);
    const { error } = services.store.volumes;
    assert.ok(error?.requestId, 'the simulator gives one');
    for (const part of ['The disks are on strike', error.requestId, '501', 'listVolumes', 'Refresh']) {
      assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
    }
  });

  it('support details gives the tried name and the refusal of a clone', async () => {
    const element = itemNamed(services, 'training-data');
    const source = services.store.find('volume', element.resource.id);
    assert.ok(source);
    await control.addFaults({
      kind: 'status',
      operation: 'cloneVolume',
      status: 400,
      message: 'No more room',
    });
    const operation = services.operations.begin([
      { kind: 'clone', source, name: 'no-room', volumeType: 'NVMe' },
    ]);
    await until('it is refused', () => operation.progress.step === 'refused');
    await run('barrack.copySupportDetails', element).end;
    const [text = ''] = observed.copied;
    for (const part of ['no-room', 'No more room', operation.requestId ?? 'a request id', source.id]) {
      assert.ok(text.includes(part), `${part} is missing in:\n${text}`);
    }
  });
});

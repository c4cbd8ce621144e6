import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { TestServices } from '../../../../src/program.ts';
import type { Operation } from '../../../../src/writes/engine/operation.ts';
import { clonesSent } from '../../support/form.ts';
import { confirmed, observed } from '../../support/observed.ts';
import { beginLoaded, control, run } from '../../support/program.ts';
import { choose, escape, openPick } from '../../support/quick-input.ts';
import { replace } from '../../support/replace.ts';
import { until } from '../../support/wait.ts';
import { cloneOf, cloneWhileDown, elementOf, ended, hideOperations, volumeNamed } from './support.ts';

describe('commands on operations', function () {
  this.timeout(40_000);
  let services: TestServices;

  beforeEach(async () => {
    services = await beginLoaded();
  });
  afterEach(() => hideOperations(services));

  async function refusedClone(source = 'training-data'): Promise<Operation> {
    await control.addFaults({
      kind: 'status',
      operation: 'cloneVolume',
      status: 402,
      message: 'Insufficient credits',
    });
    const operation = services.operations.begin([cloneOf(services, source)]);
    await ended(operation);
    return operation;
  }

  it('Show Resource selects what it made', async () => {
    const operation = services.operations.begin([cloneOf(services, 'training-data')]);
    await ended(operation);
    await run('barrack.showResource', elementOf(services, operation)).end;
    const { id } = volumeNamed(services, 'training-data-clone');
    assert.equal(services.explorer.selection[0]?.id, `volume/${id}`);
  });

  it('Show Resource selects what it works on where it made nothing, chosen from the palette', async () => {
    await refusedClone();
    const running = run('barrack.showResource');
    await choose(await openPick(), ({ label }) => label.startsWith('Clone training-data'));
    await running.end;
    const { id } = volumeNamed(services, 'training-data');
    assert.equal(services.explorer.selection[0]?.id, `volume/${id}`);
  });

  it('Try Again asks with what it costs, and does it anew, once', async () => {
    const operation = await refusedClone();
    observed.begin();
    await run('barrack.tryAgain', elementOf(services, operation)).end;
    const [asked] = observed.messages;
    assert.equal(asked?.text, 'Try “Clone training-data → training-data-clone” again?');
    assert.equal(asked.detail, 'It costs $106.93 a month.');
    assert.deepEqual(asked.buttons, ['Try Again']);
    assert.equal(services.operations.all.length, 1, 'it was not confirmed');
    observed.answer = confirmed;
    await run('barrack.tryAgain', elementOf(services, operation)).end;
    const again = await until('it is begun', () => services.operations.all.find((one) => one !== operation));
    await ended(again);
    assert.equal(again.progress.step, 'done');
    assert.equal(await control.effects('cloneVolume'), 1);
  });

  it('Try Again is refused, with the reason, where it could do something twice', async () => {
    const operation = services.operations.begin([cloneOf(services, 'training-data')]);
    await ended(operation);
    await run('barrack.tryAgain', elementOf(services, operation)).end;
    assert.match(observed.texts('information').at(-1) ?? '', /could do it twice/u);
    const running = run('barrack.tryAgain');
    const pick = await openPick();
    const shown = pick.items.find(({ label }) => label.includes('Clone training-data'));
    assert.match(shown?.label ?? '', /^\$\(circle-slash\)/u);
    assert.match(shown?.detail ?? '', /could do it twice/u);
    await escape(running);
    assert.equal(await control.effects('cloneVolume'), 1);
    assert.equal(services.operations.all.length, 1);
  });

  it('Stop Watching asks nothing, and says that the work at Barrack goes on', async () => {
    await control.setSpeed(0);
    const operation = services.operations.begin([cloneOf(services, 'training-data')]);
    await until('it runs', () => operation.progress.step === 'running');
    await run('barrack.stopWatching', elementOf(services, operation)).end;
    assert.ok(operation.unwatched);
    assert.notEqual(operation.endedAt, undefined);
    assert.deepEqual(
      observed.messages.map(({ text, modal }) => [text, modal]),
      [
        [
          '“Clone training-data → training-data-clone” is not watched any more. What Barrack has begun goes on.',
          false,
        ],
      ],
    );
    assert.equal(await control.effects('cloneVolume'), 1);
  });

  it('Stop Watching says that nothing was sent of what waited for its turn, and asks before', async () => {
    await control.addFaults({ kind: 'delay', operation: 'cloneVolume', milliseconds: 3000, count: 4 });
    const clones = ['a', 'b', 'c', 'd'].map((name) =>
      services.operations.begin([cloneOf(services, 'training-data', `copy-${name}`)]),
    );
    await until('four are being sent', async () => (await clonesSent())[0] === 4);
    const waiting = services.operations.begin([cloneOf(services, 'training-data', 'copy-e')]);
    assert.equal(waiting.progress.step, 'waiting');
    observed.answer = confirmed;
    await run('barrack.stopWatching', elementOf(services, waiting)).end;
    const [question, told] = observed.messages;
    assert.match(question?.detail ?? '', /^Nothing of it was sent yet, and nothing will be:\n.*copy-e/u);
    assert.equal(
      told?.text,
      '“Clone training-data → copy-e” was stopped before it was sent. Nothing was sent.',
    );
    await Promise.all(clones.map((one) => ended(one, 20_000)));
    assert.equal(waiting.progress.step, 'refused');
    assert.equal(await control.effects('cloneVolume'), 4);
  });

  it('Stop Watching tells what it ended though another one could not be', async () => {
    await control.setSpeed(0);
    const clones = ['training-data', 'archive-2024'].map((name) =>
      services.operations.begin([cloneOf(services, name, `${name}-copy`)]),
    );
    await until('both run', () => clones.every(({ progress }) => progress.step === 'running'));
    const [failing] = clones;
    const unwatch = services.operations.unwatch.bind(services.operations);
    const restore = replace(services.operations, 'unwatch', (operation) =>
      operation === failing ? Promise.reject(new Error('No room')) : unwatch(operation),
    );
    try {
      const elements = clones.map((clone) => elementOf(services, clone));
      await run('barrack.stopWatching', elements[0], elements).end;
      await until('what failed is told', () => observed.messages.length > 1);
    } finally {
      restore();
    }
    assert.deepEqual(observed.texts('information'), [
      '“Clone archive-2024 → archive-2024-copy” is not watched any more. What Barrack has begun goes on.',
    ]);
    assert.deepEqual(observed.texts('error'), ['Stop Watching failed: No room']);
  });

  it('Start Instance Again starts what was left shut down', async () => {
    await control.addFaults({ kind: 'status', operation: 'cloneVolume', status: 400, message: 'No room' });
    const chain = services.operations.begin(cloneWhileDown(services, 'inference-api', 'scratch'), 1);
    await ended(chain, 20_000);
    assert.equal(chain.instanceLeftStopped?.name, 'inference-api');
    const { provider } = services.operationsView;
    assert.match(
      provider.getTreeItem(elementOf(services, chain)).contextValue ?? '',
      /(^|;)leftDown(;|$)/u,
    );
    await run('barrack.startInstanceAgain', elementOf(services, chain)).end;
    const start = await until('it is begun', () => services.operations.all.find((one) => one !== chain));
    await ended(start, 20_000);
    assert.equal(start.progress.step, 'done');
    assert.equal(chain.instanceLeftStopped, undefined);
    assert.equal(await control.effects('startInstance'), 1);
  });

  it('Remove from List removes all that is selected and has ended', async () => {
    const first = await refusedClone();
    const second = await refusedClone('golden-boot');
    await control.setSpeed(0);
    const third = services.operations.begin([cloneOf(services, 'archive-2024', 'archive-copy')]);
    await until('it runs', () => third.progress.step === 'running');
    const elements = [first, second, third].map((one) => elementOf(services, one));
    await run('barrack.removeFromList', elements[0], elements).end;
    assert.deepEqual(services.operations.all, [third]);
    await run('barrack.removeFromList', elements[2]).end;
    assert.deepEqual(services.operations.all, [third]);
    assert.match(observed.texts('information').at(-1) ?? '', /still under way/u);
  });

  it('Clear Finished asks, and leaves what runs', async () => {
    await refusedClone();
    await control.setSpeed(0);
    const running = services.operations.begin([cloneOf(services, 'archive-2024', 'archive-copy')]);
    await until('it runs', () => running.progress.step === 'running');
    await run('barrack.clearFinished').end;
    assert.equal(services.operations.all.length, 2, 'it was not confirmed');
    assert.deepEqual(observed.messages.find(({ modal }) => modal)?.buttons, [
      'Keep in List',
      'Clear Finished',
    ]);
    observed.answer = confirmed;
    await run('barrack.clearFinished').end;
    assert.deepEqual(services.operations.all, [running]);
    await run('barrack.clearFinished').end;
    assert.match(observed.texts('information').at(-1) ?? '', /No operation in the list has ended/u);
  });

  it('Copy Support Details tells of the operation it was called on, however it stands', async () => {
    const refused = await refusedClone();
    const done = services.operations.begin([cloneOf(services, 'golden-boot', 'golden-2')]);
    await ended(done);
    await run('barrack.copySupportDetails', elementOf(services, done)).end;
    const [text = ''] = observed.copied;
    assert.ok(done.requestId !== undefined && text.includes(done.requestId), text);
    assert.ok(text.includes('golden-2'), text);
    assert.ok(!text.includes('Insufficient credits'), text);
    await run('barrack.copySupportDetails', elementOf(services, refused)).end;
    assert.match(observed.copied.at(-1) ?? '', /Insufficient credits/u);
  });

  it('Copy ID and Show Details work on the resource of an operation', async () => {
    const operation = services.operations.begin([cloneOf(services, 'training-data')]);
    await ended(operation);
    const element = elementOf(services, operation);
    const { id } = volumeNamed(services, 'training-data-clone');
    await run('barrack.copyId', element).end;
    assert.deepEqual(observed.copied, [id]);
    await run('barrack.showDetails', element).end;
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /"training-data-clone"/u);
  });

  describe('Export Operations…', () => {
    let folder: string;
    let restore: () => void;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'barrack-export-'));
      restore = () => undefined;
    });
    afterEach(async () => {
      restore();
      await rm(folder, { recursive: true, force: true });
    });

    function save(file: vscode.Uri | undefined): void {
      restore = replace(vscode.window, 'showSaveDialog', () => Promise.resolve(file));
    }

    it('writes one record a line and says how many', async () => {
      const file = join(folder, 'operations.jsonl');
      save(vscode.Uri.file(file));
      const first = await refusedClone();
      const second = services.operations.begin([cloneOf(services, 'golden-boot', 'golden-2')]);
      await ended(second);
      await run('barrack.exportOperations').end;
      const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
      assert.deepEqual(
        lines.map((line) => JSON.parse(line) as unknown),
        [first, second].map(({ record }) => JSON.parse(JSON.stringify(record)) as unknown),
      );
      assert.match(observed.texts('information').at(-1) ?? '', /^2 operations were written to .*jsonl\.$/u);
    });

    it('writes nothing where no file is chosen, and says so where there is nothing to write', async () => {
      save(undefined);
      await run('barrack.exportOperations').end;
      assert.deepEqual(observed.texts('information'), ['There are no operations in the list.']);
      await refusedClone();
      observed.messages = [];
      await run('barrack.exportOperations').end;
      assert.deepEqual(observed.messages, []);
    });
  });
});

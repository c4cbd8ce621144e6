import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileJournal } from '../../../src/state/file-journal.ts';
import { operationRecord } from './support/operation-records.ts';

const minute = 60 * 1000;

describe('the signs of windows in the journal’s folder', () => {
  let folder: string;
  let journal: FileJournal;
  let living: ChildProcess;
  let goneId: number;

  before(async () => {
    living = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'exit');
    goneId = gone.pid ?? assert.fail();
  });

  after(() => living.kill());

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'barrack-signs-'));
    journal = new FileJournal(folder, 'own', () => undefined);
  });

  afterEach(() => {
    journal.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  function leave(window: string, text: string, ageMs = 0): string {
    const name = `window.${window}.json`;
    writeFileSync(join(folder, name), text);
    const writtenAt = new Date(Date.now() - ageMs);
    utimesSync(join(folder, name), writtenAt, writtenAt);
    return name;
  }

  const signOf = (pid: number | undefined, host = hostname()): string => JSON.stringify({ pid, host });

  async function isKept(name: string): Promise<boolean> {
    await journal.read();
    return existsSync(join(folder, name));
  }

  it('are removed when their process is gone', async () => {
    assert.equal(await isKept(leave('crashed', signOf(goneId))), false);
  });

  it('are kept while their process lives, also if it has been silent for long', async () => {
    assert.equal(await isKept(leave('new', signOf(living.pid))), true);
    assert.equal(await isKept(leave('asleep', signOf(living.pid), 3 * 24 * 60 * minute)), true);
  });

  it('of another machine are kept until they have been silent for a day', async () => {
    assert.equal(await isKept(leave('far', signOf(goneId, 'elsewhere'), 2 * minute)), true);
    assert.equal(await isKept(leave('far', signOf(goneId, 'elsewhere'), 25 * 60 * minute)), false);
  });

  it('that cannot be read are kept until they have been silent for a day', async () => {
    assert.equal(await isKept(leave('torn', '{"pid":1', 2 * minute)), true);
    assert.equal(await isKept(leave('torn', '{"pid":1', 25 * 60 * minute)), false);
  });

  it('of its own are kept, and what is no sign', async () => {
    await journal.begin(operationRecord('a'));
    leave('own', signOf(goneId));
    writeFileSync(join(folder, 'window.txt'), '');
    await journal.read();
    assert.deepEqual(readdirSync(folder).sort(), ['a.0.json', 'window.own.json', 'window.txt']);
  });

  it('let the operations of a window that is gone be taken over all the same', async () => {
    leave('crashed', signOf(goneId));
    const text = JSON.stringify({ holder: 'crashed', record: operationRecord('a', 'running') });
    writeFileSync(join(folder, 'a.0.json'), text);
    assert.deepEqual((await journal.read()).entries.map(({ holder }) => holder), ['nobody']); // prettier-ignore
    assert.deepEqual((await journal.read()).entries.map(({ holder }) => holder), ['nobody']); // prettier-ignore
    assert.ok(await journal.takeOver('a', 'nobody'));
  });
});

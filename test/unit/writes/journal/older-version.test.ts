import assert from 'node:assert/strict';
import { watch } from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileJournal } from '../../../../src/writes/journal/file-journal.ts';
import type { JournalContents } from '../../../../src/writes/journal/journal.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** Files as version 0.1.0 wrote them, of windows that crashed: an operation that ran, one with a lost answer, one done. */
const written = new URL('written-by-0.1.0/', import.meta.url);

const kinds = [
  ...['attachVolume', 'clone', 'createImage', 'createSnapshot', 'createVolume', 'deleteImage', 'deleteSnapshot'],
  ...['deleteVolume', 'detachVolume', 'hibernateInstance', 'rebootInstance', 'resizeVolume', 'restoreInstance'],
  ...['restoreSnapshot', 'startInstance', 'stopInstance'],
]; // prettier-ignore

describe('A journal of version 0.1.0', () => {
  let folder: string;
  let names: readonly string[];

  beforeEach(async () => {
    folder = await files.mkdtemp(join(tmpdir(), 'barrack-older-'));
    await files.cp(written, folder, { recursive: true });
    names = (await files.readdir(folder)).filter((name) => name.endsWith('.0.json'));
  });

  afterEach(() => files.rm(folder, { recursive: true }));

  async function read(): Promise<JournalContents> {
    const journal = new FileJournal(folder, 'newer', () => undefined, {
      files,
      watch,
      clock: new FakeClock(),
      process: { pid: 2, host: 'host', isRunning: () => false },
    });
    const contents = await journal.read();
    journal.dispose();
    return contents;
  }

  it('is read whole: every record as it was written', async () => {
    const { entries, unreadable } = await read();
    assert.deepEqual(unreadable, []);
    assert.equal(entries.length, names.length);
    for (const { record } of entries) {
      const text = await files.readFile(join(folder, `${record.id}.0.json`), 'utf8');
      assert.deepEqual(JSON.parse(JSON.stringify(record)), (JSON.parse(text) as { record: unknown }).record);
    }
  });

  it('tells of every kind of write that there was', async () => {
    const { entries } = await read();
    const found = entries.flatMap(({ record }) => record.steps.map(({ order }) => order.kind));
    assert.deepEqual([...new Set<string>(found)].toSorted(), kinds);
  });

  it('tells which steps may have been sent', async () => {
    const { entries } = await read();
    assert.ok(entries.every(({ claimed }) => claimed.length === 1 && claimed[0] === 0));
  });

  it('is held by nobody who lives: any window may go on with what has not ended', async () => {
    const { entries } = await read();
    assert.deepEqual([...new Set(entries.map(({ holder }) => holder))], ['nobody']);
  });

  it('has a record that can’t be read where a field of its order is missing', async () => {
    const file = join(folder, 'clone-running.0.json');
    const text = await files.readFile(file, 'utf8');
    await files.writeFile(file, text.replace('"name":"data-clone",', ''));
    const { entries, unreadable } = await read();
    assert.deepEqual(
      unreadable.map(({ id }) => id),
      ['clone-running'],
    );
    assert.equal(entries.length, names.length - 1);
  });
});

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileJournal } from '../../../../../src/writes/journal/file-journal.ts';
import { Operations } from '../../../../../src/writes/engine/operations.ts';
import { ResourceStore } from '../../../../../src/resources/store.ts';
import { FakeBarrack } from '../../support/fake-barrack.ts';
import { OpenFiles } from '../../support/open-files.ts';
import { second, stepOf } from '../../support/orders.ts';
import { volume } from '../../support/records.ts';

const count = 200;

describe('Two hundred deletions begun at once, with the journal on disk', () => {
  let path: string;
  let journal: FileJournal;
  let barrack: FakeBarrack;
  let operations: Operations;
  let store: ResourceStore;
  let openFiles: OpenFiles;
  let lines: string[];
  let reads: number;

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'journal-'));
    lines = [];
    reads = 0;
    journal = new FileJournal(path, 'one', (line) => lines.push(line));
    const read = journal.read.bind(journal);
    journal.read = () => {
      reads += 1;
      return read();
    };
    barrack = new FakeBarrack();
    barrack.volumeList = Array.from({ length: count }, (_, index) => volume({ id: String(index + 1) }));
    barrack.onWrite.set('deleteVolume', (id) => {
      barrack.volumeList = barrack.volumeList.filter((one) => one.id !== id);
      return undefined;
    });
    store = new ResourceStore(() => barrack);
    let lastId = 0;
    operations = new Operations({
      store,
      clientOf: () => barrack,
      openJournal: () => Promise.resolve(journal),
      newId: () => `operation-${(lastId += 1)}`,
      log: (line) => lines.push(line),
    });
    operations.resume('account');
    await Promise.all([operations.ready, store.refresh()]);
    openFiles = new OpenFiles(path);
  });

  afterEach(async () => {
    openFiles.stop();
    operations.dispose();
    store.dispose();
    await rm(path, { recursive: true, maxRetries: 20, retryDelay: 100 }); // the last ones are still being noted
  });

  it('are all sent; few files are open at a time, and the first one need not wait for the last', async function () {
    this.timeout(60 * second);
    const begun = barrack.volumeList.map((one) => operations.begin([{ kind: 'deleteVolume', volume: one }]));
    const beganAt = performance.now();
    let firstAfter: number | undefined;
    let readsBefore = 0;
    await new Promise<void>((resolve) => {
      operations.onDidChange((operation) => {
        if (firstAfter === undefined && operation?.progress.step === 'sending') {
          firstAfter = performance.now() - beganAt;
          readsBefore = reads;
        }
        if (begun.every(({ endedAt }) => endedAt !== undefined)) {
          resolve();
        }
      });
    });
    assert.deepEqual(new Set(begun.map(stepOf)), new Set(['done']));
    assert.equal(barrack.countOf('deleteVolume'), count);
    assert.deepEqual(lines, []);
    assert.ok(openFiles.most > 0 && openFiles.most <= 16, `${openFiles.most} files were open at a time`);
    // One read for all that wait for it: a few, more on a slow machine, but nothing like one for each.
    assert.ok(
      readsBefore <= count / 10,
      `the journal was read ${readsBefore} times before the first one was checked`,
    );
    assert.ok((firstAfter ?? Infinity) < 10 * second, `the first one waited for ${firstAfter} ms`);
  });
});

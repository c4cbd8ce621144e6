import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../../../src/base/clock.ts';
import { systemClock } from '../../../../src/base/clock.ts';
import { FileJournal } from '../../../../src/writes/journal/file-journal.ts';
import type { Lease } from '../../../../src/writes/journal/journal.ts';
import { operationRecord } from '../support/operation-records.ts';

const stepOf = ({ record }: Pick<Lease, 'record'>): unknown => record.steps[0]?.progress.step;

describe('the journal on disk', () => {
  let folder: string;
  let lines: string[];
  let journals: FileJournal[];
  let children: ChildProcess[];
  let one: FileJournal;
  let two: FileJournal;

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'barrack-journal-')), 'operations');
    lines = [];
    journals = [];
    children = [];
    one = open('one');
    two = open('two');
  });

  afterEach(async () => {
    for (const child of children.filter(({ exitCode, signalCode }) => (exitCode ?? signalCode) === null)) {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }
    for (const journal of journals) {
      journal.dispose();
    }
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  function open(window: string, given: ConstructorParameters<typeof FileJournal>[3] = {}): FileJournal {
    const journal = new FileJournal(folder, window, (line) => lines.push(line), given);
    journals.push(journal);
    return journal;
  }

  async function holderIn(journal: FileJournal): Promise<string | undefined> {
    return (await journal.read()).entries[0]?.holder;
  }

  async function tenureOf(promise: Promise<Lease | undefined>): Promise<Lease> {
    const lease = await promise;
    assert.ok(lease);
    return lease;
  }

  it('keeps how something ended, whatever a look saw that took longer than that', async () => {
    const [seen, goOn] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    let isSlow = false;
    const slow = open('slow', {
      files: {
        ...files,
        readFile: async (...args: Parameters<typeof files.readFile>) => {
          const text = await files.readFile(...args);
          if (isSlow && typeof args[0] === 'string' && args[0].endsWith('.json')) {
            isSlow = false;
            seen.resolve(undefined);
            await goOn.promise;
          }
          return text;
        },
      } as typeof files,
    });
    const lease = await slow.begin(operationRecord('a', 'sending'));
    isSlow = true;
    const looking = slow.read();
    await seen.promise;
    assert.equal(await lease.save(operationRecord('a', 'done')), true);
    await lease.release();
    goOn.resolve(undefined);
    await looking;
    const [entry] = (await two.read()).entries;
    assert.ok(entry);
    assert.equal(stepOf(entry), 'done');
    assert.deepEqual(lines, []);
  });

  it('tells nothing of a record that is just being created', async () => {
    await (await one.begin(operationRecord('a'))).release();
    writeFileSync(join(folder, 'b.0.json'), '');
    const { entries, unreadable } = await two.read();
    assert.deepEqual([entries.length, unreadable, lines], [1, [], []]);
  });

  it('waits for nothing more once it is disposed, whatever was still being kept', async () => {
    const waiting = new Set<object>();
    const clock: Clock = {
      ...systemClock,
      after: (milliseconds, run) => {
        const one = {};
        waiting.add(one);
        const cancel = systemClock.after(milliseconds, () => {
          waiting.delete(one);
          run();
        });
        return () => {
          waiting.delete(one);
          cancel();
        };
      },
    };
    const ending = open('ending', { clock });
    const tenures = [
      await ending.begin(operationRecord('a', 'sending')),
      await ending.begin(operationRecord('b', 'sending')),
    ];
    const saving = tenures.map((lease) => lease.save(lease.record));
    ending.dispose();
    await Promise.all([...saving, ...tenures.map((lease) => lease.save(lease.record))]);
    assert.equal(waiting.size, 0);
    assert.equal(await holderIn(two), 'nobody');
  });

  it('keeps what is begun and saved, for every window, and tells who holds it', async () => {
    assert.deepEqual((await one.read()).entries, []);
    const lease = await one.begin(operationRecord('a'));
    assert.equal(await lease.save(operationRecord('a', 'sending')), true);
    const [entry] = (await two.read()).entries;
    assert.deepEqual(entry?.record, operationRecord('a', 'sending'));
    assert.deepEqual([await holderIn(one), await holderIn(two)], ['me', 'other']);
    await lease.release();
    assert.deepEqual([await holderIn(one), await holderIn(two)], ['nobody', 'nobody']);
    await assert.rejects(two.begin(operationRecord('a')), /already/u);
  });

  it('is never nobody’s for the window that is just beginning it, nor taken over by it', async () => {
    for (let number = 0; number < 30; number += 1) {
      const id = `operation-${number}`;
      const isBegun = new AbortController();
      const begun = one.begin(operationRecord(id)).finally(() => isBegun.abort());
      while (!isBegun.signal.aborted) {
        const mine = (await one.read()).entries.find(({ record }) => record.id === id);
        assert.ok(mine === undefined || mine.holder === 'me', mine?.holder);
        assert.equal(mine && (await one.takeOver(id, 'nobody')), undefined);
      }
      assert.equal(await (await begun).save(operationRecord(id)), true);
    }
  });

  it('holds from the first moment, also for two that are begun at once', async () => {
    await Promise.all([one.begin(operationRecord('a')), one.begin(operationRecord('b'))]);
    assert.deepEqual((await two.read()).entries.map(({ holder }) => holder), ['other', 'other']); // prettier-ignore
  });

  it('lets one of several windows take over, and only from nobody', async () => {
    const lease = await one.begin(operationRecord('a'));
    assert.equal(await two.takeOver('a', 'nobody'), undefined);
    await lease.release();
    const windows = Array.from({ length: 8 }, (_, index) => open(`window-${index}`));
    const tenures = await Promise.all(windows.map((window) => window.takeOver('a', 'nobody')));
    assert.equal(tenures.filter((taken) => taken !== undefined).length, 1);
    assert.equal(await two.takeOver('unheard-of', 'anybody'), undefined);
  });

  it('lets a window save no more once another has taken over, however often that was', async () => {
    const first = await one.begin(operationRecord('a'));
    await first.save(operationRecord('a', 'sending'));
    const second = await tenureOf(two.takeOver('a', 'anybody'));
    assert.equal(stepOf(second), 'sending', 'it goes on from what was saved last');
    assert.equal(await first.save(operationRecord('a', 'done')), false);
    const third = await tenureOf(open('three').takeOver('a', 'anybody'));
    assert.deepEqual(
      await Promise.all([first, second].map((lease) => lease.save(operationRecord('a', 'done')))),
      [false, false],
    );
    await first.release();
    await second.release();
    assert.deepEqual(
      [stepOf((await two.read()).entries[0] ?? assert.fail()), await holderIn(two)],
      ['sending', 'other'],
    );
    assert.equal(await third.save(operationRecord('a', 'running')), true);
    assert.equal(stepOf((await one.read()).entries[0] ?? assert.fail()), 'running');
  });

  it('gives the right to send a step once, whoever asks', async () => {
    const first = await one.begin(operationRecord('a'));
    const second = await tenureOf(two.takeOver('a', 'anybody'));
    const claims = [first, second, first, second].map((lease) => lease.claimSending(0));
    assert.equal((await Promise.all(claims)).filter((isMine) => isMine).length, 1);
    assert.equal(await second.claimSending(1), true);
    assert.equal(await open('three').takeOver('a', 'anybody').then((lease) => lease?.claimSending(1)), false); // prettier-ignore
  });

  it('shows an operation in every look while windows take it from each other', async () => {
    await one.begin(operationRecord('a'));
    const taken = { times: 0 };
    const taking = (async () => {
      for (; taken.times < 20; taken.times += 1) {
        await (taken.times % 2 === 0 ? two : one).takeOver('a', 'anybody');
      }
    })();
    const three = open('three');
    while (taken.times < 20) {
      assert.equal((await three.read()).entries.length, 1);
    }
    await taking;
  });

  it('falls back to what was there before where a window crashed in the middle of taking over', async () => {
    const lease = await one.begin(operationRecord('a'));
    await lease.save(operationRecord('a', 'running'));
    await lease.release();
    writeFileSync(join(folder, 'a.1.json'), '{"holder":"gone","rec');
    assert.equal(stepOf((await two.read()).entries[0] ?? assert.fail()), 'running');
    const taken = await tenureOf(two.takeOver('a', 'nobody'));
    assert.equal(stepOf(taken), 'running');
    assert.equal(await taken.save(operationRecord('a', 'done')), true);
    assert.equal(stepOf((await one.read()).entries[0] ?? assert.fail()), 'done');
  });

  it('keeps 500: the oldest that have ended give way', async () => {
    await one.begin(operationRecord('running', 'running', 1));
    for (let index = 0; index < 503; index += 1) {
      const record = operationRecord(`done-${index}`, 'done', 1000 + index);
      writeFileSync(join(folder, `done-${index}.0.json`), JSON.stringify({ record }));
    }
    writeFileSync(join(folder, 'done-0.sent-0'), '');
    const ids = (await two.read()).entries.map(({ record }) => record.id);
    assert.equal(ids.length, 500);
    assert.deepEqual([ids[0], ids[1], ids.at(-1)], ['running', 'done-4', 'done-502']);
    assert.ok(!readdirSync(folder).some((name) => /^done-[0-3]\..*json$/u.test(name)));
  });

  it('tells what an operation became after it had ended without anybody knowing how', async () => {
    const lease = await one.begin(operationRecord('a', 'unknown'));
    await lease.release();
    assert.equal(stepOf((await two.read()).entries[0] ?? assert.fail()), 'unknown');
    await lease.save(operationRecord('a', 'done'));
    await lease.release();
    assert.equal(stepOf((await two.read()).entries[0] ?? assert.fail()), 'done');
  });

  it('forgets what is removed, for good', async () => {
    const lease = await one.begin(operationRecord('a', 'unknown'));
    await lease.claimSending(0);
    await lease.release();
    assert.equal(await two.remove('a', 'ended'), true);
    assert.equal(await lease.save(operationRecord('a', 'done')), false);
    await lease.release();
    const { entries, removed } = await one.read();
    assert.deepEqual([entries, removed], [[], ['a']]);
    assert.equal(await lease.claimSending(0), false, 'who had the right to send it does not get it anew');
  });

  it('keeps what has not ended, with its claims, whoever wants it removed', async () => {
    const lease = await one.begin(operationRecord('a', 'sending'));
    await lease.claimSending(0);
    assert.deepEqual([await one.remove('a', 'ended'), await two.remove('a', 'ended')], [false, false]);
    await lease.release();
    assert.equal(await two.remove('a', 'ended'), false, 'also where nobody carries it out');
    const [entry] = (await two.read()).entries;
    assert.deepEqual(entry?.claimed, [0]);
    assert.equal(await two.remove('never heard of', 'ended'), true);
  });

  it('tells a window of what another one writes', async () => {
    await two.read();
    const changed = new Promise((resolve) => two.onDidChange(resolve));
    await one.begin(operationRecord('a'));
    await changed;
    assert.equal((await two.read()).entries.length, 1);
  });

  it('works on in a new folder where somebody deletes it', async () => {
    await one.begin(operationRecord('gone'));
    await two.read();
    const noticed = new Promise((resolve) => two.onDidChange(resolve));
    rmSync(folder, { recursive: true });
    await noticed;
    await two.read();
    const told = new Promise((resolve) => two.onDidChange(resolve));
    await one.begin(operationRecord('new'));
    await told;
    assert.deepEqual((await two.read()).entries.map(({ record }) => record.id), ['new']); // prettier-ignore
    assert.equal(await holderIn(two), 'other', 'it shows that it lives');
  });

  it('rejects where nothing can be written', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    await assert.rejects(one.begin(operationRecord('a')));
    rmSync(folder);
    await one.begin(operationRecord('a'));
  });

  it('takes a window for gone when its process is', async () => {
    const script = fileURLToPath(import.meta.resolve('../support/journal-process.ts'));
    const child = spawn(process.execPath, [script, folder, 'a'], { stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    assert.equal(String(said).trim(), 'sent');
    assert.equal(await holderIn(one), 'other');
    assert.equal(await one.takeOver('a', 'nobody'), undefined);
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    assert.equal(await holderIn(one), 'nobody');
    const lease = await tenureOf(one.takeOver('a', 'nobody'));
    assert.equal(stepOf(lease), 'sending');
    assert.equal(await lease.claimSending(0), false, 'it may have been sent');
  });
});

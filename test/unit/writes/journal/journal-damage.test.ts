import assert from 'node:assert/strict';
import * as files from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileJournal } from '../../../../src/writes/journal/file-journal.ts';
import { systemClock } from '../../../../src/base/clock.ts';
import type { UnreadableEntry } from '../../../../src/writes/journal/journal.ts';
import { textOf } from '../../../../src/writes/journal/journal-entries.ts';
import type { FileSystem } from '../../../../src/writes/journal/journal-folder.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { operationRecord } from '../support/operation-records.ts';
import { cloneOrder } from '../support/orders.ts';

const day = 24 * 60 * 60 * 1000;

describe('the journal on disk, where something in its folder can’t be read', () => {
  let folder: string;
  let lines: string[];
  let journals: FileJournal[];
  let journal: FileJournal;

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'barrack-journal-')), 'operations');
    mkdirSync(folder);
    lines = [];
    journals = [];
    journal = open('one');
  });

  afterEach(() => {
    for (const one of journals) {
      one.dispose();
    }
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  function open(window: string, fileSystem?: FileSystem): FileJournal {
    const one = new FileJournal(
      folder,
      window,
      (line) => lines.push(line),
      fileSystem && { files: fileSystem },
    );
    journals.push(one);
    return one;
  }

  const path = (name: string): string => join(folder, name);
  const write = (name: string, text: string): void => writeFileSync(path(name), text);
  const whole = (id: string): string => textOf({ holder: undefined, record: operationRecord(id, 'running') });

  function age(name: string, milliseconds: number): void {
    const then = new Date(Date.now() - milliseconds);
    utimesSync(path(name), then, then);
  }

  async function unreadable(of = journal): Promise<UnreadableEntry> {
    const found = (await of.read()).unreadable;
    const [entry] = found;
    assert.ok(entry !== undefined && found.length === 1, `${found.length} can't be read`);
    return entry;
  }

  const bad: readonly (readonly [what: string, make: (name: string) => void])[] = [
    ['a folder', (name) => mkdirSync(path(name))],
    ['a folder that is not empty', (name) => mkdirSync(join(path(name), 'inner'), { recursive: true })],
    ['a link to itself', (name) => symlinkSync(name, path(name))],
    ['text that is no JSON', (name) => write(name, 'no JSON')],
    ['JSON that is no record', (name) => write(name, '{"record":{"version":1}}')],
    ['a record that is cut off', (name) => write(name, whole('bad').slice(0, -40))],
    ['a record of another operation', (name) => write(name, whole('other'))],
    [
      'a record of a newer version',
      (name) => write(name, whole('bad').replace('"version":1', '"version":2')),
    ],
    ['something huge', (name) => write(name, ' '.repeat(5_000_000))],
  ];
  for (const [what, make] of bad) {
    it(`shows ${what} and everything else, and can be written`, async () => {
      write('good.0.json', whole('good'));
      make('bad.0.json');
      const { id, reason } = await unreadable();
      assert.equal(id, 'bad');
      assert.ok(reason.length > 10);
      assert.deepEqual((await journal.read()).entries.map(({ record }) => record.id), ['good']); // prettier-ignore
      assert.ok(await journal.takeOver('good', 'nobody'));
      const lease = await journal.begin(operationRecord('new'));
      assert.ok((await lease.save(operationRecord('new', 'sending'))) && (await lease.claimSending(0)));
      assert.equal(await journal.takeOver('bad', 'anybody'), undefined);
      assert.equal(lines.filter((line) => line.startsWith('bad.0.json')).length, 1, 'it is logged once');
      assert.equal(await journal.remove('bad', 'unreadable'), true);
      assert.deepEqual((await journal.read()).unreadable, []);
    });
  }

  const leftovers: readonly (readonly [what: string, make: (name: string, outside: string) => void])[] = [
    ['a folder', (name) => mkdirSync(join(path(name), 'inner'), { recursive: true })],
    ['a link to something of somebody else’s', (name, outside) => symlinkSync(outside, path(name))],
    ['a link to nothing', (name) => symlinkSync('nothing', path(name))],
    ['a pipe', (name) => process.platform !== 'win32' && execFileSync('mkfifo', [path(name)])],
    ['half a file', (name) => write(name, '{"holder":')],
  ];
  for (const [what, make] of leftovers) {
    it(`keeps what is to be kept though ${what} is where it is written first`, async () => {
      const outside = join(folder, '..', 'outside');
      writeFileSync(outside, 'theirs');
      const lease = await journal.begin(operationRecord('a'));
      make('a.0.json.new', outside);
      assert.equal(await lease.save(operationRecord('a', 'sending')), true);
      const [entry] = (await journal.read()).entries;
      assert.equal(entry?.record.steps[0]?.progress.step, 'sending');
      assert.equal(readFileSync(outside, 'utf8'), 'theirs');
    });
  }

  it('loses nothing where no window can take over any more', async () => {
    write('a.999999999.json', whole('a'));
    assert.equal(await journal.takeOver('a', 'nobody'), undefined);
    assert.deepEqual((await journal.read()).entries.map(({ record }) => record.id), ['a']); // prettier-ignore
  });

  for (const code of ['EACCES', 'EIO', 'EBUSY', 'EMFILE']) {
    it(`shows everything else where reading a record fails with ${code}, and the record when it can be read`, async () => {
      let fails = true;
      const readFile = ((file: string, encoding: 'utf8') =>
        fails && file.endsWith('bad.0.json')
          ? Promise.reject(Object.assign(new Error(`${code}: ${file}`), { code }))
          : files.readFile(file, encoding)) as typeof files.readFile;
      const faulty = open('two', { ...files, readFile });
      write('good.0.json', whole('good'));
      write('bad.0.json', whole('bad'));
      const { reason } = await unreadable(faulty);
      assert.match(reason, new RegExp(`${code}$`, 'u'));
      await faulty.begin(operationRecord('new'));
      assert.equal(await faulty.remove('bad', 'ended'), false, 'it may be under way');
      fails = false;
      const { entries } = await faulty.read();
      assert.deepEqual(entries.map(({ record }) => record.id).toSorted(), ['bad', 'good', 'new']);
    });
  }

  it('looks again after what could not be read, though nothing tells of a change', async () => {
    const clock = new FakeClock();
    let fails = true;
    const readFile = ((file: string, encoding: 'utf8') =>
      fails ? Promise.reject(new Error('EBUSY')) : files.readFile(file, encoding)) as typeof files.readFile;
    const watch = (() => Object.assign(new EventEmitter(), { close: () => undefined })) as never;
    const around = { files: { ...files, readFile }, clock, watch };
    const faulty = new FileJournal(folder, 'two', () => undefined, around);
    journals.push(faulty);
    write('bad.0.json', whole('bad'));
    await unreadable(faulty);
    fails = false;
    const told = new Promise((resolve) => faulty.onDidChange(resolve));
    await clock.advance(10_000);
    await told;
    assert.deepEqual((await faulty.read()).unreadable, []);
  });

  it('tells what remains: what it was to do, whose it is, and what may have been sent', async () => {
    write('bad.0.json', whole('bad').replace('"progress":{"step":"running"}', '"progress":{"step":"run'));
    write('bad.sent-0', '');
    const { orders, account, claimed, reason } = await unreadable();
    assert.deepEqual(orders, [cloneOrder()]);
    assert.deepEqual([account, claimed], ['account', [0]]);
    assert.match(reason, /damaged/u);
  });

  it('tells what a newer version has written that this one knows as well', async () => {
    write('bad.0.json', whole('bad').replace('"version":1', '"version":2').replace('"steps"', '"phases"'));
    const { orders, account, reason } = await unreadable();
    assert.deepEqual([orders, account], [[cloneOrder()], 'account']);
    assert.match(reason, /newer version/u);
  });

  it('does not go back to an older record where a newer version has taken over', async () => {
    write('bad.0.json', whole('bad'));
    write('bad.1.json', whole('bad').replace('"version":1', '"version":2'));
    assert.match((await unreadable()).reason, /newer version/u);
    assert.equal(await journal.takeOver('bad', 'nobody'), undefined);
  });

  it('keeps what a window that lives can read, though this one can’t', async () => {
    const two = open('two');
    await two.begin(operationRecord('bad', 'sending'));
    write(
      'bad.0.json',
      textOf({ holder: 'two', record: operationRecord('bad') }).replace('"version":1', '"version":2'),
    );
    assert.equal((await unreadable()).holder, 'other');
    assert.equal(await journal.remove('bad', 'unreadable'), false);
    two.dispose();
    assert.equal((await unreadable()).holder, 'nobody');
    assert.equal(await journal.remove('bad', 'unreadable'), true);
  });

  it('shows an empty record only if something was sent', async () => {
    write('unsent.0.json', '');
    write('sent.0.json', '');
    write('sent.sent-0', '');
    const { id, claimed } = await unreadable();
    assert.deepEqual([id, claimed], ['sent', [0]]);
  });

  it('cleans up what crashes have left, once it is surely nobody’s', async () => {
    const old = ['old.0.json', 'x.0.json.new', 'window.gone.json.new', 'gone.sent-0', 'gone.removed'];
    const kept = [
      'young.0.json',
      'y.0.json.new',
      'lately.sent-0',
      'known.0.json',
      'known.sent-0',
      'stranger.txt',
    ];
    for (const name of [...old, ...kept]) {
      write(name, '');
    }
    write('known.0.json', whole('known'));
    for (const name of [...old, 'known.0.json', 'known.sent-0', 'stranger.txt']) {
      age(name, 8 * day);
    }
    age('lately.sent-0', 2 * day);
    let ms = 0;
    const clock = { ...systemClock, now: () => ({ awakeMs: ms, passedMs: ms }) };
    const lasting = new FileJournal(folder, 'lasting', () => undefined, { clock });
    journals.push(lasting);
    await lasting.read();
    assert.equal(readdirSync(folder).length, [...old, ...kept].length, 'a clock may have been set');
    ms += 11 * 60_000;
    await lasting.read();
    assert.deepEqual(readdirSync(folder).toSorted(), kept.toSorted());
  });

  it('looks at what may be left only now and again, however often it is read', async () => {
    for (let index = 0; index < 500; index += 1) {
      write(`gone-${index}.removed`, '');
      write(`gone-${index}.sent-0`, '');
    }
    let looks = 0;
    const stat = ((...given: Parameters<typeof files.stat>) => {
      looks += 1;
      return files.stat(...given);
    }) as typeof files.stat;
    const counted = open('two', { ...files, stat });
    await counted.read();
    assert.equal(looks, 1000);
    await counted.read();
    await counted.read();
    assert.equal(looks, 1000);
  });

  it('works though nothing can be removed', async () => {
    const rm = () => Promise.reject(Object.assign(new Error('EBUSY'), { code: 'EBUSY' }));
    const stuck = open('two', { ...files, rm });
    for (let index = 0; index < 502; index += 1) {
      write(
        `done-${index}.0.json`,
        textOf({ holder: undefined, record: operationRecord(`done-${index}`, 'done', index) }),
      );
    }
    write('old.0.json.new', '');
    age('old.0.json.new', 8 * day);
    assert.equal((await stuck.read()).entries.length, 500);
    await stuck.begin(operationRecord('new'));
    assert.equal(await stuck.remove('done-7', 'ended'), true, 'its files do not count any more');
  });

  it('forgets what could not be begun although nothing can be written', async () => {
    const failing = () => Promise.reject(Object.assign(new Error('EROFS'), { code: 'EROFS' }));
    const readOnly = open('two', { ...files, open: failing });
    await assert.rejects(readOnly.begin(operationRecord('new')), /EROFS/u);
    assert.equal(await readOnly.remove('new', 'ended'), true);
  });

  it('leaves nothing behind where a new one can’t be written', async () => {
    let fails = true;
    const openFile: typeof files.open = async (...given) => {
      const file = await files.open(...given);
      if (fails && String(given[0]).endsWith('new.0.json')) {
        file.sync = () => Promise.reject(new Error('ENOSPC'));
      }
      return file;
    };
    const full = open('two', { ...files, open: openFile });
    await assert.rejects(full.begin(operationRecord('new')), /ENOSPC/u);
    assert.deepEqual((await journal.read()).unreadable, []);
    assert.ok(!readdirSync(folder).includes('new.0.json'));
    fails = false;
    await full.begin(operationRecord('new'));
  });

  for (const what of ['release', 'take over'] as const) {
    it(`is nobody’s again for all where a window that lives could not ${what} it, once it can`, async () => {
      let fails = false;
      const rename: typeof files.rename = (from, to) =>
        fails && to.toString().endsWith('.json') && !to.toString().includes('window')
          ? Promise.reject(new Error('EIO'))
          : files.rename(from, to);
      const faulty = open('two', { ...files, rename });
      await faulty.begin(operationRecord('b', 'running'));
      const lease = await (what === 'release' ? faulty : journal).begin(operationRecord('a', 'running'));
      fails = what === 'release';
      await lease.release();
      fails = true;
      await (what === 'take over' && assert.rejects(faulty.takeOver('a', 'nobody'), /EIO/u));
      const holder = async (): Promise<unknown> =>
        (await journal.read()).entries.find(({ record }) => record.id === 'a')?.holder;
      assert.equal(await holder(), 'other', 'nobody knows better yet');
      fails = false;
      await faulty.read();
      assert.equal(await holder(), 'nobody');
      assert.ok(await journal.takeOver('a', 'nobody'));
    });
  }

  it('keeps what a window takes over anew while it is still letting it go', async () => {
    const isReleased = Promise.withResolvers<undefined>();
    const isTaken = Promise.withResolvers<undefined>();
    let isReleasing = false;
    const rename: typeof files.rename = async (from, to) => {
      await files.rename(from, to);
      if (isReleasing && to.toString().endsWith('a.0.json')) {
        isReleased.resolve(undefined);
        await isTaken.promise;
      }
    };
    const slow = open('two', { ...files, rename });
    const lease = await slow.begin(operationRecord('a', 'running'));
    isReleasing = true;
    const released = lease.release();
    await isReleased.promise;
    const anew = await slow.takeOver('a', 'nobody');
    isTaken.resolve(undefined);
    await released;
    assert.equal(await journal.takeOver('a', 'nobody'), undefined);
    assert.equal(await anew?.save(operationRecord('a', 'done')), true);
  });

  it('begins nothing under a sign that looks as if its window were gone', async () => {
    const clock = new FakeClock(Date.now());
    const isSilent = Promise.withResolvers<undefined>();
    let fails = false;
    const rename: typeof files.rename = (from, to) => {
      if (fails && to.toString().endsWith('window.two.json')) {
        isSilent.resolve(undefined);
        return Promise.reject(new Error('ENOSPC'));
      }
      return files.rename(from, to);
    };
    const two = new FileJournal(folder, 'two', (line) => lines.push(line), {
      files: { ...files, rename },
      clock,
    });
    journals.push(two);
    await two.begin(operationRecord('a'));
    fails = true;
    await clock.advance(10_000);
    await isSilent.promise;
    await settle();
    age('window.two.json', 2 * 60_000);
    await assert.rejects(two.begin(operationRecord('b')), /ENOSPC/u);
    fails = false;
    await two.begin(operationRecord('c'));
    assert.deepEqual((await journal.read()).entries.map(({ holder }) => holder), ['other', 'other']); // prettier-ignore
  });

  it('has removed what it says is removed, also where its files stay for now', async () => {
    let fails = true;
    const rm: typeof files.rm = (path, options) =>
      fails && path.toString().endsWith('a.0.json')
        ? Promise.reject(new Error('EBUSY'))
        : files.rm(path, options);
    const stuck = open('two', { ...files, rm });
    await (await stuck.begin(operationRecord('a', 'done'))).release();
    assert.equal(await stuck.remove('a', 'ended'), true);
    assert.deepEqual((await journal.read()).removed, ['a']);
    assert.deepEqual((await stuck.read()).entries, []);
    fails = false;
    await stuck.read();
    assert.deepEqual(readdirSync(folder).toSorted(), ['a.removed']);
  });

  it('does not bring back what is removed while a slow window is about to take it over', async () => {
    const isLooked = Promise.withResolvers<undefined>();
    const isRemoved = Promise.withResolvers<undefined>();
    const openFile: typeof files.open = async (...given) => {
      if (String(given[0]).endsWith('a.1.json')) {
        isLooked.resolve(undefined);
        await isRemoved.promise;
      }
      return files.open(...given);
    };
    const slow = open('two', { ...files, open: openFile });
    const lease = await journal.begin(operationRecord('a', 'running'));
    await lease.release();
    const taken = slow.takeOver('a', 'nobody');
    await isLooked.promise;
    await lease.save(operationRecord('a', 'done'));
    await lease.release();
    assert.equal(await journal.remove('a', 'ended'), true);
    isRemoved.resolve(undefined);
    assert.equal(await taken, undefined);
    assert.deepEqual((await journal.read()).entries, []);
  });

  it('tells of what is removed during a look that it was, not that it is lost', async () => {
    let look: () => Promise<unknown> = () => Promise.resolve();
    const readdir = (async (path: string) => {
      const names = await files.readdir(path);
      await look();
      return names;
    }) as typeof files.readdir;
    const two = open('two', { ...files, readdir });
    const lease = await journal.begin(operationRecord('a', 'running'));
    const [known] = (await two.read()).entries;
    assert.equal(known?.record.id, 'a');
    look = async () => {
      look = () => Promise.resolve();
      await lease.save(operationRecord('a', 'done'));
      await journal.remove('a', 'ended');
    };
    const { entries, removed } = await two.read();
    assert.deepEqual([entries, removed], [[], ['a']]);
  });

  it('looks again for what removed an operation where a list of names has neither', async () => {
    const lease = await journal.begin(operationRecord('a', 'done'));
    await lease.release();
    let isMissed = false;
    const readdir = (async (path: string) => {
      const names = await files.readdir(path);
      return isMissed ? names.filter((name) => !name.startsWith('a.')) : names;
    }) as typeof files.readdir;
    const two = open('two', {
      ...files,
      readdir: (async (path: string) => {
        const names = await readdir(path);
        isMissed = false;
        return names;
      }) as typeof files.readdir,
    });
    assert.equal((await two.read()).entries.length, 1);
    await journal.remove('a', 'ended');
    isMissed = true; // a folder that changes while it is listed
    assert.deepEqual((await two.read()).removed, ['a']);
  });

  for (const code of ['EACCES', 'EIO']) {
    it(`tells what an older record orders where the last one fails with ${code}`, async () => {
      const readFile = ((file: string, encoding: 'utf8') =>
        file.endsWith('bad.1.json')
          ? Promise.reject(Object.assign(new Error(code), { code }))
          : files.readFile(file, encoding)) as typeof files.readFile;
      write('bad.0.json', whole('bad'));
      write('bad.1.json', whole('bad'));
      const { orders, reason, holder } = await unreadable(open('two', { ...files, readFile }));
      assert.deepEqual(orders, [cloneOrder()]);
      assert.deepEqual([reason.endsWith(code), holder], [true, 'nobody']);
    });
  }

  /** A window that takes over while, between its look and its taking, something else happens. */
  function slow(meanwhile: () => Promise<unknown>, fileSystem: Partial<FileSystem> = {}): FileJournal {
    const openFile: typeof files.open = async (...given) => {
      if (String(given[0]).endsWith('a.1.json')) {
        await meanwhile();
      }
      return files.open(...given);
    };
    return open('two', { ...files, open: openFile, ...fileSystem });
  }

  it('takes over what is kept while it is about to, too', async () => {
    const lease = await journal.begin(operationRecord('a', 'sending'));
    const two = slow(() => lease.save(operationRecord('a', 'running')));
    const taken = await two.takeOver('a', 'anybody');
    assert.equal(taken?.record.steps[0]?.progress.step, 'running');
    assert.equal((await two.read()).entries[0]?.record.steps[0]?.progress.step, 'running');
    assert.equal(await lease.save(operationRecord('a', 'done')), false);
  });

  it('takes nothing over, and loses nothing, while what was kept last can’t be read', async () => {
    const lease = await journal.begin(operationRecord('a', 'sending'));
    let fails = false;
    const readFile = ((file: string, encoding: 'utf8') =>
      fails && file.endsWith('a.0.json')
        ? Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }))
        : files.readFile(file, encoding)) as typeof files.readFile;
    const meanwhile = async (): Promise<void> => {
      await lease.save(operationRecord('a', 'running'));
      fails = true;
    };
    const two = slow(meanwhile, { readFile });
    await assert.rejects(two.takeOver('a', 'anybody'), /EIO/u);
    fails = false;
    const [entry] = (await two.read()).entries;
    assert.deepEqual([entry?.record.steps[0]?.progress.step, entry?.holder], ['running', 'other']);
  });
});

import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../../../src/base/time.ts';
import { systemClock } from '../../../../src/base/clock.ts';
import { FileJournal } from '../../../../src/writes/journal/file-journal.ts';
import { JournalFolder } from '../../../../src/writes/journal/journal-folder.ts';
import { ownProcess, WindowSign } from '../../../../src/writes/journal/window-sign.ts';
import { operationRecord } from '../support/operation-records.ts';

const minute = 60 * 1000;
const at = (ms: number) => ({ awakeMs: ms, passedMs: ms });

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

  /** This window's sign, with a clock of its own to measure with. */
  function signAt(instant: () => Instant): WindowSign {
    const clock = { ...systemClock, now: instant };
    return new WindowSign(new JournalFolder(folder, files, clock), 'own', clock, ownProcess);
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

  for (const [title, text] of [
    ['of another machine', () => signOf(goneId, 'elsewhere')],
    ['that cannot be read', () => '{"pid":1'],
  ] as const) {
    it(`${title} are kept until they have been silent for a day, and for a minute by this window’s measure`, async () => {
      for (const [ageMs, watchedMs, kept] of [
        [2 * minute, 2 * minute, true],
        [25 * 60 * minute, 1, true],
        [25 * 60 * minute, 2 * minute, false],
        [-25 * 60 * minute, 2 * minute, false],
      ] as const) {
        const name = leave('far', text(), ageMs);
        const sign = signAt(() => at(ms));
        let ms = 0;
        await sign.removeLeft();
        ms += watchedMs;
        await sign.removeLeft();
        assert.equal(existsSync(join(folder, name)), kept, `${ageMs} old, watched for ${watchedMs}`);
      }
    });
  }

  describe('tell whether a window lives, whatever time they bear', () => {
    const ages = { new: 0, 'hours old': 5 * 60 * minute, 'to come': -400 * 365 * 24 * 60 * minute };
    let ms: number;
    let sign: WindowSign;

    beforeEach(() => {
      ms = 0;
      sign = signAt(() => at(ms));
    });

    for (const [title, ageMs] of Object.entries(ages)) {
      it(`${title}: it does as long as it writes its sign anew`, async () => {
        for (let beat = 0; beat < 20; beat += 1) {
          leave('other', signOf(living.pid), ageMs - beat * 1000);
          assert.equal(await sign.lives('other'), true);
          ms += 10_000;
        }
      });

      it(`${title}: it is gone when it has not for a minute, though its process lives or another has its number`, async () => {
        for (const [other, text] of Object.entries({
          here: signOf(living.pid),
          far: signOf(goneId, 'elsewhere'),
        })) {
          leave(other, text, ageMs);
          assert.equal(await sign.lives(other), true);
          ms += 50_000;
          assert.equal(await sign.lives(other), true);
          ms += 11_000;
          assert.equal(await sign.lives(other), false);
        }
      });

      it(`${title}: it is gone at once with its process`, async () => {
        leave('other', signOf(goneId), ageMs);
        assert.equal(await sign.lives('other'), false);
      });
    }

    it('a machine that slept tells nothing of what else slept', async () => {
      leave('other', signOf(living.pid));
      assert.equal(await sign.lives('other'), true);
      sign = signAt(() => ({ awakeMs: 0, passedMs: ms }));
      assert.equal(await sign.lives('other'), true);
      ms += 8 * 60 * minute;
      assert.equal(await sign.lives('other'), true);
    });
  });

  it('that can’t be read at all count as of a window that lives, until they have been silent for a minute', async () => {
    let passed = 0;
    const sign = signAt(() => at(passed));
    mkdirSync(join(folder, 'window.other.json'));
    assert.equal(await sign.lives('other'), true);
    passed = 2 * minute;
    assert.equal(await sign.lives('other'), false);
    assert.equal((await journal.read()).entries.length, 0, 'and are in nobody’s way');
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

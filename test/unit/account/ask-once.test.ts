import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AskOnce } from '../../../src/account/ask-once.ts';

describe('asking once for several windows', () => {
  let folder: string;
  let now: number;
  const openWindow = () => new AskOnce(folder, 60_000, () => now);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ask-once-'));
    now = 1_800_000_030_000;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lets exactly one of many windows ask', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, () => openWindow().claim('key')));
    assert.equal(claims.filter(Boolean).length, 1);
  });

  it('lets exactly one of many windows ask after the quiet time, too', async () => {
    await openWindow().claim('key');
    now += 61_000;
    const claims = await Promise.all(Array.from({ length: 20 }, () => openWindow().claim('key')));
    assert.equal(claims.filter(Boolean).length, 1);
  });

  it('does not ask again within the quiet time, wherever that falls on the clock', async () => {
    for (const later of [1, 29_999, 30_000, 59_999]) {
      now = 1_800_000_030_000;
      const topic = `key${later}`;
      assert.equal(await openWindow().claim(topic), true);
      now += later;
      assert.equal(await openWindow().claim(topic), false, `${later} ms later`);
    }
  });

  it('is not kept from asking by what was asked at a time that is to come', async () => {
    now += 5 * 60 * 60_000;
    assert.equal(await openWindow().claim('key'), true);
    now -= 5 * 60 * 60_000;
    assert.equal(await openWindow().claim('key'), true, 'the clock was set back');
    now += 5 * 60 * 60_000;
    assert.equal(await openWindow().claim('key'), true, 'hours later');
  });

  it('asks where nothing can be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    assert.equal(await new AskOnce(join(file, 'folder'), 60_000, () => now).claim('key'), true);
  });

  it('keeps topics apart, and leaves no heap of files', async () => {
    assert.equal(await openWindow().claim('one'), true);
    assert.equal(await openWindow().claim('two'), true);
    for (let minutes = 0; minutes < 10; minutes += 1) {
      now += 61_000;
      assert.equal(await openWindow().claim(`one${minutes % 2}`), true);
    }
    assert.ok((await readdir(folder)).length <= 2);
  });
});

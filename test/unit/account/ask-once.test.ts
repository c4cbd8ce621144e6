import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AskOnce } from '../../../src/account/ask-once.ts';

describe('asking once for several windows', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'ask-once-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('lets exactly one of many windows ask', async () => {
    const windows = Array.from({ length: 20 }, () => new AskOnce(folder, 60_000));
    const claims = await Promise.all(windows.map((window) => window.claim('key')));
    assert.equal(claims.filter(Boolean).length, 1);
  });

  it('asks again after the quiet time, or when it was settled', async () => {
    const window = new AskOnce(folder, 60_000);
    assert.equal(await window.claim('key'), true);
    assert.equal(await window.claim('key'), false);
    const longAgo = new Date(Date.now() - 61_000);
    await utimes(join(folder, 'asked-key'), longAgo, longAgo);
    assert.equal(await window.claim('key'), true);
    await window.reset('key');
    assert.equal(await window.claim('key'), true);
  });

  it('keeps topics apart', async () => {
    const window = new AskOnce(folder, 60_000);
    assert.equal(await window.claim('one'), true);
    assert.equal(await window.claim('two'), true);
  });
});
